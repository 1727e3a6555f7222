"""Which of two reports came first, as far as their publication tells."""

from __future__ import annotations

from collections.abc import Iterable

from sourceline.model.annotations import Annotations
from sourceline.model.article import Article


def in_order(annotations: Iterable[Annotations]) -> list[Annotations]:
    """By the day that publication starts (where it is open: ends), then time; unknown last."""
    return sorted(annotations, key=lambda each: order_key(each.article))


def order_key(article: Article) -> tuple[int, int, int, str, str]:
    """Ties are broken by id, so that the order in which reports were given changes nothing."""
    when = article.published
    anchor = (when.start or when.end) if when else None
    if when is None or anchor is None:
        return (1, 0, 0, "", article.id)
    last = (when.end or anchor).toordinal()
    return (0, anchor.toordinal(), last, when.time or "", article.id)


def is_earlier(first: Article, second: Article) -> bool:
    """Whether `first` was surely published before `second`."""
    a, b = first.published, second.published
    if a is None or b is None or a.end is None or b.start is None:
        return False
    if a.end < b.start:
        return True
    same_day = a.is_day and a.start == b.start and b.is_day
    if not (same_day and a.time and b.time and a.zone == b.zone):
        return False
    return a.time < b.time
