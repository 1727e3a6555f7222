"""The day of a holiday in a year: fixed dates, the computed ones, and those that hang on Easter.

Easter by the anonymous Gregorian algorithm (Nature, 20 April 1876). The computed ones are United
States holidays, as news in English writes of them.
"""

from __future__ import annotations

from datetime import date, timedelta

from sourceline.text.calendar import weekday_on_or_after, weekday_on_or_before


def holiday(rule: str, year: int) -> date | None:
    """The day that `rule` of the lexicon ("12-25", "easter-2", "thanksgiving") names in `year`."""
    if rule[0].isdigit():
        return date(year, int(rule[:2]), int(rule[3:]))
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule[6:]))
    days = {
        "thanksgiving": weekday_on_or_after(date(year, 11, 1), 3) + timedelta(weeks=3),
        "labor": weekday_on_or_after(date(year, 9, 1), 0),
        "memorial": weekday_on_or_before(date(year, 5, 31), 0),
        "columbus": weekday_on_or_after(date(year, 10, 1), 0) + timedelta(weeks=1),
        "king": weekday_on_or_after(date(year, 1, 1), 0) + timedelta(weeks=2),
        "election": weekday_on_or_after(date(year, 11, 1), 0) + timedelta(days=1),
    }
    return days.get(rule)


def easter(year: int) -> date:
    """Easter Sunday of the western churches."""
    golden, century, rest = year % 19, year // 100, year % 100
    shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - shift + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
