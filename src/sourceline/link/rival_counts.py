"""Two counts of one thing in one sentence: "some 300 marched; the police say 250"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from sourceline.link.alignment import Statements
from sourceline.link.clashes import Clash, Side
from sourceline.link.number_claims import words_of_key
from sourceline.model.span import Span
from sourceline.model.story import Evidence
from sourceline.text.numbers import Number, find_numbers

REASON = "two counts of the same thing are given side by side"
_BORDER = re.compile(r"[;,—–(]| but | while | and ")
_CLOSED = re.compile(r"\s*(?:[.;,)—–]|people\b|$| were | took | in all)")
_PUT = re.compile(
    r"\bputs? (?:the |their |its )?((?:number|crowd|turnout|toll|figure|total|count)\b[^.;\n]{0,60}?) at "
    r"(?:about |around |some |nearly |more than |over )?$"
)
# How far behind the first count the second can stand.
REACH = 120


@cache
def _counting() -> re.Pattern[str]:
    words = sorted(words_of_key("counts"), key=lambda w: (-len(w), w))
    return re.compile(
        r"\b(?:" + "|".join(map(re.escape, words)) + r")(?: (?:that )?(?:it was|there were))?"
        r"(?: (?:about|around|some|only|just|nearly|almost|roughly|more than|over|at least|fewer than))?\s$"
    )


def find_rival_counts(statements: Statements) -> Iterator[Clash]:
    """A count, a border, and another's count of nothing else that the sentence names."""
    for statement in statements.by_place.values():
        facts, text = statement.facts, statement.text
        if not _BORDER.search(text, statement.span.start, statement.span.end):
            continue
        counts = {
            f.span.start: f.of
            for f in facts.figures
            if f.unit in ("", "people") and f.of is not None
        }
        found = list(find_numbers(text, statement.span))
        for first, second in pairwise(found):
            put = _put(text, statement.span.start, first.span.start)
            counted = counts.get(first.span.start) or put
            if counted is None or facts.is_quoted(second.span):
                continue
            if not _rivals(text, first.span, second.span) or not _comparable(first, second):
                continue
            evidence = Evidence.of(statement.annotations.article, statement.span)
            yield Clash(
                kind="number",
                about=f"number of {' '.join(counted.cut(text).split())}",
                reason=REASON,
                a=Side(evidence, first.span.cut(text), first.span.start),
                b=Side(evidence, second.span.cut(text), second.span.start),
            )


def _put(text: str, floor: int, place: int) -> Span | None:
    """What is counted in "put the crowd on the square at 5,000"."""
    start = max(floor, place - REACH)
    found = _PUT.search(text[start:place])
    return Span(start + found.start(1), start + found.end(1)) if found else None


def _rivals(text: str, first: Span, second: Span) -> bool:
    between = text[first.end : second.start]
    return bool(
        len(between) <= REACH
        and _BORDER.search(between)
        and _counting().search(between)
        and _CLOSED.match(text[second.end : second.end + 12])
    )


def _comparable(first: Number, second: Number) -> bool:
    """Counts of one crowd differ, but not a hundredfold."""
    if not first.value or not second.value or first.value == second.value:
        return False
    return 0.02 < second.value / first.value < 50
