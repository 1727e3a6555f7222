"""Numbers that are told by their size alone: "several thousand people", "a few hundred tonnes"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourceline.annotate.figure_counted import counted_by
from sourceline.annotate.figure_line import Line, class_of
from sourceline.annotate.figure_units import Measured
from sourceline.model.annotations import Figure, Qualifier
from sourceline.model.span import Span
from sourceline.text.lexicon import load_lexicon

# "Several thousand" are no fewer than two and fewer than ten of them.
LEAST, MOST = 2, 9
SIZES = ("hundred", "thousand", "million")


def find_vague(line: Line) -> Iterator[Figure]:
    """Such numbers as ranges, where a noun follows that they count."""
    for found in _vague().finditer(line.text, line.start, line.end):
        size = float(load_lexicon("numbers")["scales"].get(found[1].lower(), 100))
        span = Span(*found.span())
        counted = counted_by(line.text, Measured(span, size, ""), line.start, line.end, line.barred)
        if counted is None or counted.start < span.end or line.is_barred(span):
            continue
        yield Figure(
            span=span,
            value=(LEAST * size, MOST * size),
            qualifier=Qualifier.ABOUT,
            unit=class_of(line.text, counted),
            of=counted,
            sentence=line.number,
        )


@cache
def _vague() -> re.Pattern[str]:
    return re.compile(rf"\b(?:several|a few) ({'|'.join(SIZES)})\b", re.IGNORECASE)
