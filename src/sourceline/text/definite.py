"""A name alone after "the": "the Marl" is a museum or a hotel, where "Marl" is somebody."""

from __future__ import annotations

import re

from sourceline.text.lexicon import words_of
from sourceline.text.morphology import lemmas
from sourceline.text.naming import Key, is_given

_BEFORE = re.compile(r"\b[Tt]he [\"“‘*_]?$")
# What can follow: the end, a mark, an owner's "s", or one word.
_AFTER = re.compile(r"[\"”’*_]?(?:['’]s\b|[.,;:!?)]|\n|$| (?P<next>[^\s,.;:!?]+))")
# Short names are letters and offices.
_LETTERS = 4


def is_alone_after_the(text: str, start: int, end: int) -> bool:
    """Whether the words are one strange word with an article, and no noun after it that takes the article:
    "the Marl said", not "the Marl trial", "the Marls" or "the Marl family"."""
    word = text[start:end].lower()
    strange = word.isalpha() and not lemmas(word) and not is_given(word)
    if not strange or len(word) < _LETTERS or word.endswith("s"):
        return False
    after = _AFTER.match(text, end)
    if after is None or _BEFORE.search(text[max(0, start - 6) : start]) is None:
        return False
    following = after.group("next")
    return following is None or _takes_no_article(following)


def _takes_no_article(word: str) -> bool:
    """Whether a word after a name begins something new: a verb, or a small word; "of" tells of whom."""
    if word == "of" or not word.islower():
        return False
    return word in words_of("function", "words") or not {"NOUN", "ADJ"} & set(lemmas(word))


def is_called_by(full: Key, key: Key) -> bool:
    """Whether a body or place is "the" and its first word: "the Marl" for "Marl Museum of Rope"."""
    return len(full) > 1 and key == full[:1]
