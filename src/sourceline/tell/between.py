"""The same story between two days: what can have happened then, and what was reported then.

A line belongs there where its date can be one of those days, a quotation, a copy, a figure where the
report came out then. Other reports stay where these point at them. Lines and reports of which no day
is known stand at the end of a story, and so belong to a stretch that reaches its last day.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sourceline.model.story import Discrepancy, Evidence, FigureSeries, Story
from sourceline.model.when import When


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from `start` to `end`, both included; None at an end leaves it open."""

    start: date | None
    end: date | None

    def holds(self, when: When | None) -> bool:
        """Whether it can be one of these days."""
        if when is None or (when.start is None and when.end is None):
            return self.end is None
        after = self.end is not None and when.start is not None and when.start > self.end
        before = self.start is not None and when.end is not None and when.end < self.start
        return not (after or before)


def story_between(story: Story, stretch: Stretch) -> Story:
    """What of the story is of these days, with the reports that it points at."""
    out = {each.id for each in story.articles if stretch.holds(each.published)}
    timeline = tuple(each for each in story.timeline if stretch.holds(each.date))
    lines = {each.id for each in timeline}
    part = replace(
        story,
        timeline=timeline,
        cast=tuple(each for each in story.cast if _touches(each.evidence, out)),
        quotations=tuple(each for each in story.quotations if _touches(each.evidence, out)),
        discrepancies=tuple(
            replace(each, timeline=tuple(line for line in each.timeline if line in lines))
            for each in story.discrepancies
            if _belongs(each, lines, out)
        ),
        figures=tuple(new for each in story.figures if (new := _figures(each, stretch))),
        reuse=tuple(each for each in story.reuse if each.copy in out),
        reactions=tuple(
            each if each.about in lines else replace(each, about=None)
            for each in story.reactions
            if _touches(each.evidence, out)
        ),
        novelty=tuple(each for each in story.novelty if each.article in out),
        problems=(),
    )
    needed = out | _pointed_at(part)
    return replace(part, articles=tuple(each for each in story.articles if each.id in needed))


def _touches(evidence: Iterable[Evidence], reports: set[str]) -> bool:
    return any(each.article in reports for each in evidence)


def _belongs(discrepancy: Discrepancy, lines: set[str], out: set[str]) -> bool:
    """By its lines where it has any; else by the reports that take part in it."""
    if discrepancy.timeline:
        return any(line in lines for line in discrepancy.timeline)
    return any(_touches(value.evidence, out) for value in discrepancy.values)


def _figures(series: FigureSeries, stretch: Stretch) -> FigureSeries | None:
    values = tuple(each for each in series.values if stretch.holds(each.as_of))
    return replace(series, values=values) if values else None


def _pointed_at(part: Story) -> set[str]:
    """Reports of other days that tell a line, quote the same words, or stand on a side."""
    told: list[Evidence] = []
    for line in part.timeline:
        told += line.evidence
    for quotation in part.quotations:
        told += quotation.evidence
    for reaction in part.reactions:
        told += reaction.evidence
    for dispute in part.discrepancies:
        told += [each for value in dispute.values for each in value.evidence]
        told += [dispute.correction] if dispute.correction else []
    for series in part.figures:
        told += [each for value in series.values for each in value.evidence]
    return {each.article for each in told} | {each.source for each in part.reuse}
