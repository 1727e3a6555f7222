"""Whatever lies at the path: a clear line, and not a byte changed."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from sourceline.errors import (
    NoStoreError,
    SettingsError,
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreLockedError,
    StoreReadOnlyError,
    StoreVersionError,
)
from sourceline.store.failures import explained
from sourceline.store.migrations import newest
from sourceline.store.opening import Purpose
from sourceline.store.store import Store
from tests.archives import TODAY, plain


def never(*_: object) -> bool:
    return False


def add(store: Store, number: int, text: str = "") -> None:
    with store.transaction():
        store.reports.add(plain(number, text), f"/pile/{number}.txt", TODAY, never)


def add_many(store: Store, first: int, last: int) -> None:
    for number in range(first, last):
        add(store, number, f"A long report {number}. " * 400)


def read_all(store: Store) -> None:
    for row in store.database.rows("SELECT report FROM reports"):
        store.reports.get(row["report"])


def check(path: Path) -> None:
    with Store(path, Purpose.READ) as store:
        if store.faults():
            raise StoreDamagedError("told by the check")


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Somebody else's database."""
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE theirs (x)")
        connection.commit()
    return path


def foreign(tmp_path: Path, other: Path) -> Iterator[Path]:
    yield other
    text = tmp_path / "letter.txt"
    text.write_text("Dear reader, this is no database but a letter of some length.\n" * 40)
    yield text
    short = tmp_path / "short.txt"
    short.write_text("x")
    yield short


@pytest.mark.parametrize("purpose", Purpose)
def test_what_is_no_archive_stays_untouched(tmp_path: Path, other: Path, purpose: Purpose) -> None:
    for path in foreign(tmp_path, other):
        before = digest(path)
        with pytest.raises(NoStoreError) as caught:
            Store(path, purpose)
        assert caught.value.subject == str(path)
        assert caught.value.remedy
        assert digest(path) == before


@pytest.mark.parametrize("purpose", [Purpose.CHANGE, Purpose.READ])
def test_a_missing_file_is_not_made(tmp_path: Path, purpose: Purpose) -> None:
    with pytest.raises(NoStoreError):
        Store(tmp_path / "none.db", purpose)
    assert list(tmp_path.iterdir()) == []


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(SettingsError):
        Store(tmp_path, Purpose.BUILD)


