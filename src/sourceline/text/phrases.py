"""Short noun phrases found by lists and word forms: what follows a number, what stands before a verb.

No parser: a run of words that are no function words, up to its noun. Good for the words that are
counted ("signatures", "first-class passengers"), and not meant for more.
"""

from __future__ import annotations

import re
from functools import lru_cache

from sourceline.model.span import Span
from sourceline.text.lexicon import load_lexicon, words_of
from sourceline.text.morphology import is_past_form, lemmas, verb_lemma
from sourceline.text.tokens import find_words

_WORD = re.compile(r"[^\W\d_]+(?:['’.&‑-][^\W\d_]+)*")
_CONTRACTED = re.compile(r"['’](?:s|d|ll|ve|re|m|t)$")
# Of a noun phrase after a number: "three first-class railway passengers".
MODIFIERS = 4
# Before a noun phrase that hangs on it and is no subject.
_PREPOSITIONS = frozenset(
    ["for", "in", "at", "on", "by", "after", "since", "before", "during", "with", "from", "under",
     "among", "within", "across", "until", "despite", "throughout"]
)  # fmt: skip
_PRONOUNS = frozenset(["it", "he", "she", "they", "we", "i", "you"])
_DEMONYM = re.compile(
    r"[A-Z][a-z]+(?:[aeio]ns|crats|ists|ers|ites|ees|cans|ars|bs|ds|ks|ts|rs|os|is)$"
)


def next_word(
    text: str, place: int, end: int, gaps: tuple[str, ...] = (" ", "\u00a0")
) -> Span | None:
    """The word that follows `place` after one of `gaps` alone; None where something else stands there."""
    for gap in gaps:
        if text.startswith(gap, place):
            found = _WORD.match(text, place + len(gap), end)
            if found:
                return Span(found.start(), found.end())
    return None


def last_word(text: str, span: Span) -> str:
    """The last word before the first small one, its case folded: "jars" of "jars of honey"; "" for none."""
    small, last = words_of("function", "words"), ""
    for token in find_words(text, span):
        if token.plain in small:
            break
        last = token.plain
    return last


@lru_cache(maxsize=65536)
def is_function(word: str) -> bool:
    low = word.lower()
    if low in _function() or low in words_of("function", "times"):
        return True
    return bool(_CONTRACTED.search(low)) and not low.endswith(("'s", "’s"))


@lru_cache(maxsize=1)
def _function() -> frozenset[str]:
    """Function words without the nouns and adjectives among them that a number can count."""
    return words_of("function", "words") - {"others", "former", "last", "first", "second", "third"}


@lru_cache(maxsize=65536)
def is_plural(word: str) -> bool:
    """Whether a word can be a noun that stands for several."""
    low = word.lower()
    if low in _plurals() or low == "others":
        return True
    noun = lemmas(low).get("NOUN")
    if noun is not None:
        return noun[0] != low and not low.endswith(("ss", "us"))
    if word[0].isupper():
        return bool(_DEMONYM.match(word))
    return len(low) > 4 and low.endswith("s") and not lemmas(low)


@lru_cache(maxsize=1)
def _plurals() -> frozenset[str]:
    return frozenset(load_lexicon("numbers")["context"]["plurals"])


@lru_cache(maxsize=65536)
def can_be_noun(word: str) -> bool:
    found = lemmas(word.lower())
    return not found or "NOUN" in found or "PROPN" in found


@lru_cache(maxsize=65536)
def is_person_noun(word: str) -> bool:
    """Whether a word counts persons: "people", "passengers", "Republicans"."""
    low = word.lower()
    noun = lemmas(low).get("NOUN", (low,))[0]
    nouns = _people()
    if low in nouns or noun in nouns:
        return True
    return word[0].isupper() and low.endswith(("ans", "crats", "ists", "ians"))


@lru_cache(maxsize=1)
def _people() -> frozenset[str]:
    return frozenset(load_lexicon("units")["people"]["nouns"]) | words_of("roles", "persons")


def counted_after(text: str, place: int, end: int, *, hyphen: bool = False) -> Span | None:
    """The noun phrase that a number ending at `place` counts: up to its first plural noun.

    >>> span = counted_after("12 signatures were found", 2, 24)
    >>> "12 signatures were found"[span.start:span.end]
    'signatures'
    """
    gaps = ("-", "‑") if hyphen else (" ", "\u00a0")
    start, at = None, place
    for step in range(MODIFIERS):
        word = next_word(text, at, end, gaps if step == 0 else (" ", "\u00a0"))
        if word is None:
            return None
        cut = word.cut(text)
        if is_plural(cut):
            return Span(start if start is not None else word.start, _with_person(text, word, end))
        if is_function(cut) and cut.lower() not in ("more", "other", "such", "of"):
            return None
        if cut.lower() == "of" or _only_verb(cut):
            return None
        start, at = (word.start if start is None else start), word.end
    return None


