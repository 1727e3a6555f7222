"""Rules for durations, repeated times, hours of the day and words like "now"."""

from __future__ import annotations

from sourceline.annotate.time_grammar import Match, Reading, rule
from sourceline.annotate.time_rules_calendar import as_int
from sourceline.annotate.time_rules_counted import amount_of, duration
from sourceline.annotate.time_words import judging
from sourceline.text.morphology import lemmas


@rule("ROUGHLY? SPAN (hyphen old)?")
def _duration(match: Match) -> Reading | None:
    """ "three weeks", "a five-minute film"; an age ("27-year-old", "81 years old") is none."""
    after = match.after
    if match.has("old") or (after is not None and after.low in ("old", "young")):
        return None
    if after is not None and after.cls == "hyphen" and match.end + 1 < len(match.sentence):
        if match.sentence[match.end + 1].cls == "old":
            return None
    unit = match.get("unit", "units")
    assert unit is not None
    count, _, half = amount_of(match)
    code = str(unit.value)
    number = match.get("number", "year")
    if code == "Q" and _is_fraction(match):
        return _quarter_of(match)
    if match.words[0].cls == "a" and number is None and not match.has("vague", "half"):
        if _is_rate(match) or (unit.low in ("second", "minute") and match.has("comma")):
            return Reading(kind="fixed", type="set", value=duration(code, 1, False))
        if _names_no_length(match, code):
            return None
    if number is not None and number.low == "one" and code == "D" and _names_no_length(match, code):
        return None
    if number is not None and unit.cls == "unit" and not match.has("hyphen") and (
        number.number != 1 and not number.low[0].isalpha()
    ):  # fmt: skip
        if after is None or after.cls not in ("x", "cap"):
            return None
    if half and not match.has("number", "and") and number is None:
        return _half(code, match)
    if number is not None and isinstance(number.value, float) and not number.value.is_integer():
        clock = "T" if code.startswith("T") else ""
        return Reading(kind="fixed", type="duration", value=f"P{clock}{number.value:g}{code[-1]}")
    return Reading(
        kind="fixed",
        type="duration",
        value=duration(code, count, half),
        unit="" if code.startswith("T") or count is None or half else code,
        amount=count or 0,
    )


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


def _names_no_length(match: Match, code: str) -> bool:
    """ "a day that we forget", "a year of change": a day or a year, not how long it took."""
    before = match.before
    if before is None:
        return True
    return before.low not in judging("length_before")


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
    if match.words[0].cls == "weekday":
        if not match.words[1].low.endswith("s"):
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


SEASON_CODES = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}


@rule("on? a x? weekday part?")
def _any_weekday(match: Match) -> Reading | None:
    """ "a Tuesday", "a wet Tuesday": any one, so no day; "a Friday deal", "a rally Friday" are one."""
    weekday = match.get("weekday")
    assert weekday is not None
    middle, after = match.get("x"), match.after
    skip = int(match.words[0].cls == "on")
    if middle is not None and not skip and "ADJ" not in lemmas(middle.low):
        return None
    if middle is None and not skip and after is not None and after.cls in ("x", "cap", "part"):
        if after.low not in judging("day_after"):
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


@rule("(ROUGHLY|hedge_about)? (number|clock) (am|pm) zone?")
@rule("clock hours_word? zone?")
@rule("(number|year) hours_word? zone")
@rule("(number|year) hours_word")
@rule("number oclock (in the part)?")
@rule("clockword")
def _clock(match: Match) -> Reading | None:
    """ "3pm", "10.45 a.m. KST", "1200 GMT", "six o'clock", "noon"."""
    word = match.get("clock", "number", "year", "clockword")
    assert word is not None
    zone = match.get("zone")
    if word.cls == "clockword" and match.before is not None and match.before.cls == "a":
        return None  # "a midnight deadline"
    if word.cls == "clockword":
        return _at(str(word.value), None)
    late = match.has("pm") or (match.has("oclock") and match.value("part") in ("AF", "EV", "NI"))
    bare = not match.has("am", "pm", "zone", "oclock", "hours_word")
    before = match.before
    if bare and (before is None or before.low not in judging("clock_before")):
        return None
    if match.has("hours_word") and len(word.low) not in (4, 5):
        return None
    clock = clock_of(word.low if word.low[0].isdigit() else str(word.value), late, match.has("am"))
    return _at(clock, zone.text.upper() if zone else None) if clock else None


def clock_of(text: str, late: bool, early: bool) -> str | None:
    """ "10.45", "3", "1530" as "HH:MM"; None where the day has no such time."""
    digits = text.replace(".", ":")
    if ":" in digits:
        parts = digits.split(":")
        hour, minute = int(parts[0]), int(parts[1])
    elif len(digits) in (3, 4):
        hour, minute = int(digits[:-2]), int(digits[-2:])
    else:
        hour, minute = int(digits), 0
    if (late or early) and not 1 <= hour <= 12 and not (13 <= hour < 24 and late):
        return None
    if late and hour < 12:
        hour += 12
    if early and hour == 12:
        hour = 0
    if hour == 24 and minute == 0:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None


def _at(clock: str, zone: str | None) -> Reading:
    return Reading(kind="clock", type="time", clock=clock, zone=zone)


@rule("(number|half|a? unit) (past|to) clockword")
@rule("half past number")
@rule("number units? (to|past|before|after) clockword")
@rule("a? unit (past|to) number (on weekday part|in the part|(this|that|last) part|am|pm)")
def _past(match: Match) -> Reading | None:
    """ "twenty to midnight", "half past three"."""
    clockword = match.get("clockword")
    numbers = match.all("number")
    if match.has("half"):
        minutes = 30
    elif match.has("unit") and match.value("unit") == "Q":
        minutes = 15
    elif numbers and 0 < numbers[0].number < 60:
        minutes = int(numbers[0].number)
    else:
        return None
    if clockword is not None:
        hour = int(str(clockword.value)[:2])
    else:
        hour = int(numbers[-1].number)
        if hour not in range(1, 13):
            return None
        if match.value("part") in ("AF", "EV", "NI") or match.has("pm"):
            hour = hour % 12 + 12
    total = hour * 60 + (-minutes if match.has("to", "before") else minutes)
    return _at(f"{total // 60 % 24:02d}:{total % 60:02d}", None)


@rule("number (on weekday part|in the part|(this|that|last) part|dayword part?)")
def _hour(match: Match) -> Reading | None:
    """ "at six on Sunday morning", "at 7 tonight"."""
    before = match.before
    hour = as_int(match.value("number")) or 0
    if before is None or before.low not in ("at", "by", "around", "until", "before", "after"):
        return None
    if hour not in range(1, 13):
        return None
    dayword = match.value("dayword")
    part = match.value("part") or (dayword[1] if isinstance(dayword, list) else "")
    late = part in ("AF", "EV", "NI") and hour < 12
    clock = f"{hour + 12 if late else hour:02d}:00"
    reading = Reading(kind="clock", type="time", clock=clock)
    if isinstance(dayword, list):
        return Reading(kind="shift", type="time", unit="D", amount=int(dayword[0]), clock=clock,
                       base="published")  # fmt: skip
    weekday = match.value("weekday")
    if weekday is not None:
        return Reading(kind="weekday", type="time", weekday=as_int(weekday), clock=clock,
                       base="published", value="")  # fmt: skip
    if match.has("this", "last", "that"):
        return Reading(kind="shift", type="time", unit="D", amount=-1 if match.has("last") else 0,
                       clock=clock, base="narrative" if match.has("that") else "published")  # fmt: skip
    return reading
