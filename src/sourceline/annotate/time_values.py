"""What a reading means once it is known from which day it counts: an interval and a TIMEX3 value.

TIMEX3 as in TimeML (Pustejovsky et al., 2003). "Last week" is Monday to Sunday of the week before;
"three weeks ago" and "seven years ago" are as exact as their unit: the week, the calendar year.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sourceline.annotate.holidays import holiday
from sourceline.annotate.tense import Tense
from sourceline.annotate.time_grammar import Reading
from sourceline.annotate.time_rules_amounts import SEASON_CODES
from sourceline.model.when import Precision
from sourceline.text.calendar import (
    SEASONS,
    add_months,
    divmod_month,
    month_span,
    season_span,
    week_of,
    weekday_on_or_after,
    weekday_on_or_before,
    year_span,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """From which to which day, how exact, and the TIMEX3 value; both ends None: no day to name."""

    start: date | None
    end: date | None
    precision: Precision
    value: str | None

    @property
    def is_day(self) -> bool:
        return self.start is not None and self.start == self.end


# An event named by a day without a year ("the Sept. 11 attacks") farther off than this can be of any
# year; reports in the development data name their own by up to three months.
NAMED_DAYS = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """From where a reading counts: publication, what was told before, and the verb's direction.

    `led` is the preposition before the words, "" without one. `year` is that of a full date before
    them in their sentence ("born on 3 May 1961 and christened on 4 June"). `names` is true where the
    words name a thing by its day ("Friday's ruling", "a June deal") rather than date the verb.
    """

    published: date | None
    told: Moment | None = None
    quarter: Moment | None = None
    tense: Tense = Tense.NONE
    led: str = ""
    names: bool = False
    year: int | None = None

    @property
    def ahead(self) -> bool:
        """Whether the words point at what comes after publication."""
        if self.led in ("until", "till", "by", "through") and self.tense is not Tense.PAST:
            return True
        if self.led == "before" and self.tense is not Tense.PAST and not self.names:
            return True
        if self.names:
            return self.tense is Tense.FUTURE
        return self.tense in (Tense.FUTURE, Tense.LEANS)

    @property
    def leans(self) -> bool:
        """Whether they point ahead only as long as nothing nearer lies behind."""
        return self.names or self.tense is Tense.LEANS

    @property
    def past(self) -> bool:
        return self.tense in (Tense.PAST, Tense.PERFECT) and not self.ahead


def resolve(reading: Reading, context: Context) -> Moment | None:
    """The moment that a reading means; None where the day it counts from is not known."""
    try:
        moment = _RESOLVERS[reading.kind](reading, context)
        return _with_edge(moment, reading, context) if moment else None
    except (OverflowError, ValueError):  # before year 1 or after 9999; 30 February
        return None


def day_moment(day: date) -> Moment:
    return Moment(start=day, end=day, precision=Precision.DAY, value=day.isoformat())


def week_moment(day: date) -> Moment:
    start, end = week_of(day)
    year, week, _ = day.isocalendar()
    return Moment(start=start, end=end, precision=Precision.WEEK, value=f"{year:04d}-W{week:02d}")


def weekend_moment(day: date) -> Moment:
    """Saturday and Sunday of the week that `day` lies in."""
    week = week_moment(day)
    assert week.start is not None
    saturday = week.start + timedelta(days=5)
    return replace(week, start=saturday, value=f"{week.value}-WE")


def month_moment(year: int, month: int) -> Moment:
    start, end = month_span(year, month)
    return Moment(start=start, end=end, precision=Precision.MONTH, value=f"{year:04d}-{month:02d}")


def year_moment(year: int) -> Moment:
    start, end = year_span(year)
    return Moment(start=start, end=end, precision=Precision.YEAR, value=f"{year:04d}")


def quarter_moment(year: int, quarter: int) -> Moment:
    start, _ = month_span(year, 3 * quarter - 2)
    _, end = month_span(year, 3 * quarter)
    return Moment(
        start=start, end=end, precision=Precision.INTERVAL, value=f"{year:04d}-Q{quarter}"
    )


def season_moment(year: int, season: str) -> Moment:
    start, end = season_span(year, season)
    return Moment(
        start=start, end=end, precision=Precision.SEASON,
        value=f"{year:04d}-{SEASON_CODES[season]}",
    )  # fmt: skip


def decade_moment(year: int) -> Moment:
    first = year // 10 * 10
    start, end = year_span(first, first + 9)
    return Moment(start=start, end=end, precision=Precision.DECADE, value=f"{first // 10:03d}")


def unit_moment(unit: str, day: date) -> Moment | None:
    """The day, week, month and so on that `day` lies in."""
    if unit == "D":
        return day_moment(day)
    if unit in ("W", "F"):
        return week_moment(day)
    if unit == "WE":
        return weekend_moment(day)
    if unit == "M":
        return month_moment(day.year, day.month)
    if unit == "Q":
        return quarter_moment(day.year, (day.month + 2) // 3)
    if unit == "Y":
        return year_moment(day.year)
    if unit == "E":
        return decade_moment(day.year)
    if unit == "C":
        start, end = year_span(day.year // 100 * 100, day.year // 100 * 100 + 99)
        return Moment(
            start=start, end=end, precision=Precision.INTERVAL, value=f"{day.year // 100:02d}"
        )
    return None


def shifted(unit: str, day: date, amount: int) -> date:
    """The same day so many units on."""
    days = {"D": 1, "W": 7, "F": 14, "WE": 7}
    if unit in days:
        return day + timedelta(days=days[unit] * amount)
    return add_months(
        day, {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}[unit] * amount
    )


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
    assert told.start is not None and told.end is not None
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
    before = weekday_on_or_before(day - timedelta(days=1), weekday)
    after = weekday_on_or_after(day + timedelta(days=1), weekday)
    if reading.which in ("last", "past", "previous"):
        return day_moment(before)
    if reading.which == "coming":
        return day_moment(after)
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
    if day.weekday() >= 5 or context.ahead or reading.unit == "WE":
        return weekend_moment(day)
    return weekend_moment(day - timedelta(days=7))


def _calendar(reading: Reading, context: Context) -> Moment | None:
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
        far = context.published is not None and abs((start - context.published).days) > NAMED_DAYS
        if far and context.names and reading.year is None:
            return Moment(
                start=None, end=None, precision=Precision.UNKNOWN, value=start.isoformat()
            )
        return day_moment(start)
    end = date(year, reading.month, reading.until_day)
    return Moment(
        start=start, end=end, precision=Precision.INTERVAL,
        value=f"{start.isoformat()}/{end.isoformat()}",
    )  # fmt: skip


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
    if context.ahead:
        return year if ahead >= 0 else year + 1
    return year if ahead <= 0 else year - 1


def _nearest_year(reading: Reading, context: Context, published: date) -> int:
    """A day without a year: nearest to publication, a little biased to where the verb points.

    A verb is often that of another clause ("will discuss the Aug. 7 attack"), so it moves the
    choice only where the nearest such day is far off.
    """
    assert reading.month is not None and reading.day is not None
    best, distance = published.year, 10**6
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            off = (date(year, reading.month, reading.day) - published).days
        except ValueError:
            continue
        if reading.weekday is not None:
            if date(year, reading.month, reading.day).weekday() != reading.weekday:
                continue
        away = abs(off)
        if off > 0 and (context.past or context.led == "since"):
            away += 120 if context.names else 270
        if off < 0 and context.ahead:
            away += 60
        if away < distance:
            best, distance = year, away
    return best


def _monthday(reading: Reading, context: Context) -> Moment | None:
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


def _season(reading: Reading, context: Context) -> Moment | None:
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


def _quarter(reading: Reading, context: Context) -> Moment | None:
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


def _told_quarter(reading: Reading, context: Context) -> Moment | None:
    """ "For the quarter": the one told before, else the last that ended before publication."""
    if context.quarter is not None:
        return context.quarter
    if context.published is None:
        return None
    return unit_moment("Q", add_months(context.published, -3))


def _year_earlier(reading: Reading, context: Context) -> Moment | None:
    """ "The year-ago quarter": the quarter told before, one year back."""
    if context.quarter is None or context.quarter.start is None:
        return None
    return unit_moment("Q", add_months(context.quarter.start, -12))


def _half(reading: Reading, context: Context) -> Moment | None:
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


def _holiday(reading: Reading, context: Context) -> Moment | None:
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


def _years(reading: Reading, context: Context) -> Moment | None:
    assert reading.year is not None
    start, end = year_span(reading.year, reading.number)
    return Moment(
        start=start, end=end, precision=Precision.INTERVAL, value=f"{reading.year}/{reading.number}"
    )


def _decade(reading: Reading, context: Context) -> Moment | None:
    assert reading.year is not None
    return decade_moment(reading.year)


def _century(reading: Reading, context: Context) -> Moment | None:
    return unit_moment("C", date(max(1, reading.number * 100 - 100), 1, 1))


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


_THIRDS = {"early": 0, "start": 0, "mid": 1, "late": 2, "end": 2}


def _with_edge(moment: Moment, reading: Reading, context: Context) -> Moment:
    """ "Early", "mid" and "late" are thirds; "earlier this" and "later this" end at publication.

    "The end of April" stays the month: some mean its last day, some its last week.
    """
    start, end, edge = moment.start, moment.end, reading.edge
    if start is None or end is None or not edge or moment.is_day:
        return moment
    published = context.published
    if edge in ("earlier", "later") and published is not None and start <= published <= end:
        start, end = (start, published) if edge == "earlier" else (published, end)
        return replace(moment, start=start, end=end, precision=Precision.INTERVAL)
    if edge == "end" and published is not None and start <= published <= end:
        if context.ahead:
            return replace(moment, start=published, precision=Precision.INTERVAL)
    if edge not in ("early", "mid", "late"):
        return moment
    start, end = _third(start, end, moment.precision, _THIRDS[edge])
    return replace(moment, start=start, end=end, precision=Precision.INTERVAL)


def _third(start: date, end: date, precision: Precision, third: int) -> tuple[date, date]:
    if precision is Precision.MONTH:
        first = start.replace(day=(1, 11, 21)[third])
        return first, end if third == 2 else start.replace(day=(10, 20)[third])
    if precision is Precision.YEAR:
        return date(start.year, 4 * third + 1, 1), month_span(start.year, 4 * third + 4)[1]
    if precision is Precision.DECADE:
        return year_span(start.year + (0, 4, 7)[third], start.year + (3, 6, 9)[third])
    days = (end - start).days + 1
    first = start + timedelta(days=days * third // 3)
    return first, start + timedelta(days=max(days * (third + 1) // 3 - 1, days * third // 3))


_RESOLVERS: dict[str, Callable[[Reading, Context], Moment | None]] = {
    "calendar": _calendar,
    "years": _years,
    "decade": _decade,
    "century": _century,
    "season": _season,
    "quarter": _quarter,
    "told_quarter": _told_quarter,
    "half": _half,
    "year_earlier": _year_earlier,
    "holiday": _holiday,
    "monthday": _monthday,
    "shift": _shift,
    "weekday": _weekday,
    "weekend": _weekend,
    "fixed": _nothing,
    "reference": _nothing,
    "ago": _nothing,
    "event": _event,
    "clock": _clock,
}
