"""The commands of an archive: what they print, and what they end with."""

from __future__ import annotations

import io
import json
import os
import pty
import sys
from pathlib import Path

import pytest

from sourceline.cli import asking
from sourceline.cli.built import duration
from sourceline.cli.main import run
from sourceline.export.registry import FORMATS
from sourceline.store.search import Sort
from tests.unit.cli.conftest import COUNCIL, Call

RIVER = """ date 2021-09-12
Otters return to the Brack

Otters were seen on the Brack on Saturday, the first for thirty years, the river trust said.
"""


@pytest.fixture(autouse=True)
def rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCELINE_TAGGER", "off")


@pytest.fixture
def archive(call: Call, pile: Path, tmp_path: Path) -> Path:
    (pile / "otters.txt").write_text(RIVER, encoding="utf-8")
    out = tmp_path / "news.db"
    assert call("build", pile, "--out", out, "--workers", "1").code == 0
    return out


def test_kinds_are_those_of_the_store() -> None:
    assert tuple(Sort) == asking.SORTS


def test_build_tells_what_it_did(call: Call, pile: Path, tmp_path: Path) -> None:
    out = tmp_path / "news.db"
    done = call("build", pile, "--out", out)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Read: 2 new reports.\nTold: 1 story anew, 0 as before.\n")
    assert "Holds: 2 reports in 1 story. Took " in done.out
    again = call("build", pile, "--out", out)
    assert "Told: 0 stories anew, 1 as before." in again.out


def test_build_with_something_unreadable(call: Call, pile: Path, tmp_path: Path) -> None:
    (pile / "empty.txt").touch()
    done = call("build", pile, "--out", tmp_path / "news.db")
    assert done.code == 3
    assert "Not read: empty.txt" in done.err
    assert "the rest was kept" in done.err
    assert call("build", pile, "--out", tmp_path / "b.db", "--strict").code == 1


def test_build_from_standard_input(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = io.TextIOWrapper(io.BytesIO(COUNCIL.encode()))
    monkeypatch.setattr(sys, "stdin", given)
    out = tmp_path / "news.db"
    assert call("build", "-", "--out", out).code == 0
    assert "Pellow council shuts the quay" in call("stories", out).out


def test_stories(call: Call, archive: Path) -> None:
    done = call("stories", archive)
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0].endswith("12 Sep 2021  1 report")
    assert lines[2].endswith("2–4 Jun 2021  2 reports, 2 independent")
    (story,) = map(
        json.loads,
        call("stories", archive, "--to", "2021-08-01", "--format", "jsonl").out.splitlines(),
    )
    assert (story["reports"], story["start"], story["end"]) == (2, "2021-06-02", "2021-06-04")
    assert len(call("stories", archive, "--limit", "1").out.splitlines()) == 2
    assert call("stories", archive, "--from", "2030-01-01").out == "No stories.\n"


@pytest.mark.parametrize("name", FORMATS)
def test_show_in_any_format_is_what_tell_gives(
    call: Call, archive: Path, pile: Path, tmp_path: Path, name: str
) -> None:
    (pile / "otters.txt").unlink()
    told, shown = tmp_path / "told", tmp_path / "shown"
    call("tell", pile, "--format", name, "--out", told)
    call("show", archive, "council.txt", "--format", name, "--out", shown)
    assert shown.read_bytes() == told.read_bytes()


def test_show_by_the_ending_of_a_file(call: Call, archive: Path, tmp_path: Path) -> None:
    call("show", archive, "council.txt", "--out", tmp_path / "story.md")
    assert (tmp_path / "story.md").read_text(encoding="utf-8").startswith("# ")


def test_show_a_summary(call: Call, archive: Path) -> None:
    ident = json.loads(call("stories", archive, "--format", "jsonl").out.splitlines()[1])["id"]
    for words in (ident, ident[:6], ident[2:7], "harbour.txt"):
        done = call("show", archive, words)
        assert (done.code, done.err) == (0, "")
        assert "2–4 Jun 2021. 2 reports, 2 independent" in done.out
    done = call("show", archive, "s-nothing")
    assert (done.code, done.out) == (1, "")
    assert "there is no such story" in done.err


def test_an_old_id_says_where_it_went(call: Call, archive: Path, pile: Path) -> None:
    ident = json.loads(call("stories", archive, "--format", "jsonl").out.splitlines()[1])["id"]
    earlier = COUNCIL.replace("2021-06-04", "2021-06-01").replace("shuts", "will shut")
    (pile / "earlier.txt").write_text(earlier, encoding="utf-8")
    call("build", pile, "--out", archive, "-q")
    done = call("show", archive, ident)
    assert f"{ident} is part of s-" in done.err
    assert "3 reports" in done.out


