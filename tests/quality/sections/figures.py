"""Numbers that belong to one series."""

from __future__ import annotations

from math import isclose

from tests.quality.patterns import flat, has
from tests.quality.tally import Tally
from tests.quality.told import Json, Told, values, words
from tests.quality.truth import Series, Truth

_SCALES = {"million": 1e6, "thousand": 1e3}


def score_figures(truth: Truth, told: Told) -> dict[str, Tally]:
    """The told series about the true thing with most of its values stands for it."""
    tally = Tally()
    for true in truth.figures:
        about = [series for series in told.section("figures") if has(true.what, _face(series))]
        best = max(about, key=lambda series: len(_shared(true, series)), default=None)
        shared = [] if best is None else _shared(true, best)
        for value in true.values:
            tally.want(value in shared, f"{true.what} {value}")
        for never in true.not_values:
            wrong = best is not None and _holds(never, _numbers(best))
            tally.forbid(wrong, f"{true.what} never {never}")
    return {"figures": tally}


def _face(series: Json) -> str:
    told = (words(value, "text") for value in values(series))
    return flat(" ".join([str(series.get("what")), str(series.get("unit")), *told]))


def _numbers(series: Json) -> list[float]:
    told = (value.get("value") for value in values(series))
    return [number for number in told if isinstance(number, int | float)]


def _shared(true: Series, series: Json) -> list[float]:
    """The true values that the series holds, plain or in its unit: 2 of "million dollars"."""
    plain = _numbers(series)
    unit = str(series.get("unit") or "").lower()
    scale = next((factor for word, factor in _SCALES.items() if word in unit), 1.0)
    numbers = plain + [number * scale for number in plain]
    return [value for value in true.values if _holds(value, numbers)]


def _holds(value: float, numbers: list[float]) -> bool:
    return any(isclose(value, number, rel_tol=1e-6, abs_tol=1e-6) for number in numbers)
