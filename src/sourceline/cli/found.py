"""What an archive answered, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from itertools import groupby

from sourceline.export.labels import counted, reports_label, span_label
from sourceline.export.safe import neutral, shortened
from sourceline.store.search import Hit, Sort
from sourceline.store.stories import Listed

_HEADS = {
    Sort.REPORT: "Reports",
    Sort.QUOTATION: "Quotations",
    Sort.ENTITY: "Names",
    Sort.EVENT: "Events",
}
_LINE = 200


def render_list(stories: Sequence[Listed], format_: str) -> str:
    """The stories, a line each and one for their title."""
    if format_ == "jsonl":
        return "".join(f"{_json(asdict(story))}\n" for story in stories)
    if not stories:
        return "No stories.\n"
    return "".join(
        f"{story.id}  {_days(story.start, story.end)}  "
        f"{reports_label(story.reports, story.independent)}"
        f"{f'; {story.disputed} disputed' if story.disputed else ''}\n"
        f"    {_cut(story.title) or 'A story without a title'}\n"
        for story in stories
    )


def render_hits(hits: Sequence[Hit], format_: str) -> str:
    """What was found, by kind."""
    if format_ == "jsonl":
        return "".join(f"{_json(asdict(hit))}\n" for hit in hits)
    if not hits:
        return "Nothing found.\n"
    told = []
    for sort, found in groupby(hits, key=lambda hit: hit.sort):
        told.append(f"{_HEADS[sort]}\n")
        told += [f"  {line}\n" for hit in found for line in _lines(hit)]
    return "".join(told)


def _lines(hit: Hit) -> list[str]:
    days = _days(hit.start, hit.end)
    place = ", ".join(part for part in (hit.source, hit.story) if part)
    if hit.sort is Sort.EVENT:
        status = f" [{hit.about}]" if hit.about in ("expected", "disputed") else ""
        lines = [f"{days}  {_cut(hit.text)}{status}"]
    elif hit.sort is Sort.QUOTATION:
        words = _cut(hit.text) if hit.how == "indirect" else f"“{_cut(hit.text)}”"
        lines = [f"{days}  {words}  {_cut(hit.about or 'unknown speaker')}"]
    elif hit.sort is Sort.ENTITY:
        lines = [f"{_cut(hit.text)} ({_cut(hit.about or '')})  {days}"]
    else:
        lines = [f"{days}  {_cut(hit.about or hit.source or '')}", f"    {_cut(hit.text)}"]
    if hit.versions:
        lines.append(f"    changed on {hit.changed}; {counted(hit.versions, 'earlier text')} kept")
    return [*lines, f"    {_cut(place)}"]


def _days(start: str | None, end: str | None) -> str:
    """An open end says so."""
    if start is None and end is None:
        return "no date"
    if start is None:
        return f"until {span_label(end, end)}"
    if end is None:
        return f"from {span_label(start, start)}"
    return span_label(start, end)


def _cut(text: str) -> str:
    return neutral(shortened(" ".join(text.split()), _LINE))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
