"""The reports: each content once, under all its places, with its earlier versions."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from sourceline.errors import NotInStoreError
from sourceline.model.article import Article
from sourceline.store.database import Database, holdable
from sourceline.store.search import as_words
from sourceline.wire.parts import article_from_json, article_to_json, dump

Resemble = Callable[[Article, Article], bool]

_ALL = (
    "SELECT report, record, text, exact_text, source, seen, since, line, turn, current FROM reports"
)


# Where many reports bear one address, so many of the latest are compared with the one that comes.
_LOOKED_AT = 20


class Arrival(StrEnum):
    """What became of a report that was read."""

    NEW = "new"
    CHANGED = "changed"  # another text of a report that is known
    KNOWN = "known"
    FORGOTTEN = "forgotten"  # it was taken out for good


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A report in the store; `number` counts in the order of arrival."""

    number: int
    article: Article
    seen: date
    since: date
    line: int
    current: bool


def content_of(article: Article) -> str:
    """What makes a report itself: the same words under another address or day are another report."""
    when = article.published
    day = [when.edtf, when.time, when.zone] if when else None
    told = json.dumps([article.text, article.url, article.publisher, day], separators=(",", ":"))
    return digest(told)


def taken_out(what: str) -> NotInStoreError:
    """Somebody else took a report out while it was worked on."""
    return NotInStoreError(
        "a report was taken out while it was worked on", subject=what, remedy="Run the same again."
    )


def digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class Reports:
    """Finding and adding. Whoever changes something holds a transaction."""

    def __init__(self, database: Database) -> None:
        self._db = database

    # What is there

    def get(self, number: int) -> Kept:
        row = self._db.row(f"{_ALL} WHERE report = ?", number)
        if row is None:
            raise taken_out(str(number))
        return self._kept(row)

    def number_of(self, ident: str) -> int | None:
        row = self._db.row("SELECT report FROM reports WHERE id = ?", ident)
        return None if row is None else int(row["report"])

    def publishers(self, limit: int) -> list[str]:
        """Who published most, the most first."""
        rows = self._db.rows(
            "SELECT publisher FROM reports WHERE current AND publisher IS NOT NULL "
            "GROUP BY publisher ORDER BY count(*) DESC, publisher LIMIT ?",
            limit,
        )
        return [row["publisher"] for row in rows]

    def any_says(self, words: str) -> bool:
        """Whether a report holds these very words."""
        match = as_words(words)
        if match is None:
            return False
        row = self._db.row(
            "SELECT 1 FROM reports r JOIN reports_words w ON w.rowid = r.report "
            "WHERE reports_words MATCH ?1 AND instr(r.text, ?2) LIMIT 1",
            match, words,
        )  # fmt: skip
        return row is not None

    def versions(self, line: int) -> list[Kept]:
        """All texts of one report, oldest first."""
        return [
            self._kept(row) for row in self._db.rows(f"{_ALL} WHERE line = ? ORDER BY turn", line)
        ]

    def states(self, gathering: str) -> dict[str, str]:
        """Of each current report of a gathering all that its story shows besides its content.

        That is its title, its places and what was wrong in them, and its versions.
        """
        inside = "JOIN gathered g ON g.report = now.report WHERE gathering = ? AND now.current"
        told: dict[str, list[str]] = {}
        for row in self._db.rows(
            f"SELECT id, title, source FROM reports now {inside} ORDER BY id", gathering
        ):
            told[row["id"]] = [row["title"] or "", row["source"]]
        for row in self._db.rows(
            "SELECT now.id, p.source, kind, reason FROM reports now JOIN places p USING (report) "
            f"LEFT JOIN problems USING (source) {inside} ORDER BY p.source, kind, reason",
            gathering,
        ):
            told[row["id"]] += [row["source"], f"{row['kind']} {row['reason']}"]
        for row in self._db.rows(
            "SELECT now.id, old.id AS old, now.since FROM reports now "
            f"JOIN reports old ON old.line = now.line AND NOT old.current {inside} "
            "ORDER BY old.turn",
            gathering,
        ):
            told[row["id"]] += [row["old"], row["since"]]
        return {ident: digest(json.dumps(each)) for ident, each in told.items()}

    def count(self) -> int:
        """Without earlier texts; two counts from indexes, where one of all current ones walks them."""
        _, every, replaced = self.state()
        return every - replaced

    def state(self) -> tuple[int, int, int]:
        """The last that came, how many there are, how many of them were replaced: other where reports are."""
        row = self._db.row(
            "SELECT coalesce(max(report), 0) AS last, (SELECT count(*) FROM reports) AS every,"
            " (SELECT count(*) FROM reports WHERE NOT current) AS replaced FROM reports"
        )
        return (int(row["last"]), int(row["every"]), int(row["replaced"])) if row else (0, 0, 0)

    # What comes in

    def add(self, article: Article, place: str, today: date, resemble: Resemble) -> Arrival:
        """Keep the report that was found at that place, if it is not kept already."""
        content = content_of(article)
        if self._forgotten(content, place):
            return Arrival.FORGOTTEN
        held = self._db.row(
            f"{_ALL} WHERE report = (SELECT report FROM places WHERE place = ?)", place
        )
        known = self._db.row(f"{_ALL} WHERE content = ?", content)
        if known is not None:
            self._found_again(known, held, article, place, today)
            return Arrival.KNOWN
        before = self._before(article, held, resemble)
        number = self._insert(article, content, today, place)
        self._put(number, place, article.source)
        if before is None:
            return Arrival.NEW
        self._follow(number, article, before, today)
        return Arrival.CHANGED

    def _forgotten(self, content: str, place: str) -> bool:
        sql = "SELECT 1 FROM forgotten WHERE hash IN (?, ?)"
        return self._db.row(sql, content, digest(place)) is not None

    def _found_again(
        self,
        known: sqlite3.Row,
        held: sqlite3.Row | None,
        article: Article,
        place: str,
        today: date,
    ) -> None:
        if held is None or held["report"] != known["report"]:
            self._put(known["report"], place, article.source)
            if held is not None and held["line"] == known["line"]:
                self._make_current(known["report"], known["line"], today)  # it was changed back
        kept = self._kept(known)
        if kept.article.title is None and article.title is not None:
            record = _record(replace(kept.article, title=article.title))
            self._db.run(
                "UPDATE reports SET title = ?, record = ? WHERE report = ?",
                article.title, record, kept.number,
            )  # fmt: skip

    def _before(
        self, article: Article, held: sqlite3.Row | None, resemble: Resemble
    ) -> Kept | None:
        """The report that this is another text of: of the same address or place, and alike."""
        rows = []
        if held is not None:
            rows += self._db.rows(f"{_ALL} WHERE line = ? AND current", held["line"])
        if article.url:
            sql = f"{_ALL} WHERE url = ? AND current ORDER BY report DESC LIMIT {_LOOKED_AT}"
            rows += self._db.rows(sql, article.url)
        for row in rows:
            kept = self._kept(row)
            theirs = kept.article.url
            apart = theirs and article.url and theirs != article.url
            if not apart and resemble(kept.article, article):
                return kept
        return None

    def _insert(self, article: Article, content: str, today: date, place: str) -> int:
        ident = article.id
        for count in range(2, 1_000_000):
            if self.number_of(ident) is None:
                break
            ident = f"{article.id}-{count}"
        article = replace(article, id=ident)
        when = article.published
        exact = article.text.encode("utf-8", "surrogatepass")
        row = self._db.row("SELECT coalesce(max(report), 0) + 1 AS next FROM reports")
        number = int(row["next"]) if row else 1
        return self._db.run(
            "INSERT INTO reports (report, id, content, line, turn, source, title, publisher, url, "
            "language, published, published_start, published_end, seen, since, sha256, text, exact_text, "
            "record) VALUES (?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            number, ident, content, number, self._name(place, article.source), article.title,
            article.publisher, article.url, article.language, when.edtf if when else None,
            _day(when.start) if when else None, _day(when.end) if when else None,
            today.isoformat(), today.isoformat(), article.sha256, article.text,
            exact if holdable(article.text) != article.text else None, _record(article),
        )  # fmt: skip

    def _put(self, number: int, place: str, source: str) -> None:
        self._db.run(
            "INSERT INTO places (place, source, report) VALUES (?, ?, ?) "
            "ON CONFLICT (place) DO UPDATE SET report = excluded.report",
            place, self._name(place, source), number,
        )  # fmt: skip

    def _name(self, place: str, source: str) -> str:
        """What the place is called in stories: as it was read, and longer where that is taken."""
        parts = place.split("/")
        names = [source, *("/".join(parts[-n:]) for n in range(source.count("/") + 2, len(parts)))]
        for name in names:
            sql = "SELECT 1 FROM places WHERE source = ? AND place <> ?"
            if self._db.row(sql, name, place) is None:
                return name
        return place

    def _follow(self, number: int, article: Article, before: Kept, today: date) -> None:
        """Make it a version: the current one, unless it says itself that it is the older text."""
        self._db.run("UPDATE reports SET line = ? WHERE report = ?", before.line, number)
        ours, theirs = article.published, before.article.published
        older = bool(ours and theirs and ours.end and theirs.start and ours.end < theirs.start)
        if not older:
            self._make_current(number, before.line, today)
            return
        self._db.run(
            "UPDATE reports SET current = 0, "
            "turn = (SELECT min(turn) - 1 FROM reports WHERE line = ?) WHERE report = ?",
            before.line, number,
        )  # fmt: skip

    def _make_current(self, number: int, line: int, today: date) -> None:
        self._db.run("UPDATE reports SET current = 0 WHERE line = ?", line)
        self._db.run(
            "UPDATE reports SET current = 1, since = ?, "
            "turn = (SELECT max(turn) + 1 FROM reports WHERE line = ?) WHERE report = ?",
            today.isoformat(),
            line, number,
        )  # fmt: skip

    def _kept(self, row: sqlite3.Row) -> Kept:
        exact = row["exact_text"]
        text = row["text"] if exact is None else exact.decode("utf-8", "surrogatepass")
        places = self._db.rows(
            "SELECT source FROM places WHERE report = ? ORDER BY source", row["report"]
        )
        sources = [each["source"] for each in places] or [row["source"]]
        article = article_from_json(json.loads(row["record"]))
        return Kept(
            number=row["report"],
            article=replace(
                article,
                text=text,
                source=sources[0],
                duplicates=tuple(dict.fromkeys(sources[1:])),
            ),
            seen=date.fromisoformat(row["seen"]),
            since=date.fromisoformat(row["since"]),
            line=row["line"],
            current=bool(row["current"]),
        )


def _record(article: Article) -> str:
    """All but the text and what the store knows by itself, in the words of the contract."""
    return dump(article_to_json(replace(article, text="", source="", duplicates=(), versions=())))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
