"""One sentence as figures see it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from sourceline.annotate.figure_context import context, qualifier_of, word_before
from sourceline.annotate.figure_units import Measured
from sourceline.model.annotations import Figure, Qualifier
from sourceline.model.span import Span, overlaps_any
from sourceline.text.numbers import Number
from sourceline.text.phrases import is_function, is_person_noun

PEOPLE = "people"
PERCENT = "percent"
# Number words up to this one stand for things told before as often as they count.
SMALL = 12
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# Ends of words for persons by what they do: "hikers were killed".
_DOERS = ("ers", "ors", "ists", "men", "women")
_SHIFT = re.compile(r" (?:more |or so )?([a-z]+)")


@dataclass(frozen=True, slots=True)
class Line:
    """`barred`: days, clock times and sets; numbers inside them are no figures."""

    text: str
    start: int
    end: int
    number: int
    barred: tuple[Span, ...]

    def is_barred(self, span: Span) -> bool:
        near = bisect_left(self.barred, span)
        return overlaps_any(span, self.barred[max(0, near - 1) : near + 2])

    def opens_at(self, number: Number) -> bool:
        """Whether the word before a number is the sentence's first: its capital tells nothing."""
        return " " not in self.text[self.start : number.span.start].strip(" \"“‘'([")

    def word_before(self, number: Number) -> str:
        return word_before(self.text, number.span.start, self.start)

    def points_back(self, number: Number) -> bool:
        """ "the last two minutes", "these three years"."""
        return self.word_before(number).lower() in context("pointing") and number.value <= SMALL

    def is_shifted(self, found: Measured) -> bool:
        """ "two days later" places something in time and measures nothing."""
        if not found.duration:
            return False
        after = _SHIFT.match(self.text, found.span.end, self.end)
        return after is not None and after.group(1) in context("shifts")

    def figure(
        self, found: Measured, counted: Span | None, number: Number, unit: str | None = None
    ) -> Figure:
        """The figure of a number with its unit; `unit` where what is counted says it."""
        qualifier = qualifier_of(self.text, found.span, self.start, self.end)
        if qualifier is Qualifier.EXACT and number.dozen and number.value <= SMALL:
            qualifier = Qualifier.ABOUT  # "a dozen" is seldom twelve
        return Figure(
            span=found.span,
            value=found.value,
            qualifier=qualifier,
            unit=found.unit if unit is None else unit,
            of=counted,
            sentence=self.number,
        )


def class_of(text: str, counted: Span | None) -> str:
    """ "people" where persons are counted or what befell them ("killed"), else ""."""
    if counted is None:
        return ""
    run: list[str] = []
    for word in _WORD.findall(counted.cut(text)):
        if word.lower() in ("more", "other", "such"):
            continue
        if is_function(word):
            break
        run.append(word)
    while len(run) > 1 and run[-1].lower() in context("held"):
        run.pop()
    if not run:
        return ""
    if run[-1].lower() in context("states") or is_person_noun(run[-1]):
        return PEOPLE
    harmed = counted.cut(text).split()[-1].lower() in context("states")
    return PEOPLE if harmed and run[-1].lower().endswith(_DOERS) else ""
