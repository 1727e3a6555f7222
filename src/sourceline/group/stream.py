"""Stories as reports arrive, one by one: each joins the story it belongs to, or founds one.

What a report joins depends on what was there before it; `stories.group_stories` gives the canonical
answer. The work for one report does not grow with the number of stories: active ones are found by an
inverted index whose lists are read at their newest ends, each keeps a bounded summary of itself, and
those that nothing joined for long are put away.
"""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Mapping, Sequence
from heapq import nsmallest
from itertools import islice

from sourceline.group.active import LOOKED_AT, Active, active_from_json, active_to_json
from sourceline.group.likeness import SETTINGS, STREAMING, Settings, belong, likeness
from sourceline.group.naming import free_key
from sourceline.group.profile import Profile
from sourceline.group.stories import group_stories, publication_order
from sourceline.model.traits import ArticleId, Traits
from sourceline.wire.parts import Json

# Stories that can be joined. The one that nothing has joined for longest makes place.
ACTIVE = 20_000
# Terms of a report and of a story by which they meet, stories read of one term, and those compared.
KEYS = 24
INDEXED = 64
PLACES = 50
READ = 300  # in all, the most telling terms first
COMPARED = 8
# The newest reports of a story that are kept whole, to see whether it has become two.
KEPT = 48
# Whether a larger story has grown one with another is asked with every so many reports.
EVERY = 4
# A part so small is no story of its own yet.
LEAST_PART = 3

_DIGITS = 9


