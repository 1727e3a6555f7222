"""`sourceline fix` as it is typed: of an archive and beside a pile."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.archives import write
from tests.unit.cli.conftest import COUNCIL, HARBOUR, Call


@pytest.fixture(autouse=True)
def rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCELINE_TAGGER", "off")


@pytest.fixture
def archive(tmp_path: Path, call: Call) -> Path:
    (folder := tmp_path / "kept").mkdir()
    write(folder / "harbour.txt", HARBOUR)
    write(folder / "council.txt", COUNCIL)
    out = tmp_path / "news.db"
    assert call("build", folder, "--out", out, "-q").code == 0
    return out


def ident(out: str) -> str:
    found = re.match(r"c-[0-9a-f]{12}", out)
    assert found is not None, out
    return found[0]


def test_a_correction_says_what_it_is_and_how_it_is_undone(archive: Path, call: Call) -> None:
    done = call(
        "fix", "rename", archive, "harbour.txt", "Nora Teague", "Nora Quill",
        "--why", "She married.", "--by", "Ada",
    )  # fmt: skip
    assert done.code == 0
    assert done.out.endswith("“Nora Teague” is called “Nora Quill”\n")
    assert f"Undo: sourceline fix undo {archive} {ident(done.out)}" in done.err
    shown = call("show", archive, "harbour.txt", "--format", "md", "--out", "-").out
    assert "**Nora Quill**" in shown
    assert "decided by Ada: She married." in shown
    listed = call("fix", "list", archive).out
    assert "“Nora Teague” is called “Nora Quill”\n    Ada: She married.\n" in listed


def test_undone(archive: Path, call: Call) -> None:
    before = call("show", archive, "harbour.txt", "--format", "json", "--out", "-").out
    done = call("fix", "reject", archive, "harbour.txt", "closed the quay")
    assert call("show", archive, "harbour.txt", "--format", "json", "--out", "-").out != before
    assert call("fix", "undo", archive, ident(done.out)).code == 0
    assert call("show", archive, "harbour.txt", "--format", "json", "--out", "-").out == before
    assert "[undone]" in call("fix", "list", archive, "harbour.txt").out


def test_exported_and_imported(archive: Path, call: Call, tmp_path: Path, pile: Path) -> None:
    call("fix", "reject", archive, "harbour.txt", "closed the quay")
    log = tmp_path / "log.jsonl"
    assert call("fix", "export", archive, "--out", log).code == 0
    assert json.loads(log.read_text("utf-8"))["schema"] == "sourceline.correction/1"
    told = json.loads(
        call("tell", pile, "--corrections", log, "--format", "json", "--out", "-").out
    )
    assert [each["status"] for each in told["decisions"]] == ["holds"]
    assert not [e for e in told["timeline"] if "closed the quay" in e["text"]]
    assert call("fix", "import", archive, log).out == "0 new lines.\n"


def test_beside_a_pile(pile: Path, call: Call, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    done = call("fix", "date", pile, "closed the quay", "2021-06-02", "--log", log)
    assert done.code == 0
    told = json.loads(
        call("tell", pile, "--corrections", log, "--format", "json", "--out", "-").out
    )
    (line,) = [e for e in told["timeline"] if "decided" in e]
    assert line["date"]["edtf"] == "2021-06-02"
    new = call("new", pile, "--since", "2021-06-03", "--corrections", log, "--format", "md")
    assert new.code == 0
    assert call("fix", "undo", ident(done.out), "--log", log).code == 0
    assert "[undone]" in call("fix", "list", "--log", log).out
    assert "[undone]" in call("fix", "list", pile, "--log", log).out


def test_what_no_longer_applies_is_said(pile: Path, call: Call, tmp_path: Path) -> None:
    log = tmp_path / "log.jsonl"
    call("fix", "reject", pile, "closed the quay", "--log", log)
    (pile / "council.txt").write_text(COUNCIL.replace("closed the quay", "shut the quay"))
    told = call("tell", pile, "--corrections", log, "--format", "json", "--out", "-")
    assert told.code == 0
    assert "No longer applies: c-" in told.err
    assert "its report does not hold these words any more" in told.err
    assert "[no longer applies]" in call("fix", "list", pile, "--log", log).out


@pytest.mark.parametrize(
    "arguments",
    [
        ("reject", "news.db"),
        ("reject", "news.db", "s-1", "line", "more"),
        ("merge", "--log", "x.jsonl", "pile", "one"),
        ("list",),
        ("undo", "news.db"),
        ("import", "news.db"),
        ("burn", "news.db"),
    ],
)
def test_wrong_usage(call: Call, arguments: tuple[str, ...]) -> None:
    assert call("fix", *arguments).code == 2


def test_what_is_not_there(archive: Path, call: Call, tmp_path: Path) -> None:
    assert call("fix", "reject", archive, "s-none", "words").code == 1
    assert call("fix", "reject", archive, "harbour.txt", "no such words").code == 2
    assert call("fix", "undo", archive, "c-none").code == 1
    assert call("fix", "import", archive, tmp_path / "none.jsonl").code == 1
    assert call("tell", tmp_path, "--corrections", tmp_path / "none.jsonl").code == 1
    assert call("fix", "list", archive).out == "Nothing was decided.\n"


def test_forgetting_says_that_it_struck_words_out_of_the_log(archive: Path, call: Call) -> None:
    call("fix", "reject", archive, "harbour.txt", "closed the quay")
    assert "struck out of 1 line of the log" in call("forget", archive, "council.txt").err
