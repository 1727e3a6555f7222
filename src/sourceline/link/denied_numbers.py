"""A number that a sentence puts in place of another report's: "two million, not the 1.4 million of the
press release"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from sourceline.link.alignment import Statement, Statements
from sourceline.link.clashes import Clash, Side
from sourceline.link.notes import taken_back
from sourceline.model.annotations import Figure, Qualifier
from sourceline.text.lexicon import words_of
from sourceline.text.numbers import Number, find_numbers

REASON = "one says which number holds, and that the other's does not"
_NOT = re.compile(
    r"(?:^,?|,) (?:and |but )?(?:not|rather than|instead of) "
    r"(?:(?:in|on|by|at|for|to|of|about|the|a|some) ){0,3}[£$€]?$"
)
# Words between the number that holds and "not".
REACH = 40
# What smaller numbers count can be many things.
LEAST = 11
# Two reports have so large a number by the same thing.
LARGE = 1000


def find_denied_numbers(statements: Statements) -> Iterator[Clash]:
    """Pairs of a number that another report gives and of the one that a sentence puts in its place."""
    given: dict[float, list[tuple[Statement, Figure]]] = defaultdict(list)
    for statement in statements.by_place.values():
        for figure in statement.facts.figures:
            if figure.qualifier is Qualifier.EXACT and isinstance(figure.value, float):
                given[figure.value].append((statement, figure))
    for statement in statements.by_place.values():
        for right, wrong in _contrasts(statement):
            for other, figure in given.get(wrong.value, ()):
                if other.report != statement.report and _is_of_it(statement, wrong, other):
                    yield _clash(other, figure, statement, right)
                    break


def _contrasts(statement: Statement) -> Iterator[tuple[Number, Number]]:
    """The number that holds and the one that does not; none of what the report itself takes back."""
    text = statement.text
    if taken_back(statement.span.cut(text)) is not None:
        return
    numbers = list(find_numbers(text, statement.span))
    for right, wrong in pairwise(numbers):
        between = text[right.span.end : wrong.span.start]
        if wrong.value < LEAST or right.value == wrong.value or len(between) > REACH:
            continue
        if _NOT.search(between):
            yield right, wrong


def _is_of_it(statement: Statement, wrong: Number, other: Statement) -> bool:
    """Whether the other sentence counts what the denied number does; a large one alone says so."""
    if statement.facts.times_at(wrong.span):
        return False
    line = statement.line
    after = next((k for k, word in enumerate(line.words) if word.start >= wrong.span.end), None)
    if after is None or line.wording.plain[after] in words_of("function", "words"):
        return wrong.value >= LARGE
    return line.wording.stems[after] in other.stems


def _clash(other: Statement, figure: Figure, statement: Statement, right: Number) -> Clash:
    return Clash(
        kind="number",
        about=" ".join(figure.of.cut(other.text).split()) if figure.of else "the number",
        reason=REASON,
        a=Side.of(other.annotations.article, other.span, figure.span),
        b=Side.of(statement.annotations.article, statement.span, right.span),
    )
