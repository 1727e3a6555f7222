"""Dates as a person writes them for us: ISO 8601-2 / EDTF, level 1, back into what they can mean."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from sourceline.model.when import UNKNOWN, Basis, Precision, When

_PART = re.compile(r"(\d{3})(?:(X)|(\d)(?:-(\d\d)(?:-(\d\d))?)?)(~?)")
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}


def read_edtf(text: str, basis: Basis = Basis.INFERRED) -> When:
    """What `text` can mean; "" is unknown. ValueError, with a reason for people, where it is no date.

    >>> read_edtf("2031-03").end
    datetime.date(2031, 3, 31)
    """
    text = text.strip()
    if not text:
        return UNKNOWN
    first, slash, last = text.partition("/")
    if not slash:
        return _part(first, basis)
    low, high = _side(first, basis), _side(last, basis)
    if low is None and high is None:
        raise ValueError("a date that is open on both sides says nothing")
    between = When.between(low.start if low else None, high.end if high else None, basis)
    rough = bool((low and low.approximate) or (high and high.approximate))
    return When(
        start=between.start,
        end=between.end,
        precision=between.precision,
        basis=basis,
        approximate=rough,
    )


def _side(text: str, basis: Basis) -> When | None:
    """One end of an interval; None leaves it open."""
    return None if text in ("", "..") else _part(text, basis)


def _part(text: str, basis: Basis) -> When:
    found = _PART.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is no date: write 2031-03-04, 2031-03, 2031 or ../2031-03-04")
    decade, tens, ones, month, day, rough = found.groups()
    if tens:
        year = int(decade) * 10
        start, end, precision = date(year, 1, 1), date(year + 9, 12, 31), Precision.DECADE
    else:
        start, end, precision = _days(int(decade + ones), month, day)
    return When(start=start, end=end, precision=precision, basis=basis, approximate=bool(rough))


def _days(year: int, month: str | None, day: str | None) -> tuple[date, date, Precision]:
    if month is None:
        return date(year, 1, 1), date(year, 12, 31), Precision.YEAR
    number = int(month)
    if number in _SEASONS and day is None:
        last = _SEASONS[number] + 2
        ends = (year, last) if last <= 12 else (year + 1, last - 12)
        end = date(*ends, monthrange(*ends)[1])
        return date(year, _SEASONS[number], 1), end, Precision.SEASON
    if not 1 <= number <= 12:
        raise ValueError(f"there is no month {month}")
    if day is None:
        return (
            date(year, number, 1),
            date(year, number, monthrange(year, number)[1]),
            Precision.MONTH,
        )
    try:
        only = date(year, number, int(day))
    except ValueError:
        raise ValueError(f"there is no day {year:04d}-{month}-{day}") from None
    return only, only, Precision.DAY
