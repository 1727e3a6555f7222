"""A story that reports can join, and its bytes."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from sourceline.group.order import Dated
from sourceline.group.profile import Profile

# A story is looked at for two when it has this many reports, and whenever these have doubled.
LOOKED_AT = 8

_HEAD = 4  # bytes that say how long the head is


@dataclass(slots=True)
class Active:
    """A story that can be joined: its sums, its newest reports, the terms it is found by.

    `size` counts its reports; `profile` sums over the newest alone where the story was parted.
    """

    key: str
    profile: Profile
    size: int
    kept: list[Dated]
    look_at: int = LOOKED_AT
    terms: set[str] = field(default_factory=set)


def pack_active(story: Active) -> bytes:
    """Nothing rounded: who goes on from the bytes decides as who never stopped."""
    profile = story.profile
    head = [
        story.size,
        story.look_at,
        story.kept,
        sorted(story.terms),
        profile.size,
        profile.told,
        profile.inner,
        profile.first,
        profile.last,
        int(profile.with_vector),
        list(profile.words),
    ]
    told = json.dumps(head, ensure_ascii=False, separators=(",", ":"))
    head_bytes = told.encode("utf-8", "surrogatepass")
    weights = np.fromiter(profile.words.values(), "<f8", len(profile.words))
    vector = b"" if profile.vector is None else profile.vector.astype("<i4").tobytes()
    return len(head_bytes).to_bytes(_HEAD, "big") + head_bytes + weights.tobytes() + vector


def unpack_active(key: str, data: bytes) -> Active:
    end = _HEAD + int.from_bytes(data[:_HEAD], "big")
    head: list[Any] = json.loads(data[_HEAD:end].decode("utf-8", "surrogatepass"))
    size, look_at, kept, terms, counted, told, inner, first, last, with_vector, words = head
    weights = np.frombuffer(data, "<f8", len(words), end)
    vector = np.frombuffer(data, "<i4", -1, end + weights.nbytes)
    profile = Profile(
        size=counted,
        words=dict(zip(words, weights.tolist(), strict=True)),
        vector=vector.astype(np.int64) if vector.size else None,
        with_vector=with_vector,
        told=told,
        inner=inner,
        first=first,
        last=last,
    )
    kept = [((order[0], order[1], order[2], order[3]), article) for order, article in kept]
    return Active(key, profile, size, kept, look_at, set(terms))
