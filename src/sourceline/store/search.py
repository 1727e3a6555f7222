"""Asking by words and by days."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from sourceline.store.database import Database, Value

# The beginning of a report that is shown where the words stand in its title alone.
_SHOWN = 24
_WORD = re.compile(r"\w")


class Sort(StrEnum):
    """What can be found."""

    REPORT = "report"
    QUOTATION = "quotation"
    ENTITY = "entity"
    EVENT = "event"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Something that was found.

    `text` is what was found, of a report the words around it; `about` says more: a title, a speaker,
    other names. `start` and `end` are the days that it can be of; `story` is None for a report that no
    story was told of yet. `versions` counts the earlier texts of a report, the last of which was replaced
    on the day `changed`.
    """

    sort: Sort
    text: str
    about: str | None
    start: str | None
    end: str | None
    story: str | None
    report: str | None
    source: str | None
    versions: int = 0
    changed: str | None = None


_VERSIONS = (
    "(SELECT count(*) FROM reports old WHERE old.line = r.line AND NOT old.current) AS versions, "
    "(SELECT max(v.seen) FROM reports v WHERE v.line = r.line AND v.turn > "
    "(SELECT min(turn) FROM reports f WHERE f.line = r.line)) AS changed "
)
_ROW = (
    'r.published_start AS start, r.published_end AS "end", '
    "(SELECT s.id FROM stories s JOIN story_reports m USING (story) WHERE m.report = r.report) "
    f"AS story, r.id AS report, r.source, {_VERSIONS}"
)
_SOURCE = (
    "(SELECT source FROM reports WHERE id = t.report) AS source, 0 AS versions, NULL AS changed "
)

# Of each sort: what to show where words were asked for, where only days were, and the days' columns.
_FOUND = {
    Sort.REPORT: (
        f"SELECT snippet(reports_words, 1, '', '', '…', {_SHOWN}) AS text, r.title AS about, {_ROW}"
        "FROM reports_words w JOIN reports r ON r.report = w.rowid "
        "WHERE reports_words MATCH ? AND r.current AND ",
        f"SELECT substr(r.text, 1, 160) AS text, r.title AS about, {_ROW}"
        "FROM reports r WHERE r.current AND ",
        "r.published_start",
        "r.published_end",
    ),
    Sort.QUOTATION: (
        'SELECT t.text, coalesce(t.speaker, t.speaker_text) AS about, t.start, t."end", '
        f"s.id AS story, t.report, {_SOURCE}"
        "FROM quotations_words w JOIN quotations t ON t.quotation = w.rowid "
        "JOIN stories s USING (story) WHERE quotations_words MATCH ? AND ",
        'SELECT t.text, coalesce(t.speaker, t.speaker_text) AS about, t.start, t."end", '
        f"s.id AS story, t.report, {_SOURCE}"
        "FROM quotations t JOIN stories s USING (story) WHERE ",
        "t.start",
        't."end"',
    ),
    Sort.ENTITY: (
        "SELECT t.name AS text, t.kind || CASE t.aliases WHEN '' THEN '' ELSE ', also ' || "
        "replace(t.aliases, char(10), ', ') END AS about, t.start, t.\"end\", s.id AS story, "
        "NULL AS report, NULL AS source, 0 AS versions, NULL AS changed "
        "FROM entities_words w JOIN entities t ON t.entity = w.rowid "
        "JOIN stories s USING (story) WHERE entities_words MATCH ? AND ",
        "SELECT t.name AS text, t.kind || CASE t.aliases WHEN '' THEN '' ELSE ', also ' || "
        "replace(t.aliases, char(10), ', ') END AS about, t.start, t.\"end\", s.id AS story, "
        "NULL AS report, NULL AS source, 0 AS versions, NULL AS changed "
        "FROM entities t JOIN stories s USING (story) WHERE ",
        "t.start",
        't."end"',
    ),
    Sort.EVENT: (
        f'SELECT t.text, t.status AS about, t.start, t."end", s.id AS story, t.report, {_SOURCE}'
        "FROM events_words w JOIN events t ON t.event = w.rowid "
        "JOIN stories s USING (story) WHERE events_words MATCH ? AND ",
        f'SELECT t.text, t.status AS about, t.start, t."end", s.id AS story, t.report, {_SOURCE}'
        "FROM events t JOIN stories s USING (story) WHERE ",
        "t.start",
        't."end"',
    ),
}


def as_words(asked: str) -> str | None:
    """The words as FTS5 takes plain words, whatever they hold; None where there is none.

    Each becomes a string in FTS5's quotation marks, so that NEAR, AND, `*`, `:` and the marks
    themselves mean nothing.
    """
    words = [word for word in asked.replace("\x00", " ").split() if _WORD.search(word)]
    return " ".join('"' + word.replace('"', '""') + '"' for word in words) or None


def search(
    database: Database,
    words: str,
    *,
    sort: Sort,
    start: str | None = None,
    end: str | None = None,
    limit: int = 20,
) -> list[Hit]:
    """What holds all of these words, the best first, and can be of those days.

    Without words: first what is of those days alone, then what can be of them, each in order of the
    days. An open end of an interval can be any day; what has no day at all is left out where days are
    asked for.
    """
    by_words, by_days, first, last = _FOUND[sort]
    days = (
        f"(?{{0}} IS NULL OR {last} >= ?{{0}} OR {last} IS NULL AND {first} IS NOT NULL) "
        f"AND (?{{1}} IS NULL OR {first} <= ?{{1}} OR {first} IS NULL AND {last} IS NOT NULL) "
    )
    told: tuple[Value, ...]
    if words.strip():
        match = as_words(words)
        if match is None:
            return []
        sql = by_words.replace("MATCH ?", "MATCH ?1") + days.format(2, 3)
        sql += "ORDER BY w.rank, w.rowid LIMIT ?4"
        told = (match, start, end, limit)
    else:
        sql = by_days + days.format(1, 2)
        sql += (
            f"ORDER BY {first} >= coalesce(?1, {first}) AND {last} <= coalesce(?2, {last}) DESC, "
            f"coalesce({first}, {last}), {last}, 1 LIMIT ?3"
        )
        told = (start, end, limit)
    return [_hit(sort, dict(row)) for row in database.rows(sql, *told)]


def _hit(sort: Sort, row: dict[str, object]) -> Hit:
    return Hit(sort=sort, **row)  # type: ignore[arg-type]
