"""What the network finds in one text, as spans of it. What becomes of that is decided elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from sourceline.annotate import tagger
from sourceline.annotate.antecedents import Pairs, score_pairs
from sourceline.annotate.decoding import (
    best_paths,
    labelled_spans,
    pointed_spans,
    probabilities,
    spans_of,
)
from sourceline.annotate.pair_features import Surface, surface_of
from sourceline.annotate.schemes import (
    EVENT_TAGS,
    FEELING_TAGS,
    KINDS,
    MENTION_KINDS,
    SPAN_TAGS,
    TIMES,
)
from sourceline.annotate.tagger import Scores
from sourceline.model.span import Span

WIDEST = 40  # pieces of a mention


@dataclass(frozen=True, slots=True)
class Found:
    """A span with a label of its layer, and how sure the network is, 0 to 1."""

    span: Span
    label: str
    confidence: float


@dataclass(frozen=True, slots=True)
class FoundMention:
    span: Span
    label: str  # one of MENTION_KINDS
    score: float
    surface: Surface


@dataclass(slots=True)
class Tagged:
    """All that the network says of one text. Spans of a layer are in order of place."""

    text: str
    scores: Scores | None
    names: list[Found] = field(default_factory=list)
    sources: list[Span] = field(default_factory=list)
    cues: list[Span] = field(default_factory=list)
    contents: list[Span] = field(default_factory=list)
    mentions: list[FoundMention] = field(default_factory=list)

    def pieces_in(self, span: Span) -> tuple[int, int] | None:
        """First piece and last piece + 1 that a span covers; None where it covers none."""
        if self.scores is None:
            return None
        pieces = self.scores.pieces
        low = int(np.searchsorted(pieces.ends, span.start, side="right"))
        high = int(np.searchsorted(pieces.starts, span.end, side="left"))
        return (low, high) if low < high else None

    @property
    def times(self) -> list[Found]:
        """Time expressions. No stage uses them yet, so they are decoded only here; `events` likewise."""
        return [] if self.scores is None else _labelled(self.scores, "times", TIMES)

    @property
    def events(self) -> list[Found]:
        return [] if self.scores is None else _events(self.scores)

    def pair_scores(self) -> Pairs | None:
        """Which mentions may be one thing. No stage uses it yet: the rules join better (docs/quality.md)."""
        if self.scores is None:
            return None
        first = np.asarray([m.surface.first for m in self.mentions], dtype=np.int64)
        last = np.asarray([m.surface.last for m in self.mentions], dtype=np.int64)
        return score_pairs(
            [m.surface for m in self.mentions],
            self.scores["ties_first"][first],
            self.scores["ties_last"][last],
            tagger.small_parts(),
        )

    def no_name(self, span: Span) -> float:
        """The chance that none of a span's words belongs to a name: the least of its pieces'."""
        at = self.pieces_in(span)
        if at is None or self.scores is None:
            return 0.0
        return float(probabilities(self.scores["names"][at[0] : at[1]])[:, 0].min())

    def feeling(self, span: Span) -> Found | None:
        """The most likely emotion of a sentence, or "none"."""
        at = self.pieces_in(span)
        if at is None or self.scores is None:
            return None
        chances = probabilities(self.scores["feelings"][at[0] : at[1]].mean(axis=0))
        best = int(chances.argmax())
        return Found(span, FEELING_TAGS[best], round(float(chances[best]), 3))

    def vectors(self, spans: Sequence[Span]) -> tuple[bytes, ...]:
        """A vector for each span, 384 signed bytes, the largest 127; empty where a span has no words."""
        if self.scores is None:
            return ()
        return tuple(self._vector(self.scores, span) for span in spans)

    def _vector(self, scores: Scores, span: Span) -> bytes:
        at = self.pieces_in(span)
        if at is None:
            return b""
        mean = scores["vectors"][at[0] : at[1]].mean(axis=0)
        longest = float(np.abs(mean).max()) or 1.0
        return bytes(np.round(mean / longest * 127).astype(np.int8).tobytes())


def find_tagged(text: str) -> Tagged:
    """Read a text once and decode what the stages use; empty where the network is switched off."""
    if not tagger.is_on():
        return Tagged(text, None)
    scores = tagger.read(text)
    found = Tagged(text, scores)
    if not len(scores.pieces):
        return found
    found.names = _labelled(scores, "names", KINDS)
    found.sources, found.cues, found.contents = _speech(scores)
    found.mentions = _mentions(text, scores)
    return found


def _span(scores: Scores, first: int, last: int) -> Span:
    return Span(int(scores.pieces.starts[first]), int(scores.pieces.ends[last]))


def _labelled(scores: Scores, head: str, labels: Sequence[str]) -> list[Found]:
    return [
        Found(_span(scores, first, last), labels[label], round(confidence, 3))
        for first, last, label, confidence in labelled_spans(scores[head], len(labels))
    ]


def _speech(scores: Scores) -> tuple[list[Span], list[Span], list[Span]]:
    rows = scores["speech"].reshape(len(scores.pieces), 3, len(SPAN_TAGS))
    paths = best_paths(rows, tagger.small_parts()["moves"])
    sources, cues, contents = (
        [_span(scores, first, last) for first, last in spans_of(paths[:, layer].tolist())]
        for layer in range(3)
    )
    return sources, cues, contents


def _events(scores: Scores) -> list[Found]:
    """Words that carry an event, by their first piece."""
    words = scores.pieces.words
    if not len(words):
        return []
    firsts = np.flatnonzero(np.r_[True, words[1:] != words[:-1]])
    lasts = np.r_[firsts[1:], len(words)] - 1
    chances = probabilities(scores["events"][firsts])
    labels = chances[:, 1:].argmax(axis=1) + 1
    return [
        Found(_span(scores, first, last), EVENT_TAGS[label], round(float(1.0 - row[0]), 3))
        for first, last, label, row in zip(
            firsts.tolist(), lasts.tolist(), labels.tolist(), chances, strict=True
        )
        if row[0] < 0.5
    ]


def _mentions(text: str, scores: Scores) -> list[FoundMention]:
    spans = pointed_spans(scores["starts"], scores["ends"], scores["bounds"], WIDEST)
    first = np.asarray([s[0] for s in spans], dtype=np.int64)
    last = np.asarray([s[1] for s in spans], dtype=np.int64)
    kinds = scores["kinds_first"][first] + scores["kinds_last"][last]
    found = []
    for (low, high, score), row in zip(spans, kinds, strict=True):
        span = _span(scores, low, high)
        surface = surface_of(span.cut(text), low, high)
        label = MENTION_KINDS[int(row.argmax())]
        found.append(FoundMention(span, label, round(score, 3), surface))
    return found
