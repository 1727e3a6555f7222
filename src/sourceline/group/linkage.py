"""Average linkage without comparing all pairs: the two groups most alike are joined first.

Sokal and Michener's UPGMA, over sums (`profile`). Only groups that share telling words are compared,
found by an inverted index, so that the work grows with the reports and not with their pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from heapq import heapify, heappop, heappush

from sourceline.group.profile import Profile
from sourceline.model.traits import Traits

# Terms of a report by which others are found, and reports that are looked at for a term and kept. With
# 96, 1,000 and 600 the stories of the ECB+ training reports are the same.
KEYS = 32
PLACES = 200
NEIGHBOURS = 32

# Groups less alike than this are forgotten by each other: no third report makes up for it.
FAR = 0.04

_DIGITS = 9  # likeness is rounded before it is compared

Likeness = Callable[[Profile, Profile], float]
Rule = Callable[[Profile, Profile, float], bool]


def join_groups(ordered: Sequence[Traits], likeness: Likeness, one: Rule) -> list[list[int]]:
    """Places of the reports, group by group, in rising order; `one` says whether two groups are one."""
    groups = _Groups(ordered, likeness)
    groups.join_all(one)
    return sorted(sorted(places) for places in groups.members.values())


class _Groups:
    """Groups of reports by the place of one of them, and what is left to join."""

    def __init__(self, ordered: Sequence[Traits], likeness: Likeness) -> None:
        self.members = {at: [at] for at in range(len(ordered))}
        self._likeness = likeness
        self._profiles = {at: Profile.of(each) for at, each in enumerate(ordered)}
        self._version = dict.fromkeys(self.members, 0)
        self._near: dict[int, set[int]] = defaultdict(set)
        self._queue: list[tuple[float, int, int, int, int]] = []
        for a, b in find_pairs(ordered):
            offer = self._offer(a, b)
            if -offer[0] >= FAR:
                self._near[a].add(b)
                self._near[b].add(a)
                self._queue.append(offer)
        heapify(self._queue)

    def join_all(self, one: Rule) -> None:
        while self._queue:
            unlike, a, b, *versions = heappop(self._queue)
            current = versions == [self._version.get(a), self._version.get(b)]
            if current and one(self._profiles[a], self._profiles[b], -unlike):
                self._join(a, b)

    def _join(self, a: int, b: int) -> None:
        """`b` becomes part of `a`; whatever was near to either is compared anew."""
        self._profiles[a] = self._profiles[a].joined(self._profiles.pop(b))
        self.members[a] += self.members.pop(b)
        self._version[a] += 1
        del self._version[b]
        near = (self._near.pop(a) | self._near.pop(b)) - {a, b}
        for other in sorted(near):
            self._near[other] -= {a, b}
            offer = self._offer(min(a, other), max(a, other))
            if -offer[0] >= FAR:
                self._near[other].add(a)
                self._near[a].add(other)
                heappush(self._queue, offer)

    def _offer(self, a: int, b: int) -> tuple[float, int, int, int, int]:
        alike = round(self._likeness(self._profiles[a], self._profiles[b]), _DIGITS)
        return (-alike, a, b, self._version[a], self._version[b])


def find_pairs(ordered: Sequence[Traits]) -> list[tuple[int, int]]:
    """Places of reports worth comparing, each later one with the earlier ones that share most with it."""
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    pairs = []
    for at, each in enumerate(ordered):
        votes: dict[int, float] = defaultdict(float)
        for term, weight in each.words[:KEYS]:
            for other, theirs in postings[term][-PLACES:]:
                votes[other] += weight * theirs
            postings[term].append((at, weight))
        best = sorted(votes, key=lambda other: (-votes[other], -other))[:NEIGHBOURS]
        pairs += [(other, at) for other in best]
    return pairs
