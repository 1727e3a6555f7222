"""Whose words, lines and reports: who takes part in what, and all that is so named."""

from __future__ import annotations

from collections.abc import Iterable

from sourceline.model.story import Story
from sourceline.store.database import Database
from sourceline.store.search import as_words


def put_entities(database: Database, story_number: int, story: Story) -> None:
    """Tie what was put of the story to its cast."""
    entities = _numbers(database, "entities", "entity", story_number)
    events = _numbers(database, "events", "event", story_number)
    quotations = _numbers(database, "quotations", "quotation", story_number)
    reports = {
        row["id"]: int(row["report"])
        for row in database.rows(
            "SELECT id, report FROM reports JOIN story_reports USING (report) WHERE story = ?",
            story_number,
        )
    }
    database.run_each(
        "INSERT OR IGNORE INTO event_entities (event, entity) VALUES (?, ?)",
        [
            (events[line.id], entities[member])
            for line in story.timeline
            for member in line.entities
            if member in entities
        ],
    )
    database.run_each(
        "INSERT OR IGNORE INTO report_entities (report, entity) VALUES (?, ?)",
        [
            (reports[ident], entities[member.id])
            for member in story.cast
            for ident in dict.fromkeys(each.article for each in member.evidence)
            if ident in reports
        ],
    )
    database.run_each(
        "UPDATE quotations SET entity = ? WHERE quotation = ?",
        [
            (entities[each.speaker], quotations[each.id])
            for each in story.quotations
            if each.speaker in entities
        ],
    )


def _numbers(database: Database, table: str, number: str, story: int) -> dict[str, int]:
    rows = database.rows(f"SELECT id, {number} AS number FROM {table} WHERE story = ?", story)
    return {row["id"]: int(row["number"]) for row in rows}


def numbers_named(database: Database, name: str) -> list[int]:
    """The entities that stories call so, in whatever case, by a name or an alias."""
    match = as_words(name)
    rows = database.rows(
        "SELECT e.entity, e.name, e.aliases FROM entities e "
        + (
            "JOIN entities_words w ON w.rowid = e.entity WHERE entities_words MATCH ?1"
            if match
            else "WHERE e.name = ?1"
        ),
        match or name,
    )
    return [
        int(row["entity"])
        for row in rows
        if so_named(name, row["name"], row["aliases"].split("\n"))
    ]


def so_named(wanted: str, name: str, aliases: Iterable[str]) -> bool:
    folded = wanted.casefold()
    return any(folded == form.casefold() for form in (name, *aliases))
