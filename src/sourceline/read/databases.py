"""Reports kept in a SQLite database: a report a row of one table.

The file is a stranger's: it is opened for reading, may do nothing but hand out columns, and no value
may be longer than a report.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from sourceline.model.article import Problem
from sourceline.read.draft import Draft
from sourceline.read.limits import report_bytes
from sourceline.read.records import read_row
from sourceline.read.settings import Reading
from sourceline.read.tables import find_columns
from sourceline.settings.places import address_of

_ALLOWED = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_PRAGMA})


def read_database(source: str, path: Path, reading: Reading) -> Iterator[Draft | Problem]:
    """The rows of the table that holds reports, or of the one that was asked for."""
    kept = 0
    try:
        with closing(_open(path)) as database:
            for item in _read(source, database, reading):
                kept += isinstance(item, Draft)
                yield item
    except sqlite3.Error as cause:
        told = f" after {kept} rows, which were kept" if kept else ""
        reason = f"the database cannot be read ({cause}){told}."
        yield Problem(source, "partly_read" if kept else "unreadable", reason)


def _open(path: Path) -> sqlite3.Connection:
    """Read-only; where not even SQLite's own side files may be written, as a file that nobody changes."""
    for more in ("", "&immutable=1"):
        database = sqlite3.connect(f"{address_of(path.absolute())}?mode=ro{more}", uri=True)
        try:
            database.execute("PRAGMA trusted_schema = OFF")
            database.execute("PRAGMA cell_size_check = ON")
            database.execute("SELECT name FROM sqlite_master LIMIT 1").fetchall()
        except sqlite3.OperationalError:
            database.close()
            if more:
                raise
            continue
        except sqlite3.Error:
            database.close()
            raise
        database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 2 * report_bytes())
        database.text_factory = lambda data: data.decode("utf-8", "replace")
        database.set_authorizer(_may)
        return database
    raise AssertionError("one of two ways opens or raises")


def _may(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    """Reading alone: no functions, no writing, no other files."""
    if action == sqlite3.SQLITE_PRAGMA and first != "table_info":
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY


def _read(source: str, database: sqlite3.Connection, reading: Reading) -> Iterator[Draft | Problem]:
    tables = {
        name: [row[1] for row in database.execute(f"PRAGMA table_info({_quoted(name)})")]
        for (name,) in database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' OR type = 'view'"
        ).fetchall()
        if isinstance(name, str) and not name.startswith("sqlite_")
    }
    table, reason = find_table(tables, reading)
    if table is None:
        yield Problem(source, "unreadable", reason)
        return
    columns, reason = find_columns(tables[table], reading.columns)
    if reason:
        yield Problem(source, "unreadable", f"table {table!r}: {reason}")
        return
    names = [tables[table][place] for place in columns.values()]
    wanted = ", ".join(_quoted(name) for name in names)
    seen: set[str] = set()
    for number, row in enumerate(database.execute(f"SELECT {wanted} FROM {_quoted(table)}"), 1):
        record = {
            field: value.decode("utf-8", "replace") if isinstance(value, bytes) else value
            for field, value in zip(columns, row, strict=True)
        }
        content = "\x1f".join(str(value) for value in row).encode("utf-8", "replace")
        yield from read_row(source, record, number, hashlib.sha256(content).hexdigest(), seen)


def find_table(tables: dict[str, list[str]], reading: Reading) -> tuple[str | None, str]:
    """The table that holds reports: the one asked for, or the only one with a column for their text.

    Else None, and why.
    """
    shown = ", ".join(sorted(tables)[:20]) or "none"
    if reading.table is not None:
        if reading.table in tables:
            return reading.table, ""
        return None, f"it has no table {reading.table!r}; its tables are: {shown}."
    fitting = [
        name for name, columns in tables.items() if not find_columns(columns, reading.columns)[1]
    ]
    if len(fitting) == 1:
        return fitting[0], ""
    if fitting:
        several = ", ".join(sorted(fitting)[:20])
        return None, f"several tables may hold reports ({several}). Name one."
    return None, f"no table has a column for the reports' text; its tables are: {shown}. Name both."


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
