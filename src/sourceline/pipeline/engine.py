"""What runs a stage over many articles: here one after another; other engines keep the same promise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Engine(Protocol):
    """Applies a pure function to every item."""

    @property
    def several(self) -> bool:
        """Whether other items go on while a long one is at work."""
        ...

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """Results in the order of the items, whatever ran first."""
        ...

    def as_done(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[tuple[int, R]]:
        """Results as they are done, each with the place of its item: none waits for a longer one."""
        ...


class SerialEngine:
    """One item after another, in this process."""

    several = False

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        return map(function, items)

    def as_done(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[tuple[int, R]]:
        return enumerate(map(function, items))


def in_order(results: Iterable[tuple[int, R]]) -> Iterator[R]:
    """Results that came as they were done, in the order of their items; each is held until its turn.

    >>> list(in_order([(2, "c"), (0, "a"), (1, "b")]))
    ['a', 'b', 'c']
    """
    held: dict[int, R] = {}
    turn = 0
    for place, result in results:
        held[place] = result
        while turn in held:
            yield held.pop(turn)
            turn += 1