def _with_person(text: str, word: Span, end: int) -> int:
    """ "sports fans", "goods drivers": the plural before a person's noun is part of its name."""
    after = next_word(text, word.end, end)
    if after and is_plural(after.cut(text)) and is_person_noun(after.cut(text)):
        return after.end
    return word.end


def _only_verb(word: str) -> bool:
    """A finite verb ends the phrase; participles ("injured", "missing") can stand before the noun."""
    found = lemmas(word.lower())
    verb = set(found) <= {"VERB", "AUX"} and bool(found)
    return verb and not word.lower().endswith(("ed", "ing", "en", "wn"))


def singular_after(text: str, place: int, end: int, *, hyphen: bool = False) -> Span | None:
    """The one or two words right after a measure: "lawsuit" of "a $20 million lawsuit"."""
    gaps = ("-", "‑") if hyphen else (" ", "\u00a0")
    start, last, at = None, None, place
    for step in range(3):
        word = next_word(text, at, end, gaps if step == 0 else (" ", "\u00a0"))
        if word is None or is_function(word.cut(text)) or word.cut(text)[0].isupper():
            break
        if _only_verb(word.cut(text)) or word.cut(text).endswith("ly"):
            break
        if last is not None and is_past_form(word.cut(text)):
            break  # "student fell": a fell is a hill, too
        start, at = (word.start if start is None else start), word.end
        if can_be_noun(word.cut(text)):
            last = word
            if is_plural(word.cut(text)):
                break
    return Span(start, last.end) if start is not None and last is not None else None


def run_before(text: str, place: int, floor: int, most: int = 2) -> Span | None:
    """The content words that end right at `place`: "death toll" before " of 12"."""
    window = max(floor, place - 60)
    words = [Span(m.start(), m.end()) for m in _WORD.finditer(text, window, place)]
    start, end = None, None
    for word in reversed(words[-most:]):
        if _owns(text, word) or is_function(word.cut(text)) or (end is None and word.end != place):
            break
        if start is not None and text[word.end : start] != " ":
            break
        start, end = word.start, end or word.end
    if start is None or end is None or not can_be_noun(text[start:end].split()[-1]):
        return None
    return Span(start, end)


def _owns(text: str, word: Span) -> bool:
    """ "year's" of "next year's budget" is no part of what is counted."""
    return word.cut(text).endswith(("'s", "’s", "s'", "s’"))


def _says(word: str) -> bool:
    return verb_lemma(word) in words_of("events", "saying")


def subject_of(text: str, floor: int, place: int) -> Span | None:
    """The first noun phrase between `floor` and a verb at `place`: what the sentence is about.

    One that hangs on a preposition ("For the whole season the count ...") is taken only where no
    other follows; an owner ("the mayor's") is no part of it.
    """
    run: list[Span] = []
    aside: list[Span] = []
    governed, before = False, ""
    for match in _WORD.finditer(text, floor, place):
        word = Span(match.start(), match.end())
        function = is_function(word.cut(text))
        if run and _follows(text, run[-1], word) and not function:
            run = [word] if _is_owner(text, run[-1]) else [*run, word]
            continue
        if run and not governed and not _is_owner(text, run[-1]):
            break
        aside, run = (aside or run), []
        if function:
            low = word.cut(text).lower()
            marks = low == "of" or low in _PREPOSITIONS or low in _PRONOUNS
            before = low if marks else before
            aside = [] if low in _PRONOUNS else aside
        else:
            of_aside = before == "of" and bool(aside)
            governed, run, before = of_aside or before in _PREPOSITIONS, [word], ""
    run = (aside or run) if governed else run
    while run and (not can_be_noun(run[-1].cut(text)) or _says(run[-1].cut(text))):
        run.pop()
    return run[0].cover(run[-1]) if run else None


def _follows(text: str, first: Span, word: Span) -> bool:
    between = text[first.end : word.start]
    return between == " " or between in ("' ", "’ ")


def _is_owner(text: str, word: Span) -> bool:
    return _owns(text, word) or text.startswith(("' ", "’ "), word.end)
