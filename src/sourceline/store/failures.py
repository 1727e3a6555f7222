"""What SQLite says, in words that a person can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sourceline.errors import (
    NoStoreError,
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreLockedError,
    StoreReadOnlyError,
    StoreSlowError,
)

# The first byte of an extended result code is the kind of failure.
_KIND = 0xFF
_SPACE = 28  # ENOSPC


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Failures inside become `StoreError`s about that file."""
    try:
        yield
    except sqlite3.Error as cause:
        raise explained(cause, path) from cause
    except OSError as cause:
        raise _of_system(cause, path) from cause


def explained(cause: sqlite3.Error, path: Path) -> StoreError:
    """The error that says what happened to the store, and what to do."""
    code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _KIND
    subject = str(path)
    if code == sqlite3.SQLITE_FULL:
        return StoreFullError(
            "no room is left on the disk; what was kept before is safe.",
            subject=subject,
            remedy="Make room and run the same again: it goes on where it stopped.",
        )
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreLockedError(
            "another process is writing to it and did not let go.",
            subject=subject,
            remedy="Wait until it is done, or end it, and run the same again.",
        )
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return StoreReadOnlyError(
            "it cannot be written: the file or its folder is read-only.",
            subject=subject,
            remedy="Give yourself the right to write there, or copy it with `sourceline backup`.",
        )
    if code == sqlite3.SQLITE_INTERRUPT:
        return StoreSlowError(
            "the search took longer than it may, and was ended.",
            subject=subject,
            remedy="Ask for rarer words, or for fewer days.",
        )
    if code == sqlite3.SQLITE_NOTADB:
        return not_a_store(path)
    if code == sqlite3.SQLITE_CORRUPT:
        return damaged(path, str(cause))
    if code == sqlite3.SQLITE_CANTOPEN:
        return NoStoreError(
            "it cannot be opened.",
            subject=subject,
            remedy="Check that the folder is there and that you may read and write in it.",
        )
    if code == sqlite3.SQLITE_IOERR:
        return StoreError(
            f"the disk failed while it was read or written ({cause}).",
            subject=subject,
            remedy="Check the disk, then `sourceline check`.",
        )
    return StoreError(
        f"SQLite could not do what was asked ({cause}).",
        subject=subject,
        remedy="Run `sourceline check`, and report what you see.",
    )


def not_a_store(path: Path) -> NoStoreError:
    return NoStoreError(
        "it is no archive of sourceline; nothing in it was touched.",
        subject=str(path),
        remedy="Name another file, or make one with `sourceline build SOURCE... --out FILE`.",
    )


def damaged(path: Path, what: str) -> StoreDamagedError:
    return StoreDamagedError(
        f"its bytes are damaged ({what}).",
        subject=str(path),
        remedy="Put back the last backup, or build it again from the reports into a new file.",
    )


def _of_system(cause: OSError, path: Path) -> StoreError:
    if cause.errno == _SPACE:
        return StoreFullError(
            "no room is left on the disk.", subject=str(path), remedy="Make room and run it again."
        )
    return StoreError(
        f"it cannot be read or written ({cause.strerror or cause}).",
        subject=str(path),
        remedy="Check the path and its permissions.",
    )
