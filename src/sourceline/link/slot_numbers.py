"""Numbers that fill one slot of an event: the ransom, the crowd, the speed of the train."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sourceline.link.acted_numbers import find_acted
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
from sourceline.link.number_values import bounds
from sourceline.link.word_pairs import exclude as words_exclude
from sourceline.model.annotations import Figure
from sourceline.text.lexicon import load_lexicon
from sourceline.text.morphology import lemmas, stem
from sourceline.text.tokens import find_words

_TELLING = Telling("number", "two numbers are given for the same thing of one event", 31)
# Two numbers of one thing are not a hundredfold apart: then they are of two things.
MOST_APART = 12.0
# From this on a bare count that both reports give is one and the same.
FEW = 10
# A word that makes a number another kind of number stands within so many words of it.
NEAR = 7
# What says of a close slot that the number fills it, within so many.
CLOSE = 9


@dataclass(frozen=True, slots=True)
class NumberSlot:
    """`units` that the number can have, nouns it `counted`, words of its clause: `cues`, and `never`.
    `close`: a cue stands as near as a word that makes it another number."""

    name: str
    units: frozenset[str]
    counted: frozenset[str]
    cues: frozenset[str]
    never: frozenset[str]
    grows: bool
    close: bool

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> NumberSlot:
        units, counted, cues, never = (
            frozenset(row.get(key, ())) for key in ("units", "counted", "cues", "never")
        )
        grows, close = row.get("grows", False), row.get("close", False)
        return cls(row["name"], units, counted, cues, never, grows, close)


@dataclass(frozen=True, slots=True)
class Amount:
    low: float
    high: float
    unit: str
    counted: frozenset[str]
    grows: bool


def find_slot_numbers(statements: Statements) -> Iterator[Clash]:
    """Pairs of reports that fill a number's slot with two numbers."""
    fillers = [f for s in statements.by_place.values() for f in _whole(list(_fillers(s)))]
    yield from find_clashes(distinct(fillers), excludes, _TELLING)


def _whole(fillers: list[Filler[Amount]]) -> list[Filler[Amount]]:
    """Of several counts of one sentence the greatest: "ten passengers, twelve people in all"."""
    most: dict[str, float] = {}
    for filler in fillers:
        if not filler.value.unit:
            most[filler.slot] = max(most.get(filler.slot, 0.0), filler.value.low)
    return [f for f in fillers if f.value.low >= most.get(f.slot, f.value.low)]


def _fillers(statement: Statement) -> Iterator[Filler[Amount]]:
    figures = [*statement.facts.figures, *find_acted(statement)]
    for figure in figures:
        if statement.facts.is_quoted(figure.span):
            continue
        around = clause_words(statement, figure.span)
        if not tells_now(statement, around):
            continue
        clause = frozenset(statement.stems[at] for at in around)
        inside = statement.words_over(figure.span)
        near, close = (
            frozenset(
                statement.stems[at] for at in around if inside[0] - most <= at <= inside[-1] + most
            )
            for most in (NEAR, CLOSE)
        )
        for slot in _slots():
            cued = close if slot.close else clause
            if not slot.never & near and _fits(slot, figure, statement, cued):
                yield Filler(slot.name, statement, figure.span, _amount(statement, figure, slot))


def _fits(slot: NumberSlot, figure: Figure, statement: Statement, cued: frozenset[str]) -> bool:
    if slot.cues and not slot.cues & cued:
        return False
    if "count" in slot.units:
        return figure.unit in ("", "people") and bool(_counted(statement, figure) & slot.counted)
    unit = "money" if figure.unit in _currencies() else figure.unit
    return unit in slot.units


def _counted(statement: Statement, figure: Figure) -> frozenset[str]:
    """The nouns that say what is counted: those of the first phrase behind the number."""
    if figure.of is None:
        return frozenset()
    found: set[str] = set()
    for token in find_words(statement.text, figure.of):
        found.update((stem(token.plain), *lemmas(token.plain).get("NOUN", ())))
    return frozenset(found)


def _amount(statement: Statement, figure: Figure, slot: NumberSlot) -> Amount:
    unit = figure.unit if "count" not in slot.units else ""
    return Amount(*bounds(figure), unit, _counted(statement, figure), slot.grows)


def excludes(a: Filler[Amount], b: Filler[Amount]) -> bool:
    one, other = a.value, b.value
    if one.unit != other.unit:
        return False
    if any(words_exclude(x, y) for x in one.counted for y in other.counted):
        return False  # three men, and three women
    if not (one.high < other.low or other.high < one.low):
        return False
    if min(one.high, other.high) * MOST_APART < max(one.low, other.low):
        return False
    if _is_given(a, b) or _is_given(b, a):
        return False
    return not one.grows or _same_day(a, b)


def _is_given(a: Filler[Amount], b: Filler[Amount]) -> bool:
    """Whether the other report gives this number, too: then the two are of two things."""
    if a.statement.report == b.statement.report:
        return False
    low, high = a.value.low, a.value.high
    if a.value.unit == "" and high < FEW:
        return False  # three of one thing, and three of another
    return any(
        low <= value <= high
        for figure in b.statement.annotations.figures
        for value in (figure.value if isinstance(figure.value, tuple) else (figure.value,))
    )


def _same_day(a: Filler[Amount], b: Filler[Amount]) -> bool:
    """Whether what is counted anew each day was counted on one: by two outlets, both to the end."""
    if a.statement.report == b.statement.report:
        return True
    one, other = a.statement.annotations.article, b.statement.annotations.article
    if one.published is None or other.published is None or one.publisher == other.publisher:
        return False
    return one.published.is_day and one.published == other.published


@cache
def _slots() -> tuple[NumberSlot, ...]:
    return tuple(map(NumberSlot.of, load_lexicon("slots").get("number", ())))


@cache
def _currencies() -> frozenset[str]:
    units = load_lexicon("units")
    return frozenset([*units["signs"].values(), *units["money"]])
