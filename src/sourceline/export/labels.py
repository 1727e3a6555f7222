"""How dates, numbers and reports are called in the tool's own words."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from sourceline.export.safe import one_line, safe_url, shortened
from sourceline.model.article import Article
from sourceline.model.when import Basis, Precision, When

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
UNKNOWN_DATE = "date unknown"

_NAME_LIMIT = 60

_HASH = re.compile(r"[-_.][0-9a-f]{8,64}$")
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def day_label(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def date_label(when: When | None) -> str:
    """ "3 Mar 2019", "Dec 2018", "4–5 Mar 2019", "by 30 Jun 2019", "about 1964"."""
    if when is None or when.precision is Precision.UNKNOWN:
        return UNKNOWN_DATE
    label = _interval_label(when)
    return f"about {label}" if when.approximate else label


def _interval_label(when: When) -> str:
    start, end = when.start, when.end
    if start is None and end is None:
        return UNKNOWN_DATE
    if start is None:
        assert end is not None
        return f"by {day_label(end)}"
    if end is None:
        return f"from {day_label(start)}"
    if start == end:
        return day_label(start)
    if when.precision is Precision.DECADE:
        return f"{start.year // 10}0s"
    return _range_label(start, end)


def _range_label(start: date, end: date) -> str:
    whole_months = start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    if whole_months and (start.month, end.month) == (1, 12):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    first, last = MONTHS[start.month - 1], MONTHS[end.month - 1]
    if whole_months:
        if start.year != end.year:
            return f"{first} {start.year} – {last} {end.year}"
        return f"{first} {end.year}" if start.month == end.month else f"{first}–{last} {end.year}"
    if start.year != end.year:
        return f"{day_label(start)} – {day_label(end)}"
    if start.month != end.month:
        return f"{start.day} {first} – {end.day} {last} {end.year}"
    return f"{start.day}–{end.day} {last} {end.year}"


def year_apart(label: str) -> tuple[str, str]:
    """ "3 Mar 2019" -> ("3 Mar", "2019"), so that the year can stand back; "1964" stays whole."""
    head, _, year = label.rpartition(" ")
    return (head, year) if head and len(year) == 4 and year.isdigit() else (label, "")


def span_label(start: str | None, end: str | None) -> str:
    """The first and the last day of a story."""
    try:
        first = date.fromisoformat(start) if start else None
        last = date.fromisoformat(end) if end else None
        between = When.between(first, last, Basis.EXPLICIT)
    except ValueError:
        return UNKNOWN_DATE
    return date_label(between)


def value_label(value: str) -> str:
    """A claimed value for people: ISO days as the other dates, the rest on one line."""
    line = one_line(value)
    found = _ISO_DAY.fullmatch(line)
    if found is None:
        return line
    try:
        return day_label(date.fromisoformat(line))
    except ValueError:
        return line


def counted(number: int, singular: str, plural: str = "") -> str:
    """ "1 report", "2 reports"."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def as_sentence(words: str) -> str:
    """Our own words with a capital and a full stop."""
    line = one_line(words)
    if not line:
        return ""
    return line[0].upper() + line[1:] + ("" if line[-1] in ".!?" else ".")


def listed(parts: list[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def reports_label(reports: int, independent: int) -> str:
    """ "1 report", "3 reports, 2 independent"."""
    return (
        counted(reports, "report")
        if reports < 2
        else f"{counted(reports, 'report')}, {independent:,} independent"
    )


def report_name(article: Article) -> str:
    """Who published it, else the host of its address, else its record or file, cut short.

    Of a file name, what scrapers hang behind it is left away: the ending, and a hash before that.
    """
    publisher = one_line(article.publisher or "")
    url = safe_url(article.url)
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    name = publisher or host or _record(article.source) or _file(article.source) or article.id
    return shortened(name, _NAME_LIMIT)


def _record(source: str) -> str:
    return one_line(source.rpartition("#")[2]) if "#" in source else ""


def _file(source: str) -> str:
    name = one_line(PurePosixPath(source).stem)
    return _HASH.sub("", name) or name


def speaker_key(words: str) -> str:
    """What makes two wordings of an unnamed speaker one: "Fans", "the fans" and "The  fans"."""
    line = one_line(words).casefold()
    return line.removeprefix("the ") or line
