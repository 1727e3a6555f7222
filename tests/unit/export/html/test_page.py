"""The page as a browser's parser sees it."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from lxml import html as parser

from sourceline.export.html.page import render
from sourceline.model.story import Story
from tests import stories


@pytest.fixture(scope="module")
def text() -> str:
    return render(stories.story())


@pytest.fixture(scope="module")
def page(text: str) -> Any:
    return parser.document_fromstring(text)


def _words(element: Any) -> str:
    return " ".join(element.text_content().split())


def test_the_head_tells_the_story_in_ten_seconds(page: Any) -> None:
    head = _words(page.xpath("//header[@class='head']")[0])
    assert _words(page.xpath("//h1")[0]) == stories.story().title
    for told in ("1–12 Mar 2019", "5 reports, 4 independent", "2 disputed, 1 corrected"):
        assert told in head
    assert f"Newest, 8 Mar 2019 {stories.LANE}" in head


def test_every_timeline_line_has_date_words_and_evidence(page: Any) -> None:
    lines = page.xpath("//ol[@class='timeline']/li")
    assert len(lines) == 10
    shut = _words(page.get_element_by_id("t5"))
    assert shut.startswith("3 Mar 2019 The Tarn Bridge in Ostrel was closed")
    assert "3 reports, 2 independent: Ostrel Gazette1, The Lowmoor Post2, County Herald4" in shut
    for line in lines:
        opener = line.xpath(".//a[@class='open']")[0]
        for anchor in opener.get("data-e").split():
            assert page.get_element_by_id(anchor).tag == "mark"


def test_evidence_without_javascript_is_the_words_in_the_report(page: Any) -> None:
    opener = page.get_element_by_id("t2").xpath(".//a[@class='open']")[0]
    mark = page.get_element_by_id(opener.get("href")[1:])
    assert mark.text_content() == stories.PUT_OFF
    assert mark.xpath("ancestor::article/@id") == ["r1"]


def test_statuses_differ_by_shape(page: Any) -> None:
    def shape(ident: str) -> str:
        svg = page.get_element_by_id(ident).xpath(".//svg[contains(@class, 'dot')]")[0]
        return "|".join(f"{child.tag}.{child.get('class')}" for child in svg)

    shapes = {ident: shape(ident) for ident in ("t1", "t3", "t4", "t5", "t6", "t9", "t10")}
    assert len(set(shapes.values())) == len(shapes) - 1  # from and by are mirrored
    assert "2019-06-30" not in shapes["t10"]


def test_disagreements_are_values_by_reports(page: Any) -> None:
    table = page.get_element_by_id("d2").xpath(".//table")[0]
    heads = [_words(cell) for cell in table.xpath(".//thead//th")]
    assert heads[0] == "Report"
    assert heads[1].startswith("14 1 independent report")
    rows = table.xpath(".//tbody/tr")
    assert len(rows) == 4
    assert "40" not in _words(rows[0])
    assert [b.text for b in rows[1].xpath(".//b")] == ["14"]
    assert "Corrected by report 4" in _words(page.get_element_by_id("d2"))


def test_an_altered_quotation_shows_the_altered_word(page: Any) -> None:
    marked = page.get_element_by_id("d3").xpath(".//thead//mark")
    assert [mark.text_content().strip() for mark in marked] == ["tragedy,", "disaster,"]


def test_the_cast_and_what_they_said(page: Any) -> None:
    varrow = _words(page.get_element_by_id("c1"))
    assert "the council's chief engineer" in varrow
    assert "works for the council" in varrow
    assert "also Ms Varrow, Ilsa" in varrow
    assert "6 mentions in 4 reports; first in report 1, last in report 5; 2 quotations" in varrow
    said = _words(page.get_element_by_id("quotations"))
    assert "A council spokesman as the report has it" in said
    assert "he had seen it only on Sunday reported speech" in said
    assert "“a small, careful first step” 8 Mar 2019" in said
    assert "no speaker named" in said


def test_reuse_shows_both_passages(page: Any) -> None:
    first = page.get_element_by_id("u1")
    assert "71% of report 2 (The Lowmoor Post) comes from report 1 (Ostrel Gazette)" in _words(
        first
    )
    assert [_words(mark) for mark in first.xpath(".//mark")] == ["climb", "inspection"]
    assert "is shared with" in _words(page.get_element_by_id("u2"))


def test_reports_are_whole_with_their_furniture_dimmed(page: Any) -> None:
    for at, article in enumerate(stories.articles(), start=1):
        body = page.xpath(f"//article[@id='r{at}']//div[contains(@class, 'body')]")[0]
        assert _words(body) == " ".join(article.text.split())
    dimmed = [_words(p) for p in page.xpath("//p[@class='bp']")]
    assert "date 2019-03-04" in dimmed
    assert len(dimmed) == 5


def test_empty_sections_are_left_out() -> None:
    bare = Story(id="s", title="", start=None, end=None, annotator="", articles=stories.articles())
    page = parser.document_fromstring(render(bare))
    assert [s.get("id") for s in page.xpath("//section")] == ["timeline", "reports"]
    assert "No dated events" in page.get_element_by_id("timeline").text_content()


def test_a_story_of_nothing_is_still_a_page() -> None:
    nothing = Story(id="s", title="", start=None, end=None, annotator="", articles=())
    assert parser.document_fromstring(render(nothing)).xpath("//h1")


def test_only_the_hashed_style_and_script_may_run(text: str, page: Any) -> None:
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (element,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.S)
        digest = base64.b64encode(hashlib.sha256(element.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy


def test_nothing_is_fetched(page: Any) -> None:
    assert not page.xpath("//@src | //@srcset | //@style | //*[self::img or self::iframe]")
    assert page.xpath("//link/@href") == ["data:,"]
    for link in page.xpath("//a"):
        href = link.get("href")
        assert re.fullmatch(r"#[a-z]+[0-9]*|https://example\.org/[a-z.]+", href)
        if href.startswith("http"):
            assert "noopener noreferrer" in link.get("rel")


def test_every_link_inside_leads_somewhere_and_ids_are_unique(page: Any) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    missing = {href for href in page.xpath("//a/@href") if href[0] == "#" and href[1:] not in ids}
    assert missing == set()


def test_headings_go_down_one_step_at_a_time(page: Any) -> None:
    levels = [int(h.tag[1]) for h in page.xpath("//h1|//h2|//h3|//h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_ten_reports_stay_light() -> None:
    story = stories.story()
    more = tuple(
        replace(item, id=f"{item.id}-{copy}", text=item.text * 4)
        for copy in range(2)
        for item in story.articles
    )
    page = render(replace(story, articles=(*story.articles, *more[:5])))
    assert len(page.encode("utf-8")) < 300_000


def test_evidence_of_a_report_that_is_not_here_is_passed_over() -> None:
    story = stories.story()
    page = parser.document_fromstring(render(replace(story, articles=story.articles[:1])))
    assert page.get_element_by_id("t5").xpath(".//a[@class='open']")
    assert not page.get_element_by_id("t6").xpath(".//a[@class='open']")
