"""The canonical stories of a set of reports: the same for any order and engine."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence

from sourceline.group.likeness import SETTINGS, SHARED, Settings, belong, likeness
from sourceline.group.linkage import join_groups
from sourceline.group.order import publication_order
from sourceline.group.outside import Outside
from sourceline.group.profile import Profile
from sourceline.model.traits import ArticleId, Traits

# A story of so many reports is full: the next ones are told as a story of their own.
MOST = 2_000


def group_stories(
    traits: Iterable[Traits], settings: Settings = SETTINGS
) -> tuple[tuple[ArticleId, ...], ...]:
    """Stories with their reports, both in order of publication; a report alone is a story of one."""
    ordered = sorted(traits, key=publication_order)
    return tuple(
        tuple(ordered[place].article for place in places)
        for places in group_places(ordered, settings)
    )


def group_places(
    ordered: Iterable[Traits], settings: Settings = SETTINGS, outside: Outside | None = None
) -> Iterator[Sequence[int]]:
    """The same as places among reports that come in order of publication, of which none is held."""

    def alike(a: Profile, b: Profile) -> float:
        return likeness(a, b, settings)

    def one_story(a: Profile, b: Profile, found: float) -> bool:
        return belong(a, b, found, settings)

    for places in join_groups(ordered, alike, one_story, outside):
        for at in range(0, len(places), MOST):
            yield array("i", places[at : at + MOST])


def sort_share(reports: Iterable[Traits], settings: Settings = SHARED) -> list[list[Traits]]:
    """The stories of reports that came together, as a stream takes them."""
    known = sorted({each.article: each for each in reports}.values(), key=publication_order)
    stories = as_taken(group_places(known, settings))
    return [[known[place] for place in story] for story in stories]


def as_taken(stories: Iterable[Sequence[int]]) -> list[Sequence[int]]:
    """The story that goes on longest is the last: it is found first by what comes next."""
    return sorted(stories, key=lambda story: story[-1])
