"""What a reading means once it is known from which day it counts: an interval and a TIMEX3 value.

TIMEX3 as in TimeML (Pustejovsky et al., 2003). "Last week" is Monday to Sunday of the week before;
"three weeks ago" and "seven years ago" are as exact as their unit: the week, the calendar year.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from sourceline.annotate import time_dates
from sourceline.annotate.moments import (
    Moment,
    day_moment,
    quarter_moment,
    shifted,
    unit_moment,
    weekend_moment,
)
from sourceline.annotate.tense import Tense
from sourceline.annotate.time_context import Context
from sourceline.annotate.time_edges import with_edge
from sourceline.annotate.time_grammar import Reading
from sourceline.model.when import Precision
from sourceline.text.calendar import (
    add_months,
    week_of,
    weekday_on_or_after,
    weekday_on_or_before,
)


def resolve(reading: Reading, context: Context) -> Moment | None:
    """The moment that a reading means; None where the day it counts from is not known."""
    try:
        moment = _RESOLVERS[reading.kind](reading, context)
        return with_edge(moment, reading, context) if moment else None
    except (OverflowError, ValueError):  # before year 1 or after 9999; 30 February
        return None


def _base(reading: Reading, context: Context) -> Moment | None:
    if reading.base == "narrative":
        return context.told
    return None if context.published is None else day_moment(context.published)


def _shift(reading: Reading, context: Context) -> Moment | None:
    base = _base(reading, context)
    if base is None or base.start is None or base.end is None:
        return None
    unit = reading.unit
    if reading.base == "narrative":
        return _from_told(reading, base)
    day = shifted(unit, base.start, reading.amount)
    if (
        reading.name == "ago"
        and unit == "Y"
        and context.quarter is not None
        and (context.quarter.start is not None and reading.amount == -1)
    ):
        day = add_months(context.quarter.start, -12)
        return quarter_moment(day.year, (day.month + 2) // 3)
    if unit == "WE" and reading.amount == 0:
        return _weekend(reading, context)
    if unit == "WE" and reading.amount < 0 and base.start.weekday() >= 5:
        return weekend_moment(base.start - timedelta(days=7))
    return unit_moment(unit, day)


def _from_told(reading: Reading, told: Moment) -> Moment | None:
    """Counted from the day told before; a month is too coarse to count days from."""
    assert told.start is not None
    assert told.end is not None
    unit = reading.unit
    length = (told.end - told.start).days
    limit = {"D": 0, "W": 6, "F": 6, "WE": 6, "M": 31, "Q": 92, "Y": 366}.get(unit, 3700)
    if length > limit:
        return None
    start = shifted(unit, told.start, reading.amount)
    if reading.name == "off":
        end = shifted(unit, told.end, reading.amount)
        if unit == "Y" and told.value and "-Q" in told.value:
            return quarter_moment(start.year, (start.month + 2) // 3)
        if unit in ("D",) or (told.is_day and unit == "W"):
            return day_moment(start) if told.is_day else Moment(
                start=start, end=end, precision=told.precision, value=None)  # fmt: skip
    return unit_moment(unit, start)


def _weekday(reading: Reading, context: Context) -> Moment | None:
    assert reading.weekday is not None
    base = _base(reading, context)
    if base is None or base.start is None:
        return None
    day, weekday = base.start, reading.weekday
    if reading.name == "week":
        monday = week_of(day)[0]
        weeks = {"last": -1, "this": 0, "next": 1}[reading.which]
        return day_moment(monday + timedelta(days=7 * weeks + weekday))
    if reading.base == "narrative":
        if not base.is_day:
            return None
        step = {"previous": -1, "last": -1}.get(reading.which, 1)
        if step < 0:
            return day_moment(weekday_on_or_before(day - timedelta(days=1), weekday))
        first = day + timedelta(days=1) if reading.which == "following" else day
        return day_moment(weekday_on_or_after(first, weekday))
    told = context.told.start if context.told is not None and context.told.is_day else None
    if reading.which == "that" and told is not None and told.weekday() == weekday:
        return day_moment(told)  # "that Sunday", after a day that was one
    before = weekday_on_or_before(day - timedelta(days=1), weekday)
    after = weekday_on_or_after(day + timedelta(days=1), weekday)
    if reading.which in ("last", "past", "previous"):
        return day_moment(before)
    if reading.which == "coming":
        return day_moment(after + timedelta(days=7 * reading.amount))
    if reading.which in ("next", "following"):
        return day_moment(week_of(day)[0] + timedelta(days=7 + weekday))
    if day.weekday() == weekday:
        return day_moment(day)
    if reading.which == "this" and context.tense is Tense.NONE:
        return day_moment(week_of(day)[0] + timedelta(days=weekday))
    if context.ahead and context.leans:
        return day_moment(after if after - day <= day - before else before)
    return day_moment(after if context.ahead else before)


def _weekend(reading: Reading, context: Context) -> Moment | None:
    """ "Over the weekend": the one before publication, or the coming one where the verb says so."""
    if context.published is None:
        return None
    day = context.published
    this = (
        reading.unit == "WE" and context.tense is not Tense.PAST
    )  # "they met this weekend" is over
    if day.weekday() >= 5 or context.ahead or this:
        return weekend_moment(day)
    return weekend_moment(day - timedelta(days=7))


def _nothing(reading: Reading, context: Context) -> Moment | None:
    """Durations, sets and "now" have no day of their own; "will reply within a week" has an end."""
    published, unit, amount = context.published, reading.unit, reading.amount
    if published is not None and unit and context.tense is Tense.FUTURE:
        if context.led == "within":
            return Moment(
                start=published, end=shifted(unit, published, amount),
                precision=Precision.INTERVAL, value=reading.value,
            )  # fmt: skip
        if context.led == "in":
            found = unit_moment(unit, shifted(unit, published, amount))
            return replace(found, value=reading.value) if found else None
    return Moment(start=None, end=None, precision=Precision.UNKNOWN, value=reading.value)


def _event(reading: Reading, context: Context) -> Moment | None:
    """ "Two days before the final": only the story knows when that was."""
    return Moment(start=None, end=None, precision=Precision.UNKNOWN, value=reading.value)


def _clock(reading: Reading, context: Context) -> Moment | None:
    return Moment(start=None, end=None, precision=Precision.UNKNOWN, value=None)


_RESOLVERS: dict[str, Callable[[Reading, Context], Moment | None]] = {
    "calendar": time_dates.resolve_calendar,
    "month_week": time_dates.resolve_month_week,
    "years": time_dates.resolve_years,
    "decade": time_dates.resolve_decade,
    "century": time_dates.resolve_century,
    "season": time_dates.resolve_season,
    "quarter": time_dates.resolve_quarter,
    "told_quarter": time_dates.resolve_told_quarter,
    "half": time_dates.resolve_half,
    "year_earlier": time_dates.resolve_year_earlier,
    "holiday": time_dates.resolve_holiday,
    "monthday": time_dates.resolve_monthday,
    "shift": _shift,
    "weekday": _weekday,
    "weekend": _weekend,
    "fixed": _nothing,
    "reference": _nothing,
    "ago": _nothing,
    "event": _event,
    "clock": _clock,
}
