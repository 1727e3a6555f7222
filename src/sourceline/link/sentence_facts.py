"""What the annotations of a report hold, sentence by sentence, so that no pair searches a report."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from sourceline.model.annotations import (
    Annotations,
    EventMention,
    Figure,
    Mention,
    TimeExpression,
)
from sourceline.model.span import Span


@dataclass(slots=True)
class Facts:
    """Of one sentence; `quoted` are the parts of it that stand between quotation marks."""

    figures: list[Figure] = field(default_factory=list)
    events: list[EventMention] = field(default_factory=list)
    times: list[TimeExpression] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    quoted: list[Span] = field(default_factory=list)

    def is_quoted(self, span: Span) -> bool:
        return any(part.overlaps(span) for part in self.quoted)

    def times_at(self, span: Span) -> list[TimeExpression]:
        return [time for time in self.times if time.span.overlaps(span)]


def by_sentence(annotations: Annotations) -> dict[int, Facts]:
    """Number of the sentence to what it holds; sentences that hold nothing are left out."""
    found: dict[int, Facts] = defaultdict(Facts)
    starts = [sentence.span.start for sentence in annotations.sentences]
    for figure in annotations.figures:
        found[figure.sentence].figures.append(figure)
    for event in annotations.events:
        found[event.sentence].events.append(event)
    for time in annotations.times:
        found[bisect_right(starts, time.span.start) - 1].times.append(time)
    for mention in annotations.mentions:
        found[bisect_right(starts, mention.span.start) - 1].mentions.append(mention)
    for part in _quoted(annotations):
        first = max(bisect_right(starts, part.start) - 1, 0)
        for number in range(first, bisect_right(starts, part.end - 1)):
            found[number].quoted.append(part)
    return found


def _quoted(annotations: Annotations) -> Iterable[Span]:
    for quotation in annotations.quotations:
        if quotation.kind != "indirect":
            yield from quotation.parts or (quotation.words,)
