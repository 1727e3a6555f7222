"""Summaries of large piles may not fall below what was measured, without the journalist's own timeline."""

from __future__ import annotations

import pytest

from tests.quality.measure_summary import DATA, measure
from tests.quality.timeline_scores import mean

# The two smallest topics, 482 reports.
FLOORS = {"ar1": 0.06, "ar2": 0.018, "dates": 0.38}


@pytest.mark.quality
@pytest.mark.skipif(not DATA.is_dir(), reason=f"no development data in shared/data/{DATA.name}/")
def test_summaries_hold_their_floors() -> None:
    scores = mean(
        mean(measure(topic, whole=False, about=False, official=False, tell=False))
        for topic in ("iraq", "mj")
    )
    measured = {name: getattr(scores, name) for name in FLOORS}
    low = {name: value for name, value in measured.items() if value < FLOORS[name]}
    assert not low, f"below the floor: {low}"
