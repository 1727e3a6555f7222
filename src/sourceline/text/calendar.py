"""The calendar: days and months that words or figures name, and counting from one to another.

"7 February 2025", "May 3", "2024-01-28". What can be no day ("2024-13-45", "30 February") is not
found, and neither is "03/04/2021", which is a day in March to one half of the world and in April to
the other. Weeks run from Monday to Sunday (ISO 8601); seasons are the meteorological ones of the
northern half of the world.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sourceline.model.span import Span

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# First month of each; winter ends in the year after the one that it begins in.
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}

_MONTH = (
    r"(?P<{0}>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|Jun\.|"
    r"July?|Jul\.|Aug(?:ust|\.)?|Sept(?:ember|\.)?|Sep\.?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|"
    r"Dec(?:ember|\.)?)"
)
_DAY = r"(?P<{0}>0?[1-9]|[12]\d|3[01])"
_ORDINAL = _DAY + r"(?:st|nd|rd|th)?"
_YEAR = r"(?P<{0}>1[5-9]\d\d|20\d\d|21\d\d)"


def _pattern(form: str, number: int) -> str:
    """One form of a date as an expression; its groups are called d, m, y and the like, by number."""
    parts = {"month": _MONTH, "ordinal": _ORDINAL, "year": _YEAR}
    names = {"month": f"m{number}", "ordinal": f"d{number}", "year": f"y{number}"}
    for part, expression in parts.items():
        form = form.replace(f"<{part}>", expression.replace("{0}", names[part]))
    return f"(?:{form})"


_PATTERNS = (
    # 7 February 2025, 7th of February, 3 May
    r"<ordinal>[ -](?:of )?<month>(?![a-z])(?:,?[ -]<year>(?!\d))?",
    # February 7, 2025; Feb. 7
    r"<month> <ordinal>(?![\d:]|[.,]\d)(?:,? <year>(?!\d))?",
    # February 2025
    r"<month>,? (?:of )?<year>(?!\d)",
    # 2024-01-28, 2024/01/28, 20240128
    r"<year>(?P<s4>[-/.]?)(?P<m4>0[1-9]|1[0-2])(?P=s4)(?P<d4>0[1-9]|[12]\d|3[01])(?!\d)",
    # 21/02/2025, 2/21/2025, 21.02.2025
    r"(?P<a5>0?[1-9]|[12]\d|3[01])(?P<s5>[/.-])(?P<b5>0?[1-9]|[12]\d|3[01])(?P=s5)<year>(?!\d)",
)
_DATE = re.compile(
    r"(?<![\w.,/-])(?:"
    + "|".join(_pattern(form, n) for n, form in enumerate(_PATTERNS, 1))
    + r")(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, order=True)
class CalendarDate:
    """A day, or a month where `day` is None; `year` is None where the words leave it out."""

    span: Span
    year: int | None
    month: int
    day: int | None


def find_calendar_dates(
    text: str, start: int = 0, end: int | None = None
) -> Iterator[CalendarDate]:
    """The dates named in `text[start:end]`, in order."""
    for match in _DATE.finditer(text, start, len(text) if end is None else end):
        found = _read(match)
        if found is not None and _exists(found):
            yield found


def _read(match: re.Match[str]) -> CalendarDate | None:
    span = Span(match.start(), match.end())
    for number in "123":
        month = match[f"m{number}"]
        if month:
            day = match[f"d{number}"] if number != "3" else None
            year = match[f"y{number}"]
            if month in ("may", "march") and not year:
                return None  # "at most 3 may enter"
            return CalendarDate(
                span, int(year) if year else None, _month(month), int(day) if day else None
            )
    if match["m4"]:
        return CalendarDate(span, int(match["y4"]), int(match["m4"]), int(match["d4"]))
    first, second, year = int(match["a5"]), int(match["b5"]), int(match["y5"])
    if first > 12 >= second or first == second or match["s5"] == ".":
        return CalendarDate(span, year, second, first)
    return CalendarDate(span, year, first, second) if second > 12 >= first else None


def _month(word: str) -> int:
    return next(
        n for n, name in enumerate(MONTHS, 1) if name.startswith(word.rstrip(".").lower()[:3])
    )


def _exists(found: CalendarDate) -> bool:
    try:
        date(found.year or 2000, found.month, found.day or 1)
    except ValueError:
        return False
    return True


def month_span(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    first = date(year, month, 1)
    return first, date(year, month, monthrange(year, month)[1])


def year_span(first: int, last: int | None = None) -> tuple[date, date]:
    """First and last day of a year, or of several."""
    return date(first, 1, 1), date(first if last is None else last, 12, 31)


def season_span(year: int, season: str) -> tuple[date, date]:
    """First and last day of the season that begins in `year`."""
    first = date(year, SEASONS[season], 1)
    return first, month_span(*divmod_month(year, first.month + 2))[1]


def divmod_month(year: int, month: int) -> tuple[int, int]:
    """Year and month where `month` may lie outside 1..12: (2024, 14) is February 2025."""
    return year + (month - 1) // 12, (month - 1) % 12 + 1


def add_months(day: date, months: int) -> date:
    """The same day so many months on; the last of the month where that has no such day."""
    year, month = divmod_month(day.year, day.month + months)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of the week that `day` lies in."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def weekday_on_or_before(day: date, weekday: int) -> date:
    """The latest such weekday (Monday 0) that is not after `day`."""
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def weekday_on_or_after(day: date, weekday: int) -> date:
    """The first such weekday (Monday 0) that is not before `day`."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)
