"""docs/exports.md knows every format, its endings and its tables, and says of excerpts what is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sourceline.app.tell import tell
from sourceline.cli.main import commands
from sourceline.export.json_lines import TYPES
from sourceline.export.registry import FORMATS, endings
from sourceline.export.tables import TABLES
from sourceline.tell.excerpts import excerpt_story, share_kept

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "exports.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_has_its_row_with_its_endings(name: str) -> None:
    row = re.search(rf"^\| `{name}` \| (.*?) \|", PAGE, re.M)
    assert row is not None
    assert row[1] == ", ".join(f"`{ending}`" for ending in endings(name))


@pytest.mark.parametrize("name", TABLES)
def test_each_table_is_told(name: str) -> None:
    assert f"| `{name}` |" in PAGE


@pytest.mark.parametrize("type_", ["story", *TYPES.values()])
def test_each_type_of_line_is_told(type_: str) -> None:
    assert f"`{type_}`" in PAGE


@pytest.mark.parametrize("line", re.findall(r"^(sourceline .*)$", PAGE, re.M))
def test_each_example_is_a_command(line: str) -> None:
    words = line.split(" | ")[0].split()[1:]
    commands.commands[words[0]].make_context(words[0], words[1:])


def test_the_share_that_is_told_is_the_share_that_is_kept() -> None:
    found = re.search(r"between (\d+) and (\d+)%", PAGE)
    assert found is not None
    largest = []
    for pile in sorted((ROOT / "examples").glob("*/reports")):
        story = tell([pile])
        largest.append(round(100 * max(share_kept(story, excerpt_story(story)).values())))
    assert (min(largest), max(largest)) == (int(found[1]), int(found[2]))
