"""Shares of a whole in words: "a fifth of the seats", "two-thirds"; and samples, "one in five"."""

from __future__ import annotations

import re

from sourceline.annotate.figure_context import context, qualifier_of
from sourceline.annotate.figure_line import PERCENT, Line
from sourceline.model.annotations import Figure, Qualifier
from sourceline.model.span import Span
from sourceline.text.numbers import Number
from sourceline.text.phrases import counted_after

_OF_SOME = re.compile(r" of (?!an? (?:hour|mile|second|century|day|year|mind)\b|it\b|that\b)")
_TIED = re.compile(r"[-‑]|['’]s")
_WORD_FOLLOWS = re.compile(r" [a-z]+")
_DETERMINERS = re.compile(r"(?:(?:the|all|its|their|his|her|our|these|those) )*")
_SMALL = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)"
_OF_MANY = re.compile(
    rf" (?:in|out of)(?: every)? {_SMALL}\b(?! (?:minute|hour|day|week|month|year))"
)
_ONE_OF = re.compile(rf"\b{_SMALL} (?:in|out of)(?: every)? $", re.IGNORECASE)
# Samples are small: "three out of four", never "300 out of 400 members".
LARGEST_SAMPLE = 20


def find_share(line: Line, number: Number) -> Figure | None:
    """ "a fifth of the seats" is 20 percent, about; "half" alone and "a third man" are none."""
    text, end = line.text, number.span.end
    words = number.span.cut(text).lower()
    if line.is_barred(number.span) or _TIED.match(text, end, line.end):
        return None
    of_some = _OF_SOME.match(text, end, line.end) or _is_half_the(line, words, end)
    before = line.word_before(number).lower()
    if before in context("pointing") or before in ("second", "third", "better", "bottom", "each"):
        return None
    if words == "half" and not of_some:
        return None
    if words.startswith(("a ", "an ")) and not (of_some and text.startswith(" of ", end)):
        measured = before in (
            "than",
            "nearly",
            "almost",
            "about",
            "over",
            "by",
            "roughly",
            "around",
        )
        if not measured or _WORD_FOLLOWS.match(text, end, line.end):
            return None
    qualifier = qualifier_of(text, number.span, line.start, line.end)
    return Figure(
        span=number.span,
        value=float(f"{number.value * 100:.4g}"),
        unit=PERCENT,
        of=_whole(line, end),
        sentence=line.number,
        qualifier=Qualifier.ABOUT if qualifier is Qualifier.EXACT else qualifier,
    )


def _is_half_the(line: Line, words: str, end: int) -> bool:
    """ "half the seats", never "half the story"."""
    start = _DETERMINERS.match(line.text, end + 1, line.end)
    if words != "half" or start is None or start.end() == end + 1:
        return False
    return counted_after(line.text, start.end() - 1, line.end) is not None


def _whole(line: Line, end: int) -> Span | None:
    """What the share is of: "seats" of "a fifth of the seats"."""
    if not line.text.startswith(" of ", end):
        return None
    start = _DETERMINERS.match(line.text, end + 4, line.end)
    return counted_after(line.text, (start.end() if start else end + 4) - 1, line.end)


def is_sample(line: Line, number: Number) -> bool:
    """ "one in five", "three out of four": neither number is a count."""
    if number.value > LARGEST_SAMPLE:
        return False
    left = line.text[max(line.start, number.span.start - 20) : number.span.start]
    return bool(_ONE_OF.search(left) or _OF_MANY.match(line.text, number.span.end, line.end))
