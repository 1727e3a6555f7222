"""Short ways to make model objects in tests."""

from __future__ import annotations

from datetime import date

from sourceline.model.article import Article
from sourceline.model.span import Span
from sourceline.model.when import When


def article(text: str, published: str | None = None, **more: object) -> Article:
    """An article of these words; `published` is an ISO day."""
    when = When.day(date.fromisoformat(published)) if published else None
    settings: dict[str, object] = {
        "id": "a1",
        "source": "a.txt",
        "text": text,
        "language": "en",
        "published": when,
        "published_from": "header" if published else "unknown",
    }
    return Article(**(settings | more))  # type: ignore[arg-type]


def span_of(text: str, words: str, occurrence: int = 0) -> Span:
    """Where `words` stand in `text` for the n-th time."""
    start = -1
    for _ in range(occurrence + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))
