"""How alike two sentences are by the vectors that the network gave them."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True, eq=False)
class Direction:
    """One sentence's vector, ready to be compared: whole numbers, so that no machine rounds otherwise."""

    values: np.ndarray  # shape (384,), int32
    length: float

    @classmethod
    def of(cls, vector: bytes) -> Direction | None:
        """None where the sentence has no vector, or one of zeros."""
        values = np.frombuffer(vector, dtype=np.int8).astype(np.int32)
        length = math.sqrt(int(values @ values))
        return cls(values, length) if length else None


def likeness(one: Direction | None, other: Direction | None) -> float | None:
    """The cosine of the angle between two vectors, from -1 to 1; None where one is missing."""
    if one is None or other is None:
        return None
    return int(one.values @ other.values) / (one.length * other.length)
