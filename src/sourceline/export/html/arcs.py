"""Who retold whom as a drawing: reports along the time axis, arcs as thick as what was taken."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sourceline.export.html.axis import Axis, middle_day
from sourceline.export.html.desk import Desk
from sourceline.export.labels import date_label
from sourceline.model.article import Article
from sourceline.model.story import Reuse, Story
from sourceline.model.when import When

# In percent of the width: nodes stand at least this far apart, and this far from the edges.
_NODE_ROOM = 7.0
_EDGE = 5.0
# The width of a letter of a date on a page of 340 pixels, in percent.
_LETTER = 1.8
# Of more reports only those with an arc are drawn, and if these are still too many, as dots.
_MOST_NODES = 16
# In pixels, and how much of the height one percent of width takes.
ARC_HEIGHT = 150
_STEEP = 2.2
# Arcs of a smaller share carry no number.
_LABELLED_SHARE = 0.1


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
class Drawing:
    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]
    height: int
    crowded: bool


def drawing_of(story: Story, desk: Desk) -> Drawing | None:
    ties = ties_of(story, desk)
    if not ties:
        return None
    linked = {ident for tie in ties for ident in (tie.source, tie.copy)}
    shown = list(story.articles)
    if len(shown) > _MOST_NODES:
        shown = [item for item in shown if item.id in linked]
    places = _node_places(shown)
    arcs = tuple(_arc(at, tie, places) for at, tie in enumerate(ties, start=1))
    top = min(arc.y for arc in arcs)
    return Drawing(
        nodes=_uncrowded([_node(item, places, desk, linked) for item in shown]),
        crowded=len(shown) > _MOST_NODES,
        arcs=arcs,
        height=int(ARC_HEIGHT - top + 24),
    )


def ties_of(story: Story, desk: Desk) -> list[Reuse]:
    """The reuse whose both ends are reports of this story."""
    return [tie for tie in story.reuse if tie.source in desk.numbers and tie.copy in desk.numbers]


def _node_places(articles: list[Article]) -> dict[str, float]:
    """Reports on the time axis, in their order, never on one another; the undated at the end."""
    days = {item.id: middle_day(item.published) for item in articles}
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


def _node(item: Article, places: dict[str, float], desk: Desk, linked: set[str]) -> Node:
    return Node(
        x=places[item.id],
        number=desk.numbers[item.id],
        name=desk.names[item.id],
        day=_short_day(item.published),
        linked=item.id in linked,
    )


def _uncrowded(nodes: list[Node]) -> tuple[Node, ...]:
    """Dates that would touch the one before are left out, on the narrowest page too."""
    told = []
    free = -100.0
    for node in nodes:
        half = _LETTER * len(node.day) / 2
        fits = node.x - half > free
        free = node.x + half if fits else free
        told.append(node if fits else replace(node, day=""))
    return tuple(told)


def _short_day(when: When | None) -> str:
    label = date_label(when).removeprefix("about ") if when and when.edtf else "undated"
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
        label=f"{percent(tie.share)}%" if tie.share >= _LABELLED_SHARE else "",
        x=round(middle, 2),
        y=round(top - 8, 1),
    )


def percent(share: float) -> int:
    return round(100 * share)
