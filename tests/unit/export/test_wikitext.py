"""The story as MediaWiki text, read by `mwparserfromhell`."""

from __future__ import annotations

import html
from dataclasses import replace

import mwparserfromhell
import pytest

from sourceline.export.wiki_text import wiki, wiki_address
from sourceline.export.wikitext import render
from sourceline.model.when import When
from tests import stories

CODE = mwparserfromhell.parse(render(stories.story()))


def test_each_reference_cites_the_report_with_its_words() -> None:
    cited = CODE.filter_templates()
    assert {str(t.name).strip() for t in cited} == {"cite news"}
    shut = next(t for t in cited if stories.SHUT_B in str(t.get("quote").value))
    assert {str(p.name): str(p.value).strip() for p in shut.params} == {
        "title": "Ostrel bridge closed over cracked steel",
        "work": "The Lowmoor Post",
        "date": "5 March 2019",
        "url": "https://example.org/post.txt",
        "quote": stories.SHUT_B,
    }


def test_a_reference_is_written_once_and_then_named() -> None:
    refs = [tag for tag in CODE.filter_tags() if tag.tag == "ref"]
    names = [str(tag.get("name").value) for tag in refs if not tag.self_closing]
    again = [str(tag.get("name").value) for tag in refs if tag.self_closing]
    assert len(names) == len(set(names)) > 20
    assert again
    assert set(again) <= set(names)


def test_sections() -> None:
    titles = [str(h.title).strip() for h in CODE.filter_headings()]
    assert titles == [
        "What happened", "Where reports disagree", "Who is who", "Who said what", "Numbers", "References",
    ]  # fmt: skip


def test_a_date_that_is_only_inferred_is_not_the_reports() -> None:
    told = render(stories.story())
    assert "8–12 March" not in told
    review = [t for t in CODE.filter_templates() if "week Ostrel" in str(t.get("title").value)]
    assert review
    assert not any(t.has("date") for t in review)


def test_a_report_without_a_title_is_called_by_its_name() -> None:
    story = stories.story()
    bare = tuple(
        replace(a, title=None, published=When.day(a.published.start))
        for a in story.articles
        if a.published and a.published.start
    )
    told = mwparserfromhell.parse(render(replace(story, articles=bare)))
    assert all(str(t.get("title").value).strip() for t in told.filter_templates())


@pytest.mark.parametrize(
    "hostile",
    [
        "{{delete}}", "a|b", "[[x]]", "[http://x.y z]", "http://x.y", "mailto:a@b.c", "news:", "<ref>x</ref>",
        "</nowiki>", "'''bold'''", "'", "~~~~", "__TOC__", "ISBN 0123456789", "* item", "# x", ": x", "; x",
        "== h ==", "----", "&lt;", "{|", "-{x}-", "//x.y", "a}}b",
    ],
)  # fmt: skip
def test_nothing_in_a_report_becomes_markup(hostile: str) -> None:
    told = wiki(hostile)
    nodes = (
        mwparserfromhell.parse("{{x|a=" + told + "}}").filter_templates()[0].get("a").value.nodes
    )
    assert {type(node).__name__ for node in nodes} <= {"Text", "HTMLEntity"}
    assert html.unescape(told) == hostile


def test_ordinary_sentences_stay_readable() -> None:
    words = "At 06:30 on Friday: it's 50% – Ms. O'Neil's “first step” (a - b/c)."
    assert wiki(words) == words
    assert wiki_address("http://x.y/|a__b") == "http://x.y/%7Ca%5F%5Fb"
