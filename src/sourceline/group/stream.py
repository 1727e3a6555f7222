"""Stories as reports arrive, one by one or some together: they join the story they belong to, or found one.

What a report joins depends on what was there before it; `stories.group_stories` gives the canonical
answer. The work for one report does not grow with the number of stories: those that can be joined are
found by an inverted index whose lists are read at their newest ends, each keeps a bounded summary of
itself, and those that nothing joined for long, or that are full, are put away. A stream holds nothing
itself: all stands on its shelf, so that who stops and goes on decides as who never stopped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from heapq import nsmallest

from sourceline.group.active import LOOKED_AT, Active
from sourceline.group.likeness import SETTINGS, STREAMING, Settings, belong, likeness
from sourceline.group.order import Dated, publication_order
from sourceline.group.profile import Profile
from sourceline.group.shelf import Shelf
from sourceline.group.stories import MOST, group_stories
from sourceline.model.traits import ArticleId, Traits

# Stories that can be joined, as a shelf of a year of news holds them.
ACTIVE = 20_000
# Terms of a report and of a story by which they meet, stories read of one term, and those compared.
KEYS = 24
INDEXED = 64
PLACES = 50
READ = 300  # in all, the most telling terms first
COMPARED = 8
# The newest reports of a story that are known one by one, to see whether it has become two.
KEPT = 48
# Whether a larger story has grown one with another is asked with every so many reports.
EVERY = 4
# A part so small is no story of its own yet.
LEAST_PART = 3

_DIGITS = 9


class Stream:
    """All stories so far. A key is made from the report that founded the story and stays with it."""

    def __init__(self, shelf: Shelf, settings: Settings = STREAMING) -> None:
        self.settings = settings
        self._shelf = shelf

    def add(self, *reports: Traits) -> str:
        """The key of the story that reports joined; they are one story, in order of publication.

        Such that are there already stay where they are.
        """
        homes = [self._shelf.home(each.article) for each in reports]
        new = [each for each, home in zip(reports, homes, strict=True) if home is None]
        if not new:
            return homes[0] or ""
        own = Profile.of_all(new)
        found = self._find(own, _main_terms(new, own), len(new))
        if found is None:
            return self.seed(new)
        return self._join(*found, new, own)

    def _join(self, story: Active, alike: float, new: Sequence[Traits], own: Profile) -> str:
        for each in new:
            self._shelf.keep(each)
        before = story.profile.size
        story.profile = story.profile.joined(own, alike)
        story.size += len(new)
        story.kept = sorted([*story.kept, *map(publication_order, new)])[-KEPT:]
        self._shelf.place([each.article for each in new], story.key)
        self._put_in_index(story, _main_terms(new, own))
        self._shelf.put(story)
        if story.profile.size <= LOOKED_AT or story.profile.size // EVERY > before // EVERY:
            story = self._merged(story)
        if story.profile.size >= story.look_at:
            self._split(story)
        elif story.size >= MOST:
            self._shelf.put_away(story.key)
        return self._shelf.home(new[0].article) or story.key

    def seed(self, story: Sequence[Traits]) -> str:
        """A story of its own, of reports in order of publication."""
        articles = [each.article for each in story]
        for each in story:
            self._shelf.keep(each)
        key = self._shelf.free(articles)
        self._shelf.place(articles, key)
        self._activate(_summed(key, story, len(story)))
        overdue = key if len(story) >= MOST else self._shelf.overdue()
        if overdue is not None:
            self._shelf.put_away(overdue)
        return key

    def sum_again(self, key: str, members: Iterable[Traits]) -> None:
        """A story that lost a report or has another text of one: only what is left is known of it."""
        known = sorted(members, key=publication_order)
        self._activate(_summed(key, known[-KEPT:], len(known)))

    def _find(self, own: Profile, terms: Sequence[str], size: int) -> tuple[Active, float] | None:
        """The story that is most alike, where the reports belong to it and it has room for them."""
        ranked = self._ranked(own, terms)
        if not ranked:
            return None
        alike, key = ranked[0]
        story = self._shelf.open(key)
        if story.size + size <= MOST and belong(story.profile, own, alike, self.settings):
            return story, alike
        return None

    def _ranked(
        self, profile: Profile, terms: Sequence[str], but: str = ""
    ) -> list[tuple[float, str]]:
        """Stories that can be joined by likeness, the most alike first."""
        votes: defaultdict[str, float] = defaultdict(float)
        left = READ
        for term in terms:
            if left <= 0:
                break
            weight = profile.words[term]
            for key, share in self._shelf.newest(term, min(PLACES, left)):
                votes[key] += weight * share
                left -= 1
        votes.pop(but, None)
        best = nsmallest(COMPARED, ((-vote, key) for key, vote in votes.items()))
        scored = (
            (
                round(likeness(self._shelf.open(key).profile, profile, self.settings), _DIGITS),
                key,
            )
            for _, key in best
        )
        return sorted(scored, key=lambda item: (-item[0], item[1]))

    def _merged(self, story: Active) -> Active:
        """The story, with another that it has grown one with; the larger of both keeps its key."""
        ranked = self._ranked(story.profile, story.profile.main_terms(KEYS), but=story.key)
        if not ranked:
            return story
        alike, key = ranked[0]
        other = self._shelf.open(key)
        if story.size + other.size > MOST:
            return story
        if not belong(story.profile, other.profile, alike, self.settings):
            return story
        small, large = sorted((story, other), key=lambda each: (each.profile.size, each.key))
        large.profile = large.profile.joined(small.profile, alike)
        large.size += small.size
        large.kept = sorted([*large.kept, *small.kept])[-KEPT:]
        terms = sorted(small.terms)
        self._shelf.put_away(small.key)
        self._shelf.place_all(small.key, large.key)
        self._put_in_index(large, terms)
        self._shelf.put(large)
        return large

    def _split(self, story: Active) -> None:
        """What has become two stories is told as two; the larger part keeps the key."""
        story.look_at = 2 * story.profile.size
        known = self._shelf.traits(article for _, article in story.kept)
        groups = group_stories(known, SETTINGS)
        parts = [set(part) for part in groups if len(part) >= LEAST_PART]
        if len(parts) < 2:
            self._shelf.put(story)
            return
        parts.sort(key=len, reverse=True)
        profiles = {each.article: each for each in known}
        self._shelf.put_away(story.key)
        for part in parts[1:]:
            kept = [each for each in story.kept if each[1] in part]
            story.kept = [each for each in story.kept if each[1] not in part]
            story.size -= len(kept)
            founders = [article for _, article in sorted(kept)]
            key = self._shelf.free(founders)
            self._shelf.place(founders, key)
            self._activate(_active(key, kept, profiles, 2 * len(kept)))
        self._activate(_active(story.key, story.kept, profiles, story.look_at, story.size))

    def _activate(self, story: Active) -> None:
        """It can be joined."""
        self._put_in_index(story, story.profile.main_terms(KEYS))
        self._shelf.put(story)

    def _put_in_index(self, story: Active, terms: Sequence[str]) -> None:
        """The story is found by these terms as one of the newest; of too many by its main ones."""
        profile = story.profile
        shares = {term: profile.words.get(term, 0.0) / profile.size for term in terms}
        self._shelf.put_in_index(story.key, shares)
        story.terms.update(terms)
        if len(story.terms) > 2 * INDEXED:
            others = story.terms - set(profile.main_terms(INDEXED))
            self._shelf.take_from_index(story.key, sorted(others))
            story.terms -= others


def _main_terms(reports: Sequence[Traits], together: Profile) -> list[str]:
    """The terms by which reports find others, and are found."""
    if len(reports) == 1:
        return [term for term, _ in reports[0].words[:KEYS]]
    return together.main_terms(KEYS)


def _active(
    key: str,
    kept: list[Dated],
    known: dict[ArticleId, Traits],
    look_at: int,
    size: int | None = None,
) -> Active:
    profile = Profile.of_all(known[article] for _, article in kept)
    return Active(key, profile, len(kept) if size is None else size, kept, look_at)


def _summed(key: str, members: Sequence[Traits], size: int) -> Active:
    """A story by reports in order of publication; it was looked at just now."""
    kept = [publication_order(each) for each in members][-KEPT:]
    look_at = max(LOOKED_AT, 2 * len(members))
    return Active(key, Profile.of_all(members), size, kept, look_at)
