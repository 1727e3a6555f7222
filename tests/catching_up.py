"""What is new in the made-up story of `tests.stories` to who knows a part of its reports."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sourceline.annotate.sentences import find_sentences
from sourceline.link.novelty import find_novelty
from sourceline.model.annotations import Annotations
from sourceline.model.catch_up import Added, CatchUp
from sourceline.model.story import Story
from sourceline.tell.new import tell_new
from tests import stories


def catch_up(*known: str, since: str | None = None, of: Story | None = None) -> CatchUp:
    """`known` are ids of reports: "a-gazette"."""
    story = of or stories.story()
    annotations = [
        Annotations(article=article, sentences=find_sentences(article))
        for article in story.articles
    ]
    novelty = find_novelty(annotations, story.reuse, known)
    return tell_new(
        replace(story, novelty=novelty),
        annotations,
        novelty,
        known=known,
        since=date.fromisoformat(since) if since else None,
        read=[f"{each.partition('-')[2]}.txt" for each in known if since is None],
    )


def added(new: CatchUp, report: str) -> Added:
    return next(each for each in new.reports if each.article.id == report)
