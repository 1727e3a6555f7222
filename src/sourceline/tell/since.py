"""The same story for somebody who knew it until a day: what only later reports tell.

A report is old that surely came out before that day. A line, a quotation, somebody of the cast is
known where an old report told it too; so a copy that comes later brings nothing back. Of a
disagreement it counts whether a later report took part in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sourceline.model.article import Article
from sourceline.model.story import Evidence, FigureSeries, Story


@dataclass(frozen=True, slots=True, kw_only=True)
class CaughtUp:
    """What is new in the story, and which reports are; `story` keeps the old ones that it still points at."""

    story: Story
    reports: tuple[str, ...]


def story_since(story: Story, day: date) -> CaughtUp:
    """What is new of the story since that day, the day itself included."""
    old = {article.id for article in story.articles if _surely_before(article, day)}
    timeline = tuple(each for each in story.timeline if _new(each.evidence, old))
    lines = {each.id for each in timeline}
    discrepancies = tuple(
        replace(each, timeline=tuple(line for line in each.timeline if line in lines))
        for each in story.discrepancies
        if any(
            evidence.article not in old
            for evidence in (
                *((each.correction,) if each.correction else ()),
                *(one for value in each.values for one in value.evidence),
            )
        )
    )
    kept = replace(
        story,
        timeline=timeline,
        cast=tuple(each for each in story.cast if _new(each.evidence, old)),
        quotations=tuple(each for each in story.quotations if _new(each.evidence, old)),
        discrepancies=discrepancies,
        figures=tuple(new for each in story.figures if (new := _figures(each, old)) is not None),
        reuse=tuple(each for each in story.reuse if each.copy not in old),
        reactions=tuple(
            each if each.about in lines else replace(each, about=None)
            for each in story.reactions
            if _new(each.evidence, old)
        ),
        novelty=tuple(each for each in story.novelty if each.article not in old),
        problems=(),
    )
    needed = _pointed_at(kept)
    articles = tuple(a for a in story.articles if a.id not in old or a.id in needed)
    return CaughtUp(
        story=replace(kept, articles=articles),
        reports=tuple(article.id for article in story.articles if article.id not in old),
    )


def _surely_before(article: Article, day: date) -> bool:
    """A report without a date may be new: too much is better than something missed."""
    when = article.published
    return bool(when and when.end and when.end < day)


def _new(evidence: Iterable[Evidence], old: set[str]) -> bool:
    return not any(each.article in old for each in evidence)


def _figures(series: FigureSeries, old: set[str]) -> FigureSeries | None:
    values = tuple(each for each in series.values if _new(each.evidence, old))
    return replace(series, values=values) if values else None


def _pointed_at(story: Story) -> set[str]:
    """Old reports whose words are needed: the other side of a disagreement, the source of a copy."""
    disputed = {
        evidence.article
        for each in story.discrepancies
        for value in each.values
        for evidence in value.evidence
    }
    return disputed | {each.source for each in story.reuse}
