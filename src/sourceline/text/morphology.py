"""Dictionary forms of English words: a look-up in lemminflect's lexicon, no tagger.

The lexicon is data of ours (`languages/en/forms.txt`, written by `scripts/word_forms.py`) and made
from the NIH's SPECIALIST Lexicon. It is kept as its sorted lines and searched by bisection: split in
milliseconds, where a dictionary of its 64,000 words takes half a second and 50 MB.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache, lru_cache
from importlib import resources

_PAST = "past"


@cache
def _lines() -> list[str]:
    place = resources.files("sourceline.text") / "languages" / "en" / "forms.txt"
    return place.read_text(encoding="utf-8").rstrip("\n").split("\n")


@lru_cache(maxsize=65536)
def _entry(word: str) -> tuple[str, ...]:
    """What the lexicon says of a word: "VERB:sell", "past"; nothing where it is unknown."""
    lines = _lines()
    key = f"{word.lower()}\t"
    at = bisect_left(lines, key)
    if at == len(lines) or not lines[at].startswith(key):
        return ()
    return tuple(lines[at].split("\t")[1:])


@lru_cache(maxsize=65536)
def lemmas(word: str) -> dict[str, tuple[str, ...]]:
    """Part of speech (VERB, NOUN, ADJ, ADV, AUX, PROPN) to dictionary forms that `word` can have.

    >>> lemmas("sold")
    {'VERB': ('sell',)}
    """
    parts = (entry.partition(":") for entry in _entry(word) if entry != _PAST)
    return {part: tuple(found.split("/")) for part, _, found in parts}


@lru_cache(maxsize=65536)
def verb_lemma(word: str) -> str | None:
    """The verb that `word` can be a form of; None where it can be none."""
    found = lemmas(word).get("VERB")
    return found[0] if found else None


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """One form for all inflections of a word, verb before noun, for matching across sentences."""
    found = lemmas(word)
    for part in ("VERB", "NOUN", "ADJ", "ADV"):
        if part in found:
            return found[part][0]
    return word.lower()


@lru_cache(maxsize=65536)
def is_past_form(word: str) -> bool:
    """Whether `word` can be a past tense or past participle ("sold", "voted", "cut").

    >>> is_past_form("sold"), is_past_form("sell")
    (True, False)
    """
    return _PAST in _entry(word)