def test_an_empty_file_is_filled_and_not_read(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    path.touch()
    with pytest.raises(NoStoreError, match="empty"):
        Store(path, Purpose.READ)
    with Store(path, Purpose.BUILD) as store:
        assert store.reports.count() == 0


def test_a_folder_on_the_way_is_made(tmp_path: Path) -> None:
    Store(tmp_path / "new" / "news.db", Purpose.BUILD).close()
    assert (tmp_path / "new" / "news.db").exists()


@pytest.mark.parametrize("purpose", Purpose)
def test_a_newer_version_is_refused(archive: Path, purpose: Purpose) -> None:
    with closing(sqlite3.connect(archive)) as connection:
        connection.execute(f"PRAGMA user_version = {newest() + 1}")
    before = digest(archive)
    with pytest.raises(StoreVersionError, match="newer sourceline"):
        Store(archive, purpose)
    assert digest(archive) == before


def test_an_odd_name(tmp_path: Path) -> None:
    path = tmp_path / "a?b#c%20 d.db"
    Store(path, Purpose.BUILD).close()
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    Store(path, Purpose.READ).close()


def test_closed_it_is_one_file(archive: Path) -> None:
    assert [each.name for each in archive.parent.iterdir()] == ["news.db"]


def test_a_full_disk_keeps_what_was_there(archive: Path) -> None:
    with Store(archive, Purpose.BUILD) as store:
        pages = store.database.rows("PRAGMA page_count")[0][0]
        store.database.rows(f"PRAGMA max_page_count = {pages + 4}")
        with pytest.raises(StoreFullError) as caught:
            add_many(store, 10, 200)
        assert "room" in str(caught.value)
    with Store(archive, Purpose.BUILD) as store:
        assert store.faults() == []
        add(store, 500)


def test_locked_by_another_process(archive: Path) -> None:
    with closing(sqlite3.connect(archive, isolation_level=None)) as theirs:
        theirs.execute("BEGIN IMMEDIATE")
        with Store(archive, Purpose.READ) as store:
            assert store.reports.count() == 3, "who reads does not wait"
        with pytest.raises(StoreLockedError, match="another process"):
            Store(archive, Purpose.BUILD, patience=0.05)
        theirs.execute("ROLLBACK")
    Store(archive, Purpose.BUILD).close()


def test_a_reader_sees_whole_transactions(archive: Path) -> None:
    with Store(archive, Purpose.BUILD) as writer, Store(archive, Purpose.READ) as reader:
        with writer.transaction():
            writer.reports.add(plain(7), "/pile/7.txt", TODAY, never)
            assert reader.reports.count() == 3
        assert reader.reports.count() == 4


def test_a_damaged_page(archive: Path) -> None:
    with Store(archive, Purpose.BUILD) as store:
        add_many(store, 10, 60)
    data = bytearray(archive.read_bytes())
    for at in range(len(data) // 8192 * 4096, len(data), 4096):
        data[at : at + 400] = b"\xa5" * 400
    archive.write_bytes(bytes(data))
    with Store(archive, Purpose.READ) as store:
        assert store.faults()
    with Store(archive, Purpose.READ) as store, pytest.raises(StoreDamagedError) as caught:
        read_all(store)
    assert "backup" in caught.value.remedy


def test_a_file_that_is_cut_short(archive: Path) -> None:
    data = archive.read_bytes()
    archive.write_bytes(data[: len(data) // 2])
    with pytest.raises(StoreDamagedError):
        check(archive)


READ_ONLY = """
import os, sys
from pathlib import Path
from sourceline.errors import StoreReadOnlyError
from sourceline.store.migrations import newest
from sourceline.store.opening import Purpose
from sourceline.store.store import Store
path = Path(sys.argv[1])
newest()  # what is loaded late may lie where nobody else may read
if os.geteuid() == 0:
    os.setuid(65534)
with Store(path, Purpose.READ) as store:
    print(store.reports.count(), store.faults())
try:
    Store(path, Purpose.BUILD)
except StoreReadOnlyError as error:
    print(error.what)
"""


@pytest.mark.skipif(os.name != "posix", reason="permissions are those of POSIX here")
def test_a_read_only_file_in_a_read_only_folder(archive: Path) -> None:
    """As somebody else where we are root, who may write everything."""
    folder = Path(shutil.copytree(archive.parent, f"/tmp/sourceline-test-{os.getpid()}"))
    try:
        (folder / "news.db").chmod(0o444)
        folder.chmod(0o555)
        done = subprocess.run(
            [sys.executable, "-c", READ_ONLY, str(folder / "news.db")],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.stderr == ""
        assert done.stdout.splitlines() == [
            "3 []",
            "it cannot be written: the file or its folder is read-only.",
        ]
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def failure(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("told by SQLite")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_FULL, StoreFullError),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, StoreLockedError),
        (sqlite3.SQLITE_READONLY_DIRECTORY, StoreReadOnlyError),
        (sqlite3.SQLITE_NOTADB, NoStoreError),
        (sqlite3.SQLITE_CANTOPEN_FULLPATH, NoStoreError),
        (sqlite3.SQLITE_CORRUPT_INDEX, StoreDamagedError),
        (sqlite3.SQLITE_IOERR_READ, StoreError),
        (sqlite3.SQLITE_ERROR, StoreError),
    ],
)
def test_what_sqlite_says_is_told_with_what_to_do(code: int, kind: type[StoreError]) -> None:
    told = explained(failure(code), Path("news.db"))
    assert type(told) is kind
    assert told.subject == "news.db"
    assert told.remedy
