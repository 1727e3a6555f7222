"""What persons decided, on the page: a mark at each thing, and all decisions in a section of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sourceline.export.decided import (
    day_of,
    decided_label,
    decisions_by_id,
    note_of,
    status_label,
    who,
)
from sourceline.export.html.around import Around
from sourceline.export.html.desk import Desk
from sourceline.export.safe import one_line
from sourceline.model.story import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """One decision; `status` is "" where it holds."""

    anchor: str
    what: str
    by: str
    day: str
    why: str
    status: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """By the key of a thing on the page: who decided it and why, and where it can be corrected."""

    labels: Mapping[str, str]
    fixes: Mapping[str, str]


def decisions_of(story: Story) -> list[Decided]:
    return [
        Decided(
            anchor=f"k{at}",
            what=one_line(each.what),
            by=who(each),
            day=day_of(each),
            why=one_line(each.why),
            status=status_label(each),
            note=note_of(each),
        )
        for at, each in enumerate(story.decisions, start=1)
    ]


def marks_of(story: Story, desk: Desk, around: Around | None) -> Marks:
    """Keys are the anchors of lines, names and disagreements, the ids of quotations, "r" and the number of a report."""
    things = [
        *(("line", e.id, desk.entry_anchor[e.id], e.decided) for e in story.timeline),
        *(("name", m.id, desk.member_anchor[m.id], m.decided) for m in story.cast),
        *(
            ("disagreement", d.id, desk.dispute_anchor[d.id], d.decided)
            for d in story.discrepancies
        ),
        *(("quotation", q.id, q.id, q.decided) for q in story.quotations),
        *(("report", a.id, f"r{desk.numbers[a.id]}", ()) for a in story.articles),
    ]
    decisions = decisions_by_id(story)
    labels = {key: decided_label(ids, decisions) for _, _, key, ids in things if ids}
    fix = around.fix if around is not None else None
    fixes = {key: fix(kind, ident) for kind, ident, key, _ in things} if fix is not None else {}
    return Marks(labels=labels, fixes=fixes)
