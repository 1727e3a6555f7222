"""The timeline as a calendar (RFC 5545).

A calendar knows days. What lies on one, or on one of a few, is an all-day event; what is told no more
exactly than a season or a year, or with an open end, would be a bar over days on which nothing is
known to have happened: it becomes a journal entry without a date, which says the date in words. What
is only expected is tentative. Times stay words, for a report seldom says in which zone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sourceline import __version__
from sourceline.export.cited import Reports, clean, link, urn
from sourceline.export.decided import decided_label, decisions_by_id
from sourceline.export.facts import find_facts
from sourceline.export.labels import as_sentence, date_label, reports_label
from sourceline.model.story import Story, TimelineEntry
from sourceline.model.when import When

# A month: the longest bar that still says something.
_MOST_DAYS = 31
# Of a content line, in octets, its line end apart (RFC 5545, 3.1).
_OCTETS = 75


def render(story: Story) -> str:
    reports = Reports(story)
    stamp = _stamp(story)
    decided = decisions_by_id(story)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//sourceline//sourceline {__version__}//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(clean(find_facts(story).title))}",
    ]
    for entry in story.timeline:
        lines += _entry(entry, stamp, reports, decided_label(entry.decided, decided))
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _stamp(story: Story) -> str:
    """When it was made; that no clock may say, so the last day on which a report came out."""
    days = [a.published.end for a in story.articles if a.published and a.published.end]
    return f"{_day(max(days, default=date(1970, 1, 1)))}T000000Z"


def _entry(entry: TimelineEntry, stamp: str, reports: Reports, decided: str) -> Iterator[str]:
    """`decided` is who decided something of it, and why."""
    days = _days(entry.date)
    kind = "VEVENT" if days else "VJOURNAL"
    yield f"BEGIN:{kind}"
    yield f"UID:{_text(urn('entry', entry.id))}"
    yield f"DTSTAMP:{stamp}"
    if days:
        start, end = days
        yield f"DTSTART;VALUE=DATE:{_day(start)}"
        yield f"DTEND;VALUE=DATE:{_day(end)}"
        yield "TRANSP:TRANSPARENT"
    if entry.status == "expected":
        yield f"STATUS:{'TENTATIVE' if days else 'DRAFT'}"
    elif days and entry.status == "agreed":
        yield "STATUS:CONFIRMED"
    yield f"SUMMARY:{_text(_summary(entry))}"
    yield f"DESCRIPTION:{_text(_description(entry, reports, decided))}"
    yield f"CATEGORIES:{_text(entry.status)}{',decided by a person' if decided else ''}"
    urls = (link(reports.of(item)) for item in reports.one_each(entry.evidence))
    url = next(filter(None, urls), None)
    if url:
        yield f"URL:{url}"
    yield f"END:{kind}"


def _days(when: When) -> tuple[date, date] | None:
    """The first day and the one after the last; None where it is no matter of days."""
    if when.days is None or when.days > _MOST_DAYS or when.end in (None, date.max):
        return None
    assert when.start is not None
    assert when.end is not None
    return when.start, when.end + timedelta(days=1)


def _summary(entry: TimelineEntry) -> str:
    """The words, with whatever the calendar's own place for a date cannot say before them."""
    when = entry.date
    exact = when.is_day and not when.approximate
    before = [clean(when.time)] if exact and when.time else []
    before += [] if exact else [date_label(when)]
    before += ["expected"] if entry.status == "expected" else []
    return f"({', '.join(before)}) {clean(entry.text)}" if before else clean(entry.text)


def _description(entry: TimelineEntry, reports: Reports, decided: str) -> str:
    told_by = reports.one_each(entry.evidence)
    lines = [f"{reports_label(len(told_by), entry.independent_sources)}; {entry.status}."]
    lines += [clean(as_sentence(decided))] if decided else []
    for item in told_by:
        published = date_label(reports.of(item).published)
        lines.append(f"{reports.name(item)}, {published}: “{clean(item.text)}”")
    return "\n".join(lines)


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(words: str) -> str:
    """A value of the type TEXT; its lines end in `\\n`."""
    for letter in "\\;,":
        words = words.replace(letter, f"\\{letter}")
    return words.replace("\n", "\\n")


def _folded(line: str) -> str:
    """Broken between characters, never inside one, and each further line begun with a space."""
    lines: list[str] = []
    held: list[str] = []
    room = _OCTETS
    for letter in line:
        size = len(letter.encode("utf-8"))
        if size > room:
            lines.append("".join(held))
            held, room = [], _OCTETS - 1
        held.append(letter)
        room -= size
    return "\r\n ".join([*lines, "".join(held)])
