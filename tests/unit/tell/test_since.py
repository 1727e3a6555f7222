"""A day -> what only later reports tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sourceline.tell.since import story_since
from tests import stories


def test_before_everything_all_is_new() -> None:
    whole = stories.story()
    caught = story_since(whole, date(2019, 3, 4))
    assert caught.story == replace(whole, problems=())
    assert len(caught.reports) == 5


def test_after_everything_nothing_is() -> None:
    caught = story_since(stories.story(), date(2019, 4, 1))
    assert caught.reports == ()
    story = caught.story
    assert not (story.timeline)
    assert not (story.cast)
    assert not (story.quotations)
    assert not (story.discrepancies)
    assert not (story.figures)
    assert not (story.reuse)
    assert not (story.reactions)
    assert not (story.novelty)
    assert not (story.articles)


def test_what_an_old_report_told_is_known() -> None:
    story = story_since(stories.story(), date(2019, 3, 8)).story
    assert "t-shut" not in {each.id for each in story.timeline}, "one of three tells it anew"
    assert "t-lane" in {each.id for each in story.timeline}
    assert "n-varrow" not in {each.id for each in story.cast}


def test_a_report_that_may_be_of_that_day_is_new() -> None:
    """One report can be of the 8th to the 12th."""
    assert story_since(stories.story(), date(2019, 3, 12)).reports == ("e-review",)


def test_a_disagreement_that_a_new_report_joins_keeps_all_its_sides() -> None:
    whole = stories.story()
    story = story_since(whole, date(2019, 3, 8)).story
    joined = {each.id: each for each in story.discrepancies}
    assert set(joined) == {"x-climb", "x-cracks"}
    before = next(each for each in whole.discrepancies if each.id == "x-cracks")
    assert joined["x-cracks"].values == before.values
    assert set(joined["x-cracks"].timeline) <= {each.id for each in story.timeline}


def test_reports_that_it_points_at_are_there() -> None:
    for day in range(4, 13):
        story = story_since(stories.story(), date(2019, 3, day)).story
        there = {article.id for article in story.articles}
        named = {e.article for entry in story.timeline for e in entry.evidence}
        named |= {e.article for x in story.discrepancies for v in x.values for e in v.evidence}
        named |= {one for tie in story.reuse for one in (tie.source, tie.copy)}
        assert named <= there
