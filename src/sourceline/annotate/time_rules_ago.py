"""Rules for so many days, weeks or years before or after: "ago", "later", "before the final"."""

from __future__ import annotations

from sourceline.annotate.time_classes import Word
from sourceline.annotate.time_grammar import Match, Reading, rule
from sourceline.annotate.time_rules_counted import DAY_UNITS


@rule("the (unit|part) (before|after)")
def _day_beside(match: Match) -> Reading | None:
    """ "the day before": from the day told, where nothing follows that it would count from."""
    unit = match.words[1]
    if unit.cls == "unit" and str(unit.value) not in DAY_UNITS:
        return None
    step = -1 if match.has("before") else 1
    code = "D" if unit.cls == "part" else str(unit.value)
    part = str(unit.value) if unit.cls == "part" else ""
    if _goes_on(match.after):
        return Reading(
            kind="event", unit=code, amount=step, part=part, base="narrative", cut=1,
            skip=1,
        )  # fmt: skip
    return Reading(kind="shift", unit=code, amount=step, base="narrative", part=part,
                   type="time" if part else "date")  # fmt: skip


def _goes_on(after: Word | None) -> bool:
    """Whether "before" or "after" has something behind it to count from."""
    return (
        after is not None
        and after.cls not in ("comma", "stop", "close")
        and (
            after.text not in ('"', "”", "'", ";", "—", ":", "!", "?")
            and after.low not in ("and", "but")
        )
    )


def amount_of(match: Match) -> tuple[int | None, bool, bool]:
    """How many ("a few": None), whether it is rough, and whether a half is added."""
    words = match.words
    vague = match.get("vague")
    number = match.get("number", "year")
    half = match.has("half")
    if number is not None:
        rough = not isinstance(number.value, int) or match.has("or", "hedge_near", "hedge_about")
        return int(number.number), rough, half
    if vague is not None:
        return (2, True, half) if vague.low == "couple" else (None, True, half)
    return 1, any(w.cls == "or" for w in words), half


@rule("ROUGHLY? (SPAN|units) (ago|or number ago)")
@rule("ROUGHLY? SPAN or x ago")
def _ago(match: Match) -> Reading | None:
    """ "three weeks ago", "a year ago", "several years ago"."""
    unit = match.get("unit", "units")
    assert unit is not None
    count, rough, half = amount_of(match)
    code = str(unit.value)
    if match.words[0].cls == "units":
        count = None
    if half and match.get("number", "year") is None and not match.has("and"):
        code, count = {"Y": ("M", 6), "C": ("Y", 50), "E": ("Y", 5)}.get(code, (code, None))
    if count is None:
        return Reading(kind="ago", value="PAST_REF", unit=code, amount=0, base="published")
    if code.startswith("T"):
        return Reading(kind="ago", value="PAST_REF" if count == 0 else None, unit="D", amount=0,
                       base="published", number=count if code == "TH" else 0)  # fmt: skip
    if code == "C":  # "a century ago" is about that decade
        code, count = "E", 10 * count
    rough = rough or half or code == "E"
    return Reading(
        kind="shift", unit=code, amount=-count, base="published", approximate=rough,
        name="ago",
    )  # fmt: skip


@rule("ROUGHLY? SPAN (earlier|later|hence|from reference|from dayword|before|after)")
def _off(match: Match) -> Reading | None:
    """ "two days earlier", "a week later", "two days before the final"."""
    unit = match.get("unit", "units")
    assert unit is not None
    count, rough, half = amount_of(match)
    code = str(unit.value)
    last = match.words[-1]
    sign = -1 if last.cls in ("earlier", "before") else 1
    if last.cls in ("before", "after") and _goes_on(match.after):
        return _beside_event(match, code, count, sign)
    if count is None or code.startswith("T"):
        return Reading(kind="fixed", type="duration", value=f"PX{code[-1]}" if count is None else
                       f"PT{count}{code[-1]}", cut=1 if not match.has("from") else 2)  # fmt: skip
    if last.cls in ("reference", "dayword"):
        day = last.value if isinstance(last.value, list) else [0]
        if code != "D" and day != [0]:
            return None
        return Reading(kind="shift", unit=code, amount=count + int(day[0]), base="published",
                       name="ago")  # fmt: skip
    base = "published" if last.cls == "hence" else "narrative"
    return Reading(
        kind="shift", unit=code, amount=sign * count, base=base, approximate=rough or half,
        name="off",
    )  # fmt: skip


def _beside_event(match: Match, code: str, count: int | None, sign: int) -> Reading | None:
    """ "a week after the vote": a duration, unless a date follows, which `dates` sees to."""
    if code.startswith("T"):
        letter = code[-1]
        value = f"PT{'X' if count is None else count}{letter}"
    else:
        value = duration(code, count, False)
    return Reading(
        kind="event", type="duration", value=value, unit=code, amount=sign * (count or 0), cut=1,
        base="narrative",
    )  # fmt: skip


def duration(code: str, count: int | None, half: bool) -> str:
    """A TIMEX3 period: "P3W", "PT30M", "PXY"."""
    clock = "T" if code.startswith("T") else ""
    letter = code[-1] if clock else code
    if letter == "F":
        letter, count = "W", None if count is None else 2 * count
    if letter == "E":
        letter, count = ("Y", 10 * count) if count is not None and count != 1 else ("E", count)
    if letter == "C":
        letter, count = ("Y", 100 * count) if count is not None else ("C", None)
    if letter == "L":
        letter, count = ("Y", 1000 * count) if count is not None else ("L", None)
    if letter == "WE":
        letter, count = "WE", count
    if half and count is not None:
        below = {
            "H": ("M", 30),
            "M": ("S", 30) if clock else ("W", 2),
            "Y": ("M", 6),
            "D": ("H", 12),
        }
        if letter in below:
            small, more = below[letter]
            middle = "T" if letter == "D" else ""
            return f"P{clock}{count}{letter}{middle}{more}{small}"
    return f"P{clock}{'X' if count is None else count}{letter}"


@rule("the? x? unit hyphen (earlier|ago) (unit|period|ordinal hyphen? unit|number units)")
@rule("the? unit hyphen (earlier|ago)")
def _year_earlier(match: Match) -> Reading | None:
    """ "the year-earlier quarter", "year-ago results": the same stretch one year before."""
    units = match.all("unit")
    if units[0].value != "Y":
        return None
    before = match.before
    skip = int(len(units) == 1 and match.words[0].cls == "the")
    if len(units) == 1 and before is not None and before.low == "a":
        return None
    return Reading(kind="year_earlier", unit="Q", amount=-1, base="narrative", skip=skip)
