"""The standard scores of coreference, over whole sets: MUC, B-cubed, CEAF of entities, and their mean.

Vilain et al., 1995; Bagga and Baldwin, 1998; Luo, 2005; mean as in the CoNLL-2012 shared task. Things with
one mention are left out on both sides, as there, or kept where that is asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

Place = Any  # of a mention: where it stands
Document = tuple[Mapping[Place, Hashable], Mapping[Place, Hashable]]  # gold, told


def conll(documents: Iterable[Document], *, singletons: bool = False) -> dict[str, float]:
    """In percent: F1 of each score, and their mean as "conll"."""
    sums = {name: np.zeros(4) for name in ("muc", "b3", "ceafe")}
    for gold, told in documents:
        one, two = _things(gold, singletons), _things(told, singletons)
        sums["muc"] += (*_muc(one, two), *_muc(two, one))
        sums["b3"] += (*_b3(one, two), *_b3(two, one))
        sums["ceafe"] += _ceafe(one, two)
    found = {name: _f1(*map(float, row)) for name, row in sums.items()}
    return found | {"conll": sum(found.values()) / 3}


def _things(of: Mapping[Place, Hashable], singletons: bool) -> list[frozenset[Place]]:
    by: dict[Hashable, set[Place]] = defaultdict(set)
    for place, thing in of.items():
        by[thing].add(place)
    return [frozenset(own) for own in by.values() if singletons or len(own) > 1]


def _f1(a: float, of_a: float, b: float, of_b: float) -> float:
    recall, precision = a / max(1e-9, of_a), b / max(1e-9, of_b)
    return 200 * recall * precision / max(1e-9, recall + precision)


def _muc(gold: list[frozenset[Place]], told: list[frozenset[Place]]) -> tuple[float, float]:
    of = {place: n for n, thing in enumerate(told) for place in thing}
    hit = total = 0
    for thing in gold:
        parts = {of.get(place, (place,)) for place in thing}
        hit += len(thing) - len(parts)
        total += len(thing) - 1
    return hit, total


def _b3(gold: list[frozenset[Place]], told: list[frozenset[Place]]) -> tuple[float, float]:
    of = {place: thing for thing in told for place in thing}
    hit = sum(
        len(thing & of[place]) / len(thing) for thing in gold for place in thing if place in of
    )
    return hit, sum(map(len, gold))


def _ceafe(
    gold: list[frozenset[Place]], told: list[frozenset[Place]]
) -> tuple[float, float, float, float]:
    if not gold or not told:
        return 0.0, len(gold), 0.0, len(told)
    like = np.asarray([[2 * len(a & b) / (len(a) + len(b)) for b in told] for a in gold])
    rows, columns = linear_sum_assignment(-like)
    best = float(like[rows, columns].sum())
    return best, len(gold), best, len(told)
