"""Average linkage without comparing all pairs: the two groups most alike are joined first.

Sokal and Michener's UPGMA, over sums (`profile`). Only groups that share telling words are compared,
found by an inverted index, so that the work grows with the reports and not with their pairs.
"""

from __future__ import annotations

import marshal
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

import numpy as np

from sourceline.group.outside import Held, Offers, Outside
from sourceline.group.profile import Profile
from sourceline.model.traits import Traits

# Terms of a report by which others are found, and reports that are looked at for a term and kept. With
# 96, 1,000 and 600 the stories of the ECB+ training reports are the same.
KEYS = 32
PLACES = 200
NEIGHBOURS = 32

# Groups less alike than this are forgotten by each other: no third report makes up for it.
FAR = 0.04

# What is held where there is an outside: some 40 MB of profiles and 20 of all else.
PROFILES, NEAR, TERMS, OFFERS = 4_000, 20_000, 4_000, 50_000

_DIGITS = 9  # likeness is rounded before it is compared
_GONE = -1

Likeness = Callable[[Profile, Profile], float]
Rule = Callable[[Profile, Profile, float], bool]
Places = list[int]


def join_groups(
    ordered: Iterable[Traits], likeness: Likeness, one: Rule, outside: Outside | None = None
) -> Iterator[Places]:
    """Places of the reports, group by group, in rising order; `one` says whether two groups are one.

    Of each report some tens of bytes are held, all else `outside`, where that is given.
    """
    groups = _Groups(likeness, one, outside)
    for each in ordered:
        groups.add(each)
    groups.join_all()
    yield from groups.found()


class _Groups:
    """Groups of reports by the place of their first one, and what is left to join."""

    def __init__(self, likeness: Likeness, one: Rule, outside: Outside | None) -> None:
        self._likeness, self._one = likeness, one
        self._profiles = Held(outside, "profile", PROFILES, _pack_profile, _unpack_profile)
        self._near = Held(outside, "near", NEAR, _pack_places, _unpack_places)
        self._offers = Offers(outside, OFFERS)
        self._neighbours = _Neighbours(outside)
        self._version = array(
            "i"
        )  # how often a group was joined; _GONE where it is part of another
        self._home = array("i")  # of a part, the group that it joined

    def add(self, traits: Traits) -> None:
        at = len(self._version)
        self._version.append(0)
        self._home.append(at)
        self._profiles.put(at, Profile.of(traits))
        near = array("i")
        for other in self._neighbours.of_next(at, traits):
            if self._offer(other, at):
                near.append(other)
                theirs = self._near_to(other)
                theirs.append(at)
                self._near.put(other, theirs)
        self._near.put(at, near)

    def join_all(self) -> None:
        while offer := self._offers.pop():
            _, a, b, *versions = offer
            if versions == [self._version[a], self._version[b]]:
                self._join(a, b)

    def found(self) -> Iterator[Places]:
        for at, home in enumerate(self._home):
            self._home[at] = self._home[home]  # what it joined lies before it, and is at home
        homes = np.array(self._home, np.int32)
        places = np.argsort(homes, kind="stable")
        ends = np.flatnonzero(np.diff(homes[places], append=_GONE)) + 1
        begin = 0
        for end in ends.tolist():
            yield places[begin:end].tolist()
            begin = end

    def _join(self, a: int, b: int) -> None:
        """`b` becomes part of `a`, which begins before it; what was near to either is compared anew."""
        self._profiles.put(a, self._profile(a).joined(self._profile(b)))
        near = sorted({*self._near_to(a), *self._near_to(b)} - {a, b})
        self._profiles.drop(b)
        self._near.drop(b)
        self._home[b] = a
        self._version[a] += 1
        self._version[b] = _GONE
        still = array("i")
        for other in near:
            theirs = array("i", (each for each in self._near_to(other) if each not in (a, b)))
            if self._offer(min(a, other), max(a, other)):
                theirs.append(a)
                still.append(other)
            self._near.put(other, theirs)
        self._near.put(a, still)

    def _offer(self, a: int, b: int) -> bool:
        """Whether they are near. If they are one as they are now, their turn to be joined will come."""
        one, other = self._profile(a), self._profile(b)
        alike = round(self._likeness(one, other), _DIGITS)
        if alike >= FAR and self._one(one, other, alike):
            self._offers.push((-alike, a, b, self._version[a], self._version[b]))
        return alike >= FAR

    def _profile(self, at: int) -> Profile:
        found = self._profiles.get(at)
        assert found is not None, "a group that is not gone has a profile"
        return found

    def _near_to(self, at: int) -> array[int]:
        return self._near.get(at) or array("i")


class _Neighbours:
    """The reports so far by their telling terms; of each term the newest."""

    def __init__(self, outside: Outside | None) -> None:
        self._terms = Held(outside, "term", TERMS, _pack_postings, _unpack_postings)

    def of_next(self, at: int, traits: Traits) -> list[int]:
        """Earlier reports worth comparing with the next one: those that share most with it."""
        votes: dict[int, float] = defaultdict(float)
        for term, weight in traits.words[:KEYS]:
            key = term.encode("utf-8", "surrogatepass")
            places, weights = self._terms.get(key) or (array("i"), array("d"))
            for other, theirs in zip(places[-PLACES:], weights[-PLACES:], strict=True):
                votes[other] += weight * theirs
            if len(places) >= 2 * PLACES:
                places, weights = places[-PLACES:], weights[-PLACES:]
            places.append(at)
            weights.append(weight)
            self._terms.put(key, (places, weights))
        return sorted(votes, key=lambda other: (-votes[other], -other))[:NEIGHBOURS]


Postings = tuple["array[int]", "array[float]"]


def _pack_postings(postings: Postings) -> bytes:
    places, weights = postings
    return weights[-PLACES:].tobytes() + places[-PLACES:].tobytes()


def _unpack_postings(data: bytes) -> Postings:
    places, weights = array("i"), array("d")
    count = len(data) // (places.itemsize + weights.itemsize)
    weights.frombytes(data[: count * weights.itemsize])
    places.frombytes(data[count * weights.itemsize :])
    return places, weights


def _pack_places(places: array[int]) -> bytes:
    return places.tobytes()


def _unpack_places(data: bytes) -> array[int]:
    places = array("i")
    places.frombytes(data)
    return places


def _pack_profile(profile: Profile) -> bytes:
    """For this process alone: nothing rounded, words in their order."""
    told = [getattr(profile, name) for name in Profile.__slots__]
    vector = profile.vector
    told[_VECTOR] = None if vector is None else vector.astype(np.int32).tobytes()
    return marshal.dumps(told)


def _unpack_profile(data: bytes) -> Profile:
    told = marshal.loads(data)
    if told[_VECTOR] is not None:
        told[_VECTOR] = np.frombuffer(told[_VECTOR], np.int32).astype(np.int64)
    return Profile(*told)


_VECTOR = Profile.__slots__.index("vector")
