"""Ages: "Ada Kim, 81, said", "aged 27", "a boy of eighteen"."""

from __future__ import annotations

import re

from sourceline.annotate.figure_line import SMALL, Line
from sourceline.annotate.figure_units import YEARS_OLD
from sourceline.model.annotations import Figure, Qualifier
from sourceline.model.span import Span
from sourceline.text.lexicon import load_lexicon, words_of
from sourceline.text.numbers import Number

# A name or a verb that makes a number an age stands so near.
REACH = 40
_NAMED = re.compile(r"((?:[A-Z][\w'’.-]+ ){0,4}[A-Z][\w'’.-]+)(?:, | \()$")
_PERSON_OF = re.compile(r"\ban? (?:\w+ )?(?:boy|girl|man|woman|lad|child|youth|youngster) of $")
_IS = re.compile(r"\b(?:who|he|she) (?:is|are|was|were|turned|turns) $")
_ALONE = re.compile(r"(?:\d+|[a-z-]+)(?:[,.]| and\b| when\b|$)")


def find_age(line: Line, number: Number) -> Figure | None:
    """The age that a number without a unit is, if it is one."""
    text, start = line.text, number.span.start
    if not 1 <= number.value <= _oldest() or number.value % 1 or number.scaled:
        return None
    name = _name_before(line, number)
    said = line.word_before(number).lower() in ("aged", "age") or _is_age_of(line, number)
    if not said and (name is None or number.words or not _closes(line, number)):
        return None
    if number.words and number.value > SMALL and not said:
        return None
    span = Span(start, number.span.end)
    if line.is_barred(span) and not said:
        return None
    if name is not None and name.cut(text).lower() in words_of("function", "times"):
        return None
    return Figure(
        span=span,
        value=number.value,
        qualifier=Qualifier.EXACT,
        unit=YEARS_OLD,
        of=name,
        sentence=line.number,
    )


def _oldest() -> float:
    oldest: float = load_lexicon("units")["settings"]["oldest"]
    return oldest


def _closes(line: Line, number: Number) -> bool:
    """Whether a comma, a bracket or the sentence's end follows."""
    after = line.text[number.span.end : number.span.end + 2]
    if after[:1] in (",", ")"):
        return not after[1:].isdigit()
    return after[:1] == "." and number.span.end + 1 >= line.end


def _is_age_of(line: Line, number: Number) -> bool:
    """ "a boy of eighteen", "she was 18 and ..."."""
    left = line.text[max(line.start, number.span.start - REACH) : number.span.start]
    if _PERSON_OF.search(left):
        return True
    return (
        bool(_IS.search(left)) and _ALONE.match(line.text, number.span.start, line.end) is not None
    )


def _name_before(line: Line, number: Number) -> Span | None:
    """The capital words that stand before ", 81"."""
    base = max(line.start, number.span.start - 60)
    found = _NAMED.search(line.text[base : number.span.start])
    return Span(base + found.start(1), base + found.end(1)) if found else None
