"""Whether two reports are of one moment: what comes again is told anew in the same words."""

from __future__ import annotations

from sourceline.model.article import Article

# A sentence that comes again after so many days tells of another day.
MOST_DAYS = 14


def are_near(a: Article, b: Article, most: int = MOST_DAYS) -> bool:
    """Whether two reports appeared within two weeks, or so many days; who has no date can be of any day."""
    one, other = a.published, b.published
    if one is None or other is None or one.start is None or other.start is None:
        return True
    first, second = sorted((one, other), key=lambda when: when.sort_key)
    assert second.start is not None
    return first.end is None or (second.start - first.end).days <= most
