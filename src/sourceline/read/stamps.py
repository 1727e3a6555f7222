"""Dates as machines write them: ISO 8601, mail headers, seconds since 1970.

The day is the one written, never moved to another zone; time and zone are kept as told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from sourceline.model.when import Basis, Precision, When
from sourceline.text.calendar import CalendarDate, find_calendar_dates

_ISO = re.compile(
    r"(?P<y>\d{4})(?P<s>[-/.]?)(?P<m>\d{2})(?P=s)(?P<d>\d{2})"
    r"(?:[T ]\s?(?P<hh>\d{2}):?(?P<mm>\d{2})(?::?\d{2}(?:[.,]\d{1,9})?)?\s?"
    r"(?P<zone>Z|UTC|GMT|[A-Z]{3,4}|[+-]\d{2}:?\d{2})?)?(?![\d])"
)
_ISO_MONTH = re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})")
_EPOCH = re.compile(r"(\d{9,10}|\d{12,13})(?:\.\d{0,9})?")
_CLOCK = re.compile(
    r"(?<![\d:])(?P<hh>2[0-3]|[01]?\d)(?!\d)(?:[:.](?P<mm>[0-5]\d))?(?::[0-5]\d)?\s?(?P<half>[ap]\.?m\b\.?)?"
    r"(?:\s?\(?(?P<zone>[A-Z]{2,4}T?|Z|[+-]\d{2}:?\d{2})\b)?",
    re.IGNORECASE,
)
_ZONES = frozenset({
    "GMT", "UTC", "BST", "IST", "CET", "CEST", "EET", "EEST", "MSK", "EST", "EDT", "ET", "CST",
    "CDT", "CT", "MST", "MDT", "MT", "PST", "PDT", "PT", "AKST", "AKDT", "HST", "AEST", "AEDT",
    "ACST", "AWST", "NZST", "NZDT", "JST", "KST", "SGT", "HKT", "SAST", "WAT", "EAT", "Z",
})  # fmt: skip
_LONGEST = 200
# Newspapers have been printed since 1605; dates past the next century are slips.
YEARS = range(1605, 2200)
# File and web addresses also hold numbers that only look like days.
ADDRESS_YEARS = range(1970, 2100)


def read_stamp(value: str) -> When | None:
    """The day or month that a header, a metadata field or a record names; None where it names none."""
    value = value.strip()[:_LONGEST]
    iso = _ISO.match(value)
    if iso:
        found = day_of(int(iso["y"]), int(iso["m"]), int(iso["d"]))
        clock = f"{iso['hh']}:{iso['mm']}" if iso["hh"] and int(iso["hh"]) < 24 else None
        return with_clock(found, clock, iso["zone"] if clock else None)
    month = _ISO_MONTH.fullmatch(value)
    if month:
        return month_of(int(month["y"]), int(month["m"]))
    if _EPOCH.fullmatch(value):
        return _from_epoch(value)
    for item in find_calendar_dates(value):
        found = when_of(item)
        if found:
            return with_clock(found, *find_clock(value, item.span.end))
    return None


def when_of(item: CalendarDate, basis: Basis = Basis.EXPLICIT) -> When | None:
    """The day or month that words name; None where the year is missing."""
    if item.year is None:
        return None
    if item.day is None:
        return month_of(item.year, item.month, basis)
    return day_of(item.year, item.month, item.day, basis)


def day_of(year: int, month: int, day: int, basis: Basis = Basis.EXPLICIT) -> When | None:
    """That day, or None where the calendar has none such."""
    try:
        return When.day(date(year, month, day), basis) if year in YEARS else None
    except ValueError:
        return None


def month_of(year: int, month: int | None, basis: Basis = Basis.EXPLICIT) -> When | None:
    if month is None or month not in range(1, 13) or year not in YEARS:
        return None
    after = date(year + month // 12, month % 12 + 1, 1)
    return When(
        start=date(year, month, 1),
        end=after - timedelta(days=1),
        precision=Precision.MONTH,
        basis=basis,
    )


def with_clock(when: When | None, time: str | None, zone: str | None) -> When | None:
    if when is None or time is None or not when.is_day:
        return when
    return When(
        start=when.start,
        end=when.end,
        precision=when.precision,
        basis=when.basis,
        time=time,
        zone=zone,
    )


def find_clock(text: str, start: int) -> tuple[str | None, str | None]:
    """The first time of day after `start`, and its zone: ("17:42", "GMT")."""
    for hour, minute, zone in _clocks(text, start):
        return f"{hour:02d}:{minute:02d}", zone
    return None, None


def _clocks(text: str, start: int) -> Iterator[tuple[int, int, str | None]]:
    for match in _CLOCK.finditer(text, start, start + _LONGEST):
        half = (match["half"] or "")[:1].lower()
        if not half and match["mm"] is None:
            continue  # a bare number
        hour = int(match["hh"]) % 12 + (12 if half == "p" else 0) if half else int(match["hh"])
        zone = match["zone"]
        known = zone and (zone.upper() in _ZONES or zone[0] in "+-")
        yield hour, int(match["mm"] or 0), zone if known else None


def _from_epoch(value: str) -> When | None:
    seconds = float(value)
    if seconds > 100_000_000_000:
        seconds /= 1000
    moment = datetime.fromtimestamp(seconds, UTC)
    found = day_of(moment.year, moment.month, moment.day)
    return with_clock(found, f"{moment:%H:%M}", "UTC")
