"""CSV tables."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from sourceline.cli.rendering import TABLES as NAMED
from sourceline.errors import SettingsError
from sourceline.export.tables import TABLES, cell, render, render_table
from tests import stories
from tests.unit.export.reading_back import read_csv

STORY = stories.story()


def rows(name: str) -> list[dict[str, str]]:
    return read_csv(render_table(STORY, name))


def test_the_command_line_knows_the_tables() -> None:
    assert tuple(TABLES) == NAMED


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("timeline", 10), ("reports", 5), ("cast", 6), ("quotations", 8), ("discrepancies", 7),
        ("figures", 4), ("reuse", 3), ("reactions", 2), ("novelty", 5), ("problems", 2),
    ],
)  # fmt: skip
def test_a_row_for_each_line(name: str, count: int) -> None:
    assert len(rows(name)) == count


def test_the_timeline_is_what_is_meant_without_a_table() -> None:
    assert render(STORY) == render_table(STORY, "timeline")
    shut = rows("timeline")[4]
    assert shut["from"] == shut["to"] == "2019-03-03"
    assert shut["told_by"] == "Ostrel Gazette; The Lowmoor Post; County Herald"
    assert (shut["reports"], shut["independent_sources"]) == ("3", "2")


def test_the_words_behind_each_row_are_in_a_table_of_their_own() -> None:
    found = rows("evidence")
    texts = {article.id: article.text for article in STORY.articles}
    for row in found:
        assert texts[row["article"]][int(row["start"]) : int(row["end"])] == row["words"]
    assert {row["table"] for row in found} == set(TABLES) - {
        "reports",
        "problems",
        "decisions",
        "evidence",
    }
    lines = {row["line"] for row in found if row["table"] == "timeline"}
    assert lines == {row["id"] for row in rows("timeline")}


def test_line_ends_and_mark_are_those_of_spreadsheets() -> None:
    text = render(STORY)
    assert text.encode("utf-8").startswith(b"\xef\xbb\xbfid,")
    assert text.count("\r\n") == text.count("\n") == 11


@pytest.mark.parametrize(
    "words", ["=1+1", "+1", "-1", "@A1", "\t=1", " =1", "\r\n=1", "＝1", "\x00=1"]
)
def test_words_never_are_a_formula(words: str) -> None:
    told = cell(words)
    assert isinstance(told, str)
    assert told[0] in "'\ufffd"


def test_numbers_stay_numbers() -> None:
    assert (cell(-3), cell(0.5), cell(None), cell(True)) == (-3, 0.5, None, "yes")
    series = replace(
        STORY.figures[0], values=(replace(STORY.figures[0].values[0], value=(-2.0, 3.5)),)
    )
    row = read_csv(render_table(replace(STORY, figures=(series,)), "figures"))[0]
    assert (row["low"], row["high"]) == ("-2", "3.5")


def test_a_cell_holds_no_more_than_excel_keeps() -> None:
    assert len(str(cell("=" * 40_000))) <= 32_767


def test_another_table_is_refused() -> None:
    with pytest.raises(SettingsError, match="timeline, reports"):
        render_table(STORY, "people")


def test_excel_and_python_read_the_same() -> None:
    """With the mark taken for what it is, and without."""
    data = render(STORY).encode("utf-8")
    assert next(csv.reader(io.StringIO(data.decode("utf-8-sig"))))[0] == "id"
