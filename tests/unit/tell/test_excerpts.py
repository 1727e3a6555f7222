"""Excerpts in place of reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from sourceline.export.html.page import render
from sourceline.model.article import EXCERPT, Article
from sourceline.model.story import Evidence, Story
from sourceline.tell.excerpts import CONTEXT, MISSING, MOST, excerpt_story, share_kept
from sourceline.wire.story_json import story_from_json, story_to_json
from tests import stories
from tests.builders import article, span_of

LONG = (
    "The quay in Pellow was shut on Friday after a crane fell into the harbour, the council said. "
    + "Nobody on the quay was hurt, and no boat was under the crane when it fell that evening. " * 8
    + "It counted 14 broken piles under the quay, of some 200 that carry it, before nightfall. "
    + "The ferry will leave from the fish market until the quay has been looked at by divers. " * 8
)
REPORT = article(f"{LONG}\n\nSubscribe to our letter")


def story_of(report: Article, *words: str) -> Story:
    """The made-up story's first lines, told by these words of one report."""
    lines = [
        replace(
            entry,
            text=said,
            evidence=(Evidence.of(report, span_of(report.text, said)),),
            entities=(),
        )
        for entry, said in zip(stories.timeline(), words, strict=False)
    ]
    return Story(
        id="s",
        title="Quay",
        start=None,
        end=None,
        annotator="0",
        articles=(report,),
        timeline=tuple(lines),
    )


def evidence_in(value: Any) -> Iterator[Evidence]:
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from evidence_in(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from evidence_in(getattr(value, field.name))


def test_few_words_keep_whole_words_around_them() -> None:
    cut = excerpt_story(story_of(REPORT, "14 broken piles"))
    (only,) = cut.articles
    before, words, after = only.text.partition("14 broken piles")
    assert words
    assert before == f"{MISSING} when it fell that evening. It counted "
    assert after == f" under the quay, of some 200 that carry\n\n{MISSING}"
    assert len(before) <= CONTEXT + len(MISSING) + 1
    assert only.excerpt


def test_a_sentence_stands_alone_and_page_furniture_goes() -> None:
    sentence = "The quay in Pellow was shut on Friday after a crane fell into the harbour, the council said."
    cut = excerpt_story(story_of(REPORT, sentence))
    assert cut.articles[0].text == f"{sentence}\n\n{MISSING}"


def test_holes_are_marked_and_their_marks_are_no_words_of_the_report() -> None:
    (only,) = excerpt_story(story_of(REPORT, "14 broken piles", "a crane fell")).articles
    marks = [mark for mark in only.boilerplate if mark.reason == EXCERPT]
    assert [mark.span.cut(only.text) for mark in marks] == [MISSING] * only.text.count(MISSING)


def test_evidence_is_still_cut_from_its_text() -> None:
    cut = excerpt_story(stories.story())
    texts = {each.id: each.text for each in cut.articles}
    found = list(evidence_in(replace(cut, articles=())))
    assert len(found) > 40
    for item in found:
        assert item.span.cut(texts[item.article]) == item.text


def test_no_report_stays_by_more_than_half() -> None:
    story = stories.story()
    shares = share_kept(story, excerpt_story(story))
    assert set(shares) == {each.id for each in story.articles}
    assert all(0 < share <= MOST for share in shares.values())


def test_the_lines_stay_as_they_are_told() -> None:
    story, cut = stories.story(), excerpt_story(stories.story())
    assert [entry.text for entry in cut.timeline] == [entry.text for entry in story.timeline]
    assert [said.text for said in cut.quotations] == [said.text for said in story.quotations]
    for before, after in zip(story.timeline, cut.timeline, strict=True):
        assert {e.article for e in before.evidence} == {e.article for e in after.evidence}
    assert [m.mentions for m in cut.cast] == [m.mentions for m in story.cast]
    assert [n.new for n in cut.novelty] == [n.new for n in story.novelty]
    assert [each.sha256 for each in cut.articles] == [each.sha256 for each in story.articles]


def test_an_excerpt_of_an_excerpt_is_the_same() -> None:
    cut = excerpt_story(stories.story())
    assert excerpt_story(cut) == cut


def test_a_report_that_nothing_is_told_of_is_all_left_out() -> None:
    (only,) = excerpt_story(story_of(REPORT)).articles
    assert only.text == MISSING


def test_it_comes_back_from_json() -> None:
    cut = excerpt_story(stories.story())
    told = story_to_json(cut)
    assert all(each["excerpt"] is True for each in told["articles"])
    assert all("excerpt" not in each for each in story_to_json(stories.story())["articles"])
    assert story_to_json(story_from_json(told)) == told


def test_the_page_says_that_it_shows_excerpts() -> None:
    page = render(excerpt_story(stories.story()))
    assert "Excerpts: the words behind what is told here." in page
    assert "Whole, as they came in" not in page
    assert "ten walks for the first warm weekend" not in page
    assert "Whole, as they came in" in render(stories.story())
