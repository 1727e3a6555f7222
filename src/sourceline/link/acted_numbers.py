"""Numbers told by an act alone: "eight thousand paid to see it", "fired twice", "at 60 kilometres an hour"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourceline.link.alignment import Statement
from sourceline.model.annotations import Figure, Qualifier
from sourceline.model.span import Span
from sourceline.text.lexicon import words_of
from sourceline.text.numbers import find_numbers

_TIMES = {"once": 1.0, "twice": 2.0}
_SPEED = re.compile(r"[- ](kilomet(?:re|er)s?|km|miles?) (?:an|per|each) hour\b", re.IGNORECASE)


def find_acted(statement: Statement) -> Iterator[Figure]:
    """Speeds, and counts whose verb says what they count."""
    text, span = statement.text, statement.span
    known = [figure.span for figure in statement.facts.figures]
    for number in find_numbers(text, span):
        if any(number.span.overlaps(each) for each in known):
            continue
        speed = _SPEED.match(text, number.span.end, span.end)
        if speed is not None:
            unit = "mph" if speed[1].lower().startswith("mile") else "km/h"
            yield _figure(statement, Span(number.span.start, speed.end()), number.value, unit, None)
            continue
        counted = _acts().match(text, number.span.end, span.end)
        if counted is not None:
            yield _figure(statement, number.span, number.value, "people", Span(*counted.span(1)))
    for shot in _shots().finditer(text, span.start, span.end):
        value = _value(shot[2])
        if value is not None:
            whole = Span(shot.start(2), shot.end())
            yield _figure(statement, whole, value, "", Span(*shot.span(1)))


def _figure(statement: Statement, span: Span, value: float, unit: str, of: Span | None) -> Figure:
    return Figure(
        span=span, value=value, qualifier=Qualifier.EXACT, unit=unit, of=of,
        sentence=statement.sentence,
    )  # fmt: skip


def _value(words: str) -> float | None:
    if words.lower() in _TIMES:
        return _TIMES[words.lower()]
    found = list(find_numbers(words, Span(0, len(words))))
    return found[0].value if found else None


@cache
def _acts() -> re.Pattern[str]:
    verbs = "|".join(sorted(words_of("slots", "attended")))
    return re.compile(rf" ({verbs})\b", re.IGNORECASE)


@cache
def _shots() -> re.Pattern[str]:
    verbs = "|".join(sorted(words_of("slots", "fired")))
    return re.compile(rf"\b({verbs}) (once|twice|\w+(?= times\b))(?: times)?", re.IGNORECASE)
