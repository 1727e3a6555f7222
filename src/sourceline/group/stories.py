"""The canonical stories of a set of reports: the same for any order and engine.

Average linkage over groups (Sokal and Michener's UPGMA): the two groups most alike are joined first, as
long as they are one story (`likeness.belong`). Only groups that share telling words are compared, found
by an inverted index, so that the work grows with the reports and not with their pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush

from sourceline.group.likeness import SETTINGS, Settings, belong, likeness
from sourceline.group.profile import Profile
from sourceline.model.traits import ArticleId, Traits

# Terms of a report by which others are found, and reports that are looked at and kept for each.
# With 32 and 1,000 the ECB+ stories are those of comparing all pairs.
KEYS = 32
PLACES = 200
NEIGHBOURS = 32

_DIGITS = 9  # likeness is rounded before it is compared


def group_stories(
    traits: Iterable[Traits], settings: Settings = SETTINGS
) -> tuple[tuple[ArticleId, ...], ...]:
    """Stories with their reports, both in order of publication; a report alone is a story of one."""
    ordered = sorted(traits, key=publication_order)
    groups = _Groups(ordered, settings)
    groups.join_all()
    found = sorted(sorted(places) for places in groups.members.values())
    return tuple(tuple(ordered[place].article for place in places) for places in found)


def publication_order(traits: Traits) -> tuple[tuple[int, int, int, str], ArticleId]:
    """By the day and hour of publication, undated reports last, then by id."""
    published = traits.published
    return (published.sort_key if published else (1, 0, 0, "")), traits.article


class _Groups:
    """Groups of reports, by the place of their first report, and what is left to join."""

    def __init__(self, ordered: Sequence[Traits], settings: Settings) -> None:
        self.settings = settings
        self.members = {at: [at] for at in range(len(ordered))}
        self._profiles = {at: Profile.of(each) for at, each in enumerate(ordered)}
        self._version = dict.fromkeys(self.members, 0)
        self._near: dict[int, set[int]] = defaultdict(set)
        self._queue: list[tuple[float, int, int, int, int]] = []
        for a, b in find_pairs(ordered):
            self._near[a].add(b)
            self._near[b].add(a)
            self._queue.append(self._offer(a, b))
        heapify(self._queue)

    def join_all(self) -> None:
        while self._queue:
            unlike, a, b, *versions = heappop(self._queue)
            current = [self._version.get(a), self._version.get(b)]
            if versions == current and belong(
                self._profiles[a], self._profiles[b], -unlike, self.settings
            ):
                self._join(a, b)

    def _join(self, a: int, b: int) -> None:
        """`b`, the later, becomes part of `a`."""
        self._profiles[a] = self._profiles[a].joined(self._profiles.pop(b))
        self.members[a] += self.members.pop(b)
        self._version[a] += 1
        del self._version[b]
        near = (self._near.pop(a) | self._near.pop(b)) - {a, b}
        self._near[a] = near
        for other in sorted(near):
            self._near[other] -= {a, b}
            self._near[other].add(a)
            heappush(self._queue, self._offer(*sorted((a, other))))

    def _offer(self, a: int, b: int) -> tuple[float, int, int, int, int]:
        alike = round(likeness(self._profiles[a], self._profiles[b], self.settings), _DIGITS)
        return (-alike, a, b, self._version[a], self._version[b])


def find_pairs(ordered: Sequence[Traits]) -> list[tuple[int, int]]:
    """Places of reports worth comparing, each later one with the earlier ones that share most with it."""
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    pairs = []
    for at, each in enumerate(ordered):
        votes: Counter[int] = Counter()
        for term, weight in each.words[:KEYS]:
            for other, theirs in postings[term][-PLACES:]:
                votes[other] += weight * theirs  # type: ignore[assignment]
            postings[term].append((at, weight))
        best = sorted(votes, key=lambda other: (-votes[other], -other))[:NEIGHBOURS]
        pairs += [(other, at) for other in best]
    return pairs
