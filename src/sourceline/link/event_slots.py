"""What one event has one of, and what each report fills it with: the ransom, who found the body.

Two reports that share no sentence still tell one event, so what fills a slot can be compared, where
each report fills it once and tells of no other time or other one of the kind.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Generic, TypeVar

from sourceline.link.alignment import Statement
from sourceline.link.bucket_ends import both_ends
from sourceline.link.clashes import Clash, Side
from sourceline.link.nearness import are_near
from sourceline.model.span import Span
from sourceline.text.lexicon import words_of

T = TypeVar("T")

# Of the reports that fill a slot so many at either end are compared with each.
BUCKET_ENDS = 8
# Words to either side of a value that say what it is of.
REACH = 12
# Days before its report from which a day that a sentence names is of an older event.
OLD = 45
_BORDER = re.compile(r"[;:—–\"“”]|, (?:and|but|while|whereas) |\b(?:while|whereas) ")


@dataclass(frozen=True, slots=True, eq=False)
class Filler(Generic[T]):
    """What a sentence fills a slot with: the words, and what they mean."""

    slot: str
    statement: Statement
    span: Span
    value: T

    @property
    def side(self) -> Side:
        return Side.of(self.statement.annotations.article, self.statement.span, self.span)


@dataclass(frozen=True, slots=True)
class Telling:
    """How a clash of a slot is told."""

    kind: str
    reason: str
    most_days: int


def find_clashes(
    fillers: Iterable[Filler[T]],
    excludes: Callable[[Filler[T], Filler[T]], bool],
    telling: Telling,
) -> Iterator[Clash]:
    """Pairs that cannot both hold, of two reports that each fill the slot with one value."""
    slots: dict[str, dict[int, list[Filler[T]]]] = defaultdict(lambda: defaultdict(list))
    for filler in fillers:
        slots[filler.slot][filler.statement.report].append(filler)
    for name, by_report in sorted(slots.items()):
        single = [
            held
            for _, held in sorted(by_report.items())
            if not any(excludes(a, b) for a, b in combinations(held, 2))
        ]
        for number, held in enumerate(single):
            for others in both_ends(single[:number], BUCKET_ENDS):
                clash = _clash(name, others, held, excludes, telling)
                if clash is not None:
                    yield clash


def _clash(
    name: str,
    one: list[Filler[T]],
    other: list[Filler[T]],
    excludes: Callable[[Filler[T], Filler[T]], bool],
    telling: Telling,
) -> Clash | None:
    """Of two reports, where no value of the one agrees with one of the other."""
    if not all(excludes(a, b) for a in one for b in other):
        return None
    a, b = one[0], other[0]
    if telling.kind != "date" and not days_agree(a.statement, b.statement):
        return None
    articles = a.statement.annotations.article, b.statement.annotations.article
    if not are_near(*articles, telling.most_days):
        return None
    return Clash(kind=telling.kind, about=name, reason=telling.reason, a=a.side, b=b.side)


def distinct(fillers: Iterable[Filler[T]]) -> Iterator[Filler[T]]:
    """Of fillers of one report with one value the first two, where values and reports decide what excludes
    what: the others say no more, and a report that repeats itself would be compared with itself for long."""
    seen: Counter[tuple[str, int, T]] = Counter()
    for filler in fillers:
        key = (filler.slot, filler.statement.report, filler.value)
        seen[key] += 1
        if seen[key] <= 2:
            yield filler


def clause_words(statement: Statement, span: Span) -> list[int]:
    """Numbers of the words of the clause around a value, at most `REACH` to either side."""
    text, words = statement.text, statement.line.words
    inside = statement.words_over(span)
    if not inside:
        return []
    start, end = max(0, inside[0] - REACH), min(len(words), inside[-1] + REACH + 1)
    for at in range(inside[0] - 1, start - 1, -1):
        if _BORDER.search(text[words[at].end : words[at + 1].start + 6]):
            start = at + 1
            break
    for at in range(inside[-1], end - 1):
        if _BORDER.search(text[words[at].end : words[at + 1].end + 1]):
            end = at + 1
            break
    return list(range(start, end))


def tells_now(statement: Statement, around: Sequence[int]) -> bool:
    """Whether a clause tells, for sure, of what the report is about: no condition, no other time."""
    plain = {statement.line.wording.plain[at] for at in around}
    if not around or plain & (words_of("slots", "unsure") | words_of("slots", "other_time")):
        return False
    published = statement.annotations.article.published
    if published is None or published.start is None:
        return True
    words = statement.line.words
    clause = words[around[0]].cover(words[around[-1]])
    days = [
        t.when
        for t in statement.facts.times_at(clause)
        if t.when is not None and t.type in ("date", "time")
    ]
    return not any(
        (d.end and (published.start - d.end).days > OLD)
        or (d.start and published.end and d.start > published.end)
        for d in days
    )


def days_agree(a: Statement, b: Statement) -> bool:
    """Whether two sentences can tell of one day: false where each names days and none is in both."""
    one, other = (
        [t.when for t in s.facts.times if t.when is not None and t.when.is_day] for s in (a, b)
    )
    return not one or not other or any(x.overlaps(y) for x in one for y in other)
