"""Examples as arrays: windows of pieces with the labels of each head."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

import numpy as np

from sourceline.annotate.pair_features import Surface, surface_of
from sourceline.annotate.schemes import (
    EVENT_TAGS,
    FEELING_TAGS,
    MENTION_KINDS,
    NAME_TAGS,
    PARTS,
    TIME_TAGS,
)
from sourceline.annotate.tagged import WIDEST
from sourceline.annotate.wordpiece import Pieces, WordPiece
from training.examples import Example

_NAME = {tag: i for i, tag in enumerate(NAME_TAGS)}
_TIME = {tag: i for i, tag in enumerate(TIME_TAGS)}
_EVENT = {tag: i for i, tag in enumerate(EVENT_TAGS)}
_FEELING = {tag: i for i, tag in enumerate(FEELING_TAGS)}


@dataclass(slots=True)
class Encoded:
    """One text. Arrays have one row a piece; None where its set does not annotate the layer."""

    pieces: Pieces
    names: np.ndarray | None = None  # allowed tags, bool (pieces, NAME_TAGS)
    spans: np.ndarray | None = None  # tags of source, cue, content (3, pieces)
    times: np.ndarray | None = None
    events: np.ndarray | None = None  # allowed tags, bool (pieces, EVENT_TAGS); no tag: not asked
    mentions: list[tuple[int, int, np.ndarray, str, Surface]] | None = None
    feelings: list[tuple[int, int, np.ndarray]] | None = None
    vectors: list[tuple[int, int, int]] = field(default_factory=list)  # last: teacher's row

    def __len__(self) -> int:
        return len(self.pieces)


def place(pieces: Pieces, start: int, end: int) -> tuple[int, int] | None:
    """First and last piece of a span; None where it covers none."""
    low = bisect_right(pieces.ends, start)  # type: ignore[type-var]
    high = bisect_left(pieces.starts, end) - 1  # type: ignore[type-var]
    return (low, high) if low <= high else None


def parts_of(low: int, high: int) -> list[tuple[int, str]]:
    if low == high:
        return [(low, "S")]
    inner = [(i, "I") for i in range(low + 1, high)]
    return [(low, "B"), *inner, (high, "E")]


def encode(example: Example, wordpiece: WordPiece) -> Encoded:
    pieces = wordpiece.cut(example.text)
    encoded = Encoded(pieces)
    if example.names is not None:
        encoded.names = _names(example, pieces)
    if example.sources is not None:
        rows = [example.sources, example.cues or [], example.contents or []]
        encoded.spans = np.stack([_row(spans, pieces) for spans in rows])
    if example.times is not None:
        encoded.times = _times(example, pieces)
    if example.events is not None:
        encoded.events = _events(example, pieces)
    if example.mentions is not None:
        encoded.mentions = _mentions(example, pieces)
    if example.feelings is not None:
        encoded.feelings = _feelings(example, pieces)
    return encoded


def _names(example: Example, pieces: Pieces) -> np.ndarray:
    allowed = np.zeros((len(pieces), len(NAME_TAGS)), dtype=bool)
    allowed[:, 0] = True
    for kind in example.open_names:
        for part in PARTS:
            allowed[:, _NAME[f"{part}-{kind}"]] = True
    for start, end, kinds in example.names or ():
        at = place(pieces, start, end)
        if at is None:
            continue
        for i, part in parts_of(*at):
            allowed[i] = False
            for kind in kinds:
                allowed[i, _NAME[f"{part}-{kind}"]] = True
    return allowed


def _row(spans: list[tuple[int, int]], pieces: Pieces) -> np.ndarray:
    row = np.zeros(len(pieces), dtype=np.int64)
    for start, end in spans:
        at = place(pieces, start, end)
        for i, part in parts_of(*at) if at else ():
            row[i] = 1 + PARTS.index(part)
    return row


def _times(example: Example, pieces: Pieces) -> np.ndarray:
    row = np.zeros(len(pieces), dtype=np.int64)
    for start, end, kind in example.times or ():
        at = place(pieces, start, end)
        for i, part in parts_of(*at) if at else ():
            row[i] = _TIME[f"{part}-{kind}"]
    return row


def _events(example: Example, pieces: Pieces) -> np.ndarray:
    """Asked at the first piece of every word, and of an event of several words at its first."""
    allowed = np.zeros((len(pieces), len(EVENT_TAGS)), dtype=bool)
    first = np.r_[True, pieces.words[1:] != pieces.words[:-1]] if len(pieces) else np.zeros(0, bool)
    allowed[first, 0] = True
    for start, end, labels in example.events or ():
        at = place(pieces, start, end)
        if at is None:
            continue
        allowed[at[0] : at[1] + 1] = False
        for label in labels:
            allowed[at[0], _EVENT[label]] = True
    return allowed


def _mentions(example: Example, pieces: Pieces) -> list[tuple[int, int, np.ndarray, str, Surface]]:
    found = []
    for mention in example.mentions or ():
        at = place(pieces, mention.start, mention.end)
        if at is None or at[1] - at[0] >= WIDEST:
            continue
        kinds = np.zeros(len(MENTION_KINDS), dtype=bool)
        for kind in mention.kinds:
            kinds[MENTION_KINDS.index(kind)] = True
        surface = surface_of(example.text[mention.start : mention.end], *at)
        found.append((*at, kinds, mention.chain, surface))
    return sorted(found, key=lambda m: (m[0], -m[1]))


def _feelings(example: Example, pieces: Pieces) -> list[tuple[int, int, np.ndarray]]:
    found = []
    for start, end, labels in example.feelings or ():
        at = place(pieces, start, end)
        if at is None:
            continue
        target = np.zeros(len(FEELING_TAGS), dtype=np.float32)
        for label in labels or ("none",):
            target[_FEELING[label]] = 1.0
        found.append((*at, target / target.sum()))
    return found
