"""A file without a name for what a rebuild cannot hold in memory; gone when it is closed, or with the process."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from types import TracebackType

from sourceline.errors import StoreError

# What is asked for again soon, in KiB.
_CACHE = 16_384

Key = int | bytes
Offer = tuple[float, int, int, int, int]


class Spill:
    """Bytes by kind and key, and offers in their order (`group.outside.Outside`).

    SQLite makes the file in the folder for temporary ones (SQLITE_TMPDIR, TMPDIR, else /var/tmp; on
    Windows that of the user), and only when there is more than it caches.
    """

    def __init__(self) -> None:
        self._connection = sqlite3.connect("", isolation_level=None)
        for pragma in ("journal_mode = OFF", "synchronous = OFF", f"cache_size = -{_CACHE}"):
            self._connection.execute(f"PRAGMA {pragma}")
        self._connection.execute(
            "CREATE TABLE things (kind TEXT, key BLOB, data BLOB, PRIMARY KEY (kind, key)) "
            "WITHOUT ROWID"
        )
        self._connection.execute(
            "CREATE TABLE offers (unlike REAL, a INTEGER, b INTEGER, of_a INTEGER, of_b INTEGER, "
            "PRIMARY KEY (unlike, a, b, of_a, of_b)) WITHOUT ROWID"
        )
        self._connection.execute("BEGIN")

    def put(self, kind: str, things: Iterable[tuple[Key, bytes]]) -> None:
        rows = ((kind, key, data) for key, data in things)
        self._change("INSERT OR REPLACE INTO things VALUES (?, ?, ?)", rows)

    def get(self, kind: str, key: Key) -> bytes | None:
        sql = "SELECT data FROM things WHERE kind = ? AND key = ?"
        row = self._connection.execute(sql, (kind, key)).fetchone()
        return None if row is None else bytes(row[0])

    def drop(self, kind: str, key: Key) -> None:
        self._change("DELETE FROM things WHERE kind = ? AND key = ?", [(kind, key)])

    def put_offers(self, offers: Iterable[Offer]) -> None:
        self._change("INSERT OR IGNORE INTO offers VALUES (?, ?, ?, ?, ?)", offers)

    def take_offers(self, most: int) -> list[Offer]:
        sql = "SELECT * FROM offers ORDER BY unlike, a, b, of_a, of_b LIMIT ?"
        found: list[Offer] = self._connection.execute(sql, (most,)).fetchall()
        if found:
            self._change(
                "DELETE FROM offers WHERE (unlike, a, b, of_a, of_b) <= (?, ?, ?, ?, ?)",
                [found[-1]],
            )
        return found

    def _change(self, sql: str, rows: Iterable[tuple[object, ...]]) -> None:
        try:
            self._connection.executemany(sql, rows)
        except sqlite3.OperationalError as cause:
            raise StoreError(
                f"what sorting cannot hold in memory could not be written ({cause})",
                subject="the folder for temporary files",
                remedy="Make room there, or name another folder in TMPDIR; nothing was changed.",
            ) from cause

    def __enter__(self) -> Spill:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()
