"""One word as the time grammar sees it: its class, and what the class says of it.

A class is one word ("weekday", "unit", "number"); a sentence becomes a row of classes, one
character each, that the rules of `time_grammar` match as regular expressions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sourceline.text.lexicon import load_lexicon


def word_set(words: str) -> frozenset[str]:
    """The words of a line as a set."""
    return frozenset(words.split())


_CLASS_NAMES = (
    "x cap other comma hyphen poss slash stop open close month weekday weekdays unit units "
    "season seasons part clockword dayword number ordinal year decade isodate isomonth clock "
    "frequency reference holiday the a of this that last past next coming following previous "
    "same latest ago earlier later before after from between to and or every more vague half "
    "time ended early mid late edge fiscal ahead old hence on in at by within since year_end "
    "oclock am pm hours_word per than least up hedge_more hedge_near hedge_about "
    "hedge_compare day_time moment business zone short_year period "
    "season_word"
)


CLASSES = tuple(_CLASS_NAMES.split())


CODES = {name: chr(0x4E00 + number) for number, name in enumerate(CLASSES)}


@dataclass(slots=True)
class Word:
    """One word or several that count as one ("twenty-four"); `value` is what its class says."""

    start: int
    end: int
    low: str
    cls: str
    value: object = None
    text: str = ""

    @property
    def number(self) -> float:
        """The value as a number."""
        assert isinstance(self.value, (int, float))
        return self.value


@cache
def judging(key: str) -> frozenset[str]:
    """One of the lexicon's lists that tell words with two meanings apart."""
    return frozenset(load_lexicon("times")["judging"][key])


def row(words: Sequence[Word]) -> str:
    """The classes of the words, one character each."""
    return "".join([CODES[w.cls] for w in words])
