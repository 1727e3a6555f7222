"""The timeline in TimelineJS itself, from its npm package: shown whole, and nothing asked of any network."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from sourceline.export.registry import render
from sourceline.model.story import Story
from tests import stories
from tests.properties.test_page_holds import _story_of

DIST = Path(sys.prefix) / "npm" / "node_modules" / "@knight-lab" / "timelinejs" / "dist"

PAGE = """<!DOCTYPE html>
<meta charset="utf-8">
<title>TimelineJS</title>
<link rel="stylesheet" href="{dist}/css/timeline.css">
<script src="{dist}/js/timeline.js"></script>
<div id="timeline" style="width: 1200px; height: 700px"></div>
<script src="story.js"></script>
<script>
  window.timeline = new TL.Timeline("timeline", told, {{font: null}});
</script>
"""

HOSTILE = (
    'one <img src=x onerror="window.owned = 1"><script>window.owned = 1</script>'
    ' <a href="javascript:x">y</a> &lt;b&gt; \u202e two'
)


@pytest.fixture
def shown(browser: Any, tmp_path: Path) -> Iterator[Callable[[Story], Any]]:
    """Opens the story's timeline; at the end nothing was fetched and nothing complained."""
    if not DIST.is_dir():
        pytest.skip("needs TimelineJS from npm: apt-get install npm, then make .venv/npm.stamp")
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    asked: list[str] = []
    complaints: list[str] = []

    def show(story: Story) -> Any:
        told = f"window.told = {render(story, 'timelinejs')};"
        (tmp_path / "story.js").write_text(told, encoding="utf-8")
        path = tmp_path / "timeline.html"
        path.write_text(PAGE.format(dist=DIST.as_uri()), encoding="utf-8")
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path.as_uri())
        page.wait_for_selector(".tl-timemarker", state="attached", timeout=10_000)
        return page

    yield show
    context.close()
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert complaints == []


def test_every_line_is_an_event_with_its_date(shown: Callable[[Story], Any]) -> None:
    page = shown(stories.story())
    assert page.locator(".tl-timemarker").count() == len(stories.timeline())
    assert page.locator(".tl-message-full").count() == 0
    read = page.evaluate(
        "() => timeline.config.events.map(e => [e.unique_id, e.start_date.data.format, e.display_date])"
    )
    assert read[:5] == [
        ["t-open", "year", "1964"],
        ["t-cut", "month", "Dec 2018"],
        ["t-climb", "full", "21–28 Feb 2019"],
        ["t-damage", "full", "1 Mar 2019"],
        ["t-shut", "full", "3 Mar 2019"],
    ]


def test_a_reader_goes_from_the_title_to_the_words(shown: Callable[[Story], Any]) -> None:
    page = shown(stories.story())
    assert "Tarn Bridge shut" in page.locator("#story h2").inner_text()
    for _ in range(5):
        page.locator(".tl-slidenav-next").click()
        page.wait_for_timeout(1200)  # a slide takes a second to come
    assert page.evaluate("timeline.current_id") == "t-shut"
    slide = page.locator("#t-shut")
    assert slide.locator(".tl-headline-date").inner_text() == "3 Mar 2019"
    assert slide.locator("h2").inner_text() == stories.SHUT_A
    quotes = [" ".join(q.split()) for q in slide.locator("blockquote").all_inner_texts()]
    assert quotes == [stories.SHUT_A, stories.SHUT_B, stories.LANE]
    link = slide.locator("p a").first
    assert link.get_attribute("href") == "https://example.org/gazette.txt"


def test_what_is_only_expected_has_a_row_of_its_own(shown: Callable[[Story], Any]) -> None:
    page = shown(stories.story())
    groups = page.evaluate("() => timeline.config.events.map(e => e.group || '')")
    expected = [entry.status == "expected" for entry in stories.timeline()]
    assert sorted(groups) == sorted("Expected" if each else "" for each in expected)


def test_words_of_a_report_stay_words(shown: Callable[[Story], Any]) -> None:
    page = shown(_story_of(HOSTILE))
    page.wait_for_timeout(500)
    assert page.evaluate("() => window.owned") is None
    for hostile in ("img[src=x]", ".tl-slide script", 'a[href^="javascript"]'):
        assert page.locator(hostile).count() == 0
    text = page.locator(".tl-slide blockquote").first.inner_text()
    assert "<script>window.owned = 1</script>" in text
    assert "&lt;b&gt;" in text
