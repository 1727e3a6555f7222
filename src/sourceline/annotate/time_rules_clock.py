"""Rules for hours of the day: "3pm", "10.45 a.m. KST", "twenty to midnight"."""

from __future__ import annotations

from sourceline.annotate.time_classes import judging
from sourceline.annotate.time_grammar import Match, Reading, rule
from sourceline.annotate.time_rules_calendar import as_int


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
