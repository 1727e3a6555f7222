"""A story between two days: what can be of them, and the reports that it takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sourceline.model.when import Basis, Precision, When
from sourceline.tell.between import Stretch, story_between
from tests import stories

FOURTH, FIFTH = date(2019, 3, 4), date(2019, 3, 5)
MARCH = When(
    start=date(2019, 3, 1), end=date(2019, 3, 31), precision=Precision.MONTH, basis=Basis.EXPLICIT
)


@pytest.mark.parametrize(
    ("when", "held"),
    [
        (When.day(FOURTH), True),
        (When.day(FIFTH), True),
        (When.day(date(2019, 3, 6)), False),
        (When.day(date(2019, 3, 3)), False),
        (MARCH, True),
        (When.between(None, FOURTH), True),
        (When.between(None, date(2019, 3, 3)), False),
        (When.between(FIFTH, None), True),
        (When.between(date(2019, 3, 6), None), False),
        (When.between(None, None), False),
        (None, False),
    ],
)
def test_what_can_be_of_the_days(when: When | None, held: bool) -> None:
    assert Stretch(FOURTH, FIFTH).holds(when) is held


def test_the_undated_stand_at_the_end() -> None:
    assert Stretch(FOURTH, None).holds(None)
    assert not Stretch(None, FOURTH).holds(None)


def test_all_days_are_the_whole_story() -> None:
    story = stories.story()
    assert story_between(story, Stretch(None, None)) == replace(story, problems=())


def test_some_days() -> None:
    story = stories.story()
    part = story_between(story, Stretch(date(2019, 3, 3), FIFTH))
    lines = {each.id for each in part.timeline}
    assert {"t-shut", "t-queue"} <= lines
    assert "t-open" not in lines, "that was in 1964"
    assert "t-lane" not in lines
    assert {each.article for each in part.novelty} == {"a-gazette", "b-post"}
    assert {each.copy for each in part.reuse} == {"b-post"}


def test_what_is_pointed_at_is_there() -> None:
    """A line's later tellers stay with it, though they came out on other days."""
    story = stories.story()
    part = story_between(story, Stretch(date(2019, 3, 3), date(2019, 3, 3)))
    held = {each.id for each in part.articles}
    assert part.timeline
    for line in part.timeline:
        assert {each.article for each in line.evidence} <= held
    for dispute in part.discrepancies:
        assert {e.article for value in dispute.values for e in value.evidence} <= held
        assert set(dispute.timeline) <= {each.id for each in part.timeline}
