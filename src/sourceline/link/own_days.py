"""What a report says by itself of the day on which it was written, where no header does.

A day that it tells as past or as to come bounds it; a dateline, "on 3 June, five days ago", "it is ten
days since 13 March" and "in a fortnight, on 15 November" name it; "this Thursday, 21 November" lets it
be one of seven days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from sourceline.model.annotations import Annotations, EventClass, TimeExpression
from sourceline.model.when import Basis
from sourceline.text.calendar import find_calendar_dates

# "In a fortnight" is said of some days less and more.
ROUGHLY = timedelta(days=3)
WEEK = timedelta(days=6)
_LENGTH = re.compile(r"P(\d+)([DW])")
_AGO = re.compile(r", (?:just |only |exactly |now )?$")
_AGO_ENDS = re.compile(r"[.,;)]| as I write| now\b")
_IT_IS = re.compile(
    r"\b(?:it is|it's|it’s|it has been) (?:now |only |just |exactly )?$", re.IGNORECASE
)
_SINCE = re.compile(r" (?:since|after) (?:the )?")
_IN = re.compile(r"\bin $", re.IGNORECASE)
_ON = re.compile(r", on (?:the )?(?:\w+day, )?")
_THIS = re.compile(r"\bthis $", re.IGNORECASE)


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


def own_clues(each: Annotations, days: Sequence[date]) -> Iterator[Clue]:
    """`days` are those on which the dated reports of the story were published: they tell the year."""
    years = sorted({day.year for day in days})
    year = years[0] if len(years) == 1 else None
    yield from _full_dates(each)
    yield from _weekday_today(each)
    if year is not None:
        yield from _datelines(each, year)
        yield from _calendar_days(each, year)
    for one, two in pairwise(each.times):
        yield from _counted(each, one, two, year)


def _full_dates(each: Annotations) -> Iterator[Clue]:
    """Full dates told as past or as to come."""
    for event in each.events:
        when = event.when
        if event.time is None or when is None or when.basis is not Basis.EXPLICIT:
            continue
        if event.cls is EventClass.EXPECTED:
            if when.is_day:
                yield Clue(end=when.start)
        elif event.cls in (EventClass.HAPPENED, EventClass.REPORTING) and when.start is not None:
            yield Clue(start=when.start)


def _weekday_today(each: Annotations) -> Iterator[Clue]:
    """ "This morning, Monday": a weekday that is said to be today."""
    for one, two in pairwise(each.times):
        a, b = one.anchor, two.anchor
        if a is None or b is None or b.unit != "weekday" or a.unit != "day" or a.amount != 0:
            continue
        if each.article.text[one.span.end : two.span.start].strip(" ,") == "":
            yield Clue(weekday=b.amount)


def _datelines(each: Annotations, year: int) -> Iterator[Clue]:
    """ "HARL, May 3 (Meridian) -": the day of filing, of the story's year."""
    for mark in each.article.boilerplate:
        if mark.reason != "byline":
            continue
        for found in find_calendar_dates(each.article.text, mark.span.start, mark.span.end):
            if found.day is not None and found.year is None:
                day = _day(year, (found.month, found.day))
                if day is not None:
                    yield Clue(start=day, end=day)


def _calendar_days(each: Annotations, year: int) -> Iterator[Clue]:
    """ "7 October" means that day of the story's year."""
    done = {e.time for e in each.events if e.cls is EventClass.HAPPENED}
    for number, expression in enumerate(each.times):
        anchor, day = expression.anchor, _day(year, month_day(expression))
        if anchor is None or day is None:
            continue
        before = each.article.text[max(0, expression.span.start - 6) : expression.span.start]
        near = _THIS.search(before) is not None  # "this Thursday, 21 November"
        if anchor.direction == "past" or (anchor.direction == "none" and number in done):
            yield Clue(start=day, end=day + WEEK if near else None)
        elif anchor.direction == "future":
            yield Clue(start=day - WEEK if near else None, end=day)


def _counted(
    each: Annotations, one: TimeExpression, two: TimeExpression, year: int | None
) -> Iterator[Clue]:
    """A day beside its distance from the day of writing."""
    text = each.article.text
    between, before = text[one.span.end : two.span.start], text[: one.span.start][-24:]
    if "." in between or "\n\n" in between:
        return
    anchor = two.anchor
    ago = anchor is not None and anchor.base == "published" and anchor.unit == "day"
    if ago and anchor is not None and anchor.direction == "past" and anchor.amount:
        if _AGO.search(between) and _AGO_ENDS.match(text, two.span.end):
            yield from _after(one, anchor.amount, year)
        return
    length = _LENGTH.fullmatch(one.value or "")
    day = _calendar_day(two, year)
    if length is None or day is None:
        return
    weeks = length.group(2) == "W"
    away = timedelta(days=int(length.group(1)) * (7 if weeks else 1))
    slack = ROUGHLY if weeks else timedelta(0)
    if _SINCE.fullmatch(between) and _IT_IS.search(before):
        yield Clue(start=day + away - slack, end=day + away + slack)
    elif _ON.fullmatch(between) and _IN.search(before):
        yield Clue(start=day - away - slack, end=day - away + slack)


def _after(told: TimeExpression, days: int, year: int | None) -> Iterator[Clue]:
    """ "On 3 June, five days ago", "on Tuesday evening, a day ago"."""
    day, anchor = _calendar_day(told, year), told.anchor
    if day is not None:
        written = day + timedelta(days=days)
        yield Clue(start=written, end=written)
    elif anchor is not None and anchor.unit == "weekday":
        yield Clue(weekday=(anchor.amount + days) % 7)


def _calendar_day(expression: TimeExpression, year: int | None) -> date | None:
    """The day that the words name, with their own year or the story's."""
    when = expression.when
    if when is not None and when.is_day:
        return when.start
    return None if year is None else _day(year, month_day(expression))


def _day(year: int, known: tuple[int, int] | None) -> date | None:
    return None if known is None or known == (2, 29) else date(year, *known)


def month_day(expression: TimeExpression) -> tuple[int, int] | None:
    """Month and day of "7 October", told without a year."""
    match = re.match(r"XXXX-(\d\d)-(\d\d)", expression.value or "")
    return (int(match.group(1)), int(match.group(2))) if match else None
