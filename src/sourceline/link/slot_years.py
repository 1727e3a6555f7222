"""The year that a thing of the event dates from: built in 1961 or in 1958, bought in one year, owned since another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourceline.link.alignment import Statement, Statements
from sourceline.link.clashes import Clash
from sourceline.link.event_slots import Filler, Telling, find_clashes
from sourceline.model.span import Span
from sourceline.text.lexicon import load_lexicon

_TELLING = Telling("date", "two years are given for the same thing of one event", 60)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"


def find_slot_years(statements: Statements) -> Iterator[Clash]:
    """Pairs of reports that date one thing from two years, or from two months of one year."""
    fillers = [f for s in statements.by_place.values() for f in _years(s)]
    yield from find_clashes(fillers, _differ, _TELLING)
    months = [f for s in statements.by_place.values() for f in _months(s)]
    yield from find_clashes(months, _differ, _TELLING)


def _years(statement: Statement) -> Iterator[Filler[str]]:
    text, span = statement.text, statement.span
    for name, words in _acts():
        for found in words.finditer(text, span.start, span.end):
            year = Span(*found.span(1))
            if not statement.facts.is_quoted(year):
                yield Filler(f"{name}", statement, year, found[1])


def _months(statement: Statement) -> Iterator[Filler[str]]:
    """ "In March 2003", of a year long before the report: there is mostly one thing told of it."""
    published = statement.annotations.article.published
    if published is None or published.start is None:
        return
    for found in _MONTH_YEAR.finditer(statement.text, statement.span.start, statement.span.end):
        month = Span(*found.span())
        if int(found[2]) < published.start.year - 1 and not statement.facts.is_quoted(month):
            yield Filler(f"when it was in {found[2]}", statement, month, found[1])


_MONTH_YEAR = re.compile(rf"\b({_MONTHS}) (1[5-9]\d\d|20\d\d)\b")


def _differ(a: Filler[str], b: Filler[str]) -> bool:
    return a.value != b.value


@cache
def _acts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = load_lexicon("slots").get("year", ())
    year = r"(?:(?:in|since|from|of|to|back in|back to|as early as) )(1[5-9]\d\d|20\d\d)\b"
    return tuple(
        (row["name"], re.compile(rf"\b(?:{'|'.join(row['acts'])})\b[^.;:,]{{0,30}}? {year}", re.I))
        for row in rows
    )
