"""The schema as numbered steps: `migrations/0001_*.sql` and so on, each run once, whole or not at all."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

# "SLne" as a number: by it `file` and we know the archive from other SQLite files.
APPLICATION = 0x534C6E65
_NAME = re.compile(r"(\d{4})_\w+\.sql")


@dataclass(frozen=True, slots=True, order=True)
class Migration:
    number: int
    sql: str


@cache
def migrations() -> tuple[Migration, ...]:
    """All steps, in order; they are numbered from 1 without a gap."""
    folder = resources.files("sourceline.store").joinpath("migrations")
    found = sorted(
        Migration(int(match[1]), each.read_text(encoding="utf-8"))
        for each in folder.iterdir()
        if (match := _NAME.fullmatch(each.name))
    )
    assert [each.number for each in found] == list(range(1, len(found) + 1))
    return tuple(found)


def newest() -> int:
    """The version of the schema that this program reads and writes."""
    return len(migrations())


def migrate(connection: sqlite3.Connection, *, to: int | None = None) -> None:
    """Bring the file from its version to that one, a step a transaction."""
    for step in migrations()[:to]:
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Read inside: another process may have done the step while this one waited.
            if version_of(connection) < step.number:
                for statement in _statements(step.sql):
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION}")
                connection.execute(f"PRAGMA user_version = {step.number}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def version_of(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def application_of(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA application_id").fetchone()[0])


def _statements(sql: str) -> Iterator[str]:
    """One by one: `executescript` would commit between them."""
    held = ""
    for line in sql.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""
