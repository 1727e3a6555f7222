"""How alike two sentences are by the vectors that the network gave them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

# The centre of a story of few sentences is drawn to none, as if so many more said nothing in common:
# of two sentences alone nobody can say what their story is about.
FEW = 20


@dataclass(frozen=True, slots=True, eq=False)
class Direction:
    """One sentence's vector, ready to be compared: whole numbers, so that no machine rounds otherwise."""

    values: np.ndarray  # shape (384,), whole numbers
    length: float

    @classmethod
    def of(cls, vector: bytes) -> Direction | None:
        """None where the sentence has no vector, or one of zeros."""
        values = np.frombuffer(vector, dtype=np.int8).astype(np.int32)
        length = math.sqrt(int(values @ values))
        return cls(values, length) if length else None


@dataclass(frozen=True, slots=True, eq=False)
class Centre:
    """What the sentences of one story have in common: it makes them alike, whatever each tells."""

    total: np.ndarray | None  # the sum of their vectors
    count: int

    @classmethod
    def of(cls, vectors: Iterable[bytes]) -> Centre:
        rows = [np.frombuffer(vector, dtype=np.int8) for vector in vectors]
        total = np.stack(rows).sum(axis=0, dtype=np.int64) if rows else None
        return cls(total, len(rows) + FEW)

    def leave(self, vector: bytes) -> Direction | None:
        """What is a sentence's own; None where it has no vector or nothing of its own."""
        if self.total is None:
            return Direction.of(vector)
        values = np.frombuffer(vector, dtype=np.int8).astype(np.int64) * self.count - self.total
        length = math.sqrt(int(values @ values))
        return Direction(values, length) if length else None


def likeness(one: Direction | None, other: Direction | None) -> float | None:
    """The cosine of the angle between two vectors, from -1 to 1; None where one is missing."""
    if one is None or other is None:
        return None
    return int(one.values @ other.values) / (one.length * other.length)
