"""The told stories: whose reports they hold, what they are called, and what can be searched in them."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sourceline.errors import NotInStoreError
from sourceline.model.story import Story
from sourceline.model.when import When
from sourceline.store.database import Database, Value
from sourceline.store.entities import put_entities, so_named
from sourceline.store.reports import digest
from sourceline.store.search import as_words

_LEVEL = 6
# ?1 and ?2 are the days, ?3 is how many, ?4 how many are passed over.
_LISTED = (
    'SELECT id, title, start, "end", reports, independent, disputed FROM stories '
    'WHERE (?1 IS NULL OR "end" IS NULL OR "end" >= ?1) '
    "AND (?2 IS NULL OR start IS NULL OR start <= ?2) "
    'ORDER BY "end" IS NULL, "end" DESC, reports DESC, id LIMIT ?3 OFFSET ?4'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A story's line in the list."""

    id: str
    title: str
    start: str | None
    end: str | None
    reports: int
    independent: int
    disputed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Newest:
    """The last thing that happened in a story."""

    text: str
    edtf: str
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What one story calls by a name; `aliases` are its other forms there."""

    story: str
    title: str
    id: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    mentions: int
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A story to be kept: of these `reports`; `told_from` names all that its telling depended on."""

    story: Story
    json: str
    reports: tuple[str, ...]
    told_from: str
    independent: int
    disputed: int


def members_key(reports: Iterable[str]) -> str:
    """One name for a set of reports."""
    return digest("\n".join(sorted(reports)))


