"""Rules for durations, repeated times, hours of the day and words like "now"."""

from __future__ import annotations

from sourceline.annotate.moments import SEASON_CODES
from sourceline.annotate.time_classes import Word, judging
from sourceline.annotate.time_grammar import Match, Reading, rule
from sourceline.annotate.time_rules_ago import amount_of, duration
from sourceline.annotate.time_rules_calendar import as_int
from sourceline.text.morphology import lemmas


@rule("ROUGHLY? SPAN (hyphen old)?")
def _duration(match: Match) -> Reading | None:
    """ "three weeks", "a five-minute film"; an age ("27-year-old", "81 years old") is none."""
    unit = match.get("unit", "units")
    assert unit is not None
    code = str(unit.value)
    if _is_age(match):
        return None
    if code == "Q" and _is_fraction(match):
        return _quarter_of(match)
    number = match.get("number", "year")
    alone = number is None and match.words[0].cls == "a" and not match.has("vague", "half")
    if alone and _is_rate(match):
        return Reading(kind="fixed", type="set", value=duration(code, 1, False))
    one_day = number is not None and number.low == "one" and code == "D"
    if (alone or one_day) and not _has_length(match):
        return None
    if number is not None and _counts_something_else(match, number, unit):
        return None
    count, _, half = amount_of(match)
    if half and number is None and not match.has("and"):
        return _half(code, match)
    if number is not None and isinstance(number.value, float):
        clock = "T" if code.startswith("T") else ""
        return Reading(kind="fixed", type="duration", value=f"P{clock}{number.value:g}{code[-1]}")
    return Reading(
        kind="fixed",
        type="duration",
        value=duration(code, count, half),
        unit="" if code.startswith("T") or count is None or half else code,
        amount=count or 0,
    )


def _is_age(match: Match) -> bool:
    """ "27-year-old", "81 years old", "a five-year-old"."""
    after = match.after
    if match.has("old") or (after is not None and after.low in ("old", "young")):
        return True
    behind = match.sentence[match.end : match.end + 2]
    return [w.cls for w in behind] == ["hyphen", "old"]


def _counts_something_else(match: Match, number: Word, unit: Word) -> bool:
    """ "in 2019 month by month", "room 12 day": a figure beside a unit that it does not count."""
    if unit.cls != "unit" or match.has("hyphen") or number.number == 1:
        return False
    return number.low[0].isdigit() and (match.after is None or match.after.cls not in ("x", "cap"))


def _is_fraction(match: Match) -> bool:
    """ "a quarter of the market", "three-quarters": a fourth part and no three months."""
    after = match.after
    if match.has("hyphen") and match.has("units"):
        return True
    return match.words[0].cls != "number" and (after is not None and after.cls == "of")


def _quarter_of(match: Match) -> Reading | None:
    """ "a quarter of an hour"."""
    following = match.sentence[match.end : match.end + 3]
    if [w.low for w in following] == ["of", "an", "hour"]:
        return Reading(kind="fixed", type="duration", value="PT15M", extend=3)
    return None


def _half(code: str, match: Match) -> Reading:
    """ "half an hour", "half a year"; "a year and a half"."""
    whole = match.words[-1].cls == "half"
    halves = {"TH": "PT30M", "Y": "P6M", "D": "PT12H", "TM": "PT30S", "E": "P5Y", "C": "P50Y"}
    value = duration(code, 1, True) if whole else halves.get(code, duration(code, 1, False))
    return Reading(kind="fixed", type="duration", value=value)


def _is_rate(match: Match) -> bool:
    """ "£340,000 a year", "twice a week", "a penny a week": a number or a price before "a"."""
    before = match.before
    if before is None or match.start < 1:
        return False
    if before.cls in ("number", "year") or before.low in judging("rates_before"):
        return True
    earlier = match.sentence[match.start - 2] if match.start > 1 else None
    counted = earlier is not None and (
        earlier.cls in ("number", "year", "a", "vague", "clock")
        or earlier.low in judging("rates_before")
    )
    return before.cls == "x" and counted


def _has_length(match: Match) -> bool:
    """ "For a day", "within a year"; "a day that we forget", "a year of change" tell no length."""
    return match.before is not None and match.before.low in judging("length_before")


@rule("the? (past|last|next|coming|previous|following|ordinal) (vague of?|NUM) MORE? UNIT")
@rule("the (NUM|vague) business? units")
def _stretch(match: Match) -> Reading | None:
    """ "the past three months", "the first nine months", "the next few days"."""
    unit = match.words[-1]
    count, _, half = amount_of(match)
    return Reading(kind="fixed", type="duration", value=duration(str(unit.value), count, half))


