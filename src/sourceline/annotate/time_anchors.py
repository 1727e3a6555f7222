"""What is left to say of a relative expression where its day is not known."""

from __future__ import annotations

from sourceline.annotate.moments import SEASON_CODES
from sourceline.annotate.tense import Tense
from sourceline.annotate.time_grammar import Reading
from sourceline.model.annotations import Anchor

# A unit of the anchor and how many of them one unit of the words is.
_UNITS = {
    "D": ("day", 1), "W": ("week", 1), "F": ("week", 2), "WE": ("week", 1), "M": ("month", 1),
    "Q": ("month", 3), "Y": ("year", 1), "E": ("year", 10), "C": ("year", 100),
}  # fmt: skip
_BACK = ("last", "past", "previous")
PAST, FUTURE, NONE = "past", "future", "none"
_WAYS = {
    Tense.PAST: PAST, Tense.PERFECT: PAST, Tense.LEANS: NONE, Tense.FUTURE: FUTURE, Tense.NONE: NONE,
}  # fmt: skip
_ON = ("next", "coming", "following")


def is_explicit(reading: Reading) -> bool:
    """Whether the words name the date in full, or tell no date at all."""
    if reading.kind in ("years", "decade", "century", "fixed"):
        return True
    return reading.year is not None


def anchor_of(reading: Reading, tense: Tense) -> Anchor | None:
    """From what the words count, and how far."""
    way = PAST if reading.which in _BACK else FUTURE if reading.which in _ON else _WAYS[tense]
    base = reading.base or "published"
    if reading.kind == "weekday" and reading.weekday is not None:
        return Anchor(base=base, unit="weekday", amount=reading.weekday, direction=way)
    if reading.kind == "monthday" and reading.day is not None:
        return Anchor(base=base, unit="day_of_month", amount=reading.day, direction=way)
    if reading.kind == "calendar" and reading.month is not None:
        return Anchor(base=base, unit="month_name", amount=reading.month, direction=way)
    if reading.kind in ("shift", "event") and reading.unit in _UNITS:
        unit, size = _UNITS[reading.unit]
        amount = size * reading.amount
        way = PAST if amount < 0 else FUTURE if amount > 0 else "none"
        return Anchor(base=base, unit=unit, amount=abs(amount), direction=way)
    if reading.kind == "weekend":
        return Anchor(base=base, unit="week", amount=0, direction=_WAYS[tense])
    if reading.year_shift is not None:
        way = PAST if reading.year_shift < 0 else FUTURE if reading.year_shift > 0 else "none"
        return Anchor(base=base, unit="year", amount=abs(reading.year_shift), direction=way)
    return None


def undated_value(reading: Reading) -> str | None:
    """A TIMEX3 value with X for what is not known."""
    if reading.kind == "weekday" and reading.weekday is not None:
        return f"XXXX-WXX-{reading.weekday + 1}"
    if reading.kind == "monthday":
        return f"XXXX-XX-{reading.day:02d}"
    if reading.kind == "calendar" and reading.month is not None:
        day = f"-{reading.day:02d}" if reading.day is not None else ""
        return f"XXXX-{reading.month:02d}{day}"
    if reading.kind == "season":
        return f"XXXX-{SEASON_CODES[reading.name]}"
    if reading.kind == "quarter":
        return f"XXXX-Q{reading.number}"
    return reading.value or None
