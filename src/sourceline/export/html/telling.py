"""The timeline and the disagreements, as the page's templates want them."""

from __future__ import annotations

from dataclasses import dataclass

from sourceline.export.html.changes import Run, compare_words
from sourceline.export.html.desk import Desk, Opener
from sourceline.export.labels import (
    as_sentence,
    counted,
    date_label,
    listed,
    reports_label,
    value_label,
    year_apart,
)
from sourceline.export.safe import neutral, one_line, shortened
from sourceline.model.story import Discrepancy, Story, TimelineEntry
from sourceline.model.when import Basis, When

_VALUE_LIMIT = 60
_CELL_LIMIT = 180


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One entry. `shape` is point, bar, from (open to the right), by (open to the left) or none.

    `first` and `last` are the days that it can be of, "" where that end is open.
    """

    anchor: str
    day: str
    year: str
    datetime: str
    time: str
    inferred: bool
    repeated: bool
    shape: str
    first: str
    last: str
    status: str
    text: str
    counts: str
    opener: Opener | None
    disputes: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A report's words for a value; the value itself set off where the words hold it."""

    runs: tuple[Run, ...]
    opener: Opener


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one report says: one cell a value, None where it does not give that value."""

    number: int
    name: str
    published: str
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """One value; of a quotation, in runs that tell where its wording differs from the first."""

    label: str
    runs: tuple[Run, ...]
    sources: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    anchor: str
    about: str
    kind: str
    corrected: bool
    correction: Cell | None
    reason: str
    values: tuple[Claimed, ...]
    rows: tuple[Row, ...]
    entries: tuple[tuple[str, str], ...]


def lines_of(story: Story, desk: Desk) -> list[Line]:
    disputes: dict[str, list[Discrepancy]] = {}
    for discrepancy in story.discrepancies:
        for ident in discrepancy.timeline:
            disputes.setdefault(ident, []).append(discrepancy)
    lines: list[Line] = []
    before = ""
    for entry in story.timeline:
        label = date_label(entry.date) + (entry.date.time or "")
        lines.append(_line(entry, desk, disputes.get(entry.id, []), repeated=label == before))
        before = label
    return lines


def _line(entry: TimelineEntry, desk: Desk, disputes: list[Discrepancy], *, repeated: bool) -> Line:
    opener = desk.opener(entry.evidence)
    label = date_label(entry.date)
    day, year = year_apart(label)
    return Line(
        anchor=desk.entry_anchor[entry.id],
        day=day,
        year=year,
        datetime=entry.date.start.isoformat() if entry.date.is_day and entry.date.start else "",
        time=entry.date.time or "",
        inferred=entry.date.basis is Basis.INFERRED and bool(entry.date.edtf),
        repeated=repeated,
        shape=shape_of(entry.date),
        first=entry.date.start.isoformat() if entry.date.start else "",
        last=entry.date.end.isoformat() if entry.date.end else "",
        status=entry.status,
        text=entry.text,
        counts=reports_label(opener.reports if opener else 0, entry.independent_sources),
        opener=opener,
        disputes=tuple((f"#{desk.dispute_anchor[item.id]}", _versus(item)) for item in disputes),
    )


def shape_of(when: When) -> str:
    """A day is a point, a longer stretch a bar, one without an end an open bar."""
    if when.start is None and when.end is None:
        return "none"
    if when.start is None:
        return "by"
    if when.end is None:
        return "from"
    return "point" if when.is_day else "bar"


def _versus(discrepancy: Discrepancy) -> str:
    """ "1 Mar 2019 or late February"."""
    values = [shortened(value_label(item.value), _VALUE_LIMIT) for item in discrepancy.values]
    return listed(list(dict.fromkeys(values)), "or")


def disputes_of(story: Story, desk: Desk) -> list[Dispute]:
    entries = {entry.id: entry for entry in story.timeline}
    return [_dispute(item, desk, entries) for item in story.discrepancies]


def _dispute(discrepancy: Discrepancy, desk: Desk, entries: dict[str, TimelineEntry]) -> Dispute:
    correction = None
    if discrepancy.correction is not None:
        opener = desk.opener([discrepancy.correction])
        words = shortened(discrepancy.correction.text, _CELL_LIMIT)
        correction = Cell(runs=(Run(words, False),), opener=opener) if opener else None
    return Dispute(
        anchor=desk.dispute_anchor[discrepancy.id],
        about=shortened(discrepancy.about, _CELL_LIMIT),
        kind=discrepancy.kind,
        corrected=discrepancy.status == "corrected",
        correction=correction,
        reason=as_sentence(discrepancy.reason),
        values=_values(discrepancy),
        rows=_rows(discrepancy, desk),
        entries=tuple(
            (f"#{desk.entry_anchor[ident]}", date_label(entries[ident].date))
            for ident in discrepancy.timeline
            if ident in entries
        ),
    )


def _values(discrepancy: Discrepancy) -> tuple[Claimed, ...]:
    labels = [neutral(shortened(value_label(v.value), _CELL_LIMIT)) for v in discrepancy.values]
    runs: list[tuple[Run, ...]] = [(Run(label, False),) for label in labels]
    if discrepancy.kind == "quotation" and len(labels) > 1:
        runs = [compare_words(labels[0], label)[1] for label in labels]
        runs[0] = compare_words(labels[0], labels[1])[0]
    return tuple(
        Claimed(
            label=label,
            runs=run,
            sources=counted(value.independent_sources, "independent report"),
        )
        for label, run, value in zip(labels, runs, discrepancy.values, strict=True)
    )


def _set_off(words: str, value: str) -> tuple[Run, ...]:
    text, wanted = neutral(shortened(words, _CELL_LIMIT)), neutral(one_line(value))
    at = text.casefold().find(wanted.casefold()) if wanted else -1
    same_length = len(text.casefold()) == len(text)
    if at < 0 or not same_length or len(wanted) > len(text) / 2:
        return (Run(text, False),)
    end = at + len(wanted)
    parts = (Run(text[:at], False), Run(text[at:end], True), Run(text[end:], False))
    return tuple(run for run in parts if run.text)


def _rows(discrepancy: Discrepancy, desk: Desk) -> tuple[Row, ...]:
    """Reports in order; in each cell the report's first words for that value."""
    cells: dict[str, list[Cell | None]] = {}
    for at, value in enumerate(discrepancy.values):
        by_report: dict[str, list[int]] = {}
        evidence = desk.known(value.evidence)
        for place, item in enumerate(evidence):
            by_report.setdefault(item.article, []).append(place)
        for ident, places in by_report.items():
            mine = [evidence[place] for place in places]
            opener = desk.opener(mine)
            if opener is None:
                continue
            row = cells.setdefault(ident, [None] * len(discrepancy.values))
            row[at] = Cell(runs=_set_off(mine[0].text, value.value), opener=opener)
    return tuple(
        Row(
            number=desk.numbers[ident],
            name=desk.names[ident],
            published=desk.published(ident),
            cells=tuple(cells[ident]),
        )
        for ident in sorted(cells, key=lambda one: desk.numbers[one])
    )
