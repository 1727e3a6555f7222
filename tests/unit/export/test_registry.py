"""Formats by name."""

from __future__ import annotations

import json

import pytest

from sourceline.errors import SettingsError
from sourceline.export.registry import FORMATS, render
from tests import stories


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_renders_the_same_text_twice(name: str) -> None:
    first = render(stories.story(), name)
    assert first == render(stories.story(), name)
    assert first.endswith("\n")
    assert "Tarn Bridge shut" in first


def test_json_is_the_contract() -> None:
    assert json.loads(render(stories.story(), "json"))["schema"] == "sourceline.story/1"


def test_another_format_is_refused_and_the_known_ones_named() -> None:
    with pytest.raises(SettingsError, match="html, md, json"):
        render(stories.story(), "pdf")
