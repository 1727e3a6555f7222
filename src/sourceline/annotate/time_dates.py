"""Dates that the words name in part: which year "in October", "Nov. 6" and "last spring" mean."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sourceline.annotate.holidays import holiday
from sourceline.annotate.moments import (
    Moment,
    day_moment,
    decade_moment,
    month_moment,
    quarter_moment,
    season_moment,
    unit_moment,
    year_moment,
)
from sourceline.annotate.tense import Tense
from sourceline.annotate.time_context import Context
from sourceline.annotate.time_grammar import Reading
from sourceline.model.when import Precision
from sourceline.text.calendar import (
    SEASONS,
    add_months,
    divmod_month,
    month_span,
    season_span,
    year_span,
)

# An event named by a day without a year ("the Sept. 11 attacks") farther off than this can be of any
# year; reports in the development data name their own by up to three months.
NAMED_DAYS = 150
# A verb that only leans ahead ("the change to come out of the June ruling") reaches no month farther off;
# plans of the development data ("was expected back in January") reach eight.
FAR_AHEAD = 8


def resolve_calendar(reading: Reading, context: Context) -> Moment | None:
    year = reading.year
    if year is None and reading.year_shift is not None and context.published is not None:
        year = context.published.year + reading.year_shift
    if reading.month is None:
        return year_moment(year) if year is not None else None
    if year is None:
        year = _year_of_month(reading, context)
    if year is None:
        return None
    if reading.day is None:
        return month_moment(year, reading.month)
    start = date(year, reading.month, reading.day)
    if reading.until_day is None:
        if reading.year is None and context.names and _of_any_year(start, context):
            return Moment(
                start=None, end=None, precision=Precision.UNKNOWN, value=start.isoformat()
            )
        return day_moment(start)
    end = date(year, reading.month, reading.until_day)
    return Moment(
        start=start, end=end, precision=Precision.INTERVAL,
        value=f"{start.isoformat()}/{end.isoformat()}",
    )  # fmt: skip


def resolve_month_week(reading: Reading, context: Context) -> Moment | None:
    """Seven days counted from the month's first day, or up to its last."""
    month = resolve_calendar(reading, context)
    if month is None or month.start is None or month.end is None:
        return None
    start = month.start + timedelta(days=7 * reading.number - 7)
    if reading.number == 0:
        start = month.end - timedelta(days=6)
    return Moment(
        start=start, end=start + timedelta(days=6), precision=Precision.INTERVAL, value=month.value
    )


def _of_any_year(day: date, context: Context) -> bool:
    """Whether a day that names an event is too far off, or ahead of what is told as past."""
    if context.published is None:
        return True
    off = (day - context.published).days
    return abs(off) > NAMED_DAYS or (off > 0 and context.tense is Tense.PAST)


def _year_of_month(reading: Reading, context: Context) -> int | None:
    """The year that the words leave out: by the verb, or the nearest."""
    published = context.published
    if reading.month is None or published is None:
        return None if reading.month is None or reading.which else context.year
    year = published.year
    if context.year is not None and context.year < year and context.past and not reading.which:
        return context.year
    if reading.day is not None:
        return _nearest_year(reading, context, published)
    ahead = reading.month - published.month
    if reading.which in ("last", "past", "previous"):
        return year if ahead < 0 else year - 1
    if reading.which in ("next", "coming"):
        return year if ahead > 0 else year + 1
    if reading.which == "this":
        return year
    if context.names:
        return year + (ahead < -6) - (ahead > 6)  # "the November election": the nearest
    if context.ahead and not (context.leans and ahead % 12 > FAR_AHEAD):
        return year if ahead >= 0 else year + 1
    return year if ahead <= 0 else year - 1


def _nearest_year(reading: Reading, context: Context, published: date) -> int:
    """A day without a year: nearest to publication, with a bias to where the verb points.

    The verb can be that of another clause ("will discuss the Aug. 7 attack", "set to expire Nov. 6
    was extended"), so a past one still lets a day of the coming month stand: against 300 days of bias
    it loses to one nearer than 33 days. Measured on the tuning half of TimeBank.
    """
    assert reading.month is not None
    assert reading.day is not None
    best, distance = published.year, 10**6
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            day = date(year, reading.month, reading.day)
        except ValueError:
            continue
        if reading.weekday not in (None, day.weekday()):
            continue
        off = (day - published).days
        away = abs(off)
        if off * {"last": 1, "next": -1}.get(reading.which, 0) > 0:
            continue
        if off > 0 and (context.past or context.led == "since"):
            away += 120 if context.names else 300
        if off < 0 and context.ahead:
            away += 60
        if away < distance:
            best, distance = year, away
    return best


