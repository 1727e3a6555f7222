"""The canonical stories of a set of reports: the same for any order and engine."""

from __future__ import annotations

from collections.abc import Iterable

from sourceline.group.likeness import SETTINGS, Settings, belong, likeness
from sourceline.group.linkage import join_groups
from sourceline.group.profile import Profile
from sourceline.model.traits import ArticleId, Traits


def group_stories(
    traits: Iterable[Traits], settings: Settings = SETTINGS
) -> tuple[tuple[ArticleId, ...], ...]:
    """Stories with their reports, both in order of publication; a report alone is a story of one."""

    def alike(a: Profile, b: Profile) -> float:
        return likeness(a, b, settings)

    def one_story(a: Profile, b: Profile, found: float) -> bool:
        return belong(a, b, found, settings)

    ordered = sorted(traits, key=publication_order)
    groups = join_groups(ordered, alike, one_story)
    return tuple(tuple(ordered[place].article for place in places) for places in groups)


def publication_order(traits: Traits) -> tuple[tuple[int, int, int, str], ArticleId]:
    """By the day and hour of publication, undated reports last, then by id."""
    published = traits.published
    return (published.sort_key if published else (1, 0, 0, "")), traits.article
