"""The one measure of its kind that either report gives, in sentences that tell alike.

"The mast is 48 metres high" and "it stands 53 metres above the dyke": where a report has one length,
one weight or one speed only, and so has another, and the network finds their sentences alike, they
are of one thing.
"""

from __future__ import annotations

from collections.abc import Iterator

from sourceline.link.alignment import Statement, Statements
from sourceline.link.clashes import Clash
from sourceline.link.event_slots import Filler, Telling, clause_words, find_clashes, tells_now
from sourceline.link.number_claims import words_of_key
from sourceline.link.number_values import bounds
from sourceline.link.slot_numbers import Amount, excludes
from sourceline.model.annotations import Qualifier
from sourceline.text.lexicon import words_of
from sourceline.text.vectors import Direction, likeness

_TELLING = Telling("number", "two measures are given for the same thing of one event", 31)
# From this likeness two sentences with one measure each tell of one thing: of pairs of short reports
# both that are as alike are true, and the first below (0.48) is of two things, six times apart.
ALIKE = 0.45
# Two measures of one thing are not further apart.
MOST_APART = 2.0


def find_slot_measures(statements: Statements) -> Iterator[Clash]:
    """Pairs of reports with one measure of one unit each."""
    fillers = [f for s in statements.by_place.values() for f in _fillers(s)]
    yield from find_clashes(fillers, _exclude, _TELLING)


def _fillers(statement: Statement) -> Iterator[Filler[Amount]]:
    annotations = statement.annotations
    for figure in statement.facts.figures:
        if figure.unit not in words_of("slots", "measures") or isinstance(figure.value, tuple):
            continue
        if figure.qualifier not in (Qualifier.EXACT, Qualifier.ABOUT):
            continue
        if sum(other.unit == figure.unit for other in annotations.figures) > 1:
            continue
        around = clause_words(statement, figure.span)
        near = {statement.stems[at] for at in around}
        if near & (words_of("slots", "unlike") | words_of_key("unlike")):
            continue
        if statement.facts.is_quoted(figure.span) or not tells_now(statement, around):
            continue
        amount = Amount(*bounds(figure), figure.unit, frozenset(), False)
        yield Filler(f"how many {figure.unit}", statement, figure.span, amount)


def _exclude(a: Filler[Amount], b: Filler[Amount]) -> bool:
    if min(a.value.high, b.value.high) * MOST_APART < max(a.value.low, b.value.low):
        return False
    one, other = _names(a.statement), _names(b.statement)
    if one - other and other - one:
        return False  # each sentence names somebody or something else
    return excludes(a, b) and _alike(a.statement, b.statement) >= ALIKE


def _names(statement: Statement) -> set[str]:
    wording = statement.line.wording
    return {s for s, sort in zip(wording.stems, wording.sorts, strict=True) if sort == "n"}


def _alike(a: Statement, b: Statement) -> float:
    one, other = (
        Direction.of(s.annotations.vectors[s.sentence]) if s.annotations.vectors else None
        for s in (a, b)
    )
    return likeness(one, other) or 0.0
