"""The story and an archive's answers as a notebook shows them: small tables, without script or style.

A notebook puts this into its own page, where markup of a report would run: every word is escaped, and
none is linked.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from sourceline.export.facts import find_facts
from sourceline.export.labels import (
    UNKNOWN_DATE,
    counted,
    date_label,
    reports_label,
    span_label,
)
from sourceline.export.safe import neutral, shortened
from sourceline.model.story import Story

# A screenful of lines, and of each what fits into two of them.
_LINES = 12
_WORDS = 240


class Row(NamedTuple):
    """When, what, and more about it."""

    when: str
    what: str
    more: str


def render_story(story: Story) -> str:
    """The head of the story and the first lines of its timeline."""
    facts = find_facts(story)
    rows = [
        Row(
            date_label(entry.date),
            entry.text,
            f"{entry.status}; {counted(entry.independent_sources, 'independent source')}",
        )
        for entry in story.timeline[:_LINES]
    ]
    counts = ", ".join(
        (
            span_label(story.start, story.end),
            reports_label(facts.reports, facts.independent),
            counted(len(story.timeline), "line"),
            counted(len(story.cast), "name"),
            counted(len(story.quotations), "quotation"),
            counted(len(story.discrepancies), "disagreement"),
        )
    )
    return render_rows(
        facts.title,
        rows,
        more=len(story.timeline) > _LINES,
        under=counts,
    )


def render_rows(caption: str, rows: Sequence[Row], *, more: bool, under: str = "") -> str:
    """A table; `more` says that there is more than it shows."""
    told = [f"<p><strong>{_words(caption)}</strong>"]
    if under:
        told.append(f"<br>{_words(under)}")
    told.append("</p>")
    if rows:
        told.append("<table><tbody>")
        told += [
            "<tr>" + "".join(f'<td dir="auto">{_words(cell)}</td>' for cell in row) + "</tr>"
            for row in rows
        ]
        told.append("</tbody></table>")
    if more:
        told.append("<p>and more</p>")
    elif not rows:
        told.append("<p>nothing</p>")
    return "".join(told)


def days_label(start: str | None, end: str | None) -> str:
    """The days of an answer; an open end says so."""
    if start is None and end is None:
        return UNKNOWN_DATE
    if start is None:
        return f"until {span_label(end, end)}"
    if end is None:
        return f"from {span_label(start, start)}"
    return span_label(start, end)


def _words(text: str) -> str:
    return escape(neutral(shortened(text, _WORDS)))
