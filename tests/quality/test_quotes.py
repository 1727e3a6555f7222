"""Floors for quotations on PolNeAR's development reports, a little below what was measured."""

from __future__ import annotations

import pytest

from tests.quality.measure_quotes import DATA, measure

FLOORS = {
    ("source", "strict"): 75.0,
    ("cue", "strict"): 77.0,
    ("content", "strict"): 64.0,
    ("content", "tokens"): 87.0,
    ("direct", "tokens"): 93.0,
    ("indirect", "strict"): 56.0,
    ("indirect", "tokens"): 75.0,
}


@pytest.mark.quality
@pytest.mark.skipif(not DATA.is_dir(), reason="needs the development data beside the repository")
def test_polnear_dev() -> None:
    board, _ = measure("dev")
    low = {
        part: round(board.of(*part).f1, 1)
        for part, floor in FLOORS.items()
        if board.of(*part).f1 < floor
    }
    assert not low
