"""What the strip draws where marks would lie on one another: bars as high as there is much."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sourceline.export.html.axis import Axis
from sourceline.export.html.periods import key_day
from sourceline.export.labels import counted, span_label
from sourceline.model.when import When

# More marks than these are a grey band on a page of 1,200 pixels, and half a megabyte of it.
MOST_MARKS = 150
HIGH = 40  # pixels of the highest bar of a side
_BARS = 80
_LEAST = 3


@dataclass(frozen=True, slots=True)
class Bar:
    """`x` and `width` in percent, `y` and `height` in pixels from the line, upwards negative."""

    x: float
    width: float
    y: float
    height: float
    status: str
    title: str


def bars_of(whens: list[When], axis: Axis, noun: str, *, above: bool) -> tuple[Bar, ...]:
    """How many there are in each stretch of the width, by the day on which each begins."""
    bins: dict[int, list[int]] = {}
    for when in whens:
        day = key_day(when)
        if day is not None:
            at = min(_BARS - 1, int(axis.at(day.toordinal()) / 100 * _BARS))
            bins.setdefault(at, []).append(day.toordinal())
    most = max(map(len, bins.values()), default=1)
    wide = 100 / _BARS
    return tuple(
        Bar(
            x=round(at * wide, 2),
            width=round(wide * 0.8, 2),
            y=-height if above else 0,
            height=height,
            status="report" if above else "agreed",
            title=f"{_span(days)}: {counted(len(days), noun)}",
        )
        for at, days in sorted(bins.items())
        for height in (round(max(_LEAST, HIGH * len(days) / most), 1),)
    )


def _span(days: list[int]) -> str:
    first, last = (date.fromordinal(each).isoformat() for each in (min(days), max(days)))
    return span_label(first, last)
