"""When an undated report must have been written, from its own words and those of the dated reports.

Each clue rules days out: not before the latest day that it tells as past; not after the first day
that it still expects; where it tells by "yesterday" or "on Tuesday" what a dated report tells with
its date, by that; "this morning, Monday" by the day of the week; a count that only grows between two
dated counts. The days that most clues allow are left, as an interval.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from sourceline.link.clauses import ClauseTerms, clause_terms, cosine
from sourceline.link.published_own import Clue, calendar_clues, month_day, own_clues
from sourceline.model.annotations import (
    Anchor,
    Annotations,
    EventClass,
    EventMention,
    Figure,
    TimeExpression,
)
from sourceline.model.when import Basis, When
from sourceline.text.morphology import stem
from sourceline.text.tokens import find_words

# Cosine of rarity-weighted stems from which two clauses with one verb are taken to tell one act
# here; less is enough where the day of the week that the report names is that of the act.
ALIKE = 0.4
ALIKE_UNDATED = 0.6
ALIKE_ON_WEEKDAY = 0.22
# A weekday without a date points back less than a week.
WEEK = 6
# Without any clue to the end a report is taken to be of the story's own days.
AROUND = timedelta(days=10)
# A clue counts as much as two weekdays that fall on days the story tells of; a day is known well
# enough when so many time expressions of the dated reports mean it; days this close to the best
# one are kept, so that a guess stays an interval.
CLUE = 2.0
TOLD_ENOUGH = 2
CLOSE = 0.75
# A report older than the others by more than this is not placed by theirs.
LONGEST = timedelta(days=3660)


@dataclass(frozen=True, slots=True)
class Dated:
    """An act that a dated report tells with its day."""

    day: date
    event: EventMention
    terms: ClauseTerms


def infer_published(annotations: Sequence[Annotations]) -> dict[str, When]:
    """Article id to an interval of days, for each report without a date that something places."""
    dated = [each for each in annotations if each.article.published is not None]
    undated = [each for each in annotations if each.article.published is None]
    if not undated or not dated:
        return {
            each.article.id: when
            for each in undated
            if (when := _place(list(own_clues(each)), [])) is not None
        }
    index = _index(dated)
    days = sorted(d for each in dated for d in _days(each))
    counts = _counts(dated)
    told = _told_days(dated)
    found = {}
    for each in undated:
        clues = [
            *own_clues(each),
            *calendar_clues(each, days),
            *_shared_clues(each, index),
            *_count_clues(each, counts),
        ]
        when = _place(clues, days, partial(_weekday_votes, each, told))
        if when is not None:
            found[each.article.id] = when
    return found


def _no_votes(day: date) -> float:
    return 0.0


def _place(
    clues: list[Clue], days: Sequence[date], weekdays: Callable[[date], float] = _no_votes
) -> When | None:
    """The days that most clues allow and that the weekdays fit best, from the first to the last."""
    if not any(clue.start or clue.end for clue in clues):
        if not days or max(map(weekdays, days)) < 1.0:
            return None
        clues = [*clues, Clue(start=days[0])]
    known = [d for c in clues for d in (c.start, c.end) if d is not None] + list(days)
    first, last = min(known), max(known)
    if not any(clue.end is not None for clue in clues):
        latest = max(c.start for c in clues if c.start is not None)
        if not days or latest > days[-1]:
            return When.between(latest, None)  # later than all that is known: how much, nobody says
        last = days[-1]
    else:
        last += AROUND
    first = max(first, last - LONGEST)
    span = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    votes = [CLUE * sum(clue.allows(day) for clue in clues) + weekdays(day) for day in span]
    best = [day for day, vote in zip(span, votes, strict=True) if vote > max(votes) - CLOSE]
    when = When.between(best[0], best[-1], Basis.INFERRED)
    pinned = any(c.weekday is not None or (c.start and c.start == c.end) for c in clues)
    return replace(when, approximate=not (when.is_day and pinned))


def _told_days(dated: Sequence[Annotations]) -> Counter[date]:
    """The days that the dated reports tell of by a time expression, and how often."""
    told: Counter[date] = Counter()
    for each in dated:
        for expression in each.times:
            when = expression.when
            if when is not None and when.is_day and when.start is not None:
                told[when.start] += 1
    return told


def _weekday_votes(each: Annotations, told: Counter[date], day: date) -> float:
    """How well the days that its weekdays would mean, were it of this day, are known to the story."""
    votes = 0.0
    for expression in each.times:
        anchor = expression.anchor
        if anchor is None or anchor.base != "published" or anchor.unit != "weekday":
            continue
        back = (day.weekday() - anchor.amount) % 7
        if anchor.direction == "past":
            meant = day - timedelta(days=back)
        elif anchor.direction == "future":
            meant = day + timedelta(days=(7 - back) % 7)
        else:
            continue
        votes += min(told[meant], TOLD_ENOUGH) / TOLD_ENOUGH
    return votes


def _shared_clues(each: Annotations, index: Mapping[str, list[Dated]]) -> Iterator[Clue]:
    """Acts that a dated report tells too."""
    for event in each.events:
        expression = each.times[event.time] if event.time is not None else None
        anchor = expression.anchor if expression is not None else None
        told = _same_act(each, event, expression, index)
        if told is None:
            continue
        if event.cls is EventClass.EXPECTED:
            if event.time is not None:
                yield Clue(end=told.day)
        elif event.cls is EventClass.HAPPENED:
            yield _until_next(_by_anchor(anchor, told.day), each.times)


def _by_anchor(anchor: Anchor | None, day: date) -> Clue:
    """ "yesterday" gives the day of writing, "on Tuesday" a week, no word at all the first day."""
    if anchor is not None and anchor.base == "published":
        if anchor.unit == "day":
            ago = timedelta(days=anchor.amount)
            written = day + ago if anchor.direction == "past" else day - ago
            return Clue(start=written, end=written)
        if anchor.unit == "weekday" and anchor.amount == day.weekday():
            return Clue(start=day, end=day + timedelta(days=WEEK))
    return Clue(start=day)


def _until_next(clue: Clue, times: Sequence[TimeExpression]) -> Clue:
    """A report of the week after a known day that says "by Friday" was written by that Friday."""
    if clue.start is None or clue.end is None or clue.start == clue.end:
        return clue
    ahead = [
        clue.start + timedelta(days=(time.anchor.amount - clue.start.weekday() - 1) % 7 + 1)
        for time in times
        if time.anchor is not None
        and (time.anchor.base, time.anchor.unit) == ("published", "weekday")
        and time.anchor.direction == "future"
    ]
    return replace(clue, end=min([clue.end, *ahead]))


def _same_act(
    each: Annotations,
    event: EventMention,
    expression: TimeExpression | None,
    index: Mapping[str, list[Dated]],
) -> Dated | None:
    """The dated telling of the same act that is most alike; none where nothing is alike enough."""
    terms = clause_terms(each, event.clause)
    best: tuple[float, int] | None = None
    chosen = None
    for term in sorted((t for t in terms if t in index), key=lambda t: (len(index[t]), t))[:6]:
        for told in index[term][:60]:
            score = (round(cosine(terms, told.terms), 6), -told.day.toordinal())
            if not _may_be_of(told.day, expression) or (best is not None and score <= best):
                continue
            if _alike(event, expression, told, score[0]):
                best, chosen = score, told
    return chosen


def _may_be_of(day: date, expression: TimeExpression | None) -> bool:
    """Whether the report's own words allow that day: "on Friday" is no Thursday."""
    if expression is None:
        return True
    known = month_day(expression)
    if known is not None and known != (day.month, day.day):
        return False
    anchor = expression.anchor
    return anchor is None or anchor.unit != "weekday" or anchor.amount == day.weekday()


