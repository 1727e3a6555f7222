"""Tags that may nest and cross, as pieces that only nest.

Tags of one place are one `Group`. Where a group would end inside another that began after it, the
inner one is closed too and goes on as a further piece, so brackets and elements always pair up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sourceline.export.annotated.tags import Tag
from sourceline.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The tags that stand on exactly these words."""

    span: Span
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """`first` is False where the group goes on after a cut; `around` are those that stay open."""

    group: Group
    first: bool
    around: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Characters with all the groups that cover them, the outermost first."""

    span: Span
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Close:
    """`last` is False where the group goes on after a cut."""

    group: Group
    last: bool


Step = Open | Words | Close


def group_tags(tags: Iterable[Tag]) -> tuple[Group, ...]:
    """In order of place, the longer before the shorter."""
    found: dict[Span, list[Tag]] = {}
    for tag in tags:
        found.setdefault(tag.span, []).append(tag)
    spans = sorted(found, key=lambda span: (span.start, -span.end))
    return tuple(Group(span=span, tags=tuple(found[span])) for span in spans)


def nest(groups: Sequence[Group], start: int, end: int) -> Iterator[Step]:
    """The steps from `start` to `end`; all words between are there once, in order."""
    inside = [group for group in groups if group.span.start < end and group.span.end > start]
    edges = {start, end}
    for group in inside:
        edges |= {max(start, group.span.start), min(end, group.span.end)}
    places = sorted(edges)
    stack: list[Group] = []
    upcoming = 0
    for at, after in pairwise(places):
        wanted = [group for group in stack if group.span.end > at]
        while upcoming < len(inside) and inside[upcoming].span.start <= at:
            wanted.append(inside[upcoming])
            upcoming += 1
        yield from _change(stack, wanted, at)
        stack = wanted
        yield Words(Span(at, after), tuple(stack))
    yield from _change(stack, [], end)


def _change(stack: Sequence[Group], wanted: Sequence[Group], at: int) -> Iterator[Step]:
    """Close what ends and what stands inside it, then open what goes on and what begins."""
    same = 0
    while same < min(len(stack), len(wanted)) and stack[same] is wanted[same]:
        same += 1
    for group in reversed(stack[same:]):
        yield Close(group, group.span.end <= at)
    for depth in range(same, len(wanted)):
        yield Open(wanted[depth], wanted[depth].span.start >= at, tuple(wanted[:depth]))
