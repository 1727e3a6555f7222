"""Which reports belong to one story. Placeholder until grouping is merged: rare words alone."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable

from sourceline.group.traits import Traits

# Cosine of rare words from which two reports are of one story; and days that may lie between them.
ALIKE = 0.25
APART_DAYS = 45
# A word in more reports than this tells no story from another.
_COMMON = 200


def group_stories(traits: Iterable[Traits]) -> tuple[tuple[str, ...], ...]:
    """Article ids by story, each sorted and all sorted: the same for any order of the traits."""
    ordered = sorted(traits, key=lambda each: each.article)
    leader = {each.article: each.article for each in ordered}

    def lead(ident: str) -> str:
        while leader[ident] != ident:
            leader[ident] = leader[leader[ident]]
            ident = leader[ident]
        return ident

    for one, two in sorted(_pairs(ordered)):
        first, second = sorted((lead(one), lead(two)))
        leader[second] = first
    groups: dict[str, list[str]] = defaultdict(list)
    for each in ordered:
        groups[lead(each.article)].append(each.article)
    return tuple(sorted(tuple(group) for group in groups.values()))


def _pairs(ordered: list[Traits]) -> Iterable[tuple[str, str]]:
    weights = {each.article: _unit(each) for each in ordered}
    holders: dict[str, list[Traits]] = defaultdict(list)
    for each in ordered:
        met: dict[str, float] = defaultdict(float)
        known: dict[str, Traits] = {}
        for word, weight in weights[each.article].items():
            for other in holders[word]:
                met[other.article] += weight * weights[other.article][word]
                known[other.article] = other
            if len(holders[word]) < _COMMON:
                holders[word].append(each)
        for ident, score in met.items():
            if round(score, 6) >= ALIKE and _near(each, known[ident]):
                yield (ident, each.article)


def _unit(each: Traits) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for _, weight in each.words)) or 1.0
    return {word: weight / length for word, weight in each.words}


def _near(one: Traits, two: Traits) -> bool:
    if one.published is None or two.published is None:
        return True
    ours, theirs = one.published.start, two.published.start
    return ours is None or theirs is None or abs((ours - theirs).days) <= APART_DAYS
