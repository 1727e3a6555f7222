"""Numbers over time, as the page's templates want them."""

from __future__ import annotations

from dataclasses import dataclass

from sourceline.export.html.axis import middle_day
from sourceline.export.html.desk import Desk, Opener
from sourceline.export.labels import date_label
from sourceline.export.safe import one_line
from sourceline.model.story import FigureSeries, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    day: str
    qualifier: str
    text: str
    opener: Opener | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """`points` are x and y in percent, empty where there is nothing to draw."""

    what: str
    unit: str
    values: tuple[Number, ...]
    points: tuple[tuple[float, float], ...]


def series_of(story: Story, desk: Desk) -> list[Series]:
    return [_series(item, desk) for item in story.figures]


def _series(series: FigureSeries, desk: Desk) -> Series:
    return Series(
        what=one_line(series.what),
        unit=one_line(series.unit),
        values=tuple(
            Number(
                day=date_label(value.as_of),
                qualifier="" if value.qualifier == "exact" else str(value.qualifier),
                text=one_line(value.text),
                opener=desk.opener(value.evidence),
            )
            for value in series.values
        ),
        points=_points(series),
    )


def _points(series: FigureSeries) -> tuple[tuple[float, float], ...]:
    """Days to the right, values up from nothing; a range stands at its middle."""
    found = [(middle_day(value.as_of), _level(value.value)) for value in series.values]
    dated = [(day, level) for day, level in found if day is not None]
    if len({day for day, _ in dated}) < 2:
        return ()
    low_day, high_day = min(day for day, _ in dated), max(day for day, _ in dated)
    low = min(0.0, *(level for _, level in dated))
    high = max(0.0, *(level for _, level in dated))
    whole = (high - low) or 1.0
    return tuple(
        (
            round(3 + 94 * (day - low_day) / (high_day - low_day), 2),
            round(90 - 80 * ((level - low) / whole), 2),
        )
        for day, level in sorted(dated)
    )


def _level(value: float | tuple[float, float]) -> float:
    return value[0] / 2 + value[1] / 2 if isinstance(value, tuple) else value
