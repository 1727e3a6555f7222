"""Floors for quotations on PolNeAR's development reports, a little below what was measured."""

from __future__ import annotations

import pytest

from tests.quality.measure_quotes import DATA, measure

# F1. Measured: source 77.3, cue 79.1, content 66.7 strict and 89.2 by words, quoted words 94.7, indirect
# ones 59.4 strict and 76.9 by words; over all attributions, thoughts among them, content 74.5 by words.
FLOORS = {
    ("source", "strict"): 76.3,
    ("cue", "strict"): 78.0,
    ("content", "strict"): 65.7,
    ("content", "tokens"): 88.2,
    ("content of all", "tokens"): 73.5,
    ("direct", "tokens"): 93.8,
    ("indirect", "strict"): 58.0,
    ("indirect", "tokens"): 75.9,
}
# Of what is told, this share is marked by hand: an invented quotation is worse than a missed one.
# Measured: content 70.0 and 95.4, source 84.7, quoted words 98.6, indirect ones 78.8 and 90.7.
PRECISION = {
    ("content", "strict"): 69.0,
    ("content", "tokens"): 94.8,
    ("source", "strict"): 83.7,
    ("direct", "tokens"): 98.0,
    ("indirect", "strict"): 77.3,
    ("indirect", "tokens"): 90.0,
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
    told = {part: round(board.of(*part).precision, 1) for part in PRECISION}
    wrong = {part: share for part, share in told.items() if share < PRECISION[part]}
    assert not low, f"below the floor: {low}"
    assert not wrong, f"below the floor of precision: {wrong}"
