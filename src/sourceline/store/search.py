"""Asking by words and by days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sourceline.store.database import Database

# The beginning of a report that is shown where the words stand in its title alone.
_SHOWN = 24
# So many are weighed against each other in 17 ms (100,000 reports, one core); more are not.
_MANY = 10_000
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
    on the day `changed`. `id` is its own, in its story; `first` and `last` are its place in the report;
    `how` words were said: direct, mixed, indirect.
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
    id: str | None = None
    first: int | None = None
    last: int | None = None
    how: str | None = None


# ?5 is a publisher, the host of an address, or the name of a source.
_FROM = (
    "(r.publisher = ?5 COLLATE NOCASE OR r.source = ?5"
    " OR instr(lower(r.url) || '/', '//' || lower(?5) || '/')"
    " OR instr(lower(r.url) || '/', '//www.' || lower(?5) || '/'))"
)
_ITS_REPORT = f"EXISTS (SELECT 1 FROM reports r WHERE r.id = t.report AND {_FROM})"
_OF_REPORTS = f"t.report IN (SELECT r.id FROM reports r WHERE {_FROM})"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rows:
    """Where things of one sort stand: their table `t`, its number, and what a hit shows of them."""

    table: str
    number: str
    text: str
    about: str
    rest: str
    tie: str
    first: str = "t.start"
    last: str = 't."end"'
    who: str  # that it is of one of some entities
    of: str = _ITS_REPORT  # that it is of a publisher, asked of few
    of_all: str = _OF_REPORTS  # the same, asked of all
    alive: str = ""  # of an index of words, what is not to be found
    snippet: str = ""  # the words around, in place of `text`, where words were asked for


_IN_STORY = "JOIN stories s ON s.story = t.story WHERE 1"
_OF_REPORT = (
    "s.id AS story, t.report, (SELECT source FROM reports r WHERE r.id = t.report) AS source, "
    "0 AS versions, NULL AS changed, t.id, t.first, t.last"
)
_ROWS = {
    Sort.REPORT: _Rows(
        table="reports",
        number="report",
        text="substr(t.text, 1, 160)",
        about="t.title",
        rest="s.id AS story, t.id AS report, t.source, "
        "(SELECT count(*) - 1 FROM reports v WHERE v.line = t.line) AS versions, "
        "(SELECT max(since) FROM reports v WHERE v.line = t.line) AS changed, "
        "t.id, NULL AS first, NULL AS last",
        tie="LEFT JOIN story_reports m ON m.report = t.report "
        "LEFT JOIN stories s ON s.story = m.story WHERE t.current",
        first="t.published_start",
        last="t.published_end",
        who="t.report IN (SELECT report FROM report_entities WHERE entity IN ({}))",
        of=_FROM.replace("r.", "t."),
        of_all=_FROM.replace("r.", "t."),
        alive=" AND w.rowid NOT IN (SELECT report FROM reports WHERE NOT current)",
        snippet=f"snippet(reports_words, 1, '', '', '…', {_SHOWN})",
    ),
    Sort.QUOTATION: _Rows(
        table="quotations",
        number="quotation",
        text="t.text",
        about="coalesce(t.speaker, t.speaker_text)",
        rest=_OF_REPORT + ", t.kind AS how",
        tie=_IN_STORY,
        who="t.entity IN ({})",
    ),
    Sort.ENTITY: _Rows(
        table="entities",
        number="entity",
        text="t.name",
        about="t.kind || CASE t.aliases WHEN '' THEN '' "
        "ELSE ', also ' || replace(t.aliases, char(10), ', ') END",
        rest="s.id AS story, NULL AS report, NULL AS source, 0 AS versions, "
        "NULL AS changed, t.id, NULL AS first, NULL AS last",
        of="EXISTS (SELECT 1 FROM story_reports m JOIN reports r USING (report) "
        f"WHERE m.story = t.story AND {_FROM})",
        of_all="t.story IN (SELECT m.story FROM story_reports m JOIN reports r USING (report) "
        f"WHERE {_FROM})",
        tie=_IN_STORY,
        who="t.entity IN ({})",
    ),
    Sort.EVENT: _Rows(
        table="events",
        number="event",
        text="t.text",
        about="t.status",
        rest=_OF_REPORT,
        tie=_IN_STORY,
        who="t.event IN (SELECT event FROM event_entities WHERE entity IN ({}))",
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
    skip: int = 0,
    publisher: str | None = None,
    who: Sequence[int] | None = None,
) -> list[Hit]:
    """What holds all of these words, the best first, and can be of those days.

    Without words: first what is of those days alone, then what can be of them, each in order of the
    days. An open end of an interval can be any day; what has no day at all is left out where days are
    asked for. `publisher` may also be the host of an address or the name of a source; of names it
    leaves those of stories that it took part in. `who` are numbers of entities: what they said, lines in
    which they take part, reports that name them.
    """
    match = as_words(words)
    if match is None and words.strip():
        return []
    rows = _ROWS[sort]
    limits = _limits(rows, start, end, publisher, who, by_words=match is not None)
    values = (match, start, end, limit, publisher, skip)
    # First which are the best: what is shown of each is worked out for these alone.
    first = _by_days(rows, limits) if match is None else _best(database, rows, match, limits)
    numbers = [row["number"] for row in database.rows(first, *values)]
    one = f" AND t.{rows.number} = ?6" if match is None else " AND w.rowid = ?6"
    question = _question(rows, one, by_words=match is not None, ordered=False)
    shown = (database.row(question, match, None, None, None, None, number) for number in numbers)
    return [_hit(sort, dict(row)) for row in shown if row is not None]


def search_each(
    database: Database,
    words: str,
    *,
    sort: Sort,
    start: str | None = None,
    end: str | None = None,
) -> Iterator[Hit]:
    """The same without an end to it, one by one."""
    match = as_words(words)
    if match is None and words.strip():
        return
    limits = _limits(_ROWS[sort], start, end, None, None, by_words=match is not None)
    question = _question(_ROWS[sort], limits, by_words=match is not None)
    for row in database.each(question, match, start, end, -1, None, 0):
        yield _hit(sort, dict(row))


def _limits(
    rows: _Rows,
    start: str | None,
    end: str | None,
    publisher: str | None,
    who: Sequence[int] | None,
    *,
    by_words: bool,
) -> str:
    """Only what is asked for: a condition that may be void keeps SQLite from its indexes."""
    first, last = rows.first, rows.last
    told = ""
    if start is not None:
        told += f" AND ({last} >= ?2 OR {last} IS NULL AND {first} IS NOT NULL)"
    if end is not None:
        told += f" AND ({first} <= ?3 OR {first} IS NULL AND {last} IS NOT NULL)"
    if publisher is not None:
        told += f" AND {rows.of if by_words else rows.of_all}"
    if who is not None:
        told += f" AND {rows.who.format(', '.join(map(str, who)))}"
    return told


def _best(database: Database, rows: _Rows, match: str, limits: str) -> str:
    """The numbers of the best, by what FTS5 makes of the words.

    Words that very many hold say little of which is best, and FTS5 weighs each of these: 43,000 of
    100,000 reports in 70 ms. Of those the latest come first, and the weighing is left out.
    """
    index = f"{rows.table}_words"
    common = _more_than(database, _MANY, f"{index} WHERE {index} MATCH ?1", match)
    tie = f"CROSS JOIN {rows.table} t ON t.{rows.number} = w.rowid " if limits else ""
    return (
        f"SELECT w.rowid AS number FROM {index} w {tie}WHERE {index} MATCH ?1{rows.alive}{limits} "
        f"ORDER BY {'w.rowid DESC' if common else 'w.rank, w.rowid'} LIMIT ?4 OFFSET ?6"
    )


def _by_days(rows: _Rows, limits: str) -> str:
    """The numbers of the first by their days."""
    return (
        f"SELECT t.{rows.number} AS number FROM {rows.table} t {rows.tie} AND ?1 IS NULL{limits} "
        f"ORDER BY {_days_order(rows)} LIMIT ?4 OFFSET ?6"
    )


def _days_order(rows: _Rows) -> str:
    first, last = rows.first, rows.last
    surely = f"{first} >= coalesce(?2, {first}) AND {last} <= coalesce(?3, {last})"
    return f"{surely} DESC, coalesce({first}, {last}), {last}, t.{rows.number}"


def _more_than(database: Database, many: int, what: str, *values: str) -> bool:
    row = database.row(f"SELECT 1 FROM {what} LIMIT 1 OFFSET {many}", *values)
    return row is not None


def _question(rows: _Rows, limits: str, *, by_words: bool, ordered: bool = True) -> str:
    """?1 are the words, ?2 and ?3 the days, ?4 is how many, ?5 who published it, ?6 how many to skip."""
    first, last = rows.first, rows.last
    index = f"{rows.table}_words"
    text = rows.snippet if by_words and rows.snippet else rows.text
    order = "w.rank, w.rowid" if by_words else _days_order(rows)
    return (
        f'SELECT {text} AS text, {rows.about} AS about, {first} AS start, {last} AS "end", {rows.rest} '
        f"FROM {rows.table} t "
        + (f"JOIN {index} w ON w.rowid = t.{rows.number} " if by_words else "")
        + rows.tie
        + (f" AND {index} MATCH ?1" if by_words else " AND ?1 IS NULL")
        + limits
        + (f" ORDER BY {order} LIMIT ?4 OFFSET ?6" if ordered else "")
    )


def _hit(sort: Sort, row: dict[str, object]) -> Hit:
    if not row["versions"]:
        row["changed"] = None
    return Hit(sort=sort, **row)  # type: ignore[arg-type]
