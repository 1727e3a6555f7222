"""What runs a stage over many articles: here one after another; other engines keep the same promise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Engine(Protocol):
    """Applies a pure function to every item; results in the order of the items, whatever ran first."""

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]: ...


class SerialEngine:
    """One item after another, in this process."""

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        return map(function, items)
