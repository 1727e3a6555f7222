"""The same text with the same metadata twice is one article, found in several places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sourceline.model.article import Article, Problem


def merge_duplicates(items: Iterable[Article | Problem]) -> Iterator[Article | Problem]:
    """Articles once each, with their other places, in order of source; problems in place.

    Two different reports that share an id by chance get a counter, in sorted order.
    """
    groups: dict[tuple[object, ...], list[Article]] = {}
    rest: list[Problem] = []
    for item in items:
        if isinstance(item, Problem):
            rest.append(item)
        else:
            groups.setdefault(_content(item), []).append(item)
    merged = sorted((_merge(group) for group in groups.values()), key=lambda item: item.source)
    yield from _with_own_ids(merged)
    yield from sorted(set(rest))


def _content(article: Article) -> tuple[object, ...]:
    return (article.id, article.text, article.url, article.publisher, article.published)


def _merge(group: list[Article]) -> Article:
    first, *others = sorted(group, key=lambda item: item.source)
    if not others:
        return first
    places = sorted({item.source for item in others} - {first.source})
    title = first.title or next((item.title for item in others if item.title), None)
    return replace(first, title=title, duplicates=tuple(places))


def _with_own_ids(articles: list[Article]) -> Iterator[Article]:
    taken: dict[str, int] = {}
    for article in articles:
        count = taken[article.id] = taken.get(article.id, 0) + 1
        yield article if count == 1 else replace(article, id=f"{article.id}-{count}")
