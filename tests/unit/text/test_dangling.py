"""Sentences -> whether they stand by themselves."""

from __future__ import annotations

import pytest

from sourceline.text.dangling import is_dangling


@pytest.mark.parametrize(
    "sentence",
    ["But she refused.", "In addition, Ito left.", "Two days later the gate opened.", "The next day, Ito left.",
     "Later, Ito left.", "There he met her."],
)  # fmt: skip
def test_it_leans_on_the_one_before(sentence: str) -> None:
    assert is_dangling(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["The former mayor left.", "There was a fire in Harl.", "Earlier this month Ito left.", "Ito left two days later.",
     "Thesis work ended in May."],
)  # fmt: skip
def test_it_stands_by_itself(sentence: str) -> None:
    assert not is_dangling(sentence)
