"""The expressions of one sentence, joined where they belong together.

An hour and its day are one expression; the two ends of a range stay two that know each other; "a
week before" knows the date behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sourceline.annotate import (
    time_rules_ago,
    time_rules_amounts,
    time_rules_calendar,
    time_rules_clock,
    time_rules_counted,
)
from sourceline.annotate.moments import Moment
from sourceline.annotate.tense import Tense, tense_at
from sourceline.annotate.time_classes import Word, judging, row
from sourceline.annotate.time_grammar import Match, Reading, find_readings
from sourceline.annotate.time_words import read_words
from sourceline.model.span import Span

# Characters of one sentence that are read at once.
LONGEST = 20_000
# They register their rules; where two fit the same words, the first stands.
RULES = (
    time_rules_calendar, time_rules_counted, time_rules_ago, time_rules_amounts, time_rules_clock,
)  # fmt: skip


_LEADING = (
    "by", "since", "until", "till", "before", "from", "between", "after", "through", "within", "in",
    "for",
)  # fmt: skip


_ON = re.compile(r"[\s,]*(?:on|at)?\s*")


_RANGE = re.compile(r"\s*(?:to|until|till|through|thru|and|-|–|—)\s*(?:the\s+)?", re.IGNORECASE)


_BESIDE = re.compile(r"\s*(?:before|after)\s+(?:the\s+)?", re.IGNORECASE)


@dataclass(slots=True)
class Item:
    """One expression on its way: its words, meaning and surroundings, then its moment."""

    span: Span
    reading: Reading
    sentence: int
    led: str
    tense: Tense
    names: bool
    partner: Item | None = None
    first: bool = False
    beside: Item | None = None
    moment: Moment | None = None


def find_items(text: str, sentence: Span, number: int) -> Iterator[Item]:
    """All expressions of the sentence with this number."""
    for piece in _pieces(text, sentence):
        yield from _in_sentence(text, piece, number)


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """A sentence, cut at spaces where it is longer than any real one (tables, broken pages)."""
    start = span.start
    while span.end - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        stop = space if space > start else start + LONGEST
        yield Span(start, stop)
        start = stop
    if start < span.end:
        yield Span(start, span.end)


def _in_sentence(text: str, span: Span, number: int) -> list[Item]:
    words = read_words(text, span)
    classes = row(words)
    found: list[Item] = []
    for match, reading in find_readings(words, classes):
        before = match.before
        led = before.low if before is not None and before.low in _LEADING else ""
        if led == "in" and _looks_back(words, match.start):
            led = ""
        if _is_rough(match):
            reading = replace(reading, approximate=True)
        start, end = match.words[0].start, match.words[-1].end
        found.append(
            Item(
                Span(start, end),
                reading,
                number,
                led,
                tense_at(words, match.start, match.end),
                _names_a_thing(match, led),
            )
        )
    return _compose(text, found)


def _looks_back(words: Sequence[Word], start: int) -> bool:
    """ "Their first win in eight years", "the worst storm in a decade": the years before it."""
    near = words[max(0, start - 9) : start - 1]
    return any(w.low in ("first", "only", "lone") or w.low in judging("most") for w in near)


def _is_rough(match: Match) -> bool:
    """ "About 3 May", "around 1900"; not "to get around Friday's ruling"."""
    before, after = match.before, match.after
    if before is None or before.cls != "hedge_about" or before.low == "some":
        return False
    return after is None or after.cls != "poss"


def _names_a_thing(match: Match, led: str) -> bool:
    """ "Friday's ruling", "a June deal", "the Aug. 7 attack", "the attacks of September 11"."""
    after, before = match.after, match.before
    if after is not None and after.cls == "poss":
        return True
    if led or before is None:
        return False
    if before.cls == "of" and match.has("month") and match.has("number", "ordinal"):
        return True
    article = before.cls in ("the", "a")
    return (
        after is not None and article and after.cls == "x" and after.low not in judging("day_after")
    )


def _compose(text: str, items: list[Item]) -> list[Item]:
    """Join what belongs together: an hour and its day, both ends of a range, days beside a date."""
    found: list[Item] = []
    for item in items:
        last = found[-1] if found else None
        if last is None:
            found.append(item)
            continue
        gap = text[last.span.end : item.span.start]
        if len(gap) > 20:
            found.append(item)
        elif (joined := _join_clock(gap, last, item)) is not None:
            found[-1] = joined
        else:
            _pair(text, gap, last, item)
            found.append(item)
    return found


def _join_clock(gap: str, last: Item, item: Item) -> Item | None:
    """ "10 p.m. Wednesday", "Friday at 3pm" as one expression."""
    if not _ON.fullmatch(gap) or "\n" in gap:
        return None
    clock, day = (last, item) if last.reading.kind == "clock" else (item, last)
    if clock.reading.kind != "clock" or not _names_day(day.reading):
        return None
    reading = replace(
        day.reading, type="time", clock=clock.reading.clock, zone=clock.reading.zone, part=""
    )
    return replace(day, span=last.span.cover(item.span), reading=reading, led=last.led)


def _names_day(reading: Reading) -> bool:
    if reading.clock is not None:
        return False
    return (
        reading.kind in ("weekday", "monthday", "holiday")
        or (reading.kind == "calendar" and reading.day is not None and reading.until_day is None)
        or (reading.kind == "shift" and reading.unit == "D")
    )


def _pair(text: str, gap: str, last: Item, item: Item) -> None:
    """Note on both that they make a range, or on a duration that it stands beside a date."""
    if last.reading.kind == "event":
        if _BESIDE.fullmatch(gap):
            last.beside = item
        return
    if not _RANGE.fullmatch(gap) or last.partner is not None:
        return
    word = gap.strip().lower()
    opened = last.led in ("from", "between")
    if word == "and" and last.led != "between":
        if _months_in_a_row(last.reading, item.reading):
            _tie(last, item)
        return
    if not opened and word not in ("-", "–", "through", "until", "till", "to"):
        return
    if not (_is_date(last.reading) and _is_date(item.reading)):
        return
    if not opened and last.reading.kind != item.reading.kind:
        return  # "a revision on Friday to December's figures"
    _tie(last, item)
    item.led = ""
    if not opened:
        last.led = ""


def _months_in_a_row(first: Reading, second: Reading) -> bool:
    """ "June and July of 2009", but not "May and October"."""
    if first.month is None or second.month is None or first.kind != second.kind:
        return False
    whole = first.day is None and second.day is None and not (first.edge or second.edge)
    return whole and second.month == first.month + 1


def _tie(last: Item, item: Item) -> None:
    """Make two expressions the ends of one range."""
    last.partner, item.partner = item, last
    last.first = True
    if last.reading.kind == "calendar" and last.reading.year is None and item.reading.year:
        last.reading = replace(last.reading, year=item.reading.year)


def _is_date(reading: Reading) -> bool:
    return reading.kind in (
        "calendar",
        "weekday",
        "monthday",
        "season",
        "holiday",
        "shift",
        "clock",
    )
