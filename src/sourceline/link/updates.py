"""Reports that were written on after the day that they bear.

A site keeps the day on which a report first appeared and puts the next day's news into it. "On
Thursday" in a report of a Wednesday then means the day after and not six days before. That is believed only
where the other reports tell of that later day, and none of the day a week earlier.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sourceline.model.annotations import Annotations, EventMention, TimeExpression
from sourceline.model.when import Basis, When

# A report is taken to be written on for at most so many days, and the later day to be known where
# the other reports name it so often: reports that took their weekdays from the days before name it less.
WRITTEN_ON = 2
NAMED = 3
WEEK = timedelta(days=7)


def settle_updates(annotations: Sequence[Annotations]) -> tuple[Annotations, ...]:
    """The same annotations, with the weekdays of reports that were written on set to what they mean."""
    told = [_told(each) for each in annotations]
    everywhere = sum(told, Counter[date]())
    return tuple(
        _shifted(each, days) if (days := set(_mistaken(each, everywhere - own))) else each
        for each, own in zip(annotations, told, strict=True)
    )


def _told(each: Annotations) -> Counter[date]:
    """The days that a report names, and how often."""
    return Counter(
        t.when.start for t in each.times if t.when is not None and t.when.is_day and t.when.start
    )


def _mistaken(each: Annotations, others: Counter[date]) -> Iterator[date]:
    """The days that its weekdays seem to mean and that lie a week too early."""
    published = each.article.published
    if published is None or published.start is None or not published.is_day:
        return
    for ahead in range(1, WRITTEN_ON + 1):
        meant = published.start + timedelta(days=ahead)
        if others[meant] >= NAMED and not others[meant - WEEK]:
            yield meant - WEEK


def _shifted(each: Annotations, days: set[date]) -> Annotations:
    """A week on for those weekdays and what is told of them; an hour told between them loses its day."""
    times = list(each.times)
    moved, lost = set(), set()
    for number, time in enumerate(times):
        if time.when is None or not time.when.is_day or time.when.start not in days:
            continue
        if _is_past_weekday(time):
            moved.add(number)
            times[number] = replace(time, when=_later(time.when), value=_later_value(time))
        elif time.when.basis is not Basis.EXPLICIT and time.type == "time":
            lost.add(number)
            times[number] = replace(time, when=None)
    if not moved:
        return each
    events = tuple(_moved(event, days, moved, lost) for event in each.events)
    return replace(each, times=tuple(times), events=events)


def _is_past_weekday(time: TimeExpression) -> bool:
    anchor = time.anchor
    return (
        anchor is not None
        and anchor.base == "published"
        and anchor.unit == "weekday"
        and anchor.direction == "past"
    )


def _moved(event: EventMention, days: set[date], moved: set[int], lost: set[int]) -> EventMention:
    if event.when is None or event.when.start not in days or not event.when.is_day:
        return event
    if event.time in lost:
        return replace(event, when=None)
    carried = event.time is None and event.when.basis is Basis.INFERRED
    return replace(event, when=_later(event.when)) if carried or event.time in moved else event


def _later(when: When) -> When:
    assert when.start is not None
    return replace(when, start=when.start + WEEK, end=when.start + WEEK)


def _later_value(time: TimeExpression) -> str | None:
    """ "2031-05-08TMO" a week on."""
    when, value = time.when, time.value
    if value is None or when is None or when.start is None:
        return value
    return value.replace(when.start.isoformat(), (when.start + WEEK).isoformat(), 1)
