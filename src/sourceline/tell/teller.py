"""The story out of the links: what the reader sees, in the order in which it is read."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sourceline.model.annotations import Annotations
from sourceline.model.article import Problem
from sourceline.model.links import Links
from sourceline.model.story import Story
from sourceline.tell.cast import tell_cast
from sourceline.tell.speech import tell_quotations, tell_reactions
from sourceline.tell.timeline import tell_timeline
from sourceline.tell.title import tell_title


def tell(links: Links, *, annotator: str, problems: Sequence[Problem] = ()) -> Story:
    """`annotator` is the version of rules and weights that read the reports."""
    timeline, discrepancies = tell_timeline(links)
    start, end = _span(links.annotations)
    return Story(
        id=_story_id(links.annotations),
        title=tell_title(links.annotations),
        start=start,
        end=end,
        annotator=annotator,
        articles=tuple(each.article for each in links.annotations),
        timeline=timeline,
        cast=tell_cast(links),
        quotations=tell_quotations(links),
        discrepancies=discrepancies,
        figures=links.figures,
        reuse=links.reuse,
        reactions=tell_reactions(links, timeline),
        novelty=links.novelty,
        problems=tuple(sorted(problems)),
    )


def _span(annotations: Sequence[Annotations]) -> tuple[str | None, str | None]:
    """From the first to the last publication that is known."""
    days = [
        day.isoformat()
        for each in annotations
        if (when := each.article.published) is not None
        for day in (when.start, when.end)
        if day is not None
    ]
    return (min(days), max(days)) if days else (None, None)


def _story_id(annotations: Sequence[Annotations]) -> str:
    """From its earliest article."""
    first = annotations[0].article.id if annotations else ""
    return "s-" + hashlib.sha256(first.encode()).hexdigest()[:12]
