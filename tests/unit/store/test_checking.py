"""What the check finds, and what a backup holds."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sourceline.errors import NoStoreError, SettingsError
from sourceline.store.opening import Purpose
from sourceline.store.store import Store
from tests.archives import TODAY, plain


@pytest.mark.parametrize(
    ("sql", "fault"),
    [
        ("UPDATE reports SET text = 'Other words.' WHERE report = 2", "not the text that was read"),
        ("UPDATE reports SET record = '{' WHERE report = 2", "cannot be read back"),
        ("UPDATE reports SET current = 0 WHERE report = 2", "current one"),
        (
            "INSERT INTO reports_words (rowid, title, text) VALUES (9, 'a', 'b')",
            "do not fit the rows",
        ),
        ("INSERT INTO places VALUES ('/x', 'x', 99)", "that is gone"),
        (
            "INSERT INTO stories VALUES (1, 's-1', 'm', 'f', 't', NULL, NULL, 1, 1, 0, 'r', x'00')",
            "told of other reports",
        ),
        (
            "INSERT INTO stories VALUES (1, 's-1', 'm', 'f', 't', NULL, NULL, 1, 1, 0, 'r', x'00')",
            "cannot be read back",
        ),
    ],
)
def test_it_finds_what_is_wrong(archive: Path, sql: str, fault: str) -> None:
    with closing(sqlite3.connect(archive)) as connection:
        connection.execute(sql)
        connection.commit()
    with Store(archive, Purpose.READ) as store:
        assert any(fault in each for each in store.faults()), store.faults()


def test_words_that_do_not_fit_are_made_again(archive: Path) -> None:
    with closing(sqlite3.connect(archive)) as connection:
        connection.execute("INSERT INTO reports_words (reports_words) VALUES ('delete-all')")
        connection.commit()
    with Store(archive, Purpose.CHANGE) as store:
        assert store.faults()
        with store.transaction():
            store.index_again()
        assert store.faults() == []


def test_a_backup_of_this_moment(archive: Path, tmp_path: Path) -> None:
    copy = tmp_path / "backup" / "copy.db"
    with Store(archive, Purpose.BUILD) as writer, Store(archive, Purpose.READ) as store:
        with writer.transaction():
            writer.reports.add(plain(8), "/pile/8.txt", TODAY, lambda a, b: False)
            store.back_up(copy)
        with Store(copy, Purpose.READ) as copied:
            assert copied.reports.count() == 3
            assert copied.faults() == []
        store.back_up(copy)
        with Store(copy, Purpose.READ) as copied:
            assert copied.reports.count() == 4
    assert [path.name for path in copy.parent.iterdir()] == ["copy.db"]


def test_a_backup_writes_over_backups_alone(archive: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear reader")
    with Store(archive, Purpose.READ) as store:
        with pytest.raises(NoStoreError):
            store.back_up(letter)
        with pytest.raises(SettingsError):
            store.back_up(archive)
    assert letter.read_text() == "Dear reader"
