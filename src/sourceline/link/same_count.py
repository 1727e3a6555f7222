"""Numbers that no list and no shared noun ties together, tied by all that speaks for one quantity.

"The fund had taken in 2,300" and "Anna's appeal is at 41,000" join what is counted already; "offered a
reward of 5,000" and "the sum on his head is 10,000 now" make a row of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence, Set
from itertools import combinations

from sourceline.link.counted import Count
from sourceline.link.number_scores import one_wording, score_numbers
from sourceline.link.told_numbers import ToldNumber
from sourceline.model.story import Discrepancy, Evidence

# From this score two numbers are one quantity; its precision and recall are told in `number_scores`.
JOINED = 0.5
# A word beside more numbers than this says of none what it counts.
MOST = 100

Row = list[ToldNumber]
Place = tuple[str, int]
Key = tuple[str, str]
Apart = Collection[frozenset[Evidence]]


class Scores:
    """The scores of pairs of numbers of one story; nothing that the story disputes is one thing."""

    def __init__(self, apart: Apart = ()) -> None:
        self._apart = frozenset(apart)

    def of(self, one: ToldNumber, two: ToldNumber) -> float:
        """0 where the two cannot be one thing at two times."""
        early, late = sorted((one, two), key=lambda number: (number.day, number.place))
        if early.day == late.day or early.unit != late.unit or early.value == late.value:
            return 0.0
        if not (early.noun or late.noun or early.unit) or one_wording(early, late):
            return 0.0
        if early.terms.keys().isdisjoint(late.terms):
            return 0.0
        if frozenset([early.told, late.told]) in self._apart:
            return 0.0
        return score_numbers(early, late)


def join_counts(
    groups: Mapping[Key, list[Count]],
    numbers: Sequence[ToldNumber],
    scores: Scores,
    used: Set[Place],
) -> list[tuple[ToldNumber, Key]]:
    """To which of what is counted anew each number goes that no list knows.

    One count alone is too little to be joined: it may be known by its word only ("raised its price").
    """
    by_place = {number.place: number for number in numbers}
    rows = {
        key: [by_place[place] for count in counts if (place := place_of(count)) in by_place]
        for key, counts in sorted(groups.items())
        if len(counts) > 1
    }
    found: list[tuple[ToldNumber, Key]] = []
    for number in numbers:
        if number.place in used:
            continue
        fit = [
            (max((scores.of(number, each) for each in row), default=0.0), key)
            for key, row in rows.items()
            if _fits(number, row)
        ]
        score, key = max(fit, default=(0.0, ("", "")))
        if score >= JOINED:
            found.append((number, key))
            rows[key].append(number)
    return found


def place_of(count: Count) -> Place:
    return (count.told.article, count.figure.span.start)


def _fits(number: ToldNumber, row: Sequence[ToldNumber]) -> bool:
    """Whether no report has it beside another number of the row, as of one day, and it keeps the order."""
    for each in row:
        if each.value != number.value and each.day == number.day:
            return False
    return _keeps_order([*row, number])


def _keeps_order(row: Sequence[ToldNumber]) -> bool:
    """Whether the numbers only grow or only shrink: one that is told again after another's day is a
    quantity of its own ("the 20 million that it promised"), and no earlier count."""
    values = [one.value for one in sorted(row, key=lambda one: (one.day, one.value))]
    return values == sorted(values) or values == sorted(values, reverse=True)


def find_rows(numbers: Sequence[ToldNumber], scores: Scores, used: Set[Place]) -> list[Row]:
    """Rows of numbers of one thing in order of time, the surest pair first."""
    free = [number for number in numbers if number.place not in used]
    pairs = sorted(
        (
            (-score, one.place, two.place, one, two)
            for one, two in _sharing(free)
            if (score := scores.of(one, two)) >= JOINED
        ),
        key=lambda pair: pair[:3],
    )
    rows: list[Row] = []
    row_of: dict[Place, Row] = {}
    for *_, one, two in pairs:
        mine, other = row_of.get(one.place), row_of.get(two.place)
        if mine is not None and other is not None:
            continue
        row = mine or other
        if row is None:
            row = []
            rows.append(row)
        for number in (one, two):
            if number not in row and _fits(number, row):
                row.append(number)
                row_of[number.place] = row
    told = [sorted(row, key=lambda number: (number.day, number.place)) for row in rows]
    full = (_with_repeats(row, free) for row in told if len({each.value for each in row}) > 1)
    return [row for row in full if _keeps_order(row)]


def _sharing(free: Sequence[ToldNumber]) -> list[tuple[ToldNumber, ToldNumber]]:
    """Each two that share a word which few numbers of the story have: in a large pile all by all is
    too many."""
    by_term: dict[str, list[int]] = defaultdict(list)
    for index, number in enumerate(free):
        for term in number.terms:
            by_term[term].append(index)
    pairs = {
        pair for held in by_term.values() if len(held) <= MOST for pair in combinations(held, 2)
    }
    return [(free[one], free[two]) for one, two in sorted(pairs)]


def _with_repeats(row: Row, free: Sequence[ToldNumber]) -> Row:
    """With whoever else tells one of its values of the same noun and unit."""
    known = {(each.value, each.noun, each.unit) for each in row}
    places = {each.place for each in row}
    more = [n for n in free if n.place not in places and (n.value, n.noun, n.unit) in known]
    return sorted([*row, *more], key=lambda number: (number.day, number.place))


def disputed_pairs(discrepancies: Sequence[Discrepancy]) -> frozenset[frozenset[Evidence]]:
    """Each two sentences that stand on two sides of a disagreement."""
    return frozenset(
        frozenset([one, two])
        for each in discrepancies
        for first, second in combinations(each.values, 2)
        for one in first.evidence
        for two in second.evidence
    )
