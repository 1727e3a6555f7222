"""Counts of what the story is about: "looks after 310 donkeys" and "has 240 donkeys"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import takewhile

from sourceline.link.alignment import Statement, Statements
from sourceline.link.clashes import Clash
from sourceline.link.event_slots import (
    Filler,
    Telling,
    clause_words,
    distinct,
    find_clashes,
    tells_now,
)
from sourceline.link.number_claims import words_of_key
from sourceline.link.number_values import bounds
from sourceline.link.slot_numbers import Amount, excludes
from sourceline.model.annotations import Figure, Qualifier
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import lemmas
from sourceline.text.phrases import is_function
from sourceline.text.tokens import find_words

_TELLING = Telling("number", "the same things are counted otherwise", 14)
# Fewer than this can be any few of many.
FEWEST = 6
# The words around a count that can say that it is of a part.
NEAR = 3


def find_slot_nouns(statements: Statements) -> Iterator[Clash]:
    """Counts of one noun, told once by each of two reports and each report's own subject."""
    told = _subjects(statements)
    fillers = [
        filler
        for statement in statements.by_place.values()
        for filler in _fillers(statement)
        if filler.slot in told[statement.report]
    ]
    yield from find_clashes(distinct(fillers), excludes, _TELLING)


def _subjects(statements: Statements) -> dict[int, set[str]]:
    """The nouns that a report has in two sentences or more."""
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for statement in statements.by_place.values():
        counts[statement.report].update(set(statement.stems))
    return defaultdict(
        set,
        {report: {s for s, n in found.items() if n > 1} for report, found in counts.items()},
    )


def _fillers(statement: Statement) -> Iterator[Filler[Amount]]:
    for figure in statement.facts.figures:
        noun = _noun(statement, figure)
        if noun is None or statement.facts.is_quoted(figure.span):
            continue
        around = clause_words(statement, figure.span)
        inside = statement.words_over(figure.span)
        near = {
            statement.line.wording.plain[at]
            for at in around
            if inside[0] - NEAR <= at <= inside[-1] + NEAR
        }
        if near & words_of("slots", "parts") or not tells_now(statement, around):
            continue
        low, high = bounds(figure)
        yield Filler(noun, statement, figure.span, Amount(low, high, "", frozenset(), False))


def _noun(statement: Statement, figure: Figure) -> str | None:
    """The one plain noun that an exact count is of; None for people and for what grows by the day."""
    if figure.unit != "" or figure.of is None or isinstance(figure.value, tuple):
        return None
    if figure.qualifier is not Qualifier.EXACT or figure.value < FEWEST:
        return None
    words = list(
        takewhile(
            lambda word: not is_function(word),
            (token.plain for token in find_words(statement.text, figure.of)),
        )
    )
    nouns = lemmas(words[0]).get("NOUN", ()) if len(words) == 1 else ()
    if not nouns or nouns[0] in words_of_key("changing", "settings"):
        return None
    return nouns[0]
