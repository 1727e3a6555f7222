"""Traits -> stories, whatever the order."""

from __future__ import annotations

from random import Random

from sourceline.group.stories import group_stories
from tests.unit.group.builders import traits

FERRY = [
    traits("f1", "ferry gannet brennick aground captain kell coastguard", "2031-05-04"),
    traits("f2", "ferry gannet brennick divers hull captain kell", "2031-05-05"),
    traits("f3", "gannet brennick captain kell apology passengers ferry", "2031-05-06"),
]
VOTE = [
    traits("v1", "council eastmere library vote budget mayor orrin", "2031-05-04"),
    traits("v2", "council eastmere library budget cut mayor protest", "2031-05-05"),
]
ALONE = traits("x", "orchestra bassoon lisbon vibrato tempo", "2031-05-04")


def test_reports_of_one_development_are_a_story_and_a_stranger_is_one_alone() -> None:
    assert group_stories([*FERRY, *VOTE, ALONE]) == (("f1", "f2", "f3"), ("v1", "v2"), ("x",))


def test_order_changes_nothing() -> None:
    reports = [*FERRY, *VOTE, ALONE]
    expected = group_stories(reports)
    for seed in range(10):
        Random(seed).shuffle(reports)
        assert group_stories(reports) == expected


def test_a_story_of_a_year_holds() -> None:
    months = [
        traits(f"m{month:02}", "ferry gannet brennick captain kell trial", f"2031-{month:02}-11")
        for month in range(1, 13)
    ]
    assert len(group_stories(months)) == 1


def test_titles_alike_told_weeks_apart_are_two_stories() -> None:
    titles = [
        traits("a", "stocks close lower", "2031-05-04", time="18:00"),
        traits("b", "stocks slip wall street close", "2031-05-04", time="19:00"),
        traits("c", "stocks rise bank figures", "2031-06-20", time="18:00"),
    ]
    assert group_stories(titles) == (("a", "b"), ("c",))


def test_nothing_and_one() -> None:
    assert group_stories([]) == ()
    assert group_stories([traits("a", "")]) == (("a",),)


def test_reports_that_share_no_words_stay_apart() -> None:
    assert group_stories([traits("a", ""), traits("b", "")]) == (("a",), ("b",))
