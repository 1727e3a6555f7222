"""Sets that are joined one pair at a time.

Tarjan, 1975, Efficiency of a good but not linear set union algorithm.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

T = TypeVar("T")


class Unions(Generic[T]):
    """Disjoint sets; a thing joins them when it is first told, and a set is known by its earliest one."""

    def __init__(self, things: Iterable[T] = ()) -> None:
        self._parent = {thing: thing for thing in things}
        self._order = {thing: number for number, thing in enumerate(self._parent)}

    def find(self, thing: T) -> T:
        """The earliest member of a thing's set; a thing that was never told is alone."""
        root = thing
        while (above := self._parent.get(root, root)) != root:
            root = above
        while (above := self._parent.get(thing, thing)) != root:
            self._parent[thing], thing = root, above
        return root

    def join(self, one: T, two: T) -> None:
        a, b = self.find(self._told(one)), self.find(self._told(two))
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

    def _told(self, thing: T) -> T:
        if thing not in self._parent:
            self._parent[thing] = thing
            self._order[thing] = len(self._order)
        return thing
