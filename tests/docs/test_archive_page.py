"""docs/archive.md: its transcripts run, its queries answer, its table of the schema is whole."""

from __future__ import annotations

import re
import shlex
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "archive.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", PAGE, re.S)


def steps() -> list[tuple[str, str]]:
    """Each command of the transcripts and what it prints, in order."""
    found: list[tuple[str, str]] = []
    for block in re.findall(r"```console\n(.*?)```", PAGE, re.S):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, printed = part.partition("\n")
            found.append((command, printed))
    return found


def without_time(printed: str) -> str:
    return re.sub(r"Took .*", "Took", printed)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the page's reader stands: the examples are there."""
    place = tmp_path_factory.mktemp("reader")
    (place / "examples").symlink_to(ROOT / "examples")
    return place


def test_transcripts(folder: Path) -> None:
    assert len(steps()) == 5
    for command, printed in steps():
        name, *arguments = shlex.split(command)
        assert name == "sourceline"
        done = subprocess.run(
            [sys.executable, "-m", "sourceline", *arguments],
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        assert without_time(done.stdout) == without_time(printed), command


def test_queries(folder: Path) -> None:
    assert len(QUERIES) == 4
    with closing(sqlite3.connect(folder / "news.db")) as connection:
        answers = [connection.execute(query).fetchall() for query in QUERIES]
    assert [bool(answer) for answer in answers] == [True, True, True, False]


def test_every_column_is_told(folder: Path) -> None:
    told: dict[str, set[str]] = {}
    last: list[str] = []
    for line in re.findall(r"^\|(.*?)\|(.*?)\|.*\|$", PAGE, re.M):
        names, fields = (re.findall(r"`(\w+)`", cell) for cell in line)
        last = names or last
        for table in last:
            told.setdefault(table, set()).update(fields)
    with closing(sqlite3.connect(folder / "news.db")) as connection:
        tables = [
            row[0]
            for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not re.search(r"_words_|^sqlite_", row[0])
        ]
        for name in tables:
            columns = {row[1] for row in connection.execute(f"PRAGMA table_info({name})")}
            assert name in told
            assert name.endswith("_words") or told[name] == columns, name
