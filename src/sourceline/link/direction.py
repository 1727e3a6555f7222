"""Who copied whom, where the days of publication do not say."""

from __future__ import annotations

from collections.abc import Sequence

from sourceline.model.article import Article
from sourceline.model.story import Passage
from sourceline.text.tokens import plain

# A copy is cut more often than it is filled up: of the words that differ, one side must have at
# least twice as many as the other, and at least this many more.
FEWEST_MORE = 6
# Shorter names of publishers ("Sun", "BBC") are words of other things as well.
SHORTEST_NAME = 5


def tells_order(a: Article, b: Article, passages: Sequence[Passage]) -> int:
    """1 where `a` is the source of `b`, -1 where `b` is the source of `a`, 0 where nothing says so.

    `passages` run from `a` to `b`. A report that names the other's publisher as its source is the
    copy; otherwise the one whose passages were cut, where the article is no longer than the other.
    """
    names_a, names_b = _names(b, a), _names(a, b)
    if names_a != names_b:
        return 1 if names_a else -1
    before = sum(len(change.before.split()) for passage in passages for change in passage.changes)
    after = sum(len(change.after.split()) for passage in passages for change in passage.changes)
    if before >= 2 * after and before - after >= FEWEST_MORE and len(a.text) >= len(b.text):
        return 1
    if after >= 2 * before and after - before >= FEWEST_MORE and len(b.text) >= len(a.text):
        return -1
    return 0


def _names(article: Article, other: Article) -> bool:
    """Whether `article` names the publisher of `other`, and is not by the same publisher."""
    if other.publisher is None or other.publisher == article.publisher:
        return False
    name = plain(other.publisher).removeprefix("the ")
    return len(name) >= SHORTEST_NAME and name in plain(article.text)
