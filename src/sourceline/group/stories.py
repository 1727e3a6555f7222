"""The canonical stories of a set of reports: the same for any order and engine."""

from __future__ import annotations

from collections.abc import Iterable

from sourceline.group.likeness import SETTINGS, SHARED, Settings, belong, likeness
from sourceline.group.linkage import join_groups
from sourceline.group.order import publication_order
from sourceline.group.profile import Profile
from sourceline.model.traits import ArticleId, Traits

# A story of so many reports is full: the next ones are told as a story of their own.
MOST = 2_000


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
    cut = (places[at : at + MOST] for places in groups for at in range(0, len(places), MOST))
    return tuple(tuple(ordered[place].article for place in places) for places in cut)


def sort_share(reports: Iterable[Traits], settings: Settings = SHARED) -> list[list[Traits]]:
    """The stories of reports that came together, as a stream takes them.

    The one that goes on longest is the last: it is found first by what comes next.
    """
    known = {each.article: each for each in reports}
    stories = group_stories(known.values(), settings)
    found = [[known[article] for article in story] for story in stories]
    return sorted(found, key=lambda story: publication_order(story[-1]))
