"""Rules for what the calendar names: days, months, years, seasons, quarters, holidays."""

from __future__ import annotations

from sourceline.annotate.time_classes import Word, judging
from sourceline.annotate.time_grammar import Match, Reading, rule
from sourceline.text.calendar import CalendarDate


def as_int(value: object) -> int | None:
    return int(value) if isinstance(value, (int, float)) else None


def year_of(match: Match) -> int | None:
    """The year that a match names; of two figures, the one nearest to now that is not far ahead."""
    word = match.get("year", "short_year")
    if word is None:
        return None
    number = int(word.number)
    if word.cls == "short_year":
        return number + (2000 if number < 30 else 1900)
    return number


def year_shift(match: Match) -> int | None:
    """-1, 0 or 1 for "of last, this, next year" at the end of a match."""
    unit = match.words[-1]
    if len(match.words) < 3 or unit.cls != "unit" or unit.value != "Y":
        return None
    which = match.words[-2].cls
    return {"last": -1, "this": 0, "next": 1}.get(which)


def edge_of(match: Match) -> str:
    """Which end of the time is meant: "early", "mid", "late", "earlier", "later", "end", "start"."""
    word = match.get("early", "mid", "late", "earlier", "later", "edge")
    if word is None:
        return ""
    if word.cls == "edge":
        return "end" if word.low in ("end", "close") else "start"
    return word.cls


def which_of(match: Match) -> str:
    """ "last", "next", "past", "coming" or "this", the most telling word first."""
    for cls in ("last", "next", "past", "coming", "previous", "following", "this"):
        if match.has(cls):
            return cls
    return ""


def _lone(word: Word | None, low: int, high: int) -> int | None:
    number = None if word is None else as_int(word.value)
    return number if number is not None and low <= number <= high else None


@rule("(weekday comma?)? isodate")
def _figures(match: Match) -> Reading | None:
    """ "2024-01-28", "21/02/2025"."""
    found = match.value("isodate")
    assert isinstance(found, CalendarDate)
    return Reading(kind="calendar", year=found.year, month=found.month, day=found.day)


@rule(
    "((last|this|next)? weekday part? comma? the?)? (NUM|ordinal) (of|hyphen)? month ((comma|hyphen)? OFYEAR)?"
)
def _day_month(match: Match) -> Reading | None:
    """ "7 February 2025", "Friday the 21st of February", "7-Feb-2025"."""
    day = _lone(match.get("number", "ordinal"), 1, 31)
    if day is None or _is_count(match):
        return None
    return _calendar(match, day)


@rule("(last|this|next) month (number|ordinal)")
@rule("((last|this|next)? weekday part? comma?)? month the? (number|ordinal) (comma? YEAR)?")
def _month_day(match: Match) -> Reading | None:
    """ "February 21, 2025", "this Friday, Feb. 21", "March eighth"."""
    word = match.get("number", "ordinal")
    day = _lone(word, 1, 31)
    if day is None or word is None or (word.cls == "number" and word.low.isalpha()):
        return None
    after = match.after
    if after is not None and word is match.words[-1] and after.text == "%":
        return None
    return _calendar(match, day)


@rule("(NUM|ordinal) (hyphen|to|and|slash) the? (NUM|ordinal) of? month (comma? YEAR)?")
def _days_month(match: Match) -> Reading | None:
    """ "3-5 May 2021", "3 to 5 May"."""
    days = [_lone(w, 1, 31) for w in match.all("number", "ordinal")]
    if len(days) != 2 or days[0] is None or days[1] is None or days[0] >= days[1]:
        return None
    return _calendar(match, days[0], days[1])


@rule("month (number|ordinal) (hyphen|to|slash) (number|ordinal) (comma? YEAR)?")
def _month_days(match: Match) -> Reading | None:
    """ "May 3-5, 2021"."""
    return _days_month(match)