class Stories:
    def __init__(self, database: Database) -> None:
        self._db = database

    def told_from(self, reports: Iterable[str]) -> str | None:
        """The key of all that the telling of just these reports depended on; None where it is not told."""
        sql = "SELECT told_from FROM stories WHERE members = ?"
        row = self._db.row(sql, members_key(reports))
        return None if row is None else str(row["told_from"])

    def put(self, told: Told) -> None:
        """Put the story in the place of those that held any of its reports.

        A transaction's work: who reads meanwhile sees the old ones or the new one. A report that was
        taken out or replaced since the story was told makes it void: nothing is changed then.
        """
        story = told.story
        numbers = self._numbers(told.reports)
        if len(numbers) != len(told.reports):
            return
        self._db.run_each(
            "DELETE FROM stories WHERE story IN (SELECT story FROM story_reports WHERE report = ?)",
            [(number,) for number in numbers],
        )
        ident = self._free_id(story.id)
        number = self._db.run(
            'INSERT INTO stories (id, members, told_from, title, start, "end", reports, '
            "independent, disputed, annotator, told) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            ident, members_key(told.reports), told.told_from, story.title, story.start, story.end,
            len(story.articles), told.independent, told.disputed, story.annotator,
            zlib.compress(told.json.encode("utf-8"), _LEVEL),
        )  # fmt: skip
        self._db.run_each(
            "INSERT INTO story_reports (report, story) VALUES (?, ?)",
            [(report, number) for report in numbers],
        )
        self._db.run(
            "INSERT OR REPLACE INTO story_names (id, report) SELECT ?, report FROM reports WHERE id = ?",
            ident, story.articles[0].id,
        )  # fmt: skip
        self._put_found(number, story)

    def _numbers(self, reports: Sequence[str]) -> list[int]:
        found = []
        for ident in reports:
            row = self._db.row("SELECT report FROM reports WHERE id = ? AND current", ident)
            if row is not None:
                found.append(int(row["report"]))
        return found

    def _free_id(self, ident: str) -> str:
        """Two stories share an id by chance alone; the later one counts on."""
        name, count = ident, 1
        while self._db.row("SELECT 1 FROM stories WHERE id = ?", name) is not None:
            count += 1
            name = f"{ident}-{count}"
        return name

    def _put_found(self, number: int, story: Story) -> None:
        published = {each.id: each.published for each in story.articles}
        names = {member.id: member.name for member in story.cast}
        self._db.run_each(
            "INSERT INTO events (story, id, text, status, edtf, precision, basis, independent, "
            'report, first, last, start, "end") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
            [
                (number, each.id, each.text, each.status, each.date.edtf, str(each.date.precision),
                 str(each.date.basis), each.independent_sources, each.evidence[0].article,
                 each.evidence[0].span.start, each.evidence[0].span.end, *_days(each.date))
                for each in story.timeline
            ],
        )  # fmt: skip
        self._db.run_each(
            "INSERT INTO quotations (story, id, text, kind, speaker, speaker_text, cue, report, "
            'first, last, start, "end") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
            [
                (number, each.id, each.text, each.kind, names.get(each.speaker or ""),
                 each.speaker_text, each.cue, each.evidence[0].article,
                 each.evidence[0].span.start, each.evidence[0].span.end,
                 *_days(each.date or published.get(each.evidence[0].article)))
                for each in story.quotations
            ],
        )  # fmt: skip
        self._db.run_each(
            "INSERT INTO entities (story, id, name, kind, aliases, mentions, start, \"end\") "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (number, each.id, each.name, str(each.kind),
                 "\n".join(alias.text for alias in each.aliases if alias.text != each.name),
                 each.mentions, story.start, story.end)
                for each in story.cast
            ],
        )  # fmt: skip
        put_entities(self._db, number, story)

    def drop_others(self, reports: Sequence[str]) -> None:
        """Take out the stories that hold some of these reports and are not told of just these."""
        self._db.run_each(
            "DELETE FROM stories WHERE members <> ? AND story IN "
            "(SELECT story FROM story_reports JOIN reports USING (report) WHERE id = ?)",
            [(members_key(reports), ident) for ident in reports],
        )

    def drop_of(self, report: str) -> None:
        """Take out the story that holds the report: it is told again by the next build."""
        self._db.run(
            "DELETE FROM stories WHERE story IN "
            "(SELECT story FROM story_reports JOIN reports USING (report) WHERE id = ?)",
            report,
        )

    # Asking

    def listed(
        self,
        *,
        start: str | None = None,
        end: str | None = None,
        limit: int | None = None,
        skip: int = 0,
    ) -> list[Listed]:
        """Stories with reports of those days, the latest first; among equals the larger."""
        rows = self._db.rows(_LISTED, start, end, -1 if limit is None else limit, skip)
        return [Listed(**dict(row)) for row in rows]

    def each_listed(self, *, start: str | None = None, end: str | None = None) -> Iterator[Listed]:
        """The same one by one."""
        for row in self._db.each(_LISTED, start, end, -1, 0):
            yield Listed(**dict(row))

    def newest(self, ident: str) -> Newest | None:
        """The last thing that happened, dated to the day or week if anything is; nothing that is expected."""
        row = self._db.row(
            'SELECT e.text, e.edtf, e.start, e."end" FROM events e JOIN stories s USING (story) '
            """WHERE s.id = ? AND status <> 'expected' AND e."end" IS NOT NULL """
            "ORDER BY precision IN ('day', 'week', 'interval') DESC, "
            'e."end" DESC, e.start DESC, event LIMIT 1',
            ident,
        )
        return None if row is None else Newest(**dict(row))

    def count(self, *, start: str | None = None, end: str | None = None) -> int:
        row = self._db.row(
            "SELECT count(*) AS n FROM stories "
            'WHERE (?1 IS NULL OR "end" IS NULL OR "end" >= ?1) '
            "AND (?2 IS NULL OR start IS NULL OR start <= ?2)",
            start, end,
        )  # fmt: skip
        return int(row["n"]) if row else 0

    def of_report(self, ident: str) -> str | None:
        """The id of the story that holds the report, or the one that it is an earlier text of."""
        row = self._db.row(
            "SELECT s.id FROM stories s JOIN story_reports m USING (story) "
            "JOIN reports now ON now.report = m.report "
            "JOIN reports asked ON asked.line = now.line WHERE asked.id = ?",
            ident,
        )
        return None if row is None else str(row["id"])

    def members(self, ident: str) -> tuple[str, ...]:
        """The ids of its reports, in order."""
        rows = self._db.rows(
            "SELECT r.id FROM reports r JOIN story_reports USING (report) "
            "JOIN stories s USING (story) WHERE s.id = ? ORDER BY r.id",
            ident,
        )
        return tuple(row["id"] for row in rows)

    def state(self, ident: str) -> str:
        """What changes whenever the story is told anew."""
        row = self._db.row("SELECT told_from FROM stories WHERE id = ?", ident)
        return str(row["told_from"]) if row else ""

    def named(self, name: str) -> list[Named]:
        """What stories call so, in whatever case, by a name or an alias; the latest story first."""
        match = as_words(name)
        by_words = "JOIN entities_words w ON w.rowid = e.entity AND entities_words MATCH ?1 WHERE 1"
        rows = self._db.rows(
            "SELECT s.id AS story, s.title, e.id, e.name, e.kind, e.aliases, e.mentions, "
            's.start, s."end" FROM entities e JOIN stories s USING (story) '
            f"{by_words if match else 'WHERE e.name = ?1'} "
            'ORDER BY s."end" IS NULL, s."end" DESC, s.id, e.entity',
            match or name,
        )
        found = (Named(**{**dict(row), "aliases": _lines(row["aliases"])}) for row in rows)
        return [each for each in found if so_named(name, each.name, each.aliases)]

    def told(self, ident: str) -> str:
        """The story's JSON by its id."""
        row = self._db.row("SELECT told FROM stories WHERE id = ?", ident)
        assert row is not None, ident
        return zlib.decompress(row["told"]).decode("utf-8")

    def find(self, words: str) -> str:
        """The id of the story that is meant by an id, one that it had before, its start, or a report."""
        row = self._db.row("SELECT id FROM stories WHERE id = ?", words) or self._moved(words)
        if row is not None:
            return str(row["id"])
        begun = self._db.rows(
            "SELECT id FROM stories WHERE substr(id, 1, length(?1)) = ?1 "
            "OR substr(id, 3, length(?1)) = ?1 ORDER BY id LIMIT 6",
            words,
        )
        if len(begun) == 1 and words:
            return str(begun[0]["id"])
        several = len(begun) > 1 and words
        raise NotInStoreError(
            "that begins the ids of several stories: " + ", ".join(each["id"] for each in begun[:5])
            if several
            else "there is no such story",
            subject=words,
            remedy="Give more of the id." if several else "`sourceline stories FILE` lists them.",
        )

    def _moved(self, words: str) -> sqlite3.Row | None:
        """An id of before leads to where the report went that gave it; a report to its story."""
        return self._db.row(
            "SELECT s.id FROM stories s JOIN story_reports m USING (story) "
            "JOIN reports now ON now.report = m.report "
            "JOIN reports old ON old.line = now.line "
            "WHERE old.report = (SELECT report FROM story_names WHERE id = ?1) OR old.id = ?1 "
            "OR old.source = ?1 OR old.report = (SELECT report FROM places WHERE source = ?1) LIMIT 1",
            words,
        )


def _lines(told: str) -> tuple[str, ...]:
    return tuple(told.split("\n")) if told else ()


def _days(when: When | None) -> tuple[Value, Value]:
    if when is None:
        return (None, None)
    return (
        when.start.isoformat() if when.start else None,
        when.end.isoformat() if when.end else None,
    )
