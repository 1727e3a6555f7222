"""The timeline for TimelineJS 3 (timeline.knightlab.com/docs/json-format.html).

TimelineJS renders headlines and texts as HTML, so every word from outside is escaped. It places an
event at its earliest day; how exact the day is stands in `display_date`, which is shown instead of
it. A line whose date is wholly unknown has no place on a timeline; the title says how many there are.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from urllib.parse import quote

from markupsafe import Markup, escape

from sourceline.export.cited import Reports, clean, link
from sourceline.export.decided import decided_note, decisions_by_id, decisions_count
from sourceline.export.facts import find_facts
from sourceline.export.labels import counted, date_label, reports_label, span_label
from sourceline.export.safe import shortened
from sourceline.model.story import Decision, Evidence, Story, TimelineEntry
from sourceline.model.when import Precision, When
from sourceline.wire.parts import Json, dump

# What a slide shows in large letters without a scroll bar.
_HEADLINE = 160

Decisions = dict[str, Decision]

_YEARS = (Precision.YEAR, Precision.DECADE)


def render(story: Story) -> str:
    reports = Reports(story)
    placed = [entry for entry in story.timeline if entry.date.start or entry.date.end]
    decided = decisions_by_id(story)
    timeline: Json = {
        "title": _title(story, len(story.timeline) - len(placed)),
        "events": [_event(entry, reports, decided) for entry in placed],
    }
    return dump(timeline, indent=1) + "\n"


def _title(story: Story, undated: int) -> Json:
    facts = find_facts(story)
    told = [
        f"{span_label(story.start, story.end)}.",
        f"{counted(facts.reports, 'report')}, {facts.independent} independent.",
    ]
    if decisions_count(story):
        told.append(f"{decisions_count(story)}.")
    if undated:
        told.append(f"{counted(undated, 'line')} without a date left out.")
    text = Markup("<p>{}</p>").format(" ".join(told))
    return {"unique_id": "story", "text": {"headline": _safe(facts.title), "text": str(text)}}


def _event(entry: TimelineEntry, reports: Reports, decided: Decisions) -> Json:
    """`group` gives what is only expected a row of its own."""
    time = f", {clean(entry.date.time)}" if entry.date.time else ""
    event: Json = {
        "unique_id": quote(entry.id, safe="", errors="replace").replace("%", "_"),
        **_dates(entry.date),
        "display_date": _safe(date_label(entry.date) + time),
        "text": {
            "headline": _safe(shortened(clean(entry.text), _HEADLINE)),
            "text": str(_text(entry, reports, decided)),
        },
    }
    return event | {"group": "Expected"} if entry.status == "expected" else event


def _dates(when: When) -> Json:
    """As exact as it is told: a month has no day, a year no month, an open end no other side."""
    start = when.start or when.end
    assert start is not None
    dates: Json = {"start_date": _date(start, when.precision)}
    if when.start and when.end and _date(when.end, when.precision) != dates["start_date"]:
        dates["end_date"] = _date(when.end, when.precision)
    return dates


def _date(day: date, precision: Precision) -> Json:
    """TimelineJS takes numbers or words of digits; a year alone is one."""
    if precision in _YEARS:
        return {"year": day.year}
    if precision in (Precision.MONTH, Precision.SEASON):
        return {"year": day.year, "month": day.month}
    return {"year": day.year, "month": day.month, "day": day.day}


def _text(entry: TimelineEntry, reports: Reports, decided: Decisions) -> Markup:
    told_by = reports.one_each(entry.evidence)
    note = reports_label(len(told_by), entry.independent_sources)
    if entry.status in ("disputed", "expected"):
        note += f"; {entry.status}"
    note += clean(decided_note(entry.decided, decided))
    cut = len(clean(entry.text)) > _HEADLINE
    whole = Markup('<p dir="auto">{}</p>').format(clean(entry.text)) if cut else Markup()
    return whole + Markup("<p>{}</p>").format(note) + _quotes(told_by, reports)


def _quotes(evidence: Iterable[Evidence], reports: Reports) -> Markup:
    return Markup().join(
        Markup('<blockquote dir="auto">{}</blockquote><p>{}, {}</p>').format(
            clean(item.text), _source(item, reports), date_label(reports.of(item).published)
        )
        for item in evidence
    )


def _source(evidence: Evidence, reports: Reports) -> Markup:
    name = Markup("<bdi>{}</bdi>").format(reports.name(evidence))
    url = link(reports.of(evidence))
    if url is None:
        return name
    return Markup('<a href="{}" rel="noopener noreferrer nofollow">{}</a>').format(url, name)


def _safe(text: str) -> str:
    return str(escape(clean(text)))