def _calendar(match: Match, day: int | None, until: int | None = None) -> Reading:
    part = match.value("part")
    return Reading(
        kind="calendar",
        year=year_of(match),
        year_shift=year_shift(match),
        month=as_int(match.value("month")),
        weekday=as_int(match.value("weekday")),
        day=day,
        until_day=until,
        part=str(part or ""),
        which=match.words[0].cls if match.words[0].cls in ("last", "this", "next") else "",
        skip=int(match.words[0].cls in ("last", "this", "next")),
    )


def _is_count(match: Match) -> bool:
    """ "at least 12 May voters", "his 3 June goals": a number before a month that names no day."""
    before = match.before
    return before is not None and before.low in ("than", "least", "his", "her", "their", "all")


@rule("EDGE? WHICH? month OFYEAR?")
def _month(match: Match) -> Reading | None:
    """ "March 2021", "in October", "last May", "mid-March", "the end of April"."""
    return Reading(
        kind="calendar",
        year=year_of(match),
        year_shift=year_shift(match),
        month=as_int(match.value("month")),
        which=which_of(match) if match.words[-1].cls == "month" else "",
        edge=edge_of(match),
        skip=_leading_article(match),
    )


def _leading_article(match: Match) -> int:
    """ "the early March" keeps its article, "the March" leaves it outside."""
    return int(match.words[0].cls == "the" and match.words[1].cls not in (
        "early", "mid", "late", "edge"))  # fmt: skip


@rule("the (last|ordinal) unit of month OFYEAR?")
def _week_of_month(match: Match) -> Reading | None:
    """ "The last week of April", "the second week of May 2031"."""
    if match.value("unit") != "W":
        return None
    number = 0 if match.has("last") else _lone(match.get("ordinal"), 1, 4)
    if number is None:
        return None
    return Reading(
        kind="month_week",
        year=year_of(match),
        month=as_int(match.value("month")),
        number=number,
    )


@rule("EDGE? (the unit|the? fiscal unit?)? year")
def _year(match: Match) -> Reading | None:
    """ "1911", "fiscal 1989", "the end of 1990", "early 2019", "the year 2000"."""
    unit = match.get("unit")
    if unit is not None and unit.value != "Y":
        return None
    return Reading(kind="calendar", year=year_of(match), edge=edge_of(match))


@rule("year (hyphen|slash) (number|year)")
def _years(match: Match) -> Reading | None:
    """ "2019-2021", "2009-10", "2009/10"."""
    first, last = (int(w.number) for w in match.all("year", "number"))
    text = match.words[-1].low
    if len(text) == 2:
        last += first // 100 * 100
    elif len(text) != 4:
        return None
    if not first < last <= first + 200:
        return None
    return Reading(kind="years", year=first, number=last)


@rule("the? ((early|mid|late) hyphen?)? decade")
@rule("the edge of the decade")
def _decade(match: Match) -> Reading | None:
    """ "the 1990s", "the late '70s", "the nineties"."""
    number = as_int(match.value("decade")) or 0
    if number < 100:
        if number < 20 and not match.words[-1].low.startswith("'"):
            return None
        number += 1900 if number >= 20 else 2000
    if match.before is not None and match.before.low in ("his", "her", "their", "your", "my"):
        return None  # "in her twenties"
    alone = len(match.words) == 1
    if alone and not match.words[0].low[0].isdigit():
        return None
    return Reading(kind="decade", year=number, edge=edge_of(match))


@rule("the? ((early|mid|late) hyphen?)? ordinal hyphen? unit")
def _century(match: Match) -> Reading | None:
    """ "the 20th century"; "the third day", which is none, ends here too."""
    if match.value("unit") != "C":
        return None
    number = _lone(match.get("ordinal"), 2, 22)
    if number is None:
        return None
    return Reading(kind="century", number=number, edge=edge_of(match))


