"""`sourceline tell`: where the result goes, what is said beside it, and the exit codes."""

from __future__ import annotations

import io
import json
import os
import pty
import sys
from pathlib import Path

import click
import pytest

from sourceline.annotate.annotator import annotate
from sourceline.cli.main import commands, run
from sourceline.cli.rendering import TABLES
from sourceline.export import registry, tables
from sourceline.model.annotations import Annotations
from sourceline.model.article import Article
from tests.unit.cli.conftest import HARBOUR, Call

STRANGER = """ date 2021-06-03
Six ways with rhubarb

Peel the stalks, cut them to thumbs and roast them under foil with orange zest, vanilla and a
generous spoon of honey until soft. Whisk yolks, sugar and cornflour, scald the milk, and stir the
custard over a low flame until it coats a wooden spoon. Fold through whipped cream and chill.
"""


def test_formats_and_tables_are_those_of_the_registry() -> None:
    choices = {param.name: param.type for param in commands.commands["tell"].params}
    formats = choices["format_"]
    assert isinstance(formats, click.Choice)
    assert tuple(formats.choices) == registry.FORMATS
    assert tuple(tables.TABLES) == TABLES


def test_json_on_standard_output_alone(call: Call, pile: Path) -> None:
    done = call("tell", pile, "--format", "json")
    assert (done.code, done.err) == (0, "")
    story = json.loads(done.out)
    assert story["schema"] == "sourceline.story/1"
    assert [article["source"] for article in story["articles"]] == ["harbour.txt", "council.txt"]
    assert call("tell", pile, "--format", "json", "--out", "-").out == done.out


