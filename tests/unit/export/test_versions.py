"""A report that was changed says so in every format."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import jsonschema
import pytest

from sourceline.cli.summary import render_summary
from sourceline.export.registry import render
from sourceline.export.versions import version_lines
from sourceline.model.article import Rewording, Version
from sourceline.model.story import Story
from sourceline.wire.story_json import load_schema, story_from_json, story_to_json
from tests.stories import story


def version(*changes: tuple[str, str]) -> Version:
    return Version(
        id="old",
        source="old.txt",
        sha256="ff",
        seen=date(2019, 3, 4),
        replaced=date(2019, 3, 9),
        changes=tuple(Rewording(before=a, after=b, start=0, end=len(b)) for a, b in changes),
    )


@pytest.fixture
def changed() -> Story:
    told = story()
    first, *rest = told.articles
    edited = replace(first, versions=(version(("14 cracks", "41 cracks")),))
    return replace(told, articles=(edited, *rest))


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ((("a", "b"),), "“a” became “b”"),
        ((("", "b"), ("a", "")), "“b” was added and “a” was taken out"),
        ((), "in its spacing alone"),
        (tuple((str(n), "x") for n in range(9)), "and 3 more changes"),
    ],
)
def test_lines(changes: tuple[tuple[str, str], ...], told: str) -> None:
    article = replace(story().articles[0], versions=(version(*changes),))
    (line,) = version_lines(article)
    assert line.startswith("first read on 4 Mar 2019, found changed on 9 Mar 2019")
    assert line.endswith(told)


@pytest.mark.parametrize("name", ["html", "md"])
def test_formats(changed: Story, name: str) -> None:
    assert "found changed on 9 Mar 2019" in render(changed, name)
    assert "found changed on" not in render(story(), name)


def test_the_summary(changed: Story) -> None:
    told = " ".join(render_summary(changed).split())
    assert "What was changed afterwards" in told
    assert "“14 cracks” became “41 cracks”" in told
    assert "changed afterwards" not in render_summary(story())


def test_json_there_and_back(changed: Story) -> None:
    told = story_to_json(changed)
    jsonschema.validate(told, load_schema())
    assert told["articles"][0]["versions"][0]["changes"] == [
        {"from": "14 cracks", "to": "41 cracks", "start": 0, "end": 9}
    ]
    assert "versions" not in told["articles"][1]
    assert story_to_json(story_from_json(told)) == told