def _alike(
    event: EventMention, expression: TimeExpression | None, told: Dated, score: float
) -> bool:
    anchor = expression.anchor if expression is not None else None
    if told.event.lemma == event.lemma and score >= (ALIKE if expression else ALIKE_UNDATED):
        return True
    weekday = anchor is not None and anchor.unit == "weekday" and anchor.direction != "future"
    return weekday and event.cls is EventClass.HAPPENED and score >= ALIKE_ON_WEEKDAY


def _index(dated: Sequence[Annotations]) -> dict[str, list[Dated]]:
    index: dict[str, list[Dated]] = defaultdict(list)
    for each in dated:
        for event in each.events:
            when = event.when
            if when is None or when.start is None or not when.is_day:
                continue
            if event.cls is EventClass.HAPPENED:
                told = Dated(when.start, event, clause_terms(each, event.clause))
                for term in told.terms:
                    index[term].append(told)
    return index


def _days(each: Annotations) -> Iterator[date]:
    when = each.article.published
    if when is not None:
        yield from (d for d in (when.start, when.end) if d is not None)


Counts = dict[tuple[str, str], list[tuple[date, float]]]


def _counts(dated: Sequence[Annotations]) -> Counts:
    """What is counted, to the dated counts of it that only grow."""
    counts: Counts = defaultdict(list)
    for each in dated:
        when = each.article.published
        if when is None or when.start is None or not when.is_day:
            continue
        for figure in each.figures:
            key = _counted(each, figure)
            if key is not None and isinstance(figure.value, float):
                counts[key].append((when.start, figure.value))
    return {key: sorted(told) for key, told in counts.items() if _grows(told)}


def _counted(each: Annotations, figure: Figure) -> tuple[str, str] | None:
    if figure.of is None or figure.unit == "score":
        return None
    words = [t.plain for t in find_words(each.article.text, figure.of)]
    return (figure.unit, stem(words[-1])) if words else None


def _grows(told: Sequence[tuple[date, float]]) -> bool:
    """At least two counts, and none of a later day is smaller than one of an earlier day."""
    values = [value for _, value in sorted(told)]
    by_day: dict[date, list[float]] = defaultdict(list)
    for day, value in told:
        by_day[day].append(value)
    tops = [max(by_day[day]) for day in sorted(by_day)]
    return len(set(values)) > 1 and len(tops) > 1 and tops == sorted(tops)


def _count_clues(each: Annotations, counts: Counts) -> Iterator[Clue]:
    for figure in each.figures:
        key = _counted(each, figure)
        if key not in counts or not isinstance(figure.value, float):
            continue
        below = [day for day, value in counts[key] if value < figure.value]
        above = [day for day, value in counts[key] if value > figure.value]
        if below:
            yield Clue(start=max(below))
        if above and (not below or min(above) >= max(below)):
            yield Clue(end=min(above))
