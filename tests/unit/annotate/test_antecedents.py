"""Pairs of mentions scored: the same whether a report is compared in one go or in blocks."""

from __future__ import annotations

import numpy as np
import pytest

from sourceline.annotate import antecedents
from sourceline.annotate.antecedents import Pairs, score_pairs
from sourceline.annotate.pair_features import COUNT, surface_of

TIE = 8


def test_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    dice = np.random.default_rng(1)
    names = ["Ada Ito", "the mayor", "he", "Paper Moon"]
    surfaces = [surface_of(names[i % 4], 3 * i, 3 * i + 1) for i in range(150)]
    first, last = dice.normal(size=(2, 150, TIE)).astype(np.float32)
    parts = {
        "ties.inner.weight": dice.normal(size=(64, TIE + COUNT)).astype(np.float32),
        "ties.inner.bias": np.zeros(64, dtype=np.float32),
        "ties.mine.weight": dice.normal(size=(64, TIE)).astype(np.float32),
        "ties.mine.bias": np.zeros(64, dtype=np.float32),
        "ties.other.weight": dice.normal(size=(64, TIE)).astype(np.float32),
        "ties.other.bias": np.zeros(64, dtype=np.float32),
        "ties.last.weight": dice.normal(size=(1, 64)).astype(np.float32),
        "ties.last.bias": np.zeros(1, dtype=np.float32),
    }
    whole = score_pairs(surfaces, first, last, parts)
    monkeypatch.setattr(antecedents, "BLOCK", 17)
    blocks = score_pairs(surfaces, first, last, parts)
    assert (whole.later == blocks.later).all()
    assert (whole.earlier == blocks.earlier).all()
    assert np.allclose(whole.score, blocks.score, atol=0.01)


def test_the_best_antecedent_is_one_above_nothing() -> None:
    pairs = Pairs(np.asarray([1, 2, 2]), np.asarray([0, 0, 1]), np.asarray([-1.0, 0.5, 2.0]))
    assert pairs.best(3) == [None, None, (1, 2.0)]
