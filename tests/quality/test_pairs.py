"""The truths of the small piles are in order; nothing is told here."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from tests.quality.measure_pairs import KINDS
from tests.quality.pairs_corpus import BATCHES, Item, read_items
from tests.quality.patterns import has
from tests.quality.truth import unknown_keys

ITEMS = tuple(read_items())
each_item = pytest.mark.parametrize("item", ITEMS, ids=lambda item: str(item.id))


def _holding(item: Item, pattern: str) -> set[str]:
    """The reports in which the pattern stands, title included."""
    return {r["id"] for r in item.reports if has(pattern, f"{r['title']}\n{r['text']}")}


def test_ids_are_unique_and_the_batches_whole() -> None:
    assert max(Counter(item.id for item in ITEMS).values()) == 1
    assert Counter(item.id[0] for item in ITEMS) == dict.fromkeys(BATCHES, 20)
    assert sum(bool(item.truth.discrepancies) for item in ITEMS) == len(ITEMS) / 2


@each_item
def test_reports_are_whole(item: Item) -> None:
    assert len({report["id"] for report in item.reports}) == len(item.reports) >= 2
    for report in item.reports:
        assert all(report[key] for key in ("title", "publisher", "text"))
        date.fromisoformat(report["published"])


@each_item
def test_two_sides_stand_in_two_reports(item: Item) -> None:
    """Only a correction may say both."""
    assert unknown_keys(item.raw) == []
    assert item.truth.discrepancies or item.truth.silent
    for true in item.truth.discrepancies:
        sides = [_holding(item, value) for value in true.values]
        assert list(map(bool, sides)) == [True, True], true
        assert true.kind in KINDS, true
        assert true.status == "corrected" or not set.intersection(*sides), true


@each_item
def test_near_cases_and_figures_stand_in_a_report(item: Item) -> None:
    for silent in item.truth.silent:
        assert [bool(_holding(item, value)) for value in silent.values] == [True, True], silent
    for series in item.truth.figures:
        assert len(series.values) > 1, series
        assert _holding(item, series.what), series