@rule("units")
def _bare_units(match: Match) -> Reading | None:
    """ "for weeks", "in years": long, and nobody counted."""
    before, after = match.before, match.after
    if before is None or before.low not in (
        "for",
        "within",
        "in",
        "after",
        "took",
        "takes",
        "take",
    ):
        return None
    if (
        after is not None
        and after.cls in ("and", "or", "to", "of", "x")
        and after.low not in (judging("day_after"))
    ):
        return None
    code = str(match.words[0].value)
    return Reading(kind="fixed", type="duration", value=duration(code, None, False))


@rule("reference units")
@rule("coming units")
@rule("the units ahead")
def _recent(match: Match) -> Reading | None:
    """ "recent years", "the coming months"."""
    if match.words[0].low == "current":
        return None
    unit = match.get("units")
    assert unit is not None
    future = match.words[0].cls == "coming" or match.words[0].low == "future"
    value = "FUTURE_REF" if future else f"PX{str(unit.value)[-1]}"
    return Reading(kind="reference", value=value)


@rule("every (other|number|ordinal|business|more)? (UNIT|part|season|month|weekday part?)")
@rule("every of the (past|last|next) number units")
@rule("weekdays part?")
@rule("weekday part")
@rule("number to number units a unit")
def _set(match: Match) -> Reading | None:
    """ "every Tuesday", "each year", "Sundays"."""
    last = match.words[-1]
    if match.words[0].cls == "weekday" and not last.low.endswith("s"):
        return None
    weekday = match.get("weekday", "weekdays")
    if weekday is not None:
        part = match.value("part")
        return Reading(
            kind="fixed", type="set",
            value=f"XXXX-WXX-{int(weekday.number) + 1}" + (f"T{part}" if part else ""),
        )  # fmt: skip
    if last.cls == "month":
        return Reading(kind="fixed", type="set", value=f"XXXX-{as_int(last.value):02d}")
    if last.cls == "season":
        return Reading(kind="fixed", type="set", value=f"XXXX-{SEASON_CODES[str(last.value)]}")
    if last.cls == "part":
        return Reading(kind="fixed", type="set", value=f"XXXX-XX-XXT{last.value}")
    count = as_int(match.value("number")) or as_int(match.value("ordinal")) or 1
    if last.low in ("second", "seconds", "time"):
        return None
    return Reading(kind="fixed", type="set", value=duration(str(last.value), count, False))


@rule("on? a x? weekday part?")
def _any_weekday(match: Match) -> Reading | None:
    """ "a Tuesday", "a wet Tuesday": any one, so no day; "a Friday deal", "a rally Friday" are one."""
    weekday = match.get("weekday")
    assert weekday is not None
    middle, after = match.get("x"), match.after
    skip = int(match.words[0].cls == "on")
    if middle is not None and not skip and "ADJ" not in lemmas(middle.low):
        return None
    leads = (
        after is not None and after.cls in ("x", "cap") and after.low not in judging("day_after")
    )
    if middle is None and not skip and leads:
        return None
    part = match.value("part")
    value = f"XXXX-WXX-{int(weekday.number) + 1}" + (f"T{part}" if part else "")
    return Reading(kind="fixed", type="set", value=value, skip=skip)


@rule("(this|last|next) season_word")
def _sports_season(match: Match) -> Reading | None:
    """ "next season": each sport has its own months."""
    which = {"this": "PRESENT_REF", "last": "PAST_REF", "next": "FUTURE_REF"}
    return Reading(kind="reference", value=which[match.words[0].cls])


@rule("frequency")
def _frequency(match: Match) -> Reading | None:
    """ "daily", "annually"; "annual" and "quarterly" say what kind of thing it is, not when."""
    word = match.words[0]
    if word.text[0].isupper() or word.low in (
        "annual",
        "quarterly",
        "monthly",
        "yearly",
        "biannual",
    ):
        return None
    return Reading(kind="fixed", type="set", value=str(word.value))


@rule("(the reference|reference|the past|at the moment)")
def _reference(match: Match) -> Reading | None:
    """ "now", "recently", "the future"."""
    last = match.words[-1]
    if last.low in ("past", "future"):
        after = match.after
        if match.words[0].cls != "the" or (after is not None and after.cls in ("x", "cap", "unit",
                                           "units", "number", "vague", "season")
                                           and after.low not in judging("clause_openers")):  # fmt: skip
            return None
        return Reading(kind="reference", value="PAST_REF" if last.low == "past" else "FUTURE_REF")
    if last.cls == "moment":
        return Reading(kind="reference", value="PRESENT_REF")
    if last.low in ("recent", "current", "previously", "formerly"):
        return None
    return Reading(kind="reference", value=str(last.value), skip=int(match.words[0].cls == "the"))


@rule("year_end")
def _year_end(match: Match) -> Reading | None:
    """ "by year-end"."""
    return Reading(kind="shift", unit="Y", amount=0, base="published", edge="end")