def test_without_a_terminal_a_summary_and_no_page(
    call: Call, pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = call("tell", pile)
    assert (done.code, done.err) == (0, "")
    assert "2–4 Jun 2021. 2 reports, 2 independent" in done.out
    assert "What happened" in done.out
    assert "\x1b" not in done.out
    assert [path.name for path in tmp_path.iterdir()] == ["pile"]


def test_on_a_terminal_the_page_is_written_beside(
    pile: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    monkeypatch.chdir(tmp_path)
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "w", encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stdout", terminal)
        assert run(["tell", str(pile)]) == 0
    shown = os.read(ours, 1 << 16).decode()
    os.close(ours)
    (page,) = tmp_path.glob("story-*.html")
    assert "2–4 Jun 2021" in shown
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert page.name in capfdbinary.readouterr().err.decode()


def test_progress_on_a_terminal_leaves_the_result_alone(
    pile: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "w", encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        monkeypatch.setenv("TERM", "xterm")
        assert run(["tell", str(pile), "--format", "json"]) == 0
    shown = os.read(ours, 1 << 16).decode()
    os.close(ours)
    assert "Annotating 2 reports" in shown or "Telling the story" in shown
    assert json.loads(capfdbinary.readouterr().out)["articles"]


@pytest.mark.parametrize(
    ("name", "opening"),
    [
        ("s.json", "{"),
        ("s.md", "# "),
        ("s.html", "<!DOCTYPE html>"),
        ("s.HTM", "<!DOCTYPE html>"),
        ("s.jsonl", '{"type": "story"'),
        ("s.csv", "\ufeffid,"),
        ("s.timeline.json", '{\n "title": {'),
        ("s.annotations.json", '{\n "@context": "http://www.w3.org/ns/anno.jsonld"'),
        ("s.jsonld", '{\n "@context": {'),
        ("s.ics", "BEGIN:VCALENDAR\r\n"),
        ("s.atom", "<?xml "),
        ("s.wiki", "'''"),
    ],
)
def test_the_name_of_the_file_says_the_format(
    call: Call, pile: Path, tmp_path: Path, name: str, opening: str
) -> None:
    out = tmp_path / "made" / name
    done = call("tell", pile, "--out", out)
    assert (done.code, done.out) == (0, "")
    assert out.read_bytes().decode("utf-8").startswith(opening)
    assert [path.name for path in out.parent.iterdir()] == [name]


def test_a_name_that_says_no_format_is_2(call: Call, pile: Path, tmp_path: Path) -> None:
    done = call("tell", pile, "--out", tmp_path / "story.pdf")
    assert done.code == 2
    assert "html, md, json, jsonl, csv" in done.err


def test_one_table_or_all_in_a_folder(call: Call, pile: Path, tmp_path: Path) -> None:
    done = call("tell", pile, "--table", "reports")
    assert done.out.splitlines()[0].startswith("\ufeffid,number,source")
    assert "harbour.txt" in done.out
    folder = tmp_path / "tables"
    done = call("tell", pile, "--format", "csv", "--out", f"{folder}/")
    assert (done.code, done.out) == (0, "")
    assert {path.stem for path in folder.iterdir()} == set(TABLES)
    one = tmp_path / "one.csv"
    assert call("tell", pile, "--out", one, "--table", "cast").code == 0
    assert one.read_bytes().decode("utf-8-sig").startswith("id,name,kind")


def test_a_table_of_another_format_is_2(call: Call, pile: Path) -> None:
    done = call("tell", pile, "--format", "json", "--table", "cast")
    assert done.code == 2
    assert "--table" in done.err


def test_excerpts_in_any_format(call: Call, pile: Path, tmp_path: Path) -> None:
    page = tmp_path / "p.html"
    done = call("tell", pile, "--excerpts", "--format", "json", "--page", page)
    assert "Excerpts: of no report more than " in done.err
    story = json.loads(done.out)
    whole = [HARBOUR, (pile / "council.txt").read_text(encoding="utf-8")]
    for article, text in zip(story["articles"], whole, strict=True):
        assert article["excerpt"] is True
        assert len(article["text"]) < len(text)
    assert "Excerpts: the words behind" in page.read_text(encoding="utf-8")
    assert "[…]" in call("tell", pile, "--excerpts", "--format", "jsonl").out


def test_page_beside_another_format(call: Call, pile: Path, tmp_path: Path) -> None:
    page = tmp_path / "p.html"
    done = call("tell", pile, "--format", "json", "--page", page)
    assert json.loads(done.out)["articles"]
    assert page.exists()
    assert "p.html" in done.err


def test_a_file_that_cannot_be_written_is_1(call: Call, pile: Path) -> None:
    done = call("tell", pile, "--out", pile / "harbour.txt" / "story.json")
    assert done.code == 1
    assert done.err.startswith("Error: ")
    assert (pile / "harbour.txt").read_text(encoding="utf-8") == HARBOUR


def test_what_cannot_be_read_is_named_and_the_code_is_3(call: Call, pile: Path) -> None:
    (pile / "empty.txt").write_bytes(b"")
    done = call("tell", pile, "--format", "json")
    assert done.code == 3
    story = json.loads(done.out)
    assert len(story["articles"]) == 2
    assert [(p["source"], p["kind"]) for p in story["problems"]] == [("empty.txt", "unreadable")]
    assert done.err.startswith("Not read: empty.txt: ")
    assert "1 problem" in done.err


def test_quiet_says_nothing_but_keeps_the_code(call: Call, pile: Path) -> None:
    (pile / "empty.txt").write_bytes(b"")
    done = call("tell", pile, "--format", "json", "-q")
    assert (done.code, done.err) == (3, "")


def test_strict_stops_at_the_first(call: Call, pile: Path) -> None:
    (pile / "empty.txt").write_bytes(b"")
    done = call("tell", pile, "--strict")
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith("Error: empty.txt: ")


def test_nothing_to_read_is_1(call: Call, tmp_path: Path) -> None:
    folder = tmp_path / "void"
    folder.mkdir()
    done = call("tell", folder)
    assert (done.code, done.out) == (1, "")
    assert "no report could be read" in done.err


def test_a_report_about_something_else_is_named_and_0(call: Call, pile: Path) -> None:
    (pile / "rhubarb.txt").write_text(STRANGER, encoding="utf-8")
    done = call("tell", pile, "--format", "json")
    assert done.code == 0
    assert done.err.startswith("Told apart: rhubarb.txt: ")
    assert [p["kind"] for p in json.loads(done.out)["problems"]] == ["unrelated"]


def test_a_report_that_a_rule_fails_on_costs_itself_alone(
    call: Call, pile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails_on_one(article: Article) -> Annotations:
        if article.source == "council.txt":
            raise RecursionError("too deep")
        return annotate(article)

    monkeypatch.setattr("sourceline.pipeline.stages.annotate", fails_on_one)
    done = call("tell", pile, "--format", "json")
    assert done.code == 3
    story = json.loads(done.out)
    assert [article["source"] for article in story["articles"]] == ["harbour.txt"]
    assert "too deep" in story["problems"][0]["reason"]
    assert call("tell", pile, "--strict").code == 1


def test_verbose_names_every_report(call: Call, pile: Path) -> None:
    done = call("tell", pile, "-v", "--format", "json")
    assert "read harbour.txt" in done.err
    assert "2021-06-02, by header" in done.err
    json.loads(done.out)


def test_standard_input(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = io.TextIOWrapper(io.BytesIO(HARBOUR.encode()), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stdin)
    done = call("tell", "-", "--format", "json")
    assert done.code == 0
    assert json.loads(done.out)["articles"][0]["text"] == HARBOUR


def test_the_selection_cuts_the_timeline_alone(call: Call, pile: Path) -> None:
    whole = json.loads(call("tell", pile, "--format", "json").out)
    window = ["--from", "2021-06-01", "--to", "2021-06-01", "--sentences", "1"]
    cut = json.loads(call("tell", pile, "--format", "json", *window).out)
    assert {entry["date"]["start"] for entry in cut["timeline"]} == {"2021-06-01"}
    assert len(cut["timeline"]) == 1 < len(whole["timeline"])
    assert cut["cast"] == whole["cast"]


def test_a_report_cannot_steer_the_terminal(call: Call, pile: Path) -> None:
    nasty = "\x1b]0;owned\x07\x1b[31mPellow [bold]quay[/bold] sank"
    for path in pile.iterdir():
        text = path.read_text(encoding="utf-8").replace("Pellow", nasty)
        path.write_text(text, encoding="utf-8")
    done = call("tell", pile)
    assert done.code == 0
    assert "\x1b" not in done.out
    assert "[bold]quay[/bold]" in done.out


def test_a_name_of_a_file_cannot_steer_the_terminal(call: Call, pile: Path) -> None:
    (pile / "x\x1b[2Jy.txt").write_bytes(b"")
    done = call("tell", pile)
    assert done.code == 3
    assert "\x1b" not in done.err
