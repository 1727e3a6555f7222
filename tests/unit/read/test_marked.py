"""What a reader names -> the sources that are meant."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sourceline.errors import SourceError
from sourceline.read.discover import find_files
from sourceline.read.marked import find_marked, read_names


@pytest.fixture
def pile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("pile/a.txt", "pile/old/b.txt", "pile/old/c.txt", "pile/wire.jsonl", "other.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return tmp_path / "pile"


SOURCES = ["a.txt", "old/b.txt", "old/c.txt", "wire.jsonl#1", "wire.jsonl#12"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("a.txt", ["a.txt"]),
        ("./a.txt", ["a.txt"]),
        ("pile/a.txt", ["a.txt"]),
        ("pile/old", ["old/b.txt", "old/c.txt"]),
        ("old/", ["old/b.txt", "old/c.txt"]),
        ("old/c.txt", ["old/c.txt"]),
        ("wire.jsonl", ["wire.jsonl#1", "wire.jsonl#12"]),
        ("wire.jsonl#1", ["wire.jsonl#1"]),
        ("pile/wire.jsonl", ["wire.jsonl#1", "wire.jsonl#12"]),
        ("pile/wire.jsonl#12", ["wire.jsonl#12"]),
        ("pile", SOURCES),
        ("other.txt", []),
        ("b.txt", []),
        ("wire.jsonl#2", []),
        ("pile/wire.jsonl#2", []),
        ("a", []),
        ("", []),
        ("#", []),
    ],
)
def test_names(pile: Path, name: str, meant: list[str]) -> None:
    files, _ = find_files([str(pile)])
    assert find_marked(name, SOURCES, files) == meant


def test_an_absolute_path(pile: Path) -> None:
    files, _ = find_files([str(pile)])
    assert find_marked(os.path.abspath("pile/a.txt"), SOURCES, files) == ["a.txt"]


def test_a_list_holds_one_name_a_line(tmp_path: Path) -> None:
    listed = tmp_path / "read.txt"
    listed.write_text("\ufeffa.txt\r\n\n  old/b.txt  \nwire.jsonl#1\n", encoding="utf-8")
    names = read_names(["c.txt", f"@{listed}", "./@d.txt"])
    assert names == ["c.txt", "a.txt", "old/b.txt", "wire.jsonl#1", "./@d.txt"]


@pytest.mark.parametrize("data", [None, b"\xff\xfe\x00\xd8"])
def test_a_list_that_cannot_be_read(tmp_path: Path, data: bytes | None) -> None:
    if data is not None:
        (tmp_path / "list").write_bytes(data)
    with pytest.raises(SourceError, match="list of reports cannot be read") as caught:
        read_names([f"@{tmp_path / 'list'}"])
    assert "one source a line" in caught.value.remedy
