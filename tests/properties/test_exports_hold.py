"""Whatever stands in a report, every format stays what it is, read by what it is made for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

import mwparserfromhell
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import html
from rdflib import BNode, Graph

from sourceline.export.registry import FORMATS, render
from sourceline.export.safe import neutral, one_line
from sourceline.export.tables import TABLES, render_table
from sourceline.model.story import Story
from sourceline.tell.excerpts import excerpt_story
from sourceline.wire.story_json import dump_story, story_from_json
from tests import stories
from tests.properties.test_page_holds import _story_of, hostile
from tests.unit.export.reading_back import READERS, read_csv, words_in

_MORE = (
    "=HYPERLINK(\"http://x.y\")", "+1", "-1", "@SUM(A1)", "\t=1+1", "{{delete}}", "}}", "|url=x", "[[File:x.png]]",
    "[http://x.y z]", "</ref>", "<ref>", "<nowiki>", "~~~~", "'''''", "__NOTOC__", "ISBN 0123456789",
    "mailto:a@b.c", "news:x", "//x.y", "http://x.y/|}}", "-{zh:x}-", "== h ==", "{|", "BEGIN:VEVENT",
    "\\n", "\\", ";,:", "\r", "\u2028", "\x85", "[^1]", "[^9]: note", "&#x3c;b&#x3e;", "<i>x</i>", "￾",
    '"', '"@id": "x"', "𝕏" * 90, "é" * 80, "[…]",
)  # fmt: skip

words_of_all_kinds = st.one_of(
    hostile,
    st.lists(st.sampled_from(_MORE), min_size=1, max_size=5).map(
        lambda parts: " ".join(["one", *parts, "two"]).replace("\n", " ").replace("\r", " ")
    ),
    st.sampled_from(_MORE).map(lambda part: f"{part} and so on {part}"),
)


def story_of(words: str) -> Story:
    """The words everywhere but where the contract leaves a choice of its own words."""
    usual = stories.story()
    told = _story_of(words)
    articles = zip(told.articles, usual.articles, strict=True)
    reactions = zip(told.reactions, usual.reactions, strict=True)
    return replace(
        told,
        articles=tuple(
            replace(a, sha256=b.sha256, published_from=b.published_from) for a, b in articles
        ),
        reactions=tuple(replace(a, emotion=b.emotion) for a, b in reactions),
    )


PLAIN = story_of("one plain two")
USUAL = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
HUGE = "one " + "{{<b>|=[[' " * 1_000 + " two"


@pytest.mark.parametrize("name", FORMATS)
@USUAL
@given(words_of_all_kinds)
@example("=1+1 \u202e\u2066\x00\ud800 =")
def test_every_format_is_read(name: str, words: str) -> None:
    text = render(story_of(words), name)
    text.encode("utf-8")
    READERS[name](text)


@pytest.mark.parametrize("name", FORMATS)
def test_huge_words_do_no_harm(name: str) -> None:
    READERS[name](render(story_of(HUGE), name))


@pytest.mark.parametrize("name", ["md", "timelinejs", "ics", "atom", "wikitext", "csv", "jsonld"])
@USUAL
@given(words_of_all_kinds)
def test_nothing_hides_or_reorders_the_words(name: str, words: str) -> None:
    text = render(story_of(words), name)
    for character in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00\x1b":
        assert character not in text


def _elements(words: str) -> list[str]:
    return [str(element.tag) for element in html.fragment_fromstring(words, "div").iter()]


def _slides(words: str) -> list[list[str]]:
    told = json.loads(render(story_of(words), "timelinejs"))
    slides = [told["title"], *told["events"]]
    found = [
        [*_elements(slide["text"]["headline"]), *_elements(slide["text"]["text"])]
        for slide in slides
    ]
    # A line too long for a headline is told whole in a paragraph more.
    return [[tag for tag, _ in groupby(tags)] for tags in found]


@USUAL
@given(words_of_all_kinds)
def test_timelinejs_has_the_same_elements(words: str) -> None:
    assert _slides(words) == _slides("one plain two")


def _contents(words: str) -> list[list[str]]:
    feed = READERS["atom"](render(story_of(words), "atom"))
    return [_elements(entry.content[0].value) for entry in feed.entries]


@USUAL
@given(words_of_all_kinds)
def test_a_feed_has_the_same_elements(words: str) -> None:
    assert _contents(words) == _contents("one plain two")


def _nodes(words: str) -> dict[str, int]:
    code = mwparserfromhell.parse(render(story_of(words), "wikitext"))
    assert {str(t.name).strip() for t in code.filter_templates()} == {"cite news"}
    assert code.filter_wikilinks() == []
    tags = [str(tag.tag) for tag in code.filter_tags()]
    counts = {tag: tags.count(tag) for tag in sorted(set(tags))}
    return counts | {
        "templates": len(code.filter_templates()),
        "headings": len(code.filter_headings()),
        "links": len(code.filter_external_links()),
        "comments": len(code.filter_comments()),
        "arguments": len(code.filter_arguments()),
    }


@USUAL
@given(words_of_all_kinds)
def test_wikitext_has_the_same_nodes(words: str) -> None:
    assert _nodes(words) == _nodes("one plain two")


@pytest.mark.parametrize("table", TABLES)
@USUAL
@given(words_of_all_kinds)
def test_no_cell_is_a_formula(table: str, words: str) -> None:
    rows = read_csv(render_table(story_of(words), table))
    assert len(rows) == len(read_csv(render_table(PLAIN, table)))
    for row in rows:
        for value in row.values():
            number = re.fullmatch(r"-?[0-9.]+", value)
            assert number or not value.startswith(("=", "+", "-", "@", "\t", "\r"))


@USUAL
@given(words_of_all_kinds)
def test_a_calendar_says_the_words(words: str) -> None:
    calendar = READERS["ics"](render(story_of(words), "ics"))
    parts = [part for part in calendar.walk() if part.name in ("VEVENT", "VJOURNAL")]
    assert len(parts) == len(PLAIN.timeline)
    for part in parts:
        assert str(part["SUMMARY"]).endswith(one_line(neutral(words)))


def _shape(words: str) -> list[tuple[str, str]]:
    graph: Graph = READERS["jsonld"](render(story_of(words), "jsonld"))
    return sorted(
        (type(s).__name__ if isinstance(s, BNode) else str(s), str(p)) for s, p, _ in set(graph)
    )


@USUAL
@given(words_of_all_kinds)
def test_linked_data_has_the_same_shape(words: str) -> None:
    assert _shape(words) == _shape("one plain two")


def _evidence(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if set(value) == {"article", "start", "end", "text"}:
            yield value
        for part in value.values():
            yield from _evidence(part)
    elif isinstance(value, list):
        for part in value:
            yield from _evidence(part)


@USUAL
@given(words_of_all_kinds)
def test_annotations_quote_what_stands_there(words: str) -> None:
    for item in READERS["webannotation"](render(story_of(words), "webannotation")):
        targets = item["target"] if isinstance(item["target"], list) else [item["target"]]
        for target in targets:
            quote, place = target["selector"]
            around = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert words[place["start"] : place["end"]] == quote["exact"]
            at = place["start"] - len(quote["prefix"])
            assert words[at : at + len(around)] == around


@USUAL
@example("\r and so on \r")
@given(words_of_all_kinds)
def test_excerpts_keep_the_contract(words: str) -> None:
    story = excerpt_story(story_of(words))
    assert excerpt_story(story) == story
    told = READERS["json"](dump_story(story))
    texts = {article["id"]: article["text"] for article in told["articles"]}
    for item in _evidence(told):
        assert texts[item["article"]][item["start"] : item["end"]] == item["text"]
    assert dump_story(story_from_json(told)) == dump_story(story)
    for name in FORMATS:
        READERS[name](render(story, name))
    assert len(list(words_in(told))) > 100
