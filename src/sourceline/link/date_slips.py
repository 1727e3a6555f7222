"""Two dates of one month that differ as a slip of the pen does, of what is told alike around them.

"Its last inspection was on 12 May" and "passed an inspection on 2 May": no verb need be shared. A
digit was lost or two have changed places; both sentences have a word next to the date in common and
more around it. Silent where one report of the pile names both days: then they are of two things.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sourceline.link.act_names import act_name, groups
from sourceline.link.alignment import TELLING, Statement, Statements
from sourceline.link.bucket_ends import both_ends
from sourceline.link.clashes import Clash, Side
from sourceline.model.annotations import TimeExpression
from sourceline.text.lexicon import words_of

REASON = "two dates that a slip of the pen can explain are given for the same thing"
# Words to either side of a date that say what is dated, and the content words next to it.
REACH = 12
CLOSE = 2
# Telling words that both must have around the date, and their least weight.
FEWEST_SHARED = 2
LEAST_WEIGHT = 5.0
BUCKET_ENDS = 8


@dataclass(frozen=True, slots=True, eq=False)
class Dated:
    """A day with the stems around it; `close` are those right next to it."""

    statement: Statement
    time: TimeExpression
    day: date
    near: frozenset[str]
    close: frozenset[str]


def find_date_slips(statements: Statements) -> Iterator[Clash]:
    """Pairs of such days in different reports, looked up by month and a shared word."""
    days = list(_days(statements))
    held: dict[int, set[date]] = defaultdict(set)
    for each in days:
        held[each.statement.report].add(each.day)
    index: dict[tuple[int, int, str], list[Dated]] = defaultdict(list)
    for each in days:
        seen: set[int] = set()
        for word in sorted(each.close):
            bucket = index[each.day.year, each.day.month, word]
            for other in both_ends(bucket, BUCKET_ENDS):
                if id(other) in seen:
                    continue
                seen.add(id(other))
                if _clashes(other, each, statements) and not _both_known(other, each, held):
                    yield _clash(other, each)
            bucket.append(each)


def _days(statements: Statements) -> Iterator[Dated]:
    for statement in statements.by_place.values():
        for time in statement.facts.times:
            when = time.when
            if when is None or when.start is None or not when.is_day or when.approximate:
                continue
            words = time.span.cut(statement.text)
            if not any(c.isdigit() for c in words) or not statement.span.contains(time.span):
                continue
            if statement.facts.is_quoted(time.span):
                continue
            near, close = _around(statement, time)
            yield Dated(statement, time, when.start, near, close)


def _around(statement: Statement, time: TimeExpression) -> tuple[frozenset[str], frozenset[str]]:
    """The content stems near a date, and those next to it; words for one act are one."""
    line, function = statement.line, words_of("function", "words")
    content = [
        at
        for at, word in enumerate(line.wording.plain)
        if word not in function
        and not word[0].isdigit()
        and not any(t.span.overlaps(line.words[at]) for t in statement.facts.times)
    ]
    left = [at for at in content if line.words[at].end <= time.span.start][-REACH:]
    right = [at for at in content if line.words[at].start >= time.span.end][:REACH]
    near = frozenset(act_name(line.wording.stems[at]) for at in (*left, *right))
    return near, frozenset(act_name(line.wording.stems[at]) for at in left[-CLOSE:])


def _clashes(a: Dated, b: Dated, statements: Statements) -> bool:
    if a.statement.report == b.statement.report or not _is_slip(a.day, b.day):
        return False
    weights = [_weight(word, statements) for word in sorted(a.near & b.near)]
    telling = [weight for weight in weights if weight >= TELLING]
    return len(telling) >= FEWEST_SHARED and sum(weights) >= LEAST_WEIGHT


def _weight(name: str, statements: Statements) -> float:
    """Of the words that one name stands for, the weight of the commonest that the story has."""
    words = [name, *(root for root, group in groups().items() if group == name)]
    return min((statements.weights[w] for w in words if w in statements.weights), default=0.0)


def _is_slip(a: date, b: date) -> bool:
    """Whether a digit was lost (4 and 14) or the digits have changed places (12 and 21)."""
    one, other = str(a.day), str(b.day)
    if (a.year, a.month) != (b.year, b.month) or one == other:
        return False
    return one == other[1:] or other == one[1:] or one == other[::-1]


def _both_known(a: Dated, b: Dated, held: dict[int, set[date]]) -> bool:
    return any({a.day, b.day} <= days for days in held.values())


def _clash(a: Dated, b: Dated) -> Clash:
    return Clash(kind="date", about=_about(a, b), reason=REASON, a=_side(a), b=_side(b))


def _about(a: Dated, b: Dated) -> str:
    shared, line = a.near & b.near, a.statement.line
    found = [
        place.cut(a.statement.text)
        for place, root in zip(line.words, line.wording.stems, strict=True)
        if act_name(root) in shared
    ]
    return " ".join(found[:6])


def _side(each: Dated) -> Side:
    return Side.of(each.statement.annotations.article, each.statement.span, each.time.span)
