"""Sets that are joined one pair at a time.

Tarjan, 1975, Efficiency of a good but not linear set union algorithm.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

T = TypeVar("T")


class Unions(Generic[T]):
    """Disjoint sets of things told at the start; a set is known by its earliest member."""

    def __init__(self, things: Iterable[T]) -> None:
        self._order = {thing: number for number, thing in enumerate(things)}
        self._parent = {thing: thing for thing in self._order}

    def find(self, thing: T) -> T:
        """The earliest member of a thing's set."""
        root = thing
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[thing] != root:
            self._parent[thing], thing = root, self._parent[thing]
        return root

    def join(self, one: T, two: T) -> None:
        a, b = self.find(one), self.find(two)
        if a == b:
            return
        if self._order[b] < self._order[a]:
            a, b = b, a
        self._parent[b] = a

    def groups(self) -> list[list[T]]:
        """All sets, in order of their earliest members."""
        found: dict[T, list[T]] = {}
        for thing in self._order:
            found.setdefault(self.find(thing), []).append(thing)
        return list(found.values())
