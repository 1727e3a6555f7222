from __future__ import annotations

import pytest

from sourceline.text.relations import are_related, are_two_things, is_thing


@pytest.mark.parametrize("noun", ["bucket", "lorry", "tree", "dog"])
def test_what_has_a_body_is_a_thing(noun: str) -> None:
    assert is_thing(noun)


@pytest.mark.parametrize("noun", ["manager", "delay", "zyzzyva"])
def test_persons_ideas_and_unknown_words_are_no_things(noun: str) -> None:
    assert not is_thing(noun)


@pytest.mark.parametrize(
    ("one", "other"),
    [("rock", "stone"), ("car", "vehicle"), ("vehicle", "car"), ("flat", "apartment"), ("bucket", "zyzzyva")],
)  # fmt: skip
def test_another_word_or_a_kind_of_it_is_no_second_thing(one: str, other: str) -> None:
    assert are_related(one, other)
    assert not are_two_things(one, other)


@pytest.mark.parametrize(("one", "other"), [("telephone", "typewriter"), ("car", "pallet")])
def test_two_things(one: str, other: str) -> None:
    assert are_two_things(one, other)
    assert are_two_things(other, one)
