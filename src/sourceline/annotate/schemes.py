"""The labels of the network's heads, in their order.

Spans are tagged begin, inside, end, single, outside (BIOES; Ratinov and Roth, 2009, Design challenges
and misconceptions in named entity recognition), one row of tags a layer, so that layers may overlap.
"""

from __future__ import annotations

from sourceline.model.annotations import EventClass, Kind

PARTS = ("B", "I", "E", "S")
KINDS = tuple(kind.value for kind in Kind)  # of names
TIMES = ("date", "time", "duration", "set")
EVENTS = tuple(cls.value for cls in EventClass)
# Of all mentions; "thing" is what the contract has no kind for.
MENTION_KINDS = (*KINDS, "thing")
EMOTIONS = (
    "joy", "admiration", "affection", "pride", "amusement", "hope", "surprise", "concern",
    "fear", "sadness", "anger", "disapproval", "disgust", "neutral",
)  # fmt: skip


def tags_of(labels: tuple[str, ...]) -> tuple[str, ...]:
    """ "O", then begin, inside, end and single of each label."""
    return ("O", *(f"{part}-{label}" for label in labels for part in PARTS))


NAME_TAGS = tags_of(KINDS)
TIME_TAGS = tags_of(TIMES)
SPAN_TAGS = ("O", *PARTS)  # of sources, cues and contents, a row each
EVENT_TAGS = ("O", *EVENTS)  # of single words
FEELING_TAGS = ("none", *EMOTIONS)  # of sentences
