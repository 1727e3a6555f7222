"""A new grouping and the old names -> new names."""

from __future__ import annotations

from sourceline.group.naming import name_stories


def test_a_story_keeps_its_name_when_it_grows() -> None:
    names = name_stories([("a", "b", "c")], {"sb": ("a", "b")})
    assert names.keys == ("sb",)
    assert names.redirects == {}


def test_the_larger_part_keeps_the_name() -> None:
    names = name_stories([("a",), ("b", "c")], {"sa": ("a", "b", "c")})
    assert names.keys == ("sa-2", "sa")


def test_of_two_that_became_one_the_smaller_name_leads_on() -> None:
    names = name_stories([("a", "b", "c")], {"sa": ("a",), "sb": ("b", "c")})
    assert names.keys == ("sb",)
    assert names.redirects == {"sa": "sb"}


def test_names_given_up_before_lead_to_what_holds_now() -> None:
    names = name_stories([("a", "b", "c")], {"sa": ("a",), "sb": ("b", "c")}, {"s0": "sa"})
    assert names.redirects == {"s0": "sb", "sa": "sb"}


def test_a_name_without_reports_leads_nowhere() -> None:
    names = name_stories([("a",)], {"sz": ("z",)})
    assert names.keys == ("sa",)
    assert names.redirects == {}
