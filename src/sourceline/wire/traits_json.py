"""Traits as compact JSON values and back, exactly."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from typing import Any

from sourceline.model.traits import Traits
from sourceline.wire.parts import Json, date_or_none, date_or_none_back, dump

# Fingerprints are kept as bytes: JSON numbers take three times the room.
_HASH_BYTES = 8


def traits_to_json(traits: Traits) -> Json:
    return {
        "article": traits.article,
        "published": date_or_none(traits.published),
        "words": dict(traits.words),
        "names": list(traits.names),
        "vector": b64encode(traits.vector).decode("ascii"),
        "fingerprint": b64encode(_hashes(traits.fingerprint)).decode("ascii"),
    }


def traits_from_json(value: Json) -> Traits:
    return Traits(
        article=value["article"],
        published=date_or_none_back(value["published"]),
        words=tuple((word, float(weight)) for word, weight in value["words"].items()),
        names=tuple(value["names"]),
        vector=b64decode(value["vector"]),
        fingerprint=_hashes_back(b64decode(value["fingerprint"])),
    )


def dump_traits(traits: Traits) -> bytes:
    """One line of JSON without its end, as UTF-8."""
    return dump(traits_to_json(traits)).encode("utf-8")


def load_traits(data: bytes) -> Traits:
    value: Any = json.loads(data)
    return traits_from_json(value)


def _hashes(fingerprint: tuple[int, ...]) -> bytes:
    return b"".join(each.to_bytes(_HASH_BYTES, "big") for each in fingerprint)


def _hashes_back(data: bytes) -> tuple[int, ...]:
    return tuple(
        int.from_bytes(data[at : at + _HASH_BYTES], "big")
        for at in range(0, len(data), _HASH_BYTES)
    )
