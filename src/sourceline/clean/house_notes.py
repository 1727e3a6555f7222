"""Notes of the house under a report: "Letters to this column may be left at the mill."

No list of phrases holds them. They stand last, tell nothing that happened, name nobody of whom the
report tells, and speak of the paper itself: its columns and pages, its subscribers, its letters.
"""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections.abc import Callable
from functools import cache
from itertools import pairwise

from sourceline.clean.furniture import plain_piece
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import is_past_form, lemmas

MOST_WORDS = 40
# So many different words of the house make a note where none of them is of papers alone.
_HOUSE_WORDS = 2
_QUOTES = re.compile(r"[\"“”„«»]|''|(?<!\w)['‘](?=\w)")
_WORD = re.compile(r"[^\W\d_]+(?:['.-][^\W_]+)*")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
# Whoever is told of.
_OTHERS = frozenset(["he", "she", "his", "her", "him", "says"])
_DAYS = frozenset(name.casefold() for name in (*day_name, *month_name))
_CAPITALISED = re.compile(r"[A-ZÀ-Þ][^\W\d_]+")


def is_house_note(words: str, is_told: Callable[[str], bool]) -> bool:
    """Whether the last words of a report are the outlet's own; `is_told` knows names that stand above."""
    words = plain_piece(words)
    if len(words.split()) > MOST_WORDS or _QUOTES.search(words):
        return False
    sentences = [_WORD.findall(each) for each in _SENTENCE.split(words)]
    named = {word for each in sentences for word in each[1:] if _CAPITALISED.fullmatch(word)}
    told_of = any(is_told(word) for word in named if not _is_day(word))
    if told_of or any(map(_happened, sentences)):
        return False
    plain = {word.casefold() for each in sentences for word in each}
    if plain & _OTHERS or any(_tells_of_somebody(each) for each in sentences):
        return False
    house = plain & words_of("furniture", "house_words")
    return bool(plain & words_of("furniture", "paper_words")) or len(house) >= _HOUSE_WORDS


def _tells_of_somebody(sentence: list[str]) -> bool:
    """ "Ada Ito raises sheep above Harl": a name and no word of the house."""
    plain = {word.casefold() for word in sentence}
    named = any(_CAPITALISED.fullmatch(word) and not _is_day(word) for word in sentence[1:])
    return named and not plain & _house_words()


@cache
def _house_words() -> frozenset[str]:
    return words_of("furniture", "house_words") | words_of("furniture", "paper_words")


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
