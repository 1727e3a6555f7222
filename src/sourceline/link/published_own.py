"""What an undated report says by itself of the day that it was written on.

Full dates told as past or as to come; a weekday that is said to be today; a day told twice over, by
the calendar and counted from the day of writing ("on 3 June, five days ago"); the day of its dateline.
A day without its year is of the story's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from sourceline.model.annotations import Annotations, EventClass, TimeExpression
from sourceline.model.when import Basis
from sourceline.text.dateline import find_dateline

# "In a fortnight", "three weeks ago" are seldom counted to the day.
WEEKS_GIVE = timedelta(days=3)
_COUNT = re.compile(r"P(\d{1,3})([DW])")
_SINCE = re.compile(r"\s+since\s+(?:the\s+)?")
_IT_IS = re.compile(r"\b(?:it is|it's|it’s|it has been|it's been|it’s been)\s+$", re.IGNORECASE)
_IN = re.compile(r"\bin\s+$", re.IGNORECASE)
_ON = re.compile(r"\s*,?\s*(?:on\s+)?(?:the\s+)?")
# What stands between two times that another act may lie between.
_NEXT_ACT = re.compile(r"[;:.!?\n]|\b(?:and|but|when|after|before|while|since|until|then)\b")


@dataclass(frozen=True, slots=True)
class Clue:
    """Days that a report can be of: from `start` to `end`, both included, on `weekday` where told."""

    start: date | None = None
    end: date | None = None
    weekday: int | None = None

    def allows(self, day: date) -> bool:
        return (
            (self.start is None or day >= self.start)
            and (self.end is None or day <= self.end)
            and (self.weekday is None or day.weekday() == self.weekday)
        )


def own_clues(each: Annotations) -> Iterator[Clue]:
    """Full dates told as past or as to come, and a weekday that is said to be today."""
    for event in each.events:
        when = event.when
        if event.time is None or when is None or when.basis is not Basis.EXPLICIT:
            continue
        if event.cls is EventClass.EXPECTED:
            if when.is_day:
                yield Clue(end=when.start)
        elif event.cls in (EventClass.HAPPENED, EventClass.REPORTING) and when.start is not None:
            yield Clue(start=when.start)
    for one, two in pairwise(each.times):
        a, b = one.anchor, two.anchor
        if a is None or b is None:
            continue
        between = each.article.text[one.span.end : two.span.start].strip(" ,")
        if between == "" and b.unit == "weekday" and a.unit == "day" and a.amount == 0:
            yield Clue(weekday=b.amount)
        ago = _days_ago(two)
        if between == "" and a.unit == "weekday" and ago is not None:
            yield Clue(weekday=(a.amount + ago) % 7)


def calendar_clues(each: Annotations, days: Sequence[date]) -> Iterator[Clue]:
    """ "7 October" means that day of the year of `days`, where they are all of one."""
    years = sorted({d.year for d in days})
    if len(years) != 1:
        return
    year = years[0]
    filed = _filed(each, year)
    if filed is not None:
        yield Clue(start=filed, end=filed)
    for expression in each.times:
        anchor, day = expression.anchor, _day_in(expression, year)
        if anchor is not None and day is not None and anchor.direction != "none":
            yield Clue(start=day) if anchor.direction == "past" else Clue(end=day)
    for one, two in pairwise(each.times):
        counted = _counted(each.article.text, one, two, year)
        if counted is not None:
            yield counted


def month_day(expression: TimeExpression) -> tuple[int, int] | None:
    """Month and day of "7 October", told without a year."""
    match = re.match(r"XXXX-(\d\d)-(\d\d)", expression.value or "")
    return (int(match.group(1)), int(match.group(2))) if match else None


def _counted(text: str, one: TimeExpression, two: TimeExpression, year: int) -> Clue | None:
    """A day that is told by the calendar and by how far it lies from the day of writing."""
    between = text[one.span.end : two.span.start]
    first, second = _day_in(one, year), _day_in(two, year)
    ago = _days_ago(two)
    if first is not None and ago is not None and not _NEXT_ACT.search(between):
        written = first + timedelta(days=ago)
        return Clue(start=written, end=written)
    match = _COUNT.fullmatch(one.value or "")
    if second is None or match is None:
        return None
    weeks = match[2] == "W"
    away = timedelta(days=int(match[1]) * (7 if weeks else 1))
    before = text[max(0, one.span.start - 20) : one.span.start]
    if _SINCE.fullmatch(between) and _IT_IS.search(before):
        written = second + away
    elif _ON.fullmatch(between) and _IN.search(before):
        written = second - away
    else:
        return None
    give = WEEKS_GIVE if weeks else timedelta(0)
    return Clue(start=written - give, end=written + give)


def _days_ago(expression: TimeExpression) -> int | None:
    """ "Five days ago": 5."""
    anchor = expression.anchor
    if anchor is None or anchor.base != "published" or anchor.unit != "day":
        return None
    return anchor.amount if anchor.direction == "past" and anchor.amount > 0 else None


def _day_in(expression: TimeExpression, year: int) -> date | None:
    """The day of this year that an expression without its year names."""
    known = month_day(expression)
    return _date(year, *known) if known is not None else None


def _filed(each: Annotations, year: int) -> date | None:
    """The day of the dateline, in that year."""
    text = each.article.text
    for mark in each.article.boilerplate:
        if mark.reason != "byline":
            continue
        end = text.find("\n\n", mark.span.end)
        line = find_dateline(text, mark.span.start, len(text) if end < 0 else end)
        if line is not None and line.date is not None and line.date.day is not None:
            return _date(year, line.date.month or 0, line.date.day)
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
