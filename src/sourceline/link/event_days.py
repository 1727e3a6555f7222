"""Days counted from an event: "ten days after the fire", "a week before the ruling".

The event's own day is the one that the dated tellings with its noun or verb agree on; where they do
not, the words stay without a day.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sourceline.model.annotations import Annotations, EventClass, EventMention, TimeExpression
from sourceline.model.span import Span
from sourceline.model.when import Basis, When
from sourceline.text.frequency import idf
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import stem
from sourceline.text.tokens import find_words

_FROM = re.compile(
    r"^ (?P<side>after|before|since) (?:the|his|her|its|their|a|an|that|this)(?: [\w'’-]+){0,2}?"
    r" (?P<noun>[\w-]+)(?=[\s,.;:)]|$)"
)
_LENGTH = re.compile(r"^P(\d+)([DW])$")
# The share of tellings that must agree on an event's day, and how common its noun may be.
AGREED = 0.6
COMMONEST = 2.0


def date_from_events(annotations: Sequence[Annotations]) -> tuple[Annotations, ...]:
    """The same annotations, with a day for acts that are told by their distance from an event."""
    days: dict[str, date] | None = None
    out = []
    for each in annotations:
        found = list(_expressions(each))
        if found and days is None:
            days = _event_days(annotations)
        out.append(_dated(each, found, days or {}) if found else each)
    return tuple(out)


Found = tuple[int, int, str]  # number of the time expression, days from the event, its noun


def _expressions(each: Annotations) -> Iterator[Found]:
    for number, expression in enumerate(each.times):
        if expression.when is not None:
            continue
        length = _LENGTH.match(expression.value or "")
        after = each.article.text[expression.span.end : expression.span.end + 80]
        match = _FROM.match(after)
        if length is None or match is None or match.group("side") == "since":
            continue
        count = int(length.group(1)) * (7 if length.group(2) == "W" else 1)
        yield (
            number,
            -count if match.group("side") == "before" else count,
            match.group("noun").lower(),
        )


def _event_days(annotations: Sequence[Annotations]) -> dict[str, date]:
    """Stem to the day on which most tellings that hold it put their act."""
    told: dict[str, Counter[date]] = defaultdict(Counter)
    reports: dict[tuple[str, date], set[str]] = defaultdict(set)
    for each in annotations:
        for event in each.events:
            when = event.when
            if (
                event.cls is not EventClass.HAPPENED
                or when is None
                or when.start is None
                or not when.is_day
            ):
                continue
            for word in _words(each, event):
                told[word][when.start] += 1
                reports[word, when.start].add(each.article.id)
    days = {}
    for word, counts in told.items():
        day, votes = max(counts.items(), key=lambda item: (item[1], -item[0].toordinal()))
        if votes >= AGREED * sum(counts.values()) and len(reports[word, day]) > 1:
            days[word] = day
    return days


def _words(each: Annotations, event: EventMention) -> set[str]:
    function = words_of("function", "words")
    return {
        stem(t.plain)
        for t in find_words(each.article.text, event.clause)
        if t.plain not in function and t.plain.isalpha()
    }


def _dated(each: Annotations, found: Sequence[Found], days: Mapping[str, date]) -> Annotations:
    events = list(each.events)
    times = list(each.times)
    for number, shift, noun in found:
        day = days.get(stem(noun))
        target = _act_of(each, times[number])
        if day is None or target is None or idf(noun) < COMMONEST:
            continue
        when = When.day(day + timedelta(days=shift), Basis.RELATIVE)
        times[number] = replace(times[number], when=when)
        events[target] = replace(events[target], when=when, time=number)
    return replace(each, events=tuple(events), times=tuple(times))


def _act_of(each: Annotations, expression: TimeExpression) -> int | None:
    """The nearest act of the same sentence that has no day of its own, before the expression if one is."""
    sentence = next(
        (i for i, s in enumerate(each.sentences) if s.span.contains(expression.span)), None
    )
    if sentence is None or _has_day(each, each.sentences[sentence].span):
        return None
    able = [
        i
        for i, event in enumerate(each.events)
        if event.sentence == sentence
        and (event.time is None or each.times[event.time].when is None)
        and event.cls is EventClass.HAPPENED
    ]
    before = [i for i in able if each.events[i].span.end <= expression.span.start]
    after = [i for i in able if each.events[i].span.start >= expression.span.end]
    return before[-1] if before else after[0] if after else None


def _has_day(each: Annotations, sentence: Span) -> bool:
    """Whether the sentence names a day by itself: then the distance only explains it."""
    return any(
        t.when is not None and t.type in ("date", "time") and sentence.contains(t.span)
        for t in each.times
    )
