"""The numbers at the head of a story."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sourceline.export.facts import find_facts, independent_groups, newest_entry
from sourceline.model.when import When
from tests import stories


def test_what_a_reader_must_know() -> None:
    facts = find_facts(stories.story())
    assert facts.title == "Tarn Bridge shut after cracks are found in its hangers"
    assert (facts.reports, facts.independent) == (5, 4)
    assert (facts.disputed, facts.corrected) == (2, 1)
    assert facts.newest is not None
    assert facts.newest.id == "t-lane"


def test_a_copy_is_no_source_of_its_own_but_a_few_shared_words_do_not_count() -> None:
    assert independent_groups(stories.story()) == (
        ("a-gazette", "b-post"),
        ("c-radio",),
        ("d-herald",),
        ("e-review",),
    )


def test_one_publisher_is_one_source() -> None:
    story = stories.story()
    articles = tuple(
        replace(item, publisher="The Lowmoor Post") if item.id == "c-radio" else item
        for item in story.articles
    )
    assert len(independent_groups(replace(story, articles=articles))) == 3


def test_what_is_expected_is_not_news() -> None:
    story = stories.story()
    expected = [entry for entry in story.timeline if entry.status == "expected"]
    assert newest_entry(replace(story, timeline=tuple(expected))) is None


def test_a_story_without_a_title_or_events() -> None:
    facts = find_facts(replace(stories.story(), title=" ", timeline=()))
    assert facts.title == "A story without a title"
    assert facts.newest is None


def test_a_week_that_still_runs_is_not_newer_than_a_day_of_it() -> None:
    story = stories.story()
    lane = next(entry for entry in story.timeline if entry.id == "t-lane")
    day = lane.date.start
    assert day is not None
    week = When.between(day - timedelta(days=3), day + timedelta(days=3))
    running = replace(lane, id="t-week", date=week)
    assert newest_entry(replace(story, timeline=(lane, running))) == lane


def test_of_two_lines_of_one_day_the_newest_is_the_one_that_stands_by_itself() -> None:
    story = stories.story()
    lane = next(entry for entry in story.timeline if entry.id == "t-lane")
    loose = replace(lane, id="t-loose", text="But he refused.")
    rough = replace(lane, id="t-rough", date=replace(lane.date, approximate=True))
    for order in ((loose, lane, rough), (rough, loose, lane)):
        assert newest_entry(replace(story, timeline=order)) == lane
