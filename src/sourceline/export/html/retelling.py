"""Who retold whom, what each report adds, and numbers over time, as the templates want them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sourceline.export.html.axis import Axis
from sourceline.export.html.changes import Run, compare_words
from sourceline.export.html.desk import Desk, Opener
from sourceline.export.labels import counted, date_label, listed
from sourceline.export.safe import neutral, one_line
from sourceline.model.story import FigureSeries, Passage, Reuse, Story
from sourceline.model.when import When

# In percent of the width: nodes stand at least this far apart, and this far from the edges.
_NODE_ROOM = 7.0
_EDGE = 3.0
# In pixels, and how much of the height one percent of width takes.
ARC_HEIGHT = 150
_STEEP = 2.2
# Arcs of a smaller share carry no number.
_LABELLED_SHARE = 0.1
_NEW_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    x: float
    number: int
    name: str
    day: str
    linked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Arc:
    """`path` in a box of 1000 by ARC_HEIGHT; `x` and `y` of the label in percent and pixels."""

    path: str
    width: float
    unknown: bool
    href: str
    label: str
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    kind: str
    left: tuple[Run, ...]
    right: tuple[Run, ...]
    opener: Opener | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Retold:
    anchor: str
    source: int
    source_name: str
    copy: int
    copy_name: str
    percent: int
    unknown: bool
    kinds: str
    passages: tuple[Sides, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Adds:
    number: int
    name: str
    day: str
    percent: float
    words: str
    shown: tuple[str, ...]
    opener: Opener | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    day: str
    qualifier: str
    text: str
    opener: Opener | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """`points` are x and y in percent, empty where there is nothing to draw."""

    what: str
    unit: str
    values: tuple[Number, ...]
    points: tuple[tuple[float, float], ...]


def drawing_of(story: Story, desk: Desk) -> Drawing | None:
    ties = _known(story, desk)
    if not ties:
        return None
    places = _node_places(story)
    linked = {ident for tie in ties for ident in (tie.source, tie.copy)}
    arcs = tuple(_arc(at, tie, places) for at, tie in enumerate(ties, start=1))
    top = min(arc.y for arc in arcs)
    return Drawing(
        nodes=tuple(
            Node(
                x=places[item.id],
                number=desk.numbers[item.id],
                name=desk.names[item.id],
                day=_short_day(item.published),
                linked=item.id in linked,
            )
            for item in story.articles
        ),
        arcs=arcs,
        height=int(ARC_HEIGHT - top + 24),
    )


def retold_of(story: Story, desk: Desk) -> list[Retold]:
    return [_retold(at, tie, desk) for at, tie in enumerate(_known(story, desk), start=1)]


def _known(story: Story, desk: Desk) -> list[Reuse]:
    return [tie for tie in story.reuse if tie.source in desk.numbers and tie.copy in desk.numbers]


def _node_places(story: Story) -> dict[str, float]:
    """Reports on the time axis, in their order, never on one another; the undated at the end."""
    days = {item.id: _middle(item.published) for item in story.articles}
    known = [day for day in days.values() if day is not None]
    axis = Axis(known)
    room = min(_NODE_ROOM, (100 - 2 * _EDGE) / max(1, len(days) - 1)) if len(days) > 1 else 0
    places: dict[str, float] = {}
    last = _EDGE - room
    for ident, day in days.items():
        wanted = _EDGE + (100 - 2 * _EDGE) * (axis.at(day) if day is not None else 100.0) / 100
        last = max(wanted, last + room)
        places[ident] = last
    ceiling = 100 - _EDGE
    for ident in reversed(places):
        places[ident] = round(min(places[ident], ceiling), 2)
        ceiling = places[ident] - room
    return places


def _middle(when: When | None) -> int | None:
    days = [day.toordinal() for day in (when.start, when.end) if day] if when else []
    return sum(days) // len(days) if days else None


def _short_day(when: When | None) -> str:
    label = date_label(when) if when and when.edtf else "undated"
    return label.rsplit(" ", 1)[0] if label[-4:].isdigit() and " " in label else label


def _arc(at: int, tie: Reuse, places: dict[str, float]) -> Arc:
    """A half ellipse: the farther apart, the higher."""
    left, right = sorted((places[tie.source], places[tie.copy]))
    height = min(ARC_HEIGHT - 26.0, 24 + _STEEP * (right - left))
    top = ARC_HEIGHT - height
    middle = (left + right) / 2
    radius = 5 * (right - left)
    return Arc(
        path=f"M{left * 10:.1f} {ARC_HEIGHT} A{radius:.1f} {height:.1f} 0 0 1"
        f" {right * 10:.1f} {ARC_HEIGHT}",
        width=round(1 + 7 * tie.share, 2),
        unknown=not tie.order_known,
        href=f"#u{at}",
        label=f"{_percent(tie.share)}%" if tie.share >= _LABELLED_SHARE else "",
        x=round(middle, 2),
        y=round(top - 8, 1),
    )


def _percent(share: float) -> int:
    return round(100 * share)


def _retold(at: int, tie: Reuse, desk: Desk) -> Retold:
    kinds = Counter(passage.kind for passage in tie.passages)
    return Retold(
        anchor=f"u{at}",
        source=desk.numbers[tie.source],
        source_name=desk.names[tie.source],
        copy=desk.numbers[tie.copy],
        copy_name=desk.names[tie.copy],
        percent=_percent(tie.share),
        unknown=not tie.order_known,
        kinds=listed([f"{count} {kind}" for kind, count in sorted(kinds.items())]),
        passages=tuple(_sides(passage, desk) for passage in tie.passages),
    )


def _sides(passage: Passage, desk: Desk) -> Sides:
    left, right = compare_words(
        neutral(one_line(passage.source.text)), neutral(one_line(passage.copy.text))
    )
    if passage.kind == "rewritten":  # nearly every word would be marked
        left, right = (_whole(left), _whole(right))
    return Sides(
        kind=passage.kind,
        left=left,
        right=right,
        opener=desk.opener([passage.source, passage.copy]),
    )


def _whole(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return (Run("".join(run.text for run in runs), False),)


def adds_of(story: Story, desk: Desk) -> list[Adds]:
    return [
        Adds(
            number=desk.numbers[item.article],
            name=desk.names[item.article],
            day=desk.published(item.article),
            percent=round(100 * item.new / item.sentences, 1) if item.sentences else 0.0,
            words=f"{item.new:,} of {counted(item.sentences, 'sentence')} new",
            shown=_first_new(item.evidence, first=desk.numbers[item.article] == 1),
            opener=desk.opener(item.evidence),
        )
        for item in story.novelty
        if item.article in desk.numbers
    ]


def _first_new(evidence: tuple[object, ...], *, first: bool) -> tuple[str, ...]:
    """The first new sentences; none of the earliest report, in which everything is new."""
    if first:
        return ()
    return tuple(one_line(getattr(item, "text", "")) for item in evidence[:_NEW_SHOWN])


def series_of(story: Story, desk: Desk) -> list[Series]:
    return [_series(item, desk) for item in story.figures]


def _series(series: FigureSeries, desk: Desk) -> Series:
    return Series(
        what=one_line(series.what),
        unit=one_line(series.unit),
        values=tuple(
            Number(
                day=date_label(value.as_of),
                qualifier="" if value.qualifier == "exact" else str(value.qualifier),
                text=one_line(value.text),
                opener=desk.opener(value.evidence),
            )
            for value in series.values
        ),
        points=_points(series),
    )


def _points(series: FigureSeries) -> tuple[tuple[float, float], ...]:
    """Days to the right, values up from nothing; a range stands at its middle."""
    found = [(_middle(value.as_of), _level(value.value)) for value in series.values]
    dated = [(day, level) for day, level in found if day is not None]
    if len({day for day, _ in dated}) < 2:
        return ()
    low_day, high_day = min(day for day, _ in dated), max(day for day, _ in dated)
    low = min(0.0, *(level for _, level in dated))
    high = max(0.0, *(level for _, level in dated))
    whole = (high - low) or 1.0
    return tuple(
        (
            round(3 + 94 * (day - low_day) / (high_day - low_day), 2),
            round(90 - 80 * ((level - low) / whole), 2),
        )
        for day, level in sorted(dated)
    )


def _level(value: float | tuple[float, float]) -> float:
    return value[0] / 2 + value[1] / 2 if isinstance(value, tuple) else value
