"""Formats by name."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from sourceline.errors import SettingsError
from sourceline.export.registry import FORMATS, endings, format_of, render
from sourceline.model.story import Story
from tests import stories
from tests.unit.export.reading_back import READERS

EMPTY = Story(id="s", title="", start=None, end=None, annotator="0", articles=())


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_renders_the_same_text_twice(name: str) -> None:
    first = render(stories.story(), name)
    assert first == render(stories.story(), name)
    assert first.endswith("\n")
    assert "Tarn Bridge" in first


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_read_by_what_it_is_made_for(name: str) -> None:
    READERS[name](render(stories.story(), name))


@pytest.mark.parametrize("name", FORMATS)
def test_a_story_of_nothing_can_be_rendered(name: str) -> None:
    READERS[name](render(EMPTY, name))


def test_json_is_the_contract() -> None:
    assert json.loads(render(stories.story(), "json"))["schema"] == "sourceline.story/1"


def test_another_format_is_refused_and_the_known_ones_named() -> None:
    with pytest.raises(SettingsError, match="html, md, json"):
        render(stories.story(), "pdf")


@pytest.mark.parametrize("name", FORMATS)
def test_each_ending_asks_for_its_format(name: str) -> None:
    for ending in endings(name):
        assert format_of(f"made/Story{ending.upper()}") == name


@pytest.mark.parametrize(
    ("name", "format_"),
    [
        ("s.json", "json"),
        ("s.timeline.json", "timelinejs"),
        ("s.annotations.json", "webannotation"),
        ("s.pdf", None),
        ("html", None),
    ],
)
def test_the_longest_ending_counts(name: str, format_: str | None) -> None:
    assert format_of(name) == format_


def test_the_registry_loads_no_format() -> None:
    code = (
        "import sys, sourceline.export.registry;"
        "print([m for m in sys.modules if m.startswith(('sourceline.export.', 'sourceline.model'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.strip() == "['sourceline.export.named', 'sourceline.export.registry']"
