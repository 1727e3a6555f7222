"""An earlier number of what was just counted: "5,800 signatures, up from about 3,900 a month ago"."""

from __future__ import annotations

from collections.abc import Sequence

from sourceline.annotate.figure_line import Line
from sourceline.annotate.figure_units import Measured, measure
from sourceline.model.annotations import Figure
from sourceline.text.earlier import is_earlier
from sourceline.text.numbers import Number

# An earlier count is of the size of the later.
_LIKE = 100.0


def find_earlier(line: Line, number: Number, told: Sequence[Figure]) -> Figure | None:
    """The number as a figure of what the figure before it counts; None where it is none."""
    earlier = is_earlier(line.text, number.span.start, line.start)
    if not told or not earlier or line.is_barred(number.span):
        return None
    later = told[-1]
    if isinstance(later.value, tuple) or later.of is None:
        return None
    found = measure(line.text, number, line.start, line.end) or Measured(
        number.span, number.value, ""
    )
    unit = found.unit or later.unit
    alike = 1 / _LIKE <= found.value / max(later.value, 1.0) <= _LIKE
    return line.figure(found, later.of, number, unit) if alike and unit == later.unit else None
