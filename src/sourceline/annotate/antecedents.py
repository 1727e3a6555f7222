"""Which mentions of one text are one thing, by the network's scores of pairs.

Each mention goes to the one before it that scores highest, if that is above the score of "nothing
before", 0 (Lee et al., 2017, End-to-end neural coreference resolution).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sourceline.annotate.pair_features import NEAREST, Surface, pairs_of

# Mentions that are compared in one go, so that a long report needs no more memory than a short one.
BLOCK = 400


@dataclass(frozen=True, slots=True)
class Pairs:
    """Scores of pairs: `score[i]` that mention `later[i]` goes with `earlier[i]`; `later` ascends."""

    later: np.ndarray
    earlier: np.ndarray
    score: np.ndarray

    def best(self, count: int) -> list[tuple[int, float] | None]:
        """For each mention its best antecedent with its score; None where nothing is above 0."""
        found: list[tuple[int, float] | None] = [None] * count
        for later, earlier, score in zip(
            self.later.tolist(), self.earlier.tolist(), self.score.tolist(), strict=True
        ):
            known = found[later]
            if score > 0 and (known is None or score >= known[1]):
                found[later] = (earlier, score)
        return found


def score_pairs(
    surfaces: Sequence[Surface], first: np.ndarray, last: np.ndarray, parts: dict[str, np.ndarray]
) -> Pairs:
    """`first` and `last` are the network's tie vectors of each mention's ends, shape (mentions, TIE)."""
    vectors = _gelu(first + last)
    blocks = [
        _block(surfaces, vectors, low, parts) for low in range(0, max(1, len(surfaces)), BLOCK)
    ]
    later, earlier, score = (np.concatenate(column) for column in zip(*blocks, strict=True))
    return Pairs(later, earlier, score)


def _block(
    surfaces: Sequence[Surface], vectors: np.ndarray, low: int, parts: dict[str, np.ndarray]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The pairs whose later mention is one of `BLOCK` from `low` on."""
    start = max(0, low - NEAREST)
    later, earlier, features = pairs_of(surfaces[start : low + BLOCK])
    own = later + start >= low
    later, earlier, features = later[own], earlier[own], features[own]
    if not len(later):
        return later, earlier, np.zeros(0, dtype=np.float32)
    near = vectors[start : low + BLOCK]
    mine = near @ parts["ties.mine.weight"].T + parts["ties.mine.bias"]
    other = near @ parts["ties.other.weight"].T + parts["ties.other.bias"]
    weight, bias = parts["ties.inner.weight"], parts["ties.inner.bias"]
    width = near.shape[1]
    inner = (near[later] * near[earlier]) @ weight[:, :width].T + bias
    inner += features @ weight[:, width:].T + mine[later] + other[earlier]
    score = np.maximum(inner, 0.0) @ parts["ties.last.weight"][0] + parts["ties.last.bias"][0]
    return later + start, earlier + start, score.round(3)


def _gelu(x: np.ndarray) -> np.ndarray:
    """Gaussian error linear unit, by its error function."""
    found: np.ndarray = 0.5 * x * (1.0 + _erf(x / np.sqrt(2.0)))
    return found


def _erf(x: np.ndarray) -> np.ndarray:
    """Abramowitz and Stegun, 1964, formula 7.1.26; wrong by at most 1.5e-7."""
    sign, x = np.sign(x), np.abs(x)
    t = 1.0 / (1.0 + 0.3275911 * x)
    series = (
        (((1.061405429 * t - 1.453152027) * t) + 1.421413741) * t - 0.284496736
    ) * t + 0.254829592
    found: np.ndarray = sign * (1.0 - series * t * np.exp(-x * x))
    return found
