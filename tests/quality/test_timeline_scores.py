"""Two timelines -> how near they are."""

from __future__ import annotations

from datetime import date

import pytest

from tests.quality.timeline_scores import Scores, score_timeline

GOLD = {
    date(2030, 3, 5): ["The dam above Pellow breaks and floods four villages."],
    date(2030, 3, 8): ["Soldiers bring nine hundred people out of the valley."],
}
FIFTH, EIGHTH = GOLD[date(2030, 3, 5)], GOLD[date(2030, 3, 8)]


def test_the_same_is_all() -> None:
    assert score_timeline(GOLD, GOLD) == Scores(ar1=1.0, ar2=1.0, dates=1.0)


@pytest.mark.parametrize(
    ("told", "ar1", "dates"),
    [
        ({}, 0.0, 0.0),
        ({date(2030, 3, 5): []}, 0.0, 0.0),
        ({date(2030, 3, 5): ["Nobody wrote anything else."]}, 0.0, 2 / 3),
        # A day off keeps half.
        ({date(2030, 3, 4): FIFTH, date(2030, 3, 9): EIGHTH}, 0.5, 0.0),
    ],
)
def test_what_is_missing_and_what_is_near(
    told: dict[date, list[str]], ar1: float, dates: float
) -> None:
    scores = score_timeline(told, GOLD)
    assert scores.ar1 == pytest.approx(ar1)
    assert scores.dates == pytest.approx(dates)


def test_half_of_it_is_all_precision_and_half_recall() -> None:
    scores = score_timeline({date(2030, 3, 5): FIFTH}, GOLD)
    assert scores.dates == pytest.approx(2 / 3)
    assert 0.6 < scores.ar1 < 0.75
