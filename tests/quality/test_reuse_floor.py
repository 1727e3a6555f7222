"""What reuse must not fall below, on real reports with planted passages."""

from __future__ import annotations

import pytest

from tests.quality.measure_reuse import count_real, measure_planted
from tests.quality.reuse_corpus import REPORTS

pytestmark = [
    pytest.mark.quality,
    pytest.mark.skipif(not REPORTS.is_file(), reason="development reports are not here"),
]

FLOORS = {
    "verbatim": 1.0,
    "handed on": 0.97,
    "few words": 0.97,
    "merged": 0.97,
    "moved": 0.9,
    "number": 0.9,
    "cut": 0.92,
    "third of the words": 0.9,
    "name": 0.88,
    "word": 0.82,
    "half of the words": 0.65,
}


def test_planted_passages_are_found_and_nothing_else() -> None:
    figures = measure_planted()
    found = {kind: figures.recall(kind) for kind in FLOORS}
    assert {kind for kind in FLOORS if found[kind] < FLOORS[kind]} == set(), found
    assert figures.precision >= 0.98


def test_real_events_told_by_three_outlets_hold_hardly_any_copies() -> None:
    pairs, events = count_real()
    assert events == 60
    assert pairs <= 6
