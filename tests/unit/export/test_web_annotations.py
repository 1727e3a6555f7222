"""Web Annotations: what they point at is found again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sourceline.export.web_annotations import render
from sourceline.model.story import Evidence, Story
from sourceline.tell.excerpts import excerpt_story
from tests import stories
from tests.builders import article, span_of
from tests.unit.export.reading_back import listed, read_annotations

ITEMS = read_annotations(render(stories.story()))
TEXTS = {f"https://example.org/{a.source}": a.text for a in stories.articles() if a.url}
TEXTS["urn:sourceline:article:e-review"] = stories.REVIEW


def targets(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found = [target for item in items for target in listed(item["target"])]
    bodies = (body for item in items for body in listed(item["body"]))
    return found + [body for body in bodies if body["type"] == "SpecificResource"]


def test_every_section_is_annotated() -> None:
    kinds = [item["id"].split(":")[3] for item in ITEMS]
    assert list(dict.fromkeys(kinds)) == [
        "timeline", "cast", "quotation", "discrepancy", "figure", "reaction", "reuse", "novelty",
    ]  # fmt: skip


def test_a_quote_selector_finds_its_words_and_no_others() -> None:
    """As a reader of annotations does it: all places where the words stand with those around them."""
    assert len(targets(ITEMS)) > 60
    for target in targets(ITEMS):
        text = TEXTS[target["source"]]
        quote, place = target["selector"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text.count(around) == 1
        assert text.index(around) + len(quote["prefix"]) == place["start"]
        assert text[place["start"] : place["end"]] == quote["exact"]


def test_words_that_stand_twice_get_more_around_them() -> None:
    text = f"First. {'word ' * 30}here {'word ' * 30}and {'word ' * 30}here {'word ' * 30}last."
    report = article(text)
    second = span_of(text, "here", 1)
    entry = replace(stories.timeline()[0], evidence=(Evidence.of(report, second),), entities=())
    story = Story(
        id="s", title="x", start=None, end=None, annotator="", articles=(report,), timeline=(entry,)
    )
    (target,) = targets(read_annotations(render(story)))
    quote = target["selector"][0]
    around = quote["prefix"] + quote["exact"] + quote["suffix"]
    assert text.count(around) == 1
    assert text.index(around) + len(quote["prefix"]) == second.start


def test_places_are_code_points() -> None:
    report = article("𝕏𝕏 shut the quay.")
    entry = replace(
        stories.timeline()[0], evidence=(Evidence.of(report, span_of(report.text, "quay")),)
    )
    story = Story(
        id="s", title="x", start=None, end=None, annotator="", articles=(report,), timeline=(entry,)
    )
    (target,) = targets(read_annotations(render(story)))
    assert target["selector"][1] == {"type": "TextPositionSelector", "start": 12, "end": 16}


def test_an_excerpt_tells_no_places_and_quotes_no_holes() -> None:
    items = read_annotations(render(excerpt_story(stories.story())))
    for target in targets(items):
        (quote,) = target["selector"]
        assert "[…]" not in quote["prefix"] + quote["exact"] + quote["suffix"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in TEXTS[target["source"]]
