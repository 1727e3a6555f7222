"""A draft made an article: its day, its language, its id."""

from __future__ import annotations

from datetime import date

from sourceline.model.article import Article
from sourceline.read.draft import Draft
from sourceline.read.ids import article_id
from sourceline.read.published import find_published
from sourceline.text.language import find_language


def finish(draft: Draft, latest: date | None = None) -> Article:
    """The article that a draft is, its header and byline lines marked; no day after `latest` is believed."""
    published, published_from, marks = find_published(draft, latest)
    body = max((mark.span.end for mark in draft.marks), default=0)
    return Article(
        id=article_id(draft.text, draft.url, draft.publisher, published),
        source=draft.source,
        text=draft.text,
        title=draft.title,
        publisher=draft.publisher,
        url=draft.url,
        language=find_language(draft.text[body:], draft.language),
        published=published,
        published_from=published_from,
        sha256=draft.sha256,
        boilerplate=tuple(sorted(set(draft.marks + marks))),
    )
