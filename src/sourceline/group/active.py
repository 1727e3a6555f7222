"""A story that reports can join, and its JSON values."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from sourceline.group.profile import Profile
from sourceline.model.traits import Traits
from sourceline.wire.parts import Json
from sourceline.wire.traits_json import traits_from_json, traits_to_json

# A story is looked at for two when it has this many reports, and whenever these have doubled.
LOOKED_AT = 8


@dataclass(slots=True)
class Active:
    """A story that can be joined: its sums, its newest reports, the terms it is found by."""

    key: str
    profile: Profile
    kept: list[Traits]
    look_at: int = LOOKED_AT
    terms: set[str] = field(default_factory=set)


def active_to_json(story: Active) -> Json:
    profile = story.profile
    return {
        "key": story.key,
        "size": profile.size,
        "words": dict(profile.words),
        "vector": None if profile.vector is None else profile.vector.tolist(),
        "with_vector": int(profile.with_vector),
        "told": profile.told,
        "inner": profile.inner,
        "first": profile.first,
        "last": profile.last,
        "kept": [traits_to_json(each) for each in story.kept],
        "look_at": story.look_at,
    }


def active_from_json(value: Json) -> Active:
    vector = value["vector"]
    profile = Profile(
        size=value["size"],
        words=dict(value["words"]),
        vector=None if vector is None else np.asarray(vector, np.int64),
        with_vector=value["with_vector"],
        told=value["told"],
        inner=value["inner"],
        first=value["first"],
        last=value["last"],
    )
    kept = [traits_from_json(each) for each in value["kept"]]
    return Active(key=value["key"], profile=profile, kept=kept, look_at=value["look_at"])