def resolve_monthday(reading: Reading, context: Context) -> Moment | None:
    """ "On the sixth": of this month or the last, by the verb."""
    published = context.published
    if published is None or reading.day is None:
        return None
    first = published.replace(day=1)
    months = range(3) if context.ahead else range(0, -3, -1)
    for step in months:
        year, month = divmod_month(first.year, first.month + step)
        start, end = month_span(year, month)
        if reading.day > end.day:
            continue
        day = start.replace(day=reading.day)
        if day >= published if context.ahead else day <= published:
            return day_moment(day)
    return None


def resolve_season(reading: Reading, context: Context) -> Moment | None:
    name = reading.name
    if reading.year is not None:
        found = season_moment(reading.year, name)
        if name == "winter" and found.start is not None:
            # "The winter of 1994" is as often its first months as the ones that follow its end.
            return replace(found, start=date(reading.year, 1, 1))
        return found
    if reading.base == "narrative":
        told = context.told
        return season_moment(told.start.year, name) if told and told.start else None
    published = context.published
    if published is None:
        return None
    if reading.year_shift is not None:
        return season_moment(published.year + reading.year_shift, name)
    first = date(published.year, SEASONS[name], 1)
    if name == "winter" and published.month <= 2:
        first = date(published.year - 1, 12, 1)
    year = first.year
    running = first <= published <= season_span(year, name)[1]
    if reading.which in ("last", "past", "previous"):
        return season_moment(year if published > season_span(year, name)[1] else year - 1, name)
    if reading.which in ("next", "coming", "following"):
        return season_moment(year if published < first else year + 1, name)
    if running or reading.which == "this":
        return season_moment(year, name)
    if context.ahead:
        return season_moment(year if published < first else year + 1, name)
    return season_moment(year if published > first else year - 1, name)


def resolve_quarter(reading: Reading, context: Context) -> Moment | None:
    published = context.published
    year = reading.year
    if year is None and published is not None:
        if reading.year_shift is not None:
            year = published.year + reading.year_shift
        else:
            begun = 3 * reading.number - 2 <= published.month
            near = 3 * reading.number - 2 <= published.month + 3 and context.ahead
            year = published.year if begun or near else published.year - 1
    return None if year is None else quarter_moment(year, reading.number)


def resolve_told_quarter(reading: Reading, context: Context) -> Moment | None:
    """ "For the quarter": the one told before, else the last that ended before publication."""
    if context.quarter is not None:
        return context.quarter
    if context.published is None:
        return None
    return unit_moment("Q", add_months(context.published, -3))


def resolve_year_earlier(reading: Reading, context: Context) -> Moment | None:
    """ "The year-ago quarter": the quarter told before, one year back."""
    if context.quarter is None or context.quarter.start is None:
        return None
    return unit_moment("Q", add_months(context.quarter.start, -12))


def resolve_half(reading: Reading, context: Context) -> Moment | None:
    year = reading.year
    if year is None and reading.year_shift is not None and context.published is not None:
        year = context.published.year + reading.year_shift
    if year is None:
        return None
    start = date(year, 6 * reading.number - 5, 1)
    return Moment(
        start=start, end=month_span(year, 6 * reading.number)[1], precision=Precision.INTERVAL,
        value=f"{year:04d}-H{reading.number}",
    )  # fmt: skip


def resolve_holiday(reading: Reading, context: Context) -> Moment | None:
    if reading.year is not None:
        day = holiday(reading.name, reading.year)
        return day_moment(day) if day else None
    published = context.published
    if published is None:
        return None
    days = [holiday(reading.name, published.year + step) for step in (-1, 0, 1)]
    past = [d for d in days if d is not None and d <= published]
    future = [d for d in days if d is not None and d >= published]
    if reading.which in ("last", "past", "previous"):
        return day_moment(past[-1]) if past else None
    if reading.which in ("next", "coming"):
        return day_moment(future[0]) if future else None
    both = [d for d in days if d is not None]
    return day_moment(min(both, key=lambda d: _away(d, published, context))) if both else None


def _away(day: date, published: date, context: Context) -> int:
    off = (day - published).days
    against = (off > 0 and context.past) or (off < 0 and context.ahead)
    return abs(off) + (120 if against else 0)


def resolve_years(reading: Reading, context: Context) -> Moment | None:
    assert reading.year is not None
    start, end = year_span(reading.year, reading.number)
    return Moment(
        start=start, end=end, precision=Precision.INTERVAL, value=f"{reading.year}/{reading.number}"
    )


def resolve_decade(reading: Reading, context: Context) -> Moment | None:
    assert reading.year is not None
    return decade_moment(reading.year)


def resolve_century(reading: Reading, context: Context) -> Moment | None:
    return unit_moment("C", date(max(1, reading.number * 100 - 100), 1, 1))
