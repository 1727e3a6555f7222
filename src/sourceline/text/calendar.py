"""Days and months that words or figures name outright: "7 February 2025", "May 3", "2024-01-28".

What can be no day ("2024-13-45", "30 February") is not found, and neither is "03/04/2021", which is a
day in March to one half of the world and in April to the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sourceline.model.span import Span

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]

_MONTH = (
    r"(?P<{0}>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|Jun\.|July?|Jul\.|"
    r"Aug(?:ust|\.)?|Sept(?:ember|\.)?|Sep\.?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?P<{0}>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?P<{0}>1[5-9]\d\d|20\d\d|21\d\d)(?![\d])"
_PATTERNS = (
    # 7 February 2025, 7th of February, 3 May
    _DAY.format("d1") + r"[ -](?:of )?" + _MONTH.format("m1") + r"(?![a-z])(?:,?[ -]" + _YEAR.format("y1") + r")?",
    # February 7, 2025; Feb. 7
    _MONTH.format("m2") + r" " + _DAY.format("d2") + r"(?![\d:])(?:,? " + _YEAR.format("y2") + r")?",
    # February 2025
    _MONTH.format("m3") + r",? (?:of )?" + _YEAR.format("y3"),
    # 2024-01-28, 2024/01/28, 20240128
    _YEAR.format("y4").replace(r"(?![\d])", "") + r"(?P<s4>[-/.]?)(?P<m4>0[1-9]|1[0-2])(?P=s4)(?P<d4>0[1-9]|[12]\d|3[01])(?!\d)",
    # 21/02/2025, 2/21/2025, 21.02.2025
    r"(?P<a5>0?[1-9]|[12]\d|3[01])(?P<s5>[/.-])(?P<b5>0?[1-9]|[12]\d|3[01])(?P=s5)" + _YEAR.format("y5"),
)  # fmt: skip
_DATE = re.compile(
    r"(?<![\w.,/-])(?:" + "|".join(f"(?:{p})" for p in _PATTERNS) + r")(?!\w)", re.IGNORECASE
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
