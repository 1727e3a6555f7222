"""Numbers that change as time goes on: a later one is news and no discrepancy."""

from __future__ import annotations

from sourceline.link.alignment import Statements
from sourceline.link.number_claims import SCORE, YEARS_OLD, NumberClaim, words_of_key

# Of a lesser number in a later report, the share of words that both must have around it: of what never
# falls, and of what is counted anew (the dead, the arrested).
LESS_LATER = 0.45
LESS_OF_CHANGING = 0.6
# A weight or a length does not change.
LESS_OF_MEASURES = 0.25


def grows(a: NumberClaim, b: NumberClaim, statements: Statements) -> bool:
    """Whether one of two numbers may have come from the other as time went on.

    The dead, the missing and the signatures are counted anew each day, and by one outlet each hour.
    Other numbers grow, too, from one report's day to the next; where both sentences name the same
    day, they are as of that day.
    """
    if a.unit == YEARS_OLD:
        return _had_birthday(a, b)
    if a.unit == SCORE or a.measured or a.counted in words_of_key("final", "settings"):
        return False
    first, second = (claim.statement.annotations.article for claim in (a, b))
    if first.id == second.id:
        return False
    changing = a.counted in words_of_key("changing", "settings")
    if first.published is None or second.published is None:
        return changing or goes_on(a) or goes_on(b)
    if first.published.overlaps(second.published):
        if not (first.published.is_day and second.published.is_day):
            return changing or goes_on(a) or goes_on(b)
        same = first.publisher is not None and first.publisher == second.publisher
        return changing and same
    if _one_day(a, b) and not changing:
        return False
    early, late = (a, b) if first.published.sort_key < second.published.sort_key else (b, a)
    least = min(statements.weigh(a.near), statements.weigh(b.near))
    share = statements.weigh(a.near & b.near) / max(least, 1.0)
    if changing and (_shrinks(a) or _shrinks(b) or goes_on(late)):
        return True
    measure = a.unit in words_of_key("measures", "settings")
    needed = LESS_OF_CHANGING if changing else LESS_OF_MEASURES if measure else LESS_LATER
    return late.values > early.values or share < needed


def _shrinks(claim: NumberClaim) -> bool:
    """Whether fewer later is news: the missing are found, the homes have power again."""
    return not words_of_key("shrinking").isdisjoint({claim.counted, *claim.near})


def goes_on(claim: NumberClaim) -> bool:
    """ "Have paid back so far", "is now": a state of the day, which a later report tells anew."""
    return not words_of_key("going_on").isdisjoint(claim.statement.line.wording.plain)


def _one_day(a: NumberClaim, b: NumberClaim) -> bool:
    """Whether both sentences name one day."""
    return any(x.is_day and (x.start, x.end) == (y.start, y.end) for x in a.days for y in b.days)


def _had_birthday(a: NumberClaim, b: NumberClaim) -> bool:
    """Whether a birthday between two reports can explain a year."""
    one, other = (claim.statement.annotations.article.published for claim in (a, b))
    return abs(a.values[0] - b.values[0]) <= 1 and (one is None or one != other)
