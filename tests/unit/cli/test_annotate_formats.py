"""`sourceline annotate --format`: the text marked, where it goes, and what is said of languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sourceline.cli.annotate import FORMATS
from sourceline.export.annotated import registry
from tests.unit.cli.conftest import Call

GERMAN = """Ein Teil der Hafenmauer in Pellow ist am Dienstagabend eingestürzt. Verletzt wurde niemand.

„Wir haben einen Knall gehört“, sagte Nora Teague, die den Laden am Kai führt.
"""
KOREAN = "화요일 밤 펠로 항구의 방벽 일부가 무너져 어선 두 척이 가라앉았다. 다친 사람은 없었다."


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody looks at standard output."""
    monkeypatch.setattr("sourceline.cli.terminal.on_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "60")


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    folder = tmp_path / "foreign"
    folder.mkdir()
    (folder / "de.txt").write_text(GERMAN, encoding="utf-8")
    (folder / "ko.txt").write_text(KOREAN, encoding="utf-8")
    return folder


def test_the_formats_are_those_of_the_registry() -> None:
    assert FORMATS == registry.FORMATS


def test_a_pipe_gets_brackets(call: Call, pile: Path) -> None:
    done = call("annotate", pile, "--format", "ansi")
    assert (done.code, done.err) == (0, "")
    assert "\x1b" not in done.out
    assert "[Tuesday night]{1 Jun 2021}" in done.out
    assert "{direct, by " in done.out


@pytest.mark.usefixtures("terminal")
def test_a_terminal_gets_colours_and_its_width(call: Call, pile: Path) -> None:
    done = call("annotate", pile, "--format", "ansi")
    assert "\x1b[39;7mTuesday night\x1b[0m" in done.out
    line = next(line for line in done.out.splitlines() if "Tuesday" in line)
    assert "two fishing boats" not in line


@pytest.mark.usefixtures("terminal")
@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_a_terminal_that_wants_no_colours(
    call: Call, pile: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    assert "\x1b" not in call("annotate", pile, "--format", "ansi").out


def test_colours_forced_into_a_pipe_unless_refused(
    call: Call, pile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in call("annotate", pile, "--format", "ansi").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in call("annotate", pile, "--format", "ansi").out
    monkeypatch.setenv("NO_COLOR", "")
    assert "\x1b[" in call("annotate", pile, "--format", "ansi").out


@pytest.mark.usefixtures("terminal")
def test_a_file_is_no_terminal(call: Call, pile: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.txt"
    assert call("annotate", pile, "--format", "ansi", "--out", out).out == ""
    assert "\x1b" not in out.read_text(encoding="utf-8")


def test_the_page_is_one_file_and_no_report(call: Call, pile: Path) -> None:
    out = pile / "annotations.html"
    assert call("annotate", pile, "--format", "html", "--out", out).code == 0
    assert out.read_text(encoding="utf-8").count("<article ") == 2
    assert len(call("annotate", pile).out.splitlines()) == 2


def test_a_page_names_what_could_not_be_read(call: Call, pile: Path) -> None:
    (pile / "empty.txt").write_bytes(b"")
    done = call("annotate", pile, "--format", "html")
    assert done.code == 3
    assert "Not read: empty.txt: " in done.err
    assert 'id="problems"' in done.out


@pytest.mark.parametrize("format_", FORMATS)
def test_reports_that_are_not_english_are_named(call: Call, foreign: Path, format_: str) -> None:
    done = call("annotate", foreign, "--format", format_, "--strict")
    assert done.code == 0
    german, korean = done.err.splitlines()
    assert german.startswith("Language: de.txt: it is in German, not English; ")
    assert korean.startswith("Language: ko.txt: it is in Korean, not English; ")
    if format_ == "jsonl":
        assert [json.loads(line)["language"] for line in done.out.splitlines()] == ["de", "ko"]
    else:
        assert "It is in German, not English;" in done.out
        assert "It is in Korean, not English;" in done.out


def test_quiet_leaves_the_note_beside_the_text(call: Call, foreign: Path) -> None:
    done = call("annotate", foreign, "--format", "ansi", "-q")
    assert done.err == ""
    assert "Note: It is in Korean" in done.out


def test_an_english_pile_has_no_such_note(call: Call, pile: Path) -> None:
    assert "Note:" not in call("annotate", pile, "--format", "ansi").out