class Stream:
    """All stories so far. A key is made from the report that founded the story and stays with it."""

    def __init__(self, settings: Settings = STREAMING, active: int = ACTIVE) -> None:
        self.settings = settings
        self._most_active = active
        self._active: OrderedDict[str, Active] = OrderedDict()
        self._index: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self._members: dict[str, list[ArticleId]] = {}
        self._homes: dict[ArticleId, str] = {}
        self._redirects: dict[str, str] = {}
        self._formerly: dict[str, list[str]] = {}  # the same, from the keys that hold

    def add(self, traits: Traits) -> str:
        """The key of the story that a report joined. One that is there already stays where it is."""
        if traits.article in self._homes:
            return self.story_of(traits.article)
        own = Profile.of(traits)
        found = self._find(traits, own)
        if found is None:
            return self._found(traits, own)
        story, alike = found
        story.profile = story.profile.joined(own, alike)
        story.kept = [*story.kept, traits][-KEPT:]
        self._members[story.key].append(traits.article)
        self._homes[traits.article] = story.key
        self._put_in_index(story, [term for term, _ in traits.words[:KEYS]])
        self._active.move_to_end(story.key)
        if story.profile.size <= LOOKED_AT or story.profile.size % EVERY == 0:
            story = self._merged(story)
        if story.profile.size >= story.look_at:
            self._split(story)
        return self.story_of(traits.article)

    def story_of(self, article: ArticleId) -> str:
        """The key of the story that holds a report that was added."""
        return self._homes[article]

    def stories(self) -> dict[str, tuple[ArticleId, ...]]:
        """Every story with its reports, in the order in which they arrived."""
        return {key: tuple(members) for key, members in self._members.items()}

    @property
    def redirects(self) -> Mapping[str, str]:
        """Keys that were given once to the keys that hold their reports now."""
        return dict(self._redirects)

    def current(self, key: str) -> str:
        """The key that an old key leads to; itself where it was never given up."""
        return self._redirects.get(key, key)

    def state(self) -> Json:
        """All of it as JSON values; `from_state` goes on from there as if nothing had been.

        The order of the keys is part of it: an index is read from its newest end.
        """
        return {
            "active": [active_to_json(story) for story in self._active.values()],
            "index": {term: dict(held) for term, held in self._index.items() if held},
            "stories": {key: list(members) for key, members in self._members.items()},
            "redirects": dict(self._redirects),
        }

    @classmethod
    def from_state(
        cls, state: Json, settings: Settings = STREAMING, active: int = ACTIVE
    ) -> Stream:
        stream = cls(settings, active)
        for value in state["active"]:
            story = active_from_json(value)
            stream._active[story.key] = story
        for term, held in state["index"].items():
            stream._index[term] = dict(held)
            for key in held:
                stream._active[key].terms.add(term)
        for key, members in state["stories"].items():
            stream._members[key] = list(members)
            stream._homes.update(dict.fromkeys(members, key))
        for old, new in state["redirects"].items():
            stream._redirects[old] = new
            stream._formerly.setdefault(new, []).append(old)
        return stream

    def _find(self, traits: Traits, own: Profile) -> tuple[Active, float] | None:
        """The story that is most alike, where the report belongs to it."""
        ranked = self._ranked(own, [term for term, _ in traits.words[:KEYS]])
        if not ranked:
            return None
        alike, key = ranked[0]
        story = self._active[key]
        if belong(story.profile, own, alike, self.settings):
            return story, alike
        return None

    def _ranked(
        self, profile: Profile, terms: Sequence[str], but: str = ""
    ) -> list[tuple[float, str]]:
        """Active stories by likeness, the most alike first."""
        votes: defaultdict[str, float] = defaultdict(float)
        left = READ
        for term in terms:
            weight = profile.words[term]
            held = self._index.get(term)
            if held:
                for key, share in islice(reversed(held.items()), min(PLACES, left)):
                    votes[key] += weight * share
                    left -= 1
        votes.pop(but, None)
        best = nsmallest(COMPARED, ((-vote, key) for key, vote in votes.items()))
        scored = (
            (round(likeness(self._active[key].profile, profile, self.settings), _DIGITS), key)
            for _, key in best
        )
        return sorted(scored, key=lambda item: (-item[0], item[1]))

    def _found(self, traits: Traits, own: Profile) -> str:
        key = free_key([traits.article], self._members)
        self._members[key] = [traits.article]
        self._homes[traits.article] = key
        self._activate(Active(key=key, profile=own, kept=[traits]))
        if len(self._active) > self._most_active:
            self._put_away(next(iter(self._active)))
        return key

    def _merged(self, story: Active) -> Active:
        """The story, with another that it has grown one with; the larger of both keeps its key."""
        ranked = self._ranked(story.profile, story.profile.main_terms(KEYS), but=story.key)
        if not ranked:
            return story
        alike, key = ranked[0]
        other = self._active[key]
        if not belong(story.profile, other.profile, alike, self.settings):
            return story
        small, large = sorted((story, other), key=lambda each: (each.profile.size, each.key))
        large.profile = large.profile.joined(small.profile, alike)
        large.kept = sorted([*large.kept, *small.kept], key=publication_order)[-KEPT:]
        self._put_away(small.key)
        self._give_up(small.key, large.key)
        self._put_in_index(large, sorted(small.terms))
        self._active.move_to_end(large.key)
        return large

    def _give_up(self, key: str, to: str) -> None:
        """All that was called `key`, now or before, is called `to`."""
        members = self._members.pop(key)
        self._members[to] += members
        self._homes.update(dict.fromkeys(members, to))
        old = [key, *self._formerly.pop(key, ())]
        self._redirects.update(dict.fromkeys(old, to))
        self._formerly.setdefault(to, []).extend(old)

    def _split(self, story: Active) -> None:
        """What has become two stories is told as two; the larger part keeps the key."""
        story.look_at = 2 * story.profile.size
        parts = [
            set(part) for part in group_stories(story.kept, SETTINGS) if len(part) >= LEAST_PART
        ]
        if len(parts) < 2:
            return
        parts.sort(key=len, reverse=True)
        for part in parts[1:]:
            self._part(story, part)
        story.profile = Profile.of_all(story.kept)
        self._put_away(story.key)
        story.terms = set()
        self._activate(story)

    def _part(self, story: Active, part: set[ArticleId]) -> None:
        kept = [each for each in story.kept if each.article in part]
        story.kept = [each for each in story.kept if each.article not in part]
        members = self._members[story.key]
        founders = [each.article for each in sorted(kept, key=publication_order)]
        key = free_key(founders, self._members)
        if key in self._redirects:  # the founder of a story that had become part of this one
            self._formerly[self._redirects.pop(key)].remove(key)
        self._members[key] = [each for each in members if each in part]
        self._members[story.key] = [each for each in members if each not in part]
        self._homes.update(dict.fromkeys(self._members[key], key))
        looked = 2 * len(kept)
        self._activate(Active(key=key, profile=Profile.of_all(kept), kept=kept, look_at=looked))

    def _activate(self, story: Active) -> None:
        self._active[story.key] = story
        self._put_in_index(story, story.profile.main_terms(KEYS))

    def _put_in_index(self, story: Active, terms: Sequence[str]) -> None:
        """The story is found by these terms from now on, as one of the newest; of too many by its main ones."""
        for term in terms:
            held = self._index[term]
            held.pop(story.key, None)
            held[story.key] = story.profile.words.get(term, 0.0) / story.profile.size
        story.terms.update(terms)
        if len(story.terms) > 2 * INDEXED:
            main = set(story.profile.main_terms(INDEXED))
            self._take_from_index(story, story.terms - main)

    def _take_from_index(self, story: Active, terms: set[str]) -> None:
        for term in terms:
            self._index[term].pop(story.key, None)
            if not self._index[term]:
                del self._index[term]
        story.terms = story.terms - terms

    def _put_away(self, key: str) -> None:
        story = self._active.pop(key)
        self._take_from_index(story, story.terms)
