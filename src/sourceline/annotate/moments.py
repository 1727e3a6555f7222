"""Days, weeks, months, years and the like as intervals with a TIMEX3 value, and counting in them.

TIMEX3 as in TimeML (Pustejovsky et al., 2003).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from sourceline.model.when import Precision
from sourceline.text.calendar import add_months, month_span, season_span, week_of, year_span

# TIMEX3 codes.
SEASON_CODES = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}


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


# Hours, minutes and seconds of a day.
_IN_A_DAY = {"TH": 24, "TM": 24 * 60, "TS": 24 * 60 * 60}


def shifted(unit: str, day: date, amount: int) -> date:
    """The same day so many units on; of hours, the last day that they can reach into."""
    if unit in _IN_A_DAY:
        return day + timedelta(days=-(-amount // _IN_A_DAY[unit]))
    days = {"D": 1, "W": 7, "F": 14, "WE": 7}
    if unit in days:
        return day + timedelta(days=days[unit] * amount)
    return add_months(
        day, {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}[unit] * amount
    )
