"""The order in which reports are looked at where several are known."""

from __future__ import annotations

from sourceline.model.traits import ArticleId, Traits

Order = tuple[int, int, int, str]
Dated = tuple[Order, ArticleId]


def publication_order(traits: Traits) -> Dated:
    """By the day and hour of publication, undated reports last, then by id."""
    published = traits.published
    return (published.sort_key if published else (1, 0, 0, "")), traits.article
