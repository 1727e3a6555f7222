"""Time expressions of one article, each with the days that it can mean.

Rules find the words (`time_grammar` and the `time_rules_*` beside it), `time_values` counts from the
day of publication or from the day told before. Where publication is only known as an interval, all is
counted from both of its ends and the result covers both; where it is not known at all, relative
expressions keep their anchor and no day. Days are those of the calendar: a clock time and its zone are
kept as told and never move a day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from sourceline.annotate import time_rules_amounts, time_rules_calendar, time_rules_counted
from sourceline.annotate.tense import Tense, tense_at
from sourceline.annotate.time_anchors import anchor_of, is_explicit, undated_value
from sourceline.annotate.time_grammar import Match, Reading, find_readings
from sourceline.annotate.time_values import Context, Moment, resolve
from sourceline.annotate.time_words import judging, read_words, row
from sourceline.model.annotations import Sentence, TimeExpression
from sourceline.model.article import Article
from sourceline.model.span import Span
from sourceline.model.when import Basis, Precision, When

RULES = (time_rules_calendar, time_rules_counted, time_rules_amounts)  # they register themselves

# How many sentences a day stays the one that "the following day" counts from.
MEMORY = 3
# Characters of one sentence that are read at once.
LONGEST = 20_000
_LEADING = (
    "by", "since", "until", "till", "before", "from", "between", "after", "through", "within", "in",
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
    when: When | None = field(default=None)


def find_times(article: Article, sentences: tuple[Sentence, ...]) -> tuple[TimeExpression, ...]:
    """All time expressions of the sentences, in order of place."""
    items: list[Item] = []
    for number, sentence in enumerate(sentences):
        for piece in _pieces(article.text, sentence.span):
            items.extend(_in_sentence(article.text, piece, number))
    published = article.published
    start = published.start if published else None
    end = published.end if published else None
    early = _walk(items, start)
    late = early if start == end else _walk(items, end)
    return tuple(_expression(item, a, b) for item, a, b in zip(items, early, late, strict=True))


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


def _names_a_thing(match: Match, led: str) -> bool:
    """ "Friday's ruling", "a June deal", "the Aug. 7 attack"."""
    after, before = match.after, match.before
    if after is None:
        return False
    if after.cls == "poss":
        return True
    if led:
        return False
    article = before is not None and before.cls in ("the", "a")
    return article and after.cls == "x" and after.low not in judging("day_after")


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
        return
    if not opened and word not in ("-", "–", "through", "until", "till", "to"):
        return
    if not (_is_date(last.reading) and _is_date(item.reading)):
        return
    last.partner, item.partner = item, last
    last.first = True
    if last.reading.kind == "calendar" and last.reading.year is None and item.reading.year:
        last.reading = replace(last.reading, year=item.reading.year)
    item.led = ""
    if not opened:
        last.led = ""


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


@dataclass(slots=True)
class _Memory:
    """What was told so far: the last moment of any length, the last day, the last quarter."""

    last: Moment | None = None
    day: Moment | None = None
    day_at: int = 0
    quarter: Moment | None = None
    quarter_at: int = 0

    def told(self, reading: Reading, sentence: int) -> Moment | None:
        fine = (
            reading.kind in ("clock", "weekday") or reading.unit == "D" or reading.kind == "event"
        )
        if fine:
            return self.day if sentence - self.day_at <= MEMORY else None
        return self.last

    def keep(self, moment: Moment, sentence: int, kind: str) -> None:
        if moment.start is None or moment.end is None:
            return
        self.last = moment
        if moment.is_day:
            self.day, self.day_at = moment, sentence
        if kind in ("quarter", "told_quarter"):
            self.quarter, self.quarter_at = moment, sentence


def _walk(items: Sequence[Item], published: date | None) -> list[tuple[Moment | None, When | None]]:
    """All items in order, counted from one day of publication."""
    memory = _Memory()
    for place, item in enumerate(items):
        item.moment = _moment(items, place, published, memory)
        if item.moment is not None and item.reading.kind != "event":
            memory.keep(item.moment, item.sentence, item.reading.kind)
    for item in items:
        if item.beside is not None:
            item.moment = _beside(item, item.beside.moment) or item.moment
    return [(item.moment, _when(item, published)) for item in items]


def _moment(
    items: Sequence[Item], place: int, published: date | None, memory: _Memory
) -> Moment | None:
    item = items[place]
    reading = item.reading
    quarter = memory.quarter if item.sentence - memory.quarter_at <= 2 * MEMORY else None
    context = Context(
        published=published,
        told=memory.told(reading, item.sentence),
        quarter=quarter,
        tense=item.tense,
        led=item.led,
        names=item.names,
        year=_year_before(items, place),
    )
    if reading.kind == "clock":
        return _day_of_clock(items, place, memory)
    found = resolve(reading, context)
    if found is None and reading.base == "narrative" and reading.unit == "Y":
        return resolve(replace(reading, base="published", name="ago"), context)
    return found


def _year_before(items: Sequence[Item], place: int) -> int | None:
    """The year of a full date told before in the same sentence."""
    for other in reversed(items[max(0, place - 4) : place]):
        if other.sentence != items[place].sentence:
            return None
        if other.reading.kind == "calendar" and other.reading.year is not None:
            return other.reading.year if other.reading.month is not None else None
    return None


def _day_of_clock(items: Sequence[Item], place: int, memory: _Memory) -> Moment | None:
    """The day of a bare hour: one told before in its sentence or the one before it."""
    item = items[place]
    if memory.day is not None and item.sentence - memory.day_at <= 1:
        return memory.day
    return None


def _beside(item: Item, moment: Moment | None) -> Moment | None:
    """ "A week before 4 May"."""
    if moment is None or moment.start is None or item.reading.amount == 0:
        return None
    reading = replace(item.reading, kind="shift", base="narrative", name="off")
    return resolve(reading, Context(published=None, told=moment))


def _when(item: Item, published: date | None) -> When | None:
    moment, reading = item.moment, item.reading
    if moment is None or (moment.start is None and moment.end is None):
        return None
    start, end, precision = moment.start, moment.end, moment.precision
    partner = item.partner.moment if item.partner is not None else None
    if partner is not None and partner.start is not None and partner.end is not None:
        low, high = (moment, partner) if item.first else (partner, moment)
        if low.start is not None and high.end is not None and low.start <= high.end:
            start, end, precision = low.start, high.end, Precision.INTERVAL
    elif moment.is_day and reading.type == "date":
        start, end = _bounded(item, moment, published)
        precision = Precision.DAY if start == end else Precision.INTERVAL
    basis = Basis.EXPLICIT if is_explicit(reading) else Basis.RELATIVE
    return When(
        start=start,
        end=end,
        precision=precision,
        basis=basis,
        approximate=reading.approximate,
        time=reading.clock,
        zone=reading.zone,
    )


def _bounded(item: Item, moment: Moment, published: date | None) -> tuple[date | None, date | None]:
    """ "By the 29th", "since Monday", "until Friday": all the days on that side of it.

    A deadline ahead can only be met from publication on. A bound coarser than a day ("since
    2022", "by March") stays its year or month, which is how exactly the turn itself is told.
    """
    day = moment.start
    assert day is not None
    if item.led == "since":
        return day, published if published is not None and published >= day else None
    if item.led not in ("by", "until", "till", "before"):
        return day, day
    last = day - timedelta(days=1) if item.led == "before" and day > date.min else day
    ahead = published is not None and published <= last and item.tense is not Tense.PAST
    return (published if ahead else None), last


def _expression(
    item: Item, early: tuple[Moment | None, When | None], late: tuple[Moment | None, When | None]
) -> TimeExpression:
    when = early[1] if early == late else _cover(early[1], late[1])
    moment = early[0] if early[0] == late[0] else None
    anchor = None if is_explicit(item.reading) else anchor_of(item.reading, item.tense)
    kind = item.reading.type
    if when is not None and kind == "duration":
        kind = "date"
    return TimeExpression(
        span=item.span, type=kind, value=_value(item.reading, moment), when=when, anchor=anchor
    )


def _cover(first: When | None, second: When | None) -> When | None:
    """Both ends of what can be meant, counted from both ends of publication."""
    if first is None and second is None:
        return None
    if first is None or second is None:
        known = first or second
        assert known is not None
        if first is None:
            return replace(known, start=None, precision=Precision.INTERVAL) if known.end else None
        return replace(known, end=None, precision=Precision.INTERVAL) if known.start else None
    start = min(first.start, second.start) if first.start and second.start else None
    end = max(first.end, second.end) if first.end and second.end else None
    if start is None and end is None:
        return None
    same = (start, end) == (first.start, first.end)
    return replace(
        first, start=start, end=end, precision=first.precision if same else Precision.INTERVAL
    )


def _value(reading: Reading, moment: Moment | None) -> str | None:
    if moment is None or moment.value is None:
        value = undated_value(reading)
    else:
        value = moment.value
    if reading.kind == "clock" and value is None:
        value = "XXXX-XX-XX"
    if value is None:
        return None
    if reading.clock:
        return f"{value}T{reading.clock}"
    return f"{value}T{reading.part}" if reading.part else value
