"""A story as `sourceline.story/1` and back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from sourceline import __version__
from sourceline.errors import SourceError
from sourceline.model.story import Story
from sourceline.wire.story_json import (
    dump_story,
    load_schema,
    story_from_json,
    story_to_json,
)
from tests import stories


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    return story_to_json(stories.story())


def test_the_schema_is_itself_valid() -> None:
    Draft202012Validator.check_schema(load_schema())


def test_a_full_story_conforms(told: dict[str, Any]) -> None:
    Draft202012Validator(load_schema()).validate(told)


def test_an_empty_story_conforms() -> None:
    empty = Story(id="s", title="", start=None, end=None, annotator="0", articles=())
    Draft202012Validator(load_schema()).validate(story_to_json(empty))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda told: told.pop("timeline"),
        lambda told: told.update(extra=1),
        lambda told: told["timeline"][0].update(status="certain"),
        lambda told: told["timeline"][0].update(evidence=[]),
        lambda told: told["cast"][0].update(kind="animal"),
        lambda told: told["reuse"][0].update(share=1.5),
        lambda told: told["articles"][0]["published"].update(start="4 March"),
        lambda told: told["figures"][0]["values"][0].update(value=[1, 2, 3]),
        lambda told: told["reactions"][0].update(emotion="meh"),
    ],
)
def test_the_schema_refuses_what_the_contract_does_not_say(spoil: Any) -> None:
    told = story_to_json(stories.story())
    spoil(told)
    assert not Draft202012Validator(load_schema()).is_valid(told)


def test_keys_stand_in_the_order_of_the_contract(told: dict[str, Any]) -> None:
    assert list(told) == [
        "schema", "generator", "id", "title", "span", "articles", "timeline", "cast", "quotations",
        "discrepancies", "figures", "reuse", "reactions", "novelty", "problems",
    ]  # fmt: skip
    assert told["generator"] == {
        "name": "sourceline",
        "version": __version__,
        "annotator": "rules 1, weights 00ff",
    }


def test_every_evidence_is_cut_from_its_article(told: dict[str, Any]) -> None:
    texts = {article["id"]: article["text"] for article in told["articles"]}
    found = list(_evidence(told))
    assert len(found) > 40
    for item in found:
        assert texts[item["article"]][item["start"] : item["end"]] == item["text"]


def _evidence(value: Any) -> Any:
    if isinstance(value, dict):
        if set(value) == {"article", "start", "end", "text"}:
            yield value
        for part in value.values():
            yield from _evidence(part)
    elif isinstance(value, list):
        for part in value:
            yield from _evidence(part)


def test_scores_are_rounded_and_whole_numbers_have_no_point(told: dict[str, Any]) -> None:
    assert told["reuse"][0]["share"] == 0.7143
    assert json.dumps(told["figures"][0]["values"][0]["value"]) == "3100"


def test_a_range_is_a_pair() -> None:
    story = stories.story()
    value = replace(story.figures[0].values[0], value=(3000.0, 3500.5))
    series = replace(story.figures[0], values=(value,))
    told = story_to_json(replace(story, figures=(series,)))
    assert told["figures"][0]["values"][0]["value"] == [3000, 3500.5]
    assert story_from_json(told).figures[0].values[0].value == (3000.0, 3500.5)


def test_order_is_said_only_where_it_is_unknown(told: dict[str, Any]) -> None:
    assert "order" not in told["reuse"][0]
    assert told["reuse"][1]["order"] == "unknown"


def test_dates_say_their_interval_and_how_it_is_known(told: dict[str, Any]) -> None:
    assert told["timeline"][9]["date"] == {
        "edtf": "../2019-06-30",
        "start": None,
        "end": "2019-06-30",
        "precision": "interval",
        "basis": "inferred",
        "time": None,
        "zone": None,
    }
    assert told["timeline"][7]["date"]["time"] == "06:30"


def test_bytes_come_back_equal() -> None:
    text = dump_story(stories.story())
    again = story_from_json(json.loads(text))
    assert dump_story(again) == text
    assert again.cast == stories.story().cast


def test_text_that_utf8_cannot_carry_is_escaped() -> None:
    text = dump_story(replace(stories.story(), title="a\ud800b\u2028c"))
    assert json.loads(text)["title"] == "a\ud800b\u2028c"
    assert "\u2028" not in text
    text.encode("utf-8")


@pytest.mark.parametrize("value", [{}, {"schema": "other/1"}, {"schema": "sourceline.story/1"}])
def test_another_thing_is_refused(value: dict[str, Any]) -> None:
    with pytest.raises(SourceError):
        story_from_json(value)
