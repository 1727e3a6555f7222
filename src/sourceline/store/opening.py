"""Opening the file: whose it is, which version wrote it, and whether it may be written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from enum import StrEnum
from pathlib import Path

from sourceline.errors import (
    NoStoreError,
    SettingsError,
    StoreError,
    StoreReadOnlyError,
    StoreVersionError,
)
from sourceline.settings.current import current
from sourceline.settings.places import address_of
from sourceline.store.failures import not_a_store, told
from sourceline.store.migrations import APPLICATION, application_of, migrate, newest, version_of

_HEAD = b"SQLite format 3\0"


class Purpose(StrEnum):
    BUILD = "build"  # made where it is not there, brought up to date where it is old
    CHANGE = "change"  # must be there; brought up to date where it is old
    READ = "read"  # must be there and of this version; nothing is written


def open_store(
    path: Path, purpose: Purpose, *, patience: float | None = None
) -> sqlite3.Connection:
    """A connection that commits only where it is told to. Raises the `StoreError` that fits.

    `patience` is how many seconds to wait for another process; None: as it is set.
    """
    patience = current().archive.patience if patience is None else patience
    _look(path, purpose)
    with told(path):
        connection = _connect(path, purpose, patience)
        try:
            _check(connection, path, purpose)
        except BaseException:
            connection.close()
            raise
    return connection


def _look(path: Path, purpose: Purpose) -> None:
    """What can be told before SQLite touches anything."""
    if path.is_dir():
        raise SettingsError(
            "it is a folder, not a file", subject=str(path), remedy="Name a file in it."
        )
    if path.exists():
        with told(path), path.open("rb") as stream:
            head = stream.read(len(_HEAD))
        if head and head != _HEAD:  # SQLite itself takes a file of a few bytes for an empty one
            raise not_a_store(path)
        return
    if purpose is not Purpose.BUILD:
        raise NoStoreError(
            "there is no such file",
            subject=str(path),
            remedy="Check the path, or make it with `sourceline build SOURCE... --out FILE`.",
        )
    with told(path):
        path.parent.mkdir(parents=True, exist_ok=True)


def _connect(path: Path, purpose: Purpose, patience: float) -> sqlite3.Connection:
    address = address_of(path.absolute())
    if purpose is not Purpose.READ:
        return _prepared(address + "?mode=rwc", patience)
    # First as anyone who may write: only so can the log of a killed process be read. In a folder that
    # cannot be written a closed store is read as it lies.
    for mode in ("rw", "ro"):
        try:
            return _readable(_prepared(f"{address}?mode={mode}", patience))
        except sqlite3.OperationalError as cause:
            if _kind(cause) not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
                raise
    if path.with_name(path.name + "-wal").exists():
        raise StoreReadOnlyError(
            "its last changes lie in a log beside it, and nothing here can be written to read them.",
            subject=str(path),
            remedy="Copy it with all that begins with its name to where you may write.",
        )
    return _prepared(f"{address}?mode=ro&immutable=1", patience)


def _readable(connection: sqlite3.Connection) -> sqlite3.Connection:
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _kind(cause: sqlite3.Error) -> int:
    return getattr(cause, "sqlite_errorcode", 0) & 0xFF


def _prepared(address: str, patience: float) -> sqlite3.Connection:
    connection = sqlite3.connect(address, uri=True, timeout=patience, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")  # what is forgotten leaves no bytes behind
    return connection


def _check(connection: sqlite3.Connection, path: Path, purpose: Purpose) -> None:
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    version = version_of(connection)
    if application_of(connection) != APPLICATION and (tables or version):
        raise not_a_store(path)
    if version > newest():
        raise StoreVersionError(
            f"a newer sourceline wrote it (schema {version}; this one knows up to {newest()}); "
            "nothing was touched.",
            subject=str(path),
            remedy="Update sourceline (pip install --upgrade sourceline).",
        )
    if purpose is Purpose.READ:
        _must_be_current(version, path)
        return
    _need_words(connection)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    if 0 < version < newest():
        _copy_before(connection, path, version)
    migrate(connection)


def _must_be_current(version: int, path: Path) -> None:
    if version == 0:
        raise NoStoreError(
            "it is empty: nothing was built into it yet.",
            subject=str(path),
            remedy="Fill it with `sourceline build SOURCE... --out FILE`.",
        )
    if version < newest():
        raise StoreVersionError(
            f"an earlier sourceline wrote it (schema {version}; this one reads {newest()}).",
            subject=str(path),
            remedy="Bring it up to date with `sourceline rebuild FILE`; a copy of it is kept.",
        )


def _need_words(connection: sqlite3.Connection) -> None:
    try:
        connection.execute("CREATE VIRTUAL TABLE temp.probe USING fts5 (words)")
        connection.execute("DROP TABLE temp.probe")
    except sqlite3.OperationalError as cause:
        raise StoreError(
            f"this Python's SQLite ({sqlite3.sqlite_version}) has no full-text search",
            remedy="Use a Python whose SQLite was built with FTS5, as python.org's is.",
        ) from cause


def _copy_before(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """What an earlier version wrote stays beside it until somebody takes it away."""
    beside = copy_name(path, version)
    if not beside.exists():
        copy(connection, beside)


def copy_name(path: Path, version: int) -> Path:
    return path.with_name(f"{path.name}.schema-{version}")


def copy(connection: sqlite3.Connection, to: Path) -> None:
    """The store as it is at this moment, whole or not at all; writers are not held up."""
    part = to.with_name(f".{to.name}.part")
    part.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(part)) as copied:
            connection.backup(copied)
            # So that the copy is one file, wherever it is put.
            copied.execute("PRAGMA journal_mode = DELETE")
        part.replace(to)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
