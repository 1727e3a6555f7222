"""The program measured on every pile, held to its floors; and the truths themselves."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.quality.conftest import MEASURED
from tests.quality.floors import find_falls, read_floors
from tests.quality.ideal import ideal_story
from tests.quality.measure import measure_pile
from tests.quality.piles import Pile, all_piles
from tests.quality.reports import read_texts
from tests.quality.telling import program_absence
from tests.quality.truth import read_truth, unknown_keys
from tests.quality.truth_check import truth_faults

FAULTS_SHOWN = 20

each_pile = pytest.mark.parametrize("pile", all_piles(), ids=lambda pile: str(pile.name))


def skip_unless_here(pile: Pile) -> None:
    if pile.absence is not None:
        pytest.skip(pile.absence)


@pytest.mark.quality
@each_pile
def test_measures_hold_their_floors(
    pile: Pile, record_property: Callable[[str, object], None]
) -> None:
    absence = program_absence()
    if absence is not None:
        pytest.skip(absence)
    skip_unless_here(pile)
    report = measure_pile(pile)
    record_property(MEASURED, report.as_json())
    assert not report.faults, "\n".join(["the story is broken", *report.faults[:FAULTS_SHOWN]])
    falls = find_falls(report, read_floors())
    assert not falls, "\n".join(map(str, falls))


@each_pile
def test_truth_is_in_order(pile: Pile) -> None:
    skip_unless_here(pile)
    texts = read_texts(pile.reports)
    assert unknown_keys(json.loads(pile.truth.read_text(encoding="utf-8"))) == []
    assert truth_faults(read_truth(pile.truth), texts) == []


@each_pile
def test_truth_can_be_met(pile: Pile) -> None:
    """A story made from the truth loses nothing, so the truth does not contradict itself."""
    skip_unless_here(pile)
    truth = read_truth(pile.truth)
    report = measure_pile(pile, ideal_story(truth, read_texts(pile.reports)))
    lost = [f"{name}: {note}" for name, tally in report.sections.items() for note in tally.notes]
    assert lost + report.faults == []
    assert report.overall == 1.0


def test_floors_are_of_known_piles() -> None:
    assert read_floors().piles.keys() <= {pile.name for pile in all_piles()}
