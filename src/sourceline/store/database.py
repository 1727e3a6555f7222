"""One connection, with failures in words and every text made such that SQLite can hold it."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sourceline.store.failures import told
from sourceline.store.opening import Purpose, open_store, transaction

Value = str | int | float | bytes | None

# SQLite's functions stop at a NUL, and UTF-8 has no lone surrogates: both stand in broken pages.
_UNHOLDABLE = re.compile("[\x00\ud800-\udfff]")


def holdable(text: str) -> str:
    """The text with what cannot be held replaced, one character for one, so that places stay."""
    return _UNHOLDABLE.sub("\ufffd", text)


# SQLite's steps between two looks at the clock: about a millisecond of work.
_STEPS = 20_000


class Database:
    """What the parts of the store speak to. Rows come as lists, so that no cursor outlives its call; see `each`."""

    def __init__(self, path: Path, purpose: Purpose, *, patience: float | None = None) -> None:
        self.path = path
        self.connection = open_store(path, purpose, patience=patience)
        self._seconds = self._end = 0.0

    def ask_only(self, seconds: float) -> None:
        """From now on nothing can be changed by this connection, and each question ends after so long.

        It is the processor's time: a question is not slow because others are asked meanwhile.
        """
        self._seconds = seconds
        self.connection.execute("PRAGMA query_only = ON")
        self.connection.set_progress_handler(self._late, _STEPS)

    def _late(self) -> bool:
        return time.thread_time() > self._end

    def close(self) -> None:
        self.connection.close()

    def rows(self, sql: str, *values: Value) -> list[sqlite3.Row]:
        self._end = time.thread_time() + self._seconds
        with told(self.path):
            return self.connection.execute(sql, _bound(values)).fetchall()

    def each(self, sql: str, *values: Value) -> Iterator[sqlite3.Row]:
        """Rows one by one, all as of the moment when the first is asked for.

        Until the last was given, or the iterator is closed, the log of changes cannot be cleared away:
        for who reads only, and goes on reading.
        """
        with told(self.path):
            # No `yield from`: it would close the cursor, which fails where the connection is closed.
            for row in self.connection.execute(sql, _bound(values)):  # noqa: UP028
                yield row

    def row(self, sql: str, *values: Value) -> sqlite3.Row | None:
        return next(iter(self.rows(sql, *values)), None)

    def run(self, sql: str, *values: Value) -> int:
        """Change something; the number of the row that came last."""
        with told(self.path):
            return self.connection.execute(sql, _bound(values)).lastrowid or 0

    def run_each(self, sql: str, all_values: Iterable[tuple[Value, ...]]) -> None:
        with told(self.path):
            self.connection.executemany(sql, [_bound(values) for values in all_values])

    def version(self) -> int:
        """Another number whenever another process has changed something."""
        row = self.row("PRAGMA data_version")
        return int(row[0]) if row else 0

    @contextmanager
    def transaction(self) -> Iterator[None]:
        with told(self.path), transaction(self.connection):
            yield


def _bound(values: tuple[Value, ...]) -> tuple[Value, ...]:
    return tuple(holdable(each) if isinstance(each, str) else each for each in values)
