"""From the network's scores to spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np

from sourceline.annotate.schemes import PARTS

_BARRED = -1e4
Tagged = tuple[int, int, int, float]  # first piece, last piece, label, confidence


def probabilities(scores: np.ndarray) -> np.ndarray:
    """Softmax over the last axis."""
    high = np.exp(scores - scores.max(axis=-1, keepdims=True))
    found: np.ndarray = high / high.sum(axis=-1, keepdims=True)
    return found


def best_paths(scores: np.ndarray, moves: np.ndarray) -> np.ndarray:
    """The best sequence of tags of each layer (Viterbi, 1967), whole spans only.

    `scores` (pieces, layers, tags), `moves` (layers, tags, tags); tags are O, then B I E S of each
    label. Gives tags of shape (pieces, layers).
    """
    count, layers, tags = scores.shape
    path = np.zeros((count, layers), dtype=np.int64)
    if not count:
        return path
    part = np.r_[-1, (np.arange(tags - 1)) % 4]
    back = np.zeros(scores.shape, dtype=np.int64)
    total = scores[0] + np.where((part == 1) | (part == 2), _BARRED, 0.0)
    for i in range(1, count):
        steps = total[:, :, None] + moves
        back[i] = steps.argmax(axis=1)
        total = steps.max(axis=1) + scores[i]
    total += np.where((part == 0) | (part == 1), _BARRED, 0.0)
    path[-1] = total.argmax(axis=1)
    layer = np.arange(layers)
    for i in range(count - 1, 0, -1):
        path[i - 1] = back[i, layer, path[i]]
    return path


def spans_of(path: Sequence[int]) -> list[tuple[int, int]]:
    """Spans of one layer of tags O B I E S."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    for place, tag in enumerate(path):
        if tag in (0, 1, 4) and start is not None:
            start = None
        if tag == 4:
            found.append((place, place))
        elif tag == 1:
            start = place
        elif tag == 3 and start is not None:
            found.append((start, place))
            start = None
    return found


def labelled_spans(scores: np.ndarray, labels: int) -> list[Tagged]:
    """Spans of a layer whose tags are O, then B I E S of each label, by the best allowed sequence.

    The confidence is the mean chance of the label over its pieces, whatever their part.
    """
    if not len(scores):
        return []
    chances = probabilities(scores)
    by_label = chances[:, 1:].reshape(len(scores), labels, len(PARTS))
    found = []
    for low, high in _stretches(chances[:, 0] < 0.98):
        logs = np.log(chances[low:high, None] + 1e-9)
        path = best_paths(logs, _moves(labels)[None])[:, 0]
        for first, last, label in _cut(path):
            own = by_label[low + first : low + last + 1, label].sum(axis=1)
            found.append((low + first, low + last, label, float(own.mean())))
    return found


def _stretches(likely: np.ndarray) -> Iterator[tuple[int, int]]:
    """Runs of pieces that may be part of a span."""
    edges = np.flatnonzero(np.diff(np.r_[False, likely, False].astype(np.int8)))
    yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)


@cache
def _moves(labels: int) -> np.ndarray:
    """Which tag may follow which: inside a span only its own label goes on."""
    count = 1 + 4 * labels
    moves = np.zeros((count, count))
    for a in range(count):
        for b in range(count):
            label_a, part_a = divmod(a - 1, 4) if a else (-1, 3)
            label_b, part_b = divmod(b - 1, 4) if b else (-1, 0)
            opened = a > 0 and part_a in (0, 1)
            goes_on = b > 0 and part_b in (1, 2)
            if opened != goes_on or (opened and label_a != label_b):
                moves[a, b] = _BARRED
    return moves


def _cut(path: np.ndarray) -> Iterator[tuple[int, int, int]]:
    start = None
    for place, tag in enumerate(path.tolist()):
        if not tag:
            start = None
            continue
        label, part = divmod(tag - 1, 4)
        if part == 3:
            yield place, place, label
        elif part == 0:
            start = place
        elif part == 2:
            yield (place if start is None else start), place, label
            start = None


def _turned(vectors: np.ndarray) -> np.ndarray:
    """Each piece's vector turned by its place (Su et al., 2021, RoFormer), so that the product of a start
    and an end knows how far they are apart."""
    half = vectors.shape[1] // 2
    angles = np.arange(len(vectors))[:, None] * 10_000.0 ** (-np.arange(half) / half)[None]
    cos, sin = np.cos(angles).astype(np.float32), np.sin(angles).astype(np.float32)
    a, b = vectors[:, :half], vectors[:, half:]
    return np.concatenate([a * cos - b * sin, a * sin + b * cos], axis=1)


def pointed_spans(
    starts: np.ndarray, ends: np.ndarray, bounds: np.ndarray, widest: int, threshold: float = 0.0
) -> list[tuple[int, int, float]]:
    """Spans whose start and end vectors agree, as (first piece, last piece, score), in order of place."""
    count = len(starts)
    found: list[tuple[int, int, float]] = []
    starts, ends = _turned(starts), _turned(ends)
    scale = starts.shape[1] ** -0.5
    for low in range(0, count, 256):
        high = min(count, low + 256)
        far = min(count, high + widest)
        scores = starts[low:high] @ ends[low:far].T * scale
        scores += bounds[low:high, :1] + bounds[low:far, 1:].T
        gap = np.arange(low, far)[None] - np.arange(low, high)[:, None]
        scores[(gap < 0) | (gap >= widest)] = _BARRED
        for first, last in np.argwhere(scores > threshold):
            found.append((low + int(first), low + int(last), float(scores[first, last])))
    return sorted(found, key=lambda s: (s[0], -s[1]))
