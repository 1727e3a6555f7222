"""Time expressions of one article, each with the days that it can mean.

`time_words` gives each word a class, the `time_rules_*` match rows of classes (`time_grammar`),
`time_joining` joins what belongs together, and `time_values` counts from the day of publication or from
the day told before. Where publication is only known as an interval, all is
counted from both of its ends and the result covers both; where it is not known at all, relative
expressions keep their anchor and no day. Days are those of the calendar: a clock time and its zone are
kept as told and never move a day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sourceline.annotate.moments import Moment, day_moment
from sourceline.annotate.tense import Tense
from sourceline.annotate.time_anchors import anchor_of, is_explicit, undated_value
from sourceline.annotate.time_context import Context
from sourceline.annotate.time_grammar import Reading
from sourceline.annotate.time_joining import Item, find_items
from sourceline.annotate.time_values import resolve
from sourceline.model.annotations import Sentence, TimeExpression
from sourceline.model.article import Article
from sourceline.model.when import Basis, Precision, When

# How many sentences a day stays the one that "the following day" counts from.
MEMORY = 3


def find_times(article: Article, sentences: tuple[Sentence, ...]) -> tuple[TimeExpression, ...]:
    """All time expressions of the sentences, in order of place."""
    items: list[Item] = []
    for number, sentence in enumerate(sentences):
        items.extend(find_items(article.text, sentence.span, number))
    published = article.published
    start = published.start if published else None
    end = published.end if published else None
    early = _walk(items, start)
    late = early if start == end else _walk(items, end)
    return tuple(_expression(item, a, b) for item, a, b in zip(items, early, late, strict=True))


@dataclass(slots=True)
class _Memory:
    """What was told so far: the last moment of any length, the last day, the last quarter."""

    last: Moment | None = None
    day: Moment | None = None
    day_at: int = 0
    done: Moment | None = None  # the last day that does not lie ahead
    done_at: int = 0
    quarter: Moment | None = None
    quarter_at: int = 0

    def told(self, reading: Reading, sentence: int, past: bool) -> Moment | None:
        fine = (
            reading.kind in ("clock", "weekday") or reading.unit == "D" or reading.kind == "event"
        )
        if fine and past and self.done is not None and self.day is not self.done:
            return self.done if sentence - self.done_at <= MEMORY else None
        if fine:
            return self.day if sentence - self.day_at <= MEMORY else None
        return self.last

    def keep(self, moment: Moment, sentence: int, kind: str, published: date | None) -> None:
        if moment.start is None or moment.end is None:
            return
        self.last = moment
        if moment.is_day:
            self.day, self.day_at = moment, sentence
            if published is None or moment.start <= published:
                self.done, self.done_at = moment, sentence
        if kind in ("quarter", "told_quarter"):
            self.quarter, self.quarter_at = moment, sentence


def _walk(items: Sequence[Item], published: date | None) -> list[tuple[Moment | None, When | None]]:
    """All items in order, counted from one day of publication."""
    memory = _Memory()
    for place, item in enumerate(items):
        item.moment = _moment(items, place, published, memory)
        if item.partner is not None and not item.first:
            item.moment = _not_before(item.moment, item.partner.moment, item.reading)
        if item.moment is not None and item.reading.kind != "event":
            memory.keep(item.moment, item.sentence, item.reading.kind, published)
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
        told=memory.told(reading, item.sentence, item.tense is Tense.PAST),
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


def _not_before(last: Moment | None, first: Moment | None, reading: Reading) -> Moment | None:
    """The end of a range, moved on by a week or a year where it fell before the beginning."""
    if last is None or first is None or last.start is None or first.start is None:
        return last
    if last.start >= first.start:
        return last
    if reading.kind == "weekday":
        return day_moment(last.start + timedelta(days=7))
    if reading.kind == "calendar" and reading.year is None:
        year = last.start.year + 1
        return resolve(replace(reading, year=year), Context(published=None)) or last
    return last


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
    elif _is_deadline(item, moment, published):
        start, precision = None, Precision.INTERVAL
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

    A deadline ("by Friday", "by 4 November") says no beginning: it may be met before. A bound coarser
    than a day ("since 2022", "by March" of what is past) stays its year or month, which is how exactly
    the turn itself is told.
    """
    day = moment.start
    assert day is not None
    if item.led == "since":
        return day, published if published is not None and published >= day else None
    if item.led not in ("by", "until", "till", "before"):
        return day, day
    last = day - timedelta(days=1) if item.led == "before" and day > date.min else day
    ahead = published is not None and published <= last
    if published == last and item.tense is Tense.PAST:
        ahead = False  # "until Friday they had waited", told on that Friday
    return (published if ahead and item.led in ("until", "till") else None), last


def _is_deadline(item: Item, moment: Moment, published: date | None) -> bool:
    """ "Will open by March", "is due by the end of the month": no month in which it opens."""
    if item.led not in ("by", "before"):
        return False
    if item.reading.edge == "end" and moment.end is not None and published is not None:
        return published < moment.end
    calendar = item.led == "by" and item.reading.kind == "calendar"
    return calendar and _is_ahead(item, moment, published)


def _is_ahead(item: Item, moment: Moment, published: date | None) -> bool:
    """ "Will open by March": a deadline, and no month in which it opens."""
    ahead = published is not None and moment.end is not None and published < moment.end
    return ahead and item.reading.month is not None and item.tense in (Tense.FUTURE, Tense.LEANS)


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
    value = None if moment is None else moment.value
    if value is None:
        value = undated_value(reading)
    if reading.kind == "clock" and value is None:
        value = "XXXX-XX-XX"
    if value is None:
        return None
    if reading.clock:
        return f"{value}T{reading.clock}"
    return f"{value}T{reading.part}" if reading.part else value
