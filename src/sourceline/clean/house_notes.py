"""Notes of the house under a report: "Letters to this column may be left at the mill."

No list of phrases holds them. They stand last, tell nothing that happened, name nobody of whom the
report tells, and speak of the paper itself: its columns and pages, its subscribers, its letters.
"""

from __future__ import annotations

import re
from calendar import day_name, month_name
from itertools import pairwise

from sourceline.clean.furniture import plain_piece
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import is_past_form, lemmas

_MOST_WORDS = 40
# So many different words of the house make a note where none of them is of papers alone.
_HOUSE_WORDS = 2
_QUOTES = re.compile(r"[\"“”„«»]|''|(?<!\w)['‘](?=\w)")
_WORD = re.compile(r"[^\W\d_]+(?:['.-][^\W_]+)*")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
# Whoever is told of.
_OTHERS = frozenset(["he", "she", "his", "her", "him", "says"])
_DAYS = frozenset(name.casefold() for name in (*day_name, *month_name))
_CAPITALISED = re.compile(r"[A-ZÀ-Þ][^\W\d_]+")


def is_house_note(words: str, above: str, publisher: str = "") -> bool:
    """Whether the last words of a report are the outlet's own; `above` is what stands before them."""
    words = plain_piece(words)
    if len(words.split()) > _MOST_WORDS or _QUOTES.search(words):
        return False
    sentences = [_WORD.findall(each) for each in _SENTENCE.split(words)]
    named = {word for each in sentences for word in each[1:] if _CAPITALISED.fullmatch(word)}
    told_of = any(word in above for word in named if word not in publisher and not _is_day(word))
    if told_of or any(map(_happened, sentences)):
        return False
    plain = {word.casefold() for each in sentences for word in each}
    if plain & _OTHERS:
        return False
    house = plain & words_of("furniture", "house_words")
    return bool(plain & words_of("furniture", "paper_words")) or len(house) >= _HOUSE_WORDS


def _is_day(word: str) -> bool:
    """Days of the week and months are nobody's name."""
    return word.rstrip("s").casefold() in _DAYS


def _happened(sentence: list[str]) -> bool:
    """Whether a verb stands in the past; "is printed", "may be left" and "Printed on ..." do not."""
    plain = ["be", *(word.casefold() for word in sentence)]
    return any(_only_past(word) and before not in _BE for before, word in pairwise(plain))


_BE = frozenset(["am", "is", "are", "be", "being"])


def _only_past(word: str) -> bool:
    return is_past_form(word) and set(lemmas(word)) <= {"VERB", "AUX"}
