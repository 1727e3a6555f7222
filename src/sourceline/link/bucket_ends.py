"""The first and the last of many: what is compared with each, so that no bucket is searched whole."""

from __future__ import annotations

from typing import TypeVar

T = TypeVar("T")


def both_ends(bucket: list[T], most: int) -> list[T]:
    """At most so many from either end, in order, none twice."""
    return bucket[:most] + bucket[most:][-most:]
