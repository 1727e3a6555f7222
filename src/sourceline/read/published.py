"""When a report was published, from the best place that says so.

In this order: a header line, the page's or record's metadata, the web address, the file name, a
line of the report's own, the day of the page's last change. A day that cannot be (the 45th of a
13th month) is passed over, and so is one after the day on which the report was found: a page cannot
have been published later than it was fetched.
"""

from __future__ import annotations

import re
from calendar import month_abbr
from datetime import date

from sourceline.model.span import Mark, Span
from sourceline.model.when import Basis, When
from sourceline.read.byline import find_bylines
from sourceline.read.draft import Draft
from sourceline.read.stamps import ADDRESS_YEARS, day_of, month_of, read_stamp
from sourceline.text.dateline import find_dateline

_MONTHS = {name.lower(): number for number, name in enumerate(month_abbr) if name}
_ADDRESS_DAY = re.compile(
    r"(?<![0-9A-Za-z])((?:19|20)\d\d)([-_/.]?)(\d\d)\2(\d\d)(?![0-9]|[A-Za-z]\d)"
)
_ADDRESS_SHORT = re.compile(r"(?<![0-9A-Za-z])((?:19|20)\d\d)([-_/.])(\d{1,2})\2(\d{1,2})(?![0-9])")
_ADDRESS_WORD = re.compile(
    r"(?<![0-9A-Za-z])((?:19|20)\d\d)[-_/]?([a-z]{3})[a-z]{0,6}[-_/]?(\d{1,2})(?![0-9])",
    re.IGNORECASE,
)
_ADDRESS_MONTH = re.compile(r"/((?:19|20)\d\d)[-/](\d\d)/")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
# How many lines a headline, a subtitle and a byline can take before the report begins.
_LEAD_LINES = 6


def find_published(
    draft: Draft, latest: date | None = None
) -> tuple[When | None, str, tuple[Mark, ...]]:
    """The day, the place that names it, and marks for the byline lines of the text.

    A day after `latest` is not believed.
    """
    bylines = find_bylines(draft.text, draft.marks)
    marks = (*(Mark(item.span, "byline") for item in bylines), *_dateline_marks(draft))
    for place, found in (
        ("header", _stamp(draft.header_date)),
        ("metadata", _stamp(draft.metadata_date)),
        ("url", date_in_address(draft.url or "")),
        ("filename", date_in_address(draft.filename)),
    ):
        if found is not None and not is_after(found, latest):
            return found, place, marks
    told = [item for item in bylines if not is_after(item.when, latest)]
    if told:
        best = min(told, key=lambda item: item.rank)
        return best.when, "text", marks
    changed = _stamp(draft.changed_date)
    if changed is not None and not is_after(changed, latest):
        return changed, "metadata", marks
    return None, "unknown", marks


def find_future(draft: Draft, latest: date | None) -> str | None:
    """The date of its header or metadata that lies after `latest`, as it was written."""
    for value in (draft.header_date, draft.metadata_date):
        found = _stamp(value)
        if value and found is not None and is_after(found, latest):
            return " ".join(value.split())[:60]
    return None


def is_after(when: When, latest: date | None) -> bool:
    """Whether all of `when` lies after the last day that can be."""
    return latest is not None and when.start is not None and when.start > latest


def _stamp(value: str | None) -> When | None:
    return read_stamp(value) if value else None


def date_in_address(address: str) -> When | None:
    """The day in a web address or file name ("/2030/05/03/", "20300503-port.txt"), or its month."""
    address = address[:2000]
    for pattern in (_ADDRESS_DAY, _ADDRESS_SHORT):
        for match in pattern.finditer(address):
            found = _in_address(match[1], int(match[3]), match[4])
            if found:
                return found
    for match in _ADDRESS_WORD.finditer(address):
        found = _in_address(match[1], _MONTHS.get(match[2].lower(), 0), match[3])
        if found:
            return found
    month = _ADDRESS_MONTH.search(address)
    if month and int(month[1]) in ADDRESS_YEARS:
        return month_of(int(month[1]), int(month[2]), Basis.INFERRED)
    return None


def _in_address(year: str, month: int, day: str) -> When | None:
    if int(year) not in ADDRESS_YEARS:
        return None
    return day_of(int(year), month, int(day), Basis.INFERRED)


def _dateline_marks(draft: Draft) -> tuple[Mark, ...]:
    """The dateline before the report's first sentence."""
    place = max((mark.span.end for mark in draft.marks), default=0)
    for number, match in enumerate(_LINE.finditer(draft.text, place)):
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        found = find_dateline(draft.text, start, match.end())
        if found:
            return (Mark(Span(found.span.start, found.span.end), "byline"),)
        if number >= _LEAD_LINES:
            break
    return ()
