"""From every earlier version of the file to this one."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

import pytest

from sourceline.errors import StoreError, StoreVersionError
from sourceline.store import migrations
from sourceline.store.migrations import Migration, migrate, newest, version_of
from sourceline.store.opening import Purpose, copy_name
from sourceline.store.store import Store
from sourceline.store.stories import members_key

# A report as the first version held it; later versions must find it again.
ROW = (
    "INSERT INTO reports (report, id, content, line, turn, source, title, language, seen, since, sha256, "
    "text, record) VALUES (1, 'a1', ?, 1, 0, 'a.txt', 'Quay', 'en', '2031-02-01', '2031-02-01', 'ff', "
    "'The harbour wall collapsed.', ?)"
)
RECORD = (
    '{"id": "a1", "source": "", "title": "Quay", "publisher": null, "url": null, "language": "en", '
    '"published": null, "published_from": "unknown", "sha256": "ff", "duplicates": [], "text": "", '
    '"boilerplate": []}'
)
# SHA-256 of ["The harbour wall collapsed.",null,null,null]
CONTENT = "0679c9d8a5f3ed06e8c88e4e2c81eb1073f29f88428cb2c2e63a9c205b294567"


def older(path: Path, version: int) -> Path:
    """A file as that version left it, with a report in it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, to=version)
        assert version_of(connection) == version
        connection.execute(ROW, (CONTENT, RECORD))
        connection.execute("INSERT INTO places VALUES ('/pile/a.txt', 'a.txt', 1)")
        if version >= 2:
            connection.execute(
                "INSERT INTO stories VALUES (1, 's-1', ?, 'f', 'Quay', NULL, NULL, 1, 1, 0, 'r', ?)",
                (members_key(["a1"]), zlib.compress(b"{}")),
            )
            connection.execute("INSERT INTO story_reports VALUES (1, 1)")
            connection.execute("INSERT INTO story_names VALUES ('s-1', 1)")
    return path


def schema(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name").fetchall()


EARLIER = range(1, newest())


def test_they_are_numbered() -> None:
    steps = [step.number for step in migrations.migrations()]
    assert steps == list(range(1, newest() + 1))
    assert len(steps) >= 6


@pytest.mark.parametrize("version", EARLIER)
def test_an_earlier_version_becomes_this_one(tmp_path: Path, version: int) -> None:
    path = older(tmp_path / "old.db", version)
    with Store(path, Purpose.CHANGE) as store:
        assert version_of(store.database.connection) == newest()
        assert store.reports.get(1).article.text == "The harbour wall collapsed."
        assert store.database.rows(
            "SELECT rowid FROM reports_words WHERE reports_words MATCH 'wall'"
        )
        assert store.stories.count() == (0 if version < 5 else 1), "told anew by the next build"
        assert [number for number, _ in store.readings.unread("any")] == [1], "it is to be sorted"
        assert store.faults() == []
    Store(tmp_path / "new.db", Purpose.BUILD).close()
    assert schema(path) == schema(tmp_path / "new.db")


@pytest.mark.parametrize("version", EARLIER)
def test_a_copy_of_the_earlier_one_is_kept(tmp_path: Path, version: int) -> None:
    path = older(tmp_path / "old.db", version)
    Store(path, Purpose.BUILD).close()
    with closing(sqlite3.connect(copy_name(path, version))) as copied:
        assert version_of(copied) == version
        assert copied.execute("SELECT count(*) FROM reports").fetchone() == (1,)


@pytest.mark.parametrize("version", EARLIER)
def test_who_only_reads_changes_nothing(tmp_path: Path, version: int) -> None:
    path = older(tmp_path / "old.db", version)
    before = path.read_bytes()
    with pytest.raises(StoreVersionError, match="earlier sourceline"):
        Store(path, Purpose.READ)
    assert path.read_bytes() == before


def test_a_step_that_fails_leaves_the_version_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "news.db"
    Store(path, Purpose.BUILD).close()
    before = schema(path)
    broken = Migration(newest() + 1, "CREATE TABLE more (x);\nCREATE TABLE more (y);\n")
    steps = (*migrations.migrations(), broken)
    monkeypatch.setattr(migrations, "migrations", lambda: steps)
    with pytest.raises(StoreError):
        Store(path, Purpose.BUILD)
    monkeypatch.undo()
    assert schema(path) == before
    with closing(sqlite3.connect(path)) as connection:
        assert version_of(connection) == newest()
