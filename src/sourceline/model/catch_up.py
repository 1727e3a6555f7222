"""What is new to a reader who knows a part of the reports (docs/new-json.md)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sourceline.model.article import Article
from sourceline.model.story import (
    CastMember,
    Discrepancy,
    Evidence,
    FigureValue,
    Story,
    TimelineEntry,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLine:
    """A line of the timeline that no known report tells; `sentence` tells it in this report."""

    entry: TimelineEntry
    sentence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class NewValue:
    """A value of a series that no known report gives. `before` is the last one given until then."""

    what: str
    unit: str
    value: FigureValue
    before: FigureValue | None
    sentence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDispute:
    """A disagreement that shows with this report, with the values told so far, or its correction.

    `corrects`: this report holds the words that settle it. `sentences` are this report's own.
    """

    discrepancy: Discrepancy
    corrects: bool
    sentences: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewName:
    """A member of the cast whom no known report names.

    `known_as` is how they described that member without a name; None where they do not tell of it.
    """

    member: CastMember
    known_as: str | None
    sentence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What one report adds to the known ones and to those before it.

    `may_be_known`: it cannot be told whether it was published before the day asked for.
    `new` are its new sentences, all of them; `sentences` counts its body sentences.
    """

    article: Article
    may_be_known: bool
    sentences: int
    new: tuple[Evidence, ...]
    lines: tuple[NewLine, ...]
    values: tuple[NewValue, ...]
    disputes: tuple[NewDispute, ...]
    names: tuple[NewName, ...]

    @property
    def others(self) -> tuple[Evidence, ...]:
        """The new sentences that no new line of the timeline tells."""
        told = {line.sentence for line in self.lines}
        return tuple(sentence for sentence in self.new if sentence not in told)

    @property
    def adds(self) -> bool:
        """Whether anything in it is new."""
        return bool(self.new or self.lines or self.values or self.disputes or self.names)


@dataclass(frozen=True, slots=True, kw_only=True)
class CatchUp:
    """The way from what a reader knows to the whole story.

    `known` are the ids of the reports that count as read: published before `since`, or marked as
    `read` (sources). `reports` are all others, in order of publication.
    """

    story: Story
    since: date | None
    read: tuple[str, ...]
    known: tuple[str, ...]
    reports: tuple[Added, ...]

    @property
    def adding(self) -> tuple[Added, ...]:
        """The reports that add something."""
        return tuple(each for each in self.reports if each.adds)
