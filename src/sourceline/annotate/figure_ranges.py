"""Ranges: two numbers between which the true one lies."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sourceline.annotate.figure_context import context, is_code, is_label, qualifier_of, word_before
from sourceline.annotate.figure_counted import counted_by
from sourceline.annotate.figure_line import Line, class_of
from sourceline.annotate.figure_units import Measured, measure
from sourceline.model.annotations import Figure
from sourceline.text.lexicon import load_lexicon
from sourceline.text.numbers import Number

_RANGE = re.compile(r" ?[-–—‑] ?|- to | to | and | or ", re.IGNORECASE)
# So far before "from 5 to 10" stands the verb that makes it a change.
REACH = 40


def find_range(line: Line, pair: Sequence[Number]) -> Figure | None:
    """ "10-15 km", "between 200 and 300 people", "500,000 to 1.6 million"; rising, of one unit."""
    text, (low, high) = line.text, pair
    last = measure(text, high, line.start, line.end)
    first = measure(text, low, line.start, line.end)
    if last is None or first is None or first.span.end > last.span.start:
        return None
    joint = text[first.span.end : last.span.start]
    if not _RANGE.fullmatch(joint) or low.fraction or high.fraction:
        return None
    word = joint.strip().lower()
    before = word_before(text, first.span.start, line.start).lower()
    if word == "and" and before != "between":
        return None
    if word == "or" and not (high.value == low.value + 1 or high.value == low.value * 2):
        return None
    if word == "to" and _changes(text, first.span.start, line.start):
        return None
    if first.unit not in ("", last.unit) and not (first.money and last.money):
        return None
    bottom = _lifted(first, last, low, high)
    if (
        bottom >= last.value
        or is_code(text, low, line.start, first.span.end)
        or _both_years(low, high)
    ):
        return None
    span = first.span.cover(last.span)
    counted = counted_by(line.text, last, line.start, line.end, line.barred)
    unit = last.unit or class_of(text, counted)
    if line.is_barred(span) or (not unit and counted is None) or line.is_shifted(last):
        return None
    if last.unit == "" and is_label(text, low, line.start, opens=line.opens_at(low)):
        return None
    return Figure(
        span=span, value=(bottom, last.value), qualifier=qualifier_of(text, first.span, line.start, line.end),
        unit=unit, of=counted, sentence=line.number,
    )  # fmt: skip


def _lifted(first: Measured, last: Measured, low: Number, high: Number) -> float:
    """ "2 to 3 million" begins at two million."""
    if high.scaled and not low.scaled and first.value < 1000 <= last.value:
        scale = max(s for s in load_lexicon("numbers")["scales"].values() if s <= last.value)
        return float(f"{first.value * scale:.12g}")
    return first.value


def _changes(text: str, place: int, floor: int) -> bool:
    """ "rose from 5 to 10 percent" tells two figures, none of them a range."""
    left = text[max(floor, place - REACH) : place].lower().split()
    return bool(left) and not context("changes").isdisjoint(left)


def _both_years(low: Number, high: Number) -> bool:
    return all(1500 <= n.value <= 2100 and not n.words and len(n.span) == 4 for n in (low, high))
