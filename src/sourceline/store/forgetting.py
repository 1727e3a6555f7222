"""Taking a report out for good, and letting it back."""

from __future__ import annotations

from sourceline.store.database import Database
from sourceline.store.readings import Readings
from sourceline.store.reports import digest


class Forgetting:
    """Whoever changes something holds a transaction."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def meant_by(self, words: str, place: str) -> list[int]:
        """Lines that a person means: a place, a name, an address, an id, or a file of many records."""
        rows = self._db.rows(
            "SELECT DISTINCT line FROM reports LEFT JOIN places USING (report) "
            "WHERE place = ?1 OR places.source = ?2 OR reports.source = ?2 OR url = ?2 OR id = ?2 "
            "OR substr(place, 1, length(?1) + 1) = ?1 || '#' "
            "OR substr(places.source, 1, length(?2) + 1) = ?2 || '#' ORDER BY line",
            place, words,
        )  # fmt: skip
        return [row["line"] for row in rows]

    def forget(self, line: int, asked: str) -> list[str]:
        """Take out a report with all its versions and what was told from it; the sources it had.

        Only hashes stay, so that the same text or the same place is never read in again.
        """
        rows = self._db.rows("SELECT report, content, source FROM reports WHERE line = ?", line)
        sources = {row["source"] for row in rows}
        hashes = {row["content"] for row in rows}
        for place in self._db.rows(
            "SELECT place, p.source FROM places p JOIN reports USING (report) WHERE line = ?", line
        ):
            hashes.add(digest(place["place"]))
            sources.add(place["source"])
        self._db.run_each(
            "INSERT OR IGNORE INTO forgotten (hash, asked) VALUES (?, ?)",
            [(each, digest(asked)) for each in sorted(hashes)],
        )
        self._db.run(
            "DELETE FROM stories WHERE story IN (SELECT story FROM story_reports "
            "JOIN reports USING (report) WHERE line = ?)",
            line,
        )
        for source in sources:
            Readings(self._db).put_problems(source, ())
        self._db.run("DELETE FROM reports WHERE line = ?", line)
        return sorted(sources)

    def let_back(self, asked: str) -> int:
        """Undo: what was forgotten by these words may be read in again. How many hashes that were."""
        row = self._db.row("SELECT count(*) AS n FROM forgotten WHERE asked = ?", digest(asked))
        self._db.run("DELETE FROM forgotten WHERE asked = ?", digest(asked))
        # Which file held it is not known any more: all are looked at again.
        self._db.run("DELETE FROM files")
        return int(row["n"]) if row else 0
