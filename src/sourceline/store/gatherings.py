"""Which reports belong together, as far as they are sorted; what waits, and what is to be looked at again."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence

from sourceline.model.when import FINENESS
from sourceline.store.database import Database

# As `When.sort_key` and then the id: the order in which grouping wants them.
_KNOWN = "coalesce(published_start, published_end)"
_COARSE = " ".join(f"WHEN '{precision}' THEN {-place}" for place, precision in enumerate(FINENESS))
_IN_ORDER = (
    f"ORDER BY {_KNOWN} IS NULL, {_KNOWN}, "
    f"CASE WHEN {_KNOWN} IS NOT NULL THEN "
    f"CASE json_extract(record, '$.published.precision') {_COARSE} END END, "
    f"CASE WHEN {_KNOWN} IS NOT NULL THEN "
    "coalesce(json_extract(record, '$.published.time'), '') END, id"
)
_OF = "SELECT gathering FROM gathered WHERE report = ?"


class Gatherings:
    """Whoever changes something holds a transaction."""

    def __init__(self, database: Database) -> None:
        self._db = database

    # What waits

    def begin(self, annotator: str, sourceline: str, *, again: bool) -> None:
        """Of other traits than before: all is sorted anew. By another version: all is looked at again.

        `again`: a report whose annotations are gone waits as if it had just come.
        """
        row = self._db.row("SELECT * FROM sorted_by")
        if row is not None and row["annotator"] != annotator:
            self.begin_again()
        elif row is not None and row["sourceline"] != sourceline:
            self.touch_all()
        if again:
            self._db.run(
                "INSERT OR IGNORE INTO waiting SELECT report FROM reports r WHERE current AND "
                "NOT EXISTS (SELECT 1 FROM annotations a WHERE a.report = r.report)"
            )
        self._db.run("DELETE FROM sorted_by")
        self._db.run("INSERT INTO sorted_by VALUES (?, ?)", annotator, sourceline)

    def begin_again(self) -> None:
        self.touch_all()
        for table in ("gathering_terms", "gathered", "gatherings"):
            self._db.run(f"DELETE FROM {table}")
        self._db.run("INSERT OR IGNORE INTO waiting SELECT report FROM reports WHERE current")

    def touch_all(self) -> None:
        self._db.run("INSERT OR IGNORE INTO touched SELECT report FROM gathered")

    def waiting(self, annotator: str) -> Sequence[int]:
        """Numbers of the reports that were read and not sorted, in order of publication."""
        rows = self._db.each(
            "SELECT report FROM waiting JOIN reports USING (report) "
            f"JOIN annotations USING (report) WHERE annotator = ? {_IN_ORDER}",
            annotator,
        )
        return array("q", (row["report"] for row in rows))

    def none_yet(self) -> bool:
        return self._db.row("SELECT 1 FROM gatherings LIMIT 1") is None

    def traits(self, number: int, annotator: str) -> bytes | None:
        sql = "SELECT traits FROM annotations WHERE report = ? AND annotator = ?"
        row = self._db.row(sql, number, annotator)
        return None if row is None else bytes(row["traits"])

    def take_places(self, annotator: str) -> None:
        """The newer text of a report stands where the older one stood; who has a place waits no more."""
        self._db.run(
            "DELETE FROM waiting WHERE EXISTS "
            "(SELECT 1 FROM gathered g WHERE g.report = waiting.report)"
        )
        for row in self._db.rows(
            "SELECT w.report AS new, g.report AS old, gathering FROM waiting w "
            "JOIN reports now ON now.report = w.report "
            "JOIN annotations a ON a.report = w.report AND annotator = ? "
            "JOIN reports before ON before.line = now.line AND before.report <> now.report "
            "JOIN gathered g ON g.report = before.report ORDER BY w.report",
            annotator,
        ):
            self._db.run("UPDATE gathered SET report = ? WHERE report = ?", row["new"], row["old"])
            self._db.run("DELETE FROM waiting WHERE report = ?", row["new"])
            self.touch((row["old"], row["new"]))
            self._db.run("UPDATE gatherings SET state = NULL WHERE gathering = ?", row["gathering"])
            self._db.run("DELETE FROM gathering_terms WHERE gathering = ?", row["gathering"])

    def unsummed(self) -> list[str]:
        """Those that lost a report or have another text of one, and can still be joined."""
        rows = self._db.rows(
            "SELECT gathering FROM gatherings WHERE turn IS NOT NULL AND state IS NULL "
            "ORDER BY gathering"
        )
        return [row["gathering"] for row in rows]

    # The shelf of a stream (`app/shelf.py`)

    def home(self, ident: str) -> str | None:
        row = self._db.row(
            "SELECT gathering FROM gathered JOIN reports USING (report) WHERE id = ?", ident
        )
        return None if row is None else str(row["gathering"])

    def place(self, idents: Sequence[str], gathering: str) -> None:
        for ident in idents:
            row = self._db.row("SELECT report FROM reports WHERE id = ?", ident)
            if row is None:
                continue
            left = self._db.row(
                f"SELECT min(report) AS one FROM gathered WHERE report <> ?1 AND gathering = ({_OF}1)",
                row["report"],
            )
            self._db.run(
                "INSERT INTO gathered (report, gathering) VALUES (?, ?) "
                "ON CONFLICT (report) DO UPDATE SET gathering = excluded.gathering",
                row["report"], gathering,
            )  # fmt: skip
            self._db.run("DELETE FROM waiting WHERE report = ?", row["report"])
            self.touch([row["report"], left["one"] if left else None])

    def place_all(self, old: str, gathering: str) -> None:
        self._db.run("UPDATE gathered SET gathering = ? WHERE gathering = ?", gathering, old)
        self._db.run("DELETE FROM gatherings WHERE gathering = ?", old)

    def is_there(self, gathering: str) -> bool:
        sql = "SELECT 1 FROM gatherings WHERE gathering = ?"
        return self._db.row(sql, gathering) is not None

    def state(self, gathering: str) -> bytes | None:
        row = self._db.row("SELECT state FROM gatherings WHERE gathering = ?", gathering)
        return None if row is None or row["state"] is None else bytes(row["state"])

    def turn(self, gathering: str) -> int | None:
        """When a report joined it last; None where nothing can join it."""
        row = self._db.row("SELECT turn FROM gatherings WHERE gathering = ?", gathering)
        return None if row is None else row["turn"]

    def put_turn(self, gathering: str, turn: int) -> None:
        self._db.run(
            "INSERT INTO gatherings (gathering, turn) VALUES (?, ?) "
            "ON CONFLICT (gathering) DO UPDATE SET turn = excluded.turn",
            gathering, turn,
        )  # fmt: skip

    def put_state(self, gathering: str, state: bytes) -> None:
        self._db.run("UPDATE gatherings SET state = ? WHERE gathering = ?", state, gathering)

    def put_away(self, gathering: str) -> None:
        """Nothing joins it any more, and no term leads to it."""
        self._db.run("DELETE FROM gathering_terms WHERE gathering = ?", gathering)
        self._db.run(
            "INSERT OR REPLACE INTO gatherings (gathering, turn, state) VALUES (?, NULL, NULL)",
            gathering,
        )

    def drop(self, gathering: str) -> None:
        self._db.run("DELETE FROM gatherings WHERE gathering = ?", gathering)

    def last_turn(self) -> int:
        row = self._db.row("SELECT max(turn) AS turn FROM gatherings WHERE turn IS NOT NULL")
        return int(row["turn"] or 0) if row else 0

    def active(self) -> int:
        row = self._db.row("SELECT count(*) AS n FROM gatherings WHERE turn IS NOT NULL")
        return int(row["n"]) if row else 0

    def oldest(self) -> str | None:
        sql = "SELECT gathering FROM gatherings WHERE turn IS NOT NULL ORDER BY turn LIMIT 1"
        row = self._db.row(sql)
        return None if row is None else str(row["gathering"])

    def newest(self, term: str, most: int) -> Iterator[tuple[str, float]]:
        for row in self._db.rows(
            "SELECT gathering, share FROM gathering_terms WHERE term = ? ORDER BY turn DESC LIMIT ?",
            term, most,
        ):  # fmt: skip
            yield row["gathering"], row["share"]

    def put_in_index(self, gathering: str, turn: int, shares: Iterable[tuple[str, float]]) -> None:
        self._db.run_each(
            "INSERT OR REPLACE INTO gathering_terms (term, gathering, turn, share) VALUES (?, ?, ?, ?)",
            ((term, gathering, turn, share) for term, share in shares),
        )

    def take_from_index(self, gathering: str, terms: Iterable[str]) -> None:
        self._db.run_each(
            "DELETE FROM gathering_terms WHERE term = ? AND gathering = ?",
            ((term, gathering) for term in terms),
        )

    def touch(self, numbers: Iterable[int | None]) -> None:
        """The gatherings of these reports are to be looked at."""
        self._db.run_each(
            "INSERT OR IGNORE INTO touched (report) VALUES (?)",
            ((number,) for number in numbers if number is not None),
        )

    # What is to be told again

    def touched(self) -> list[tuple[str, int]]:
        """Gatherings that may have to be told again, and how many reports each holds; the largest first."""
        rows = self._db.rows(
            "SELECT gathering, count(*) AS size FROM gathered JOIN reports USING (report) "
            "WHERE current AND gathering IN "
            "(SELECT gathering FROM touched JOIN gathered USING (report)) "
            "GROUP BY gathering ORDER BY size DESC, gathering"
        )
        return [(row["gathering"], row["size"]) for row in rows]

    def members(self, gathering: str) -> tuple[str, ...]:
        """The ids of its reports, of each the current text."""
        rows = self._db.rows(
            "SELECT id FROM gathered JOIN reports USING (report) "
            "WHERE gathering = ? AND current ORDER BY id",
            gathering,
        )
        return tuple(row["id"] for row in rows)

    def members_traits(self, gathering: str, annotator: str) -> Iterator[bytes]:
        for row in self._db.rows(
            "SELECT traits FROM gathered JOIN annotations USING (report) "
            "WHERE gathering = ? AND annotator = ?",
            gathering, annotator,
        ):  # fmt: skip
            yield bytes(row["traits"])

    def looked_at(self, gathering: str) -> None:
        self._db.run(
            "DELETE FROM touched WHERE report IN (SELECT report FROM gathered WHERE gathering = ?)",
            gathering,
        )

    def drop_left(self) -> None:
        """Stories of reports that are in no gathering, or of an earlier text of one."""
        gone = (
            "SELECT t.report FROM touched t WHERE NOT EXISTS (SELECT 1 FROM gathered g "
            "JOIN reports r ON r.report = g.report AND r.current WHERE g.report = t.report)"
        )
        self._db.run(
            "DELETE FROM stories WHERE story IN "
            f"(SELECT story FROM story_reports WHERE report IN ({gone}))"
        )
        self._db.run(f"DELETE FROM touched WHERE report IN ({gone})")
