"""Places in a text: half-open ranges of Unicode code points."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters `[start, end)` of one article's text; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def cut(self, text: str) -> str:
        """The words that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def cover(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def shifted(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A span that is set apart, and why: "header", "furniture", "repeated", ..."""

    span: Span
    reason: str


class Placed(Protocol):
    """Anything that stands somewhere in a text."""

    @property
    def span(self) -> Span: ...


P = TypeVar("P", bound=Placed)


def within(things: Sequence[P], span: Span) -> Sequence[P]:
    """Those of `things`, which are in order of place, that begin inside `span`."""
    low = bisect_left(things, span.start, key=_start)
    return things[low : bisect_left(things, span.end, lo=low, key=_start)]


def _start(thing: Placed) -> int:
    return thing.span.start


def overlaps_any(span: Span, others: Iterable[Span]) -> bool:
    return any(span.overlaps(other) for other in others)
