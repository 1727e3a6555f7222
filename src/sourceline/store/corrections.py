"""The log of corrections: read whole, added to, never changed but for words that are forgotten."""

from __future__ import annotations

from collections.abc import Iterable

from sourceline.model.corrections import KINDS, Correction, ReportRef
from sourceline.store.database import Database
from sourceline.wire.corrections_json import dump_line, read_line


class Corrections:
    """Whoever adds something holds a transaction."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def add(self, log: Iterable[Correction]) -> int:
        """Add the lines that are not there; how many those were."""
        new = 0
        for each in log:
            if self._db.row("SELECT 1 FROM corrections WHERE id = ?", each.id) is not None:
                continue
            self._db.run(
                "INSERT INTO corrections (id, at, by, kind, why, line, redacted) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                each.id, each.at, each.by, KINDS[type(each.what)], each.why, dump_line(each),
                int(each.redacted),
            )  # fmt: skip
            new += 1
        return new

    def redact(self, struck: Correction) -> None:
        """Put the line without its quotations in its place; the table lets nothing else of it change."""
        self._db.run(
            "UPDATE corrections SET line = ?, redacted = 1 WHERE id = ?",
            dump_line(struck), struck.id,
        )  # fmt: skip

    def all(self) -> tuple[Correction, ...]:
        """In the order of arrival."""
        rows = self._db.rows("SELECT line FROM corrections ORDER BY correction")
        return tuple(read_line(row["line"]) for row in rows)

    def count(self) -> int:
        row = self._db.row("SELECT count(*) AS n FROM corrections")
        return int(row["n"]) if row else 0

    def report_meant(self, ref: ReportRef) -> str | None:
        """The id of the current text of the report that is meant; None where it is not here.

        By its id or that of an earlier text, else by its address, else by the name that stories show; where
        several have that, none is meant.
        """
        for column, value in (("id", ref.id), ("url", ref.url), ("source", ref.source)):
            if not value:
                continue
            rows = self._db.rows(
                "SELECT DISTINCT now.id FROM reports old JOIN reports now "
                f"ON now.line = old.line AND now.current WHERE old.{column} = ? LIMIT 2",
                value,
            )
            if rows:
                return str(rows[0]["id"]) if len(rows) == 1 else None
        return None
