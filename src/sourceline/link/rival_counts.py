"""Two counts of one thing in one sentence: "some 300 marched; the police say 250"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourceline.link.alignment import Statements
from sourceline.link.clashes import Clash, Side
from sourceline.link.number_claims import words_of_key
from sourceline.model.annotations import Figure
from sourceline.model.span import Span, overlaps_any
from sourceline.model.story import Evidence
from sourceline.text.numbers import find_numbers

REASON = "two counts of the same thing are given side by side"
_BORDER = re.compile(r"[;,—–(]| but | while | and ")
_CLOSED = re.compile(r"\s*(?:[.;,)—–]|people\b|$| were | took | in all)")
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
    for (_, number), statement in statements.by_place.items():
        annotations, text = statement.annotations, statement.text
        counts = [
            f
            for f in annotations.figures
            if f.sentence == number and f.unit in ("", "people") and f.of is not None
        ]
        if not counts:
            continue
        quoted = [p for q in annotations.quotations if q.kind != "indirect" for p in q.parts]
        for figure in counts:
            end = min(statement.span.end, figure.span.end + REACH)
            for found in find_numbers(text, Span(figure.span.start, statement.span.end)):
                if found.span.start <= figure.span.end or found.span.end > end:
                    continue
                if overlaps_any(found.span, quoted) or not _rivals(text, figure, found.span):
                    continue
                if found.value == figure.value or not _comparable(figure, found.value):
                    continue
                evidence = Evidence.of(annotations.article, statement.span)
                yield Clash(
                    kind="number",
                    about=f"number of {_words(figure, text)}",
                    reason=REASON,
                    a=Side(evidence, figure.span.cut(text), figure.span.start),
                    b=Side(evidence, found.span.cut(text), found.span.start),
                )


def _rivals(text: str, figure: Figure, span: Span) -> bool:
    between = text[figure.span.end : span.start]
    return bool(
        _BORDER.search(between)
        and _counting().search(between)
        and _CLOSED.match(text[span.end : span.end + 12])
    )


def _comparable(figure: Figure, value: float) -> bool:
    """Counts of one crowd differ, but not a hundredfold."""
    if isinstance(figure.value, tuple) or not figure.value or not value:
        return False
    return 0.02 < value / figure.value < 50


def _words(figure: Figure, text: str) -> str:
    return " ".join(figure.of.cut(text).split()) if figure.of else figure.unit
