"""What was read so far and what came of it: files, problems, annotations."""

from __future__ import annotations

from collections.abc import Sequence

from sourceline.model.article import Problem
from sourceline.store.database import Database


class Readings:
    """Whoever changes something holds a transaction."""

    def __init__(self, database: Database) -> None:
        self._db = database

    # Files, so that what did not change is not read again

    def is_read(self, path: str, size: int, mtime_ns: int) -> bool:
        sql = "SELECT 1 FROM files WHERE path = ? AND size = ? AND mtime_ns = ?"
        return self._db.row(sql, path, size, mtime_ns) is not None

    def mark_read(self, path: str, size: int, mtime_ns: int) -> None:
        sql = "INSERT OR REPLACE INTO files (path, size, mtime_ns) VALUES (?, ?, ?)"
        self._db.run(sql, path, size, mtime_ns)

    # What could not be read

    def put_problems(self, source: str, problems: Sequence[Problem]) -> None:
        """The problems of one file and its records, in place of those it had."""
        self._db.run(
            "DELETE FROM problems WHERE source = ? OR substr(source, 1, ?) = ?",
            source, len(source) + 1, source + "#",
        )  # fmt: skip
        self._db.run_each(
            "INSERT OR IGNORE INTO problems (source, kind, reason) VALUES (?, ?, ?)",
            [(each.source, each.kind, each.reason) for each in problems],
        )

    def problems(self, source: str) -> list[Problem]:
        """Of one source, in order."""
        rows = self._db.rows(
            "SELECT * FROM problems WHERE source = ? ORDER BY kind, reason", source
        )
        return [Problem(source, row["kind"], row["reason"]) for row in rows]

    # Annotations

    def unread(self, annotator: str) -> list[tuple[int, int]]:
        """Numbers and lengths of the reports that wait and that this annotator did not read yet."""
        rows = self._db.rows(
            "SELECT report, length(text) AS size FROM waiting JOIN reports USING (report) "
            "WHERE NOT EXISTS (SELECT 1 FROM annotations a "
            "WHERE a.report = reports.report AND annotator = ?) ORDER BY report",
            annotator,
        )
        return [(row["report"], row["size"]) for row in rows]

    def keep_annotations(self, number: int, annotator: str, data: bytes, traits: bytes) -> None:
        """Kept once; a report that was taken out meanwhile is left out."""
        self._db.run(
            "INSERT OR IGNORE INTO annotations (report, annotator, data, traits) "
            "SELECT report, ?, ?, ? FROM reports WHERE report = ?",
            annotator, data, traits, number,
        )  # fmt: skip

    def annotations(self, number: int, annotator: str) -> bytes | None:
        sql = "SELECT data FROM annotations WHERE report = ? AND annotator = ?"
        row = self._db.row(sql, number, annotator)
        return None if row is None else bytes(row["data"])

    def drop_other_annotations(self, annotator: str) -> None:
        self._db.run("DELETE FROM annotations WHERE annotator <> ?", annotator)