def test_search(call: Call, archive: Path) -> None:
    done = call("search", archive, "harbour", "walls")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("Reports\n")
    assert "Events\n  1 Jun 2021" in done.out
    found = [
        json.loads(line)
        for line in call(
            "search", archive, "--kind", "event", "--from", "2021-06-01", "--to", "2021-06-02",
            "--format", "jsonl",
        ).out.splitlines()
    ]  # fmt: skip
    assert found
    assert {hit["sort"] for hit in found} == {"event"}
    assert {hit["start"] for hit in found} == {"2021-06-01"}
    assert (
        "“We heard a crack like a gun,”  Nora Teague"
        in call("search", archive, "crack gun", "--kind", "quotation").out
    )
    assert "Nora Teague (person)" in call("search", archive, "teague", "--kind", "entity").out
    assert call("search", archive, "zebra").out == "Nothing found.\n"
    assert call("search", archive, '"*(').out == "Nothing found.\n"
    assert call("search", archive).code == 2


def test_search_cannot_be_steered_by_a_report(call: Call, pile: Path, tmp_path: Path) -> None:
    (pile / "bad.txt").write_text("A \x1b[31m zebra ran over the quay.", encoding="utf-8")
    out = tmp_path / "news.db"
    call("build", pile, "--out", out)
    done = call("search", out, "zebra")
    assert "zebra" in done.out
    assert "\x1b" not in done.out
    assert "\x1b" not in call("stories", out).out


def test_a_changed_report_says_so(call: Call, archive: Path, pile: Path) -> None:
    (pile / "otters.txt").write_text(RIVER.replace("thirty", "forty"), encoding="utf-8")
    done = call("build", pile, "--out", archive)
    assert "1 changed under the same address" in done.out
    assert "; 1 earlier text kept" in call("search", archive, "otters").out


def test_forget(call: Call, archive: Path, pile: Path) -> None:
    done = call("forget", archive, pile / "otters.txt")
    assert done.code == 0
    assert "Forgotten: otters.txt" in done.err
    assert "Otters" not in call("stories", archive).out
    assert "forgotten before" in call("build", pile, "--out", archive).out
    assert call("forget", archive, "otters.txt").code == 1
    assert call("forget", archive, pile / "otters.txt", "--undo").code == 0
    assert "1 new report" in call("build", pile, "--out", archive).out


def test_check_backup_and_rebuild(call: Call, archive: Path, tmp_path: Path) -> None:
    assert call("check", archive).out == "All is well.\n"
    copy = tmp_path / "copy.db"
    assert f"Copied to {copy}" in call("backup", archive, copy).err
    assert call("stories", copy).out == call("stories", archive).out
    assert "Told: 2 stories anew" in call("rebuild", archive).out
    data = bytearray(archive.read_bytes())
    data[len(data) // 2 :] = b"\xa5" * (len(data) - len(data) // 2)
    archive.write_bytes(bytes(data))
    done = call("check", archive)
    assert done.code == 1
    assert "damaged" in done.err


@pytest.mark.parametrize(
    "command",
    [["stories"], ["show", "x"], ["search", "x"], ["check"], ["rebuild"], ["forget", "x"], ["backup", "y"]],
)  # fmt: skip
def test_what_is_no_archive_is_told(call: Call, pile: Path, command: list[str]) -> None:
    name, *rest = command
    done = call(name, pile / "council.txt", *rest)
    assert (done.code, done.out) == (1, "")
    assert "it is no archive of sourceline" in done.err
    assert call(name, pile / "none.db", *rest).code == 1
    assert not (pile / "none.db").exists()


def test_watch_looks_again_until_it_is_stopped(
    call: Call, pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, slept = tmp_path / "news.db", []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 1:
            (pile / "otters.txt").write_text(RIVER, encoding="utf-8")
        elif len(slept) == 2:
            (pile / "otters.txt").rename(pile.parent / "away.txt")
            pile.rename(pile.parent / "gone")
        else:
            raise KeyboardInterrupt

    monkeypatch.setattr("time.sleep", sleep)
    done = call("watch", pile, "--out", out, "--every", "0.5", "--workers", "1")
    assert done.code == 130
    assert slept == [30.0, 30.0, 30.0]
    assert "Holds: 3 reports in 2 stories." in done.out
    assert "Not this time: " in done.err


def test_progress_on_a_terminal(
    pile: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "w", encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        assert run(["build", str(pile), "--out", str(tmp_path / "news.db")]) == 0
    shown = os.read(ours, 1 << 16).decode()
    os.close(ours)
    assert "Telling" in shown
    assert capfdbinary.readouterr().out.startswith(b"Read: 2 new reports.")


@pytest.mark.parametrize(
    ("seconds", "told"), [(0.04, "0.0 s"), (59, "59.0 s"), (61, "1 min 1 s"), (7300, "2 h 1 min")]
)
def test_durations(seconds: float, told: str) -> None:
    assert duration(seconds) == told
