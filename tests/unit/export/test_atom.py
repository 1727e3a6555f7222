"""What each report adds, as a feed, read by `feedparser`."""

from __future__ import annotations

from dataclasses import replace

from sourceline.export.atom import render
from tests import stories
from tests.unit.export.reading_back import read_feed

FEED = read_feed(render(stories.story()))


def test_the_feed_is_the_story() -> None:
    assert FEED.version == "atom10"
    assert FEED.feed.title == "Tarn Bridge shut after cracks are found in its hangers"
    assert FEED.feed.subtitle == "1–12 Mar 2019. 5 reports, 4 independent."
    assert FEED.feed.id == "urn:sourceline:story:s-tarn"
    assert FEED.feed.updated == "2019-03-12T00:00:00Z"


def test_newest_first_with_what_each_report_adds() -> None:
    days = [entry.updated[:10] for entry in FEED.entries]
    assert days == ["2019-03-12", "2019-03-08", "2019-03-06", "2019-03-05", "2019-03-04"]
    post = FEED.entries[3]
    assert post.title == "The Lowmoor Post: Ostrel bridge closed over cracked steel"
    assert post.link == "https://example.org/post.txt"
    assert post.author == "The Lowmoor Post"
    assert "1 of 5 sentences new" in post.content[0].value
    assert "Queues at the Millgate ferry reached two hours" in post.content[0].value
    assert post.content[0].type == "text/html"


def test_a_report_that_adds_nothing_makes_no_entry() -> None:
    story = stories.story()
    novelty = tuple(replace(n, new=0) if n.article == "b-post" else n for n in story.novelty)
    feed = read_feed(render(replace(story, novelty=novelty)))
    assert "urn:sourceline:novelty:b-post" not in [entry.id for entry in feed.entries]
    assert len(feed.entries) == 4


def test_an_entry_keeps_its_id_in_another_story() -> None:
    other = read_feed(render(replace(stories.story(), id="s-other")))
    assert [entry.id for entry in other.entries] == [entry.id for entry in FEED.entries]
