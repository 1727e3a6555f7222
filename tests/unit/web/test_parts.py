"""What of a story a page shows: all of a short one, a period of a long one."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import html
from starlette.testclient import TestClient

from bench.made_stories import story_of
from sourceline.web.parts import LINES, MOST_REPORTS, part_of
from tests import stories
from tests.rooms import archive_of, client_of

LONG = story_of(3, 400)


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return client_of(archive_of(tmp_path_factory.mktemp("room") / "news.db", LONG))


def test_a_short_story_is_whole() -> None:
    story = stories.story()
    part = part_of(story, None, None, None)
    assert part.story is story
    assert not part.partly
    assert part.periods == ()


def test_a_long_one_is_its_first_period() -> None:
    part = part_of(LONG, None, None, None)
    assert len(LONG.articles) > MOST_REPORTS
    assert (part.shown.start, part.shown.end) == (part.periods[0].start, part.periods[0].end)
    assert 0 < len(part.story.timeline) < len(LONG.timeline)


def test_every_line_is_on_a_page() -> None:
    periods = part_of(LONG, None, None, None).periods
    seen = set[str]()
    for period in periods:
        part = part_of(LONG, None, period.start, period.end)
        seen |= {each.id for each in part.story.timeline}
        days = [each for each in part.story.timeline if each.date.is_day]
        assert len(days) <= 1.5 * LINES
    assert seen == {each.id for each in LONG.timeline}


def test_for_programs_it_is_whole_unless_days_are_asked_for() -> None:
    assert part_of(LONG, None, None, None, whole=True).story is LONG
    day = date.fromisoformat(str(LONG.start))
    some = part_of(LONG, None, None, day, whole=True).story
    assert 0 < len(some.timeline) < len(LONG.timeline)


def test_its_page_is_small_and_leads_on(long: TestClient) -> None:
    answer = long.get(f"/stories/{LONG.id}")
    tree = html.document_fromstring(answer.text)
    assert len(answer.content) < 1_000_000
    assert f"{len(LONG.articles)} reports" in " ".join(tree.text_content().split())
    ways = tree.xpath("//div[contains(@class, 'periods')]//a[@data-from]/@href")
    assert len(ways) > 3
    assert tree.xpath("//nav[@aria-label='Periods']//a[@aria-current]/@href") == ways[:1]
    ids = set(tree.xpath("//@id"))
    for link in tree.xpath("//a/@href"):
        assert not link.startswith("#") or link[1:] in ids, link
    last = long.get(ways[-1])
    assert last.status_code == 200
    assert "aria-current" in last.text


def test_days_that_nothing_is_of(long: TestClient) -> None:
    page = long.get(f"/stories/{LONG.id}?from=1990-01-01&to=1990-02-01").text
    assert "No line is of these days." in page


def test_days_and_since_together(long: TestClient) -> None:
    told = long.get(f"/stories/{LONG.id}?since=2031-03-20&from=2031-03-21&to=2031-03-25")
    assert told.status_code == 200
    assert "Only what is new since 20 Mar 2031" in told.text