@rule("EDGE? (the|that|WHICH|the (past|previous|following|same|last))? season OFYEAR?")
def _season(match: Match) -> Reading | None:
    """ "this summer", "the summer of 2020", "last fall", "spring"."""
    return Reading(
        kind="season",
        name=str(match.value("season")),
        year=year_of(match),
        year_shift=year_shift(match),
        which=which_of(match) if match.words[-1].cls in ("season", "last") else "",
        base="narrative" if match.has("that", "same") else "published",
        edge=edge_of(match),
    )


@rule("(the|this|last|next)? YEAR? (unit hyphen (earlier|ago))? fiscal? ordinal hyphen? unit")
@rule("(this|last|next) unit poss ordinal hyphen? unit")
@rule("the? fiscal? ordinal hyphen? unit (of|in) (the? fiscal? unit? year|(this|last|next) unit)")
def _quarter(match: Match) -> Reading | None:
    """ "the third quarter", "third-quarter", "the fourth quarter of 1984"."""
    units = match.all("unit")
    ordinal = match.get("ordinal")
    assert ordinal is not None
    place = match.words.index(ordinal)
    skip = 0
    following = [w for w in match.words[place + 1 : place + 3] if w.cls == "unit"]
    number = _lone(ordinal, 1, 4)
    if number is None or not following or following[0].value != "Q":
        return None
    if match.words[0].cls == "the" and following[0] is match.words[-1] and match.has("hyphen"):
        skip = 1
    shift = year_shift(match)
    if len(units) > 1 and shift is None:
        first = units[0]
        if first.value == "Y":
            at = match.words.index(first)
            before = match.words[at - 1].cls if at else ""
            shift = -1 if match.has("earlier", "ago") else {"last": -1, "next": 1}.get(before, 0)
    return Reading(kind="quarter", number=number, year=year_of(match), year_shift=shift, skip=skip)


@rule("the? (ordinal|last) half of (the? unit? year|(this|last|next) unit|the unit)")
def _half(match: Match) -> Reading | None:
    """ "the first half of 1990", "the second half of the year"."""
    unit = match.get("unit")
    if unit is not None and unit.value != "Y":
        return None
    number = 2 if match.words[-1] and match.has("last") and match.get("ordinal") is None else (
        _lone(match.get("ordinal"), 1, 2))  # fmt: skip
    if number is None:
        return None
    shift = year_shift(match)
    if unit is not None and shift is None and year_of(match) is None:
        shift = 0
    return Reading(kind="half", number=number, year=year_of(match), year_shift=shift)


@rule("WHICH? holiday (comma? YEAR)?")
def _holiday(match: Match) -> Reading | None:
    """ "Christmas Eve", "Good Friday 2019", "last Easter"."""
    return Reading(
        kind="holiday",
        name=str(match.value("holiday")),
        year=year_of(match),
        which=which_of(match),
    )


@rule("the ordinal")
def _day_of_month(match: Match) -> Reading | None:
    """ "on the sixth", "by the 29th": a day only where no noun follows that it could count."""
    word = match.words[1]
    day = _lone(word, 1, 31)
    after, before = match.after, match.before
    if day is None or word.low in ("first", "second", "last"):
        return None
    if after is not None and after.cls in ("x", "cap", "hyphen", "poss", "unit", "and"):
        return None if after.low not in judging("day_after") else _led(match, day)
    if after is not None and after.cls in ("number", "units", "ordinal", "vague", "of", "past"):
        return None
    if before is None:
        return None
    return _led(match, day)


def _led(match: Match, day: int) -> Reading | None:
    """A day of the month is led by a preposition; "and the sixth" counts something told before."""
    before = match.before
    leading = ("on", "by", "since", "until", "till", "from", "before", "after", "to", "for", "of")
    if before is None or before.low not in leading:
        return None
    if before.low in ("to", "for", "of", "from", "after") and not match.words[1].low[0].isdigit():
        return None  # "from the third" is a floor or a race as often as a day
    return Reading(kind="monthday", day=day)
