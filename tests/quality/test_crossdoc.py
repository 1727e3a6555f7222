"""Floors for coreference across documents on ECB+, a little below what was measured; the scores themselves."""

from __future__ import annotations

import pytest

from tests.quality.ecb import DATA, as_printed
from tests.quality.measure_crossdoc import measure
from training.coref_scores import conll

needs_data = pytest.mark.skipif(
    not DATA.is_dir(),
    reason="needs the development data (../shared/data/xdoc) beside the repository",
)

# The mean of MUC, B-cubed and CEAF. Measured: 47.4, 73.4 (stem 72.0), 32.0; 49.9, 53.6 (stem 70.5), 36.1.
FLOORS = {
    "events: ours": 46.5,
    "events: ours, given mentions": 72.5,
    "events: own mentions": 31.0,
    "entities: ours": 49.0,
    "entities: ours, given mentions": 52.5,
    "entities: own mentions": 35.0,
}
# Luo's example of 2005: twelve mentions of three things, and four answers to it.
_GOLD = "aaaaabbccccc"
_ANSWERS = {
    "aaaaabbbbbbb": {"muc": 94.7, "b3": 86.5, "ceafe": 73.3},
    "aaaaabbaaaaa": {"muc": 94.7, "b3": 73.7, "ceafe": 66.7},
    "aaaaaaaaaaaa": {"muc": 90.0, "b3": 54.5, "ceafe": 29.4},
    "abcdefghijkl": {"muc": 0.0, "b3": 40.0, "ceafe": 17.8},
}


@pytest.mark.quality
@needs_data
@pytest.mark.parametrize("row", FLOORS)
def test_across_documents(row: str) -> None:
    assert measure(row)["conll"] >= FLOORS[row]


@pytest.mark.quality
@needs_data
def test_the_baseline_is_that_of_the_set() -> None:
    """Its published figures: B-cubed 69.7 and MUC 81.0 of events, 66.4 and 81.9 of entities with times."""
    events, entities = measure("events: stem"), measure("entities: stem, with times")
    found = [events["b3"], events["muc"], entities["b3"], entities["muc"]]
    assert found == pytest.approx([69.7, 81.0, 66.4, 81.9], abs=0.5)


@pytest.mark.parametrize("answer", _ANSWERS)
def test_scores_are_those_of_the_literature(answer: str) -> None:
    gold, told = dict(enumerate(_GOLD)), dict(enumerate(answer))
    scores = conll([(gold, told)], singletons=True)
    assert {name: scores[name] for name in ("muc", "b3", "ceafe")} == pytest.approx(
        _ANSWERS[answer], abs=0.1
    )


def test_things_of_one_mention_are_left_out_unless_asked_for() -> None:
    gold, told = {1: "a", 2: "a", 3: "b"}, {1: "x", 2: "x", 4: "y"}
    assert conll([(gold, told)])["conll"] == pytest.approx(100.0)
    assert conll([(gold, told)], singletons=True)["b3"] < 100.0


def test_tokens_are_put_back_as_they_are_printed() -> None:
    old = "Kell 's aide said : `` It rains , Odo . ''\nNobody ( in town ) wept ."
    text, places = as_printed(old)
    assert text == "Kell's aide said: “It rains, Odo.”\nNobody (in town) wept."
    for word in ("Kell", "'s", "aide", "rains", "Odo", "Nobody", "town", "wept", "."):
        start = old.index(word)
        assert text[places[start] : places[start + len(word) - 1] + 1] == word
