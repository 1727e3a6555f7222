"""When an undated report must have been written, from its own words and those of the dated reports.

Not before the latest day that it tells as past; not after the first day that it still expects; and
where it tells by "yesterday" or "on Tuesday" what a dated report tells with its date, by that. A
count that only grows places it between two dated counts. What is not known stays an interval.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sourceline.model.annotations import Anchor, Annotations, EventClass, EventMention
from sourceline.model.span import Span
from sourceline.model.when import Basis, Precision, When
from sourceline.text.frequency import idf
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import stem
from sourceline.text.tokens import find_words

# Cosine of rarity-weighted stems from which two clauses are taken to tell one act here.
ALIKE = 0.4
# A weekday without a date points back less than a week.
WEEK = 6
Terms = dict[str, float]


@dataclass(slots=True)
class _Bounds:
    """The earliest and the latest day of writing that the evidence leaves."""

    start: date | None = None
    end: date | None = None

    def not_before(self, day: date) -> None:
        if self.start is None or day > self.start:
            self.start = day

    def not_after(self, day: date) -> None:
        if self.end is None or day < self.end:
            self.end = day


@dataclass(frozen=True, slots=True)
class _Dated:
    day: date
    event: EventMention
    terms: Terms


def infer_published(annotations: Sequence[Annotations]) -> dict[str, When]:
    """Article id to an interval of days, for each report without a date that something places."""
    index: dict[str, list[_Dated]] = defaultdict(list)
    days: list[date] = []
    for each in annotations:
        if each.article.published is None:
            continue
        days += [d for d in (each.article.published.start, each.article.published.end) if d]
        for told in _dated_events(each):
            for term in told.terms:
                index[term].append(told)
    found = {}
    for each in annotations:
        if each.article.published is None:
            when = _infer(each, index, max(days, default=None))
            if when is not None:
                found[each.article.id] = when
    return found


def _infer(each: Annotations, index: Mapping[str, list[_Dated]], last: date | None) -> When | None:
    bounds = _Bounds()
    _by_own_dates(each, bounds)
    for event in each.events:
        told = _same_act(each, event, index)
        if told is not None:
            _by_other_report(each, event, told, bounds)
    if bounds.start is None and bounds.end is None:
        return None
    if (
        bounds.end is None
        and last is not None
        and bounds.start is not None
        and last >= bounds.start
    ):
        bounds.end = last
    if bounds.start is not None and bounds.end is not None and bounds.start > bounds.end:
        bounds.end = None
    when = When.between(bounds.start, bounds.end, Basis.INFERRED)
    return replace(when, approximate=when.precision is not Precision.UNKNOWN and not when.is_day)


def _by_own_dates(each: Annotations, bounds: _Bounds) -> None:
    """Full dates in its own words: told as past or as to come."""
    for event in each.events:
        when = event.when
        if event.time is None or when is None or when.basis is not Basis.EXPLICIT:
            continue
        if event.cls is EventClass.EXPECTED:
            if when.is_day and when.start is not None:
                bounds.not_after(when.start)
        elif event.cls in (EventClass.HAPPENED, EventClass.REPORTING) and when.start is not None:
            bounds.not_before(when.start)


def _by_other_report(each: Annotations, event: EventMention, told: _Dated, bounds: _Bounds) -> None:
    if event.cls is EventClass.EXPECTED:
        bounds.not_after(told.day)
        return
    if event.cls is not EventClass.HAPPENED:
        return
    bounds.not_before(told.day)
    if event.time is None:
        return
    anchor = each.times[event.time].anchor
    if anchor is not None and anchor.base == "published":
        _by_anchor(anchor, told.day, bounds)


def _by_anchor(anchor: Anchor, day: date, bounds: _Bounds) -> None:
    """ "yesterday" gives the day of writing, "on Tuesday" a week."""
    if anchor.unit == "day":
        written = day - timedelta(days=anchor.amount)
        if written >= day:
            bounds.not_before(written)
            bounds.not_after(written)
    elif (
        anchor.unit == "weekday" and anchor.amount == day.weekday() and anchor.direction != "future"
    ):
        bounds.not_before(day)
        bounds.not_after(day + timedelta(days=WEEK))


def _dated_events(each: Annotations) -> Iterator[_Dated]:
    for event in each.events:
        when = event.when
        if when is None or not when.is_day or event.cls is not EventClass.HAPPENED:
            continue
        assert when.start is not None
        yield _Dated(when.start, event, _terms(each, event.clause))


def _same_act(
    each: Annotations, event: EventMention, index: Mapping[str, list[_Dated]]
) -> _Dated | None:
    """The dated telling of the same act that is most alike; none where nothing is alike enough."""
    terms = _terms(each, event.clause)
    rarest = sorted(terms, key=lambda t: (len(index.get(t, ())), t))[:6]
    best: tuple[float, int] | None = None
    chosen = None
    for term in rarest:
        for told in index.get(term, ())[:60]:
            if told.event.lemma != event.lemma and event.cls is not EventClass.EXPECTED:
                continue
            score = (round(_cosine(terms, told.terms), 6), -told.day.toordinal())
            if score[0] >= ALIKE and (best is None or score > best):
                best, chosen = score, told
    return chosen


def _terms(each: Annotations, clause: Span) -> Terms:
    times = [t.span for t in each.times if clause.overlaps(t.span)]
    function = words_of("function", "words")
    return {
        stem(t.plain) if t.plain.isalpha() else t.plain: min(idf(t.plain), 9.0)
        for t in find_words(each.article.text, clause)
        if t.plain not in function and not any(s.overlaps(t.span) for s in times)
    }


def _cosine(one: Terms, two: Terms) -> float:
    shared = sum(w * two[t] for t, w in one.items() if t in two)
    norm = math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in two.values()))
    return shared / norm if norm else 0.0
