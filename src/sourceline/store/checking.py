"""Whether the file holds what it promises."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator

from sourceline.errors import StoreError, StoreReadOnlyError
from sourceline.store.database import Database
from sourceline.store.reports import Reports, content_of
from sourceline.store.stories import members_key
from sourceline.wire.corrections_json import read_line

_WORDS = ("reports_words", "quotations_words", "entities_words", "events_words")
# More of one kind say nothing new.
_MOST = 20


def find_faults(database: Database) -> Iterator[str]:
    """What is wrong, a line each; none where all is well. Nothing is changed."""
    broken = list(_pages(database))
    yield from broken
    if not broken:  # what follows would only stumble over the same
        for find in (_ties, _words, _reports, _members, _told, _corrections):
            yield from list(find(database))[:_MOST]


def _pages(database: Database) -> Iterator[str]:
    for row in database.rows("PRAGMA integrity_check(20)"):
        if row[0] != "ok":
            yield f"the file: {row[0]}"


def _ties(database: Database) -> Iterator[str]:
    for row in database.rows("PRAGMA foreign_key_check"):
        yield f"{row['table']}: row {row['rowid']} belongs to a row of {row['parent']} that is gone"


def _words(database: Database) -> Iterator[str]:
    """FTS5's own check, against the rows that the words were taken from; rolled back, it writes nothing."""
    for table in _WORDS:
        try:
            with database.transaction():
                database.run(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
        except StoreReadOnlyError:
            return  # it cannot be asked there
        except StoreError as cause:
            yield f"{table}: its words do not fit the rows ({cause.what})"


def _reports(database: Database) -> Iterator[str]:
    reports = Reports(database)
    for row in database.rows("SELECT report, id, content FROM reports ORDER BY report"):
        try:
            article = reports.get(row["report"]).article
        except (ValueError, KeyError, TypeError) as cause:
            yield f"report {row['id']}: it cannot be read back ({cause})"
            continue
        if content_of(article) != row["content"]:
            yield f"report {row['id']}: it is not the text that was read"
    for row in database.rows(
        "SELECT min(id) AS id FROM reports GROUP BY line HAVING sum(current) <> 1"
    ):
        yield f"report {row['id']}: not one of its versions is the current one"


def _members(database: Database) -> Iterator[str]:
    sql = "SELECT story, stories.id, members FROM stories ORDER BY id"
    for row in database.rows(sql):
        inside = database.rows(
            "SELECT id, current FROM reports JOIN story_reports USING (report) WHERE story = ?",
            row["story"],
        )
        if members_key(each["id"] for each in inside) != row["members"]:
            yield f"story {row['id']}: it was told of other reports than it holds"


def _told(database: Database) -> Iterator[str]:
    for row in database.rows("SELECT id, told FROM stories ORDER BY id"):
        try:
            json.loads(zlib.decompress(row["told"]))
        except (zlib.error, ValueError) as cause:
            yield f"story {row['id']}: what was told cannot be read back ({cause})"


def _corrections(database: Database) -> Iterator[str]:
    for row in database.rows("SELECT id, line FROM corrections ORDER BY correction"):
        try:
            same = read_line(row["line"]).id == row["id"]
        except ValueError as cause:
            yield f"correction {row['id']}: it cannot be read back ({cause})"
            continue
        if not same:
            yield f"correction {row['id']}: it is not what was decided"
