"""Two wordings of one slot: whether they are the same, other words for it, or cannot both be meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from sourceline.link.claims import read_number
from sourceline.text.lexicon import load_lexicon, words_of
from sourceline.text.morphology import stem

# From this likeness of letters two words are one, spelled or inflected otherwise.
ONE_SPELLING = 85.0
# From this, where the consonants are the same.
ONE_SOUND = 60.0


def same_words(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether a change of words inside a quotation is too small to be told.

    Spelling, inflection, joined words, abbreviations, fillers and articles.
    """
    here, there = _content(a), _content(b)
    if here == there or "".join(a) == "".join(b):
        return True
    if not here or not there:
        return not (here | there) & words_of("contrasts", "weighty")
    return all(any(one_word(x, y) for y in there) for x in here) and all(
        any(one_word(x, y) for x in here) for y in there
    )


def only_function_words(words: Sequence[str]) -> bool:
    return all(word in words_of("function", "words") for word in words)


def _content(words: Sequence[str]) -> frozenset[str]:
    light = words_of("contrasts", "fillers")
    return frozenset(_plain_form(word) for word in words if word not in light)


def _plain_form(word: str) -> str:
    number = read_number(word)
    return f"{number:g}" if number is not None else stem(word)


@lru_cache(maxsize=65536)
def one_word(a: str, b: str) -> bool:
    """Whether two words are one in another spelling or form."""
    if a == b or stem(a) == stem(b) or {a, b} <= words_of("contrasts", "verb_endings"):
        return True
    if min(len(a), len(b)) >= 3 and (a.startswith(b) or b.startswith(a)):
        return True  # "Sen" and "Senator"
    if a in words_of("contrasts", "weighty") or b in words_of("contrasts", "weighty"):
        return False
    if a[0].isdigit() or b[0].isdigit():
        return False
    alike = ratio(a, b)
    if min(len(a), len(b)) < 4 or alike < ONE_SOUND:
        return False
    return alike >= ONE_SPELLING or _consonants(a) == _consonants(b)


def _consonants(word: str) -> str:
    """ "mama" and "momma" sound alike."""
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouyh]", "", word))


@lru_cache(maxsize=1)
def _classes() -> dict[str, tuple[str, ...]]:
    """Word to the closed sets that it is a member of."""
    found: dict[str, tuple[str, ...]] = {}
    for name, words in load_lexicon("contrasts").get("sets", {}).items():
        for word in words:
            found[word] = (*found.get(word, ()), name)
    return found


def sets_of(word: str) -> tuple[str, ...]:
    """The closed sets (sides, colours, materials, ...) that a word is a member of."""
    return _classes().get(word, ())


def exclude(a: str, b: str) -> bool:
    """Whether two words cannot both be meant: different members of one closed set.

    >>> exclude("left", "right"), exclude("left", "knee")
    (True, False)
    """
    if not a or not b or one_word(a, b) or _synonyms(a, b):
        return False
    return bool(set(sets_of(a)) & set(sets_of(b)))


def _synonyms(a: str, b: str) -> bool:
    return any(a in group and b in group for group in load_lexicon("contrasts").get("same", []))


def kind_of(word: str) -> str | None:
    """The kind of thing a noun names ("vehicle", "stick"), where the lexicon knows it."""
    for name, words in load_lexicon("contrasts").get("kinds", {}).items():
        if word in words:
            return str(name)
    return None
