"""How surely two numbers of one story count one thing at two times, part by part."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping

from sourceline.link.told_numbers import ToldNumber
from sourceline.text.relations import are_related
from sourceline.text.vectors import likeness

WEIGHTS = {
    "bias": -10.09,
    "noun": 2.81,
    "people": 0.55,
    "thing": 4.99,
    "half a thing": 1.02,
    "other thing": -0.38,
    "related": 0.77,
    "other noun": 0.51,
    "unit": 0.69,
    "vector": 0.97,
    "own": 1.43,
    "sentence": 1.2,
    "one wording": -1.24,
    "clause": 1.46,
    "verb": -0.28,
    "times": -0.77,
    "grown": 5.16,
    "going on": 0.83,
    "changed": 1.0,
    "rival": 0.36,
    "one report": -0.58,
    "one sentence": 0.38,
    "few": -1.23,
}


def score_numbers(one: ToldNumber, two: ToldNumber, rivals: Collection[tuple[str, str]]) -> float:
    """From 0 to 1; `rivals`: the reports and nouns of which a report tells two numbers."""
    found = evidence(one, two, rivals)
    total = sum(WEIGHTS[name] * value for name, value in found.items())
    return round(1 / (1 + math.exp(-total)), 6)


def evidence(
    one: ToldNumber, two: ToldNumber, rivals: Collection[tuple[str, str]]
) -> dict[str, float]:
    """What speaks for one thing and against it, of an earlier and a later number."""
    same = one.noun == two.noun
    named = bool(one.noun and two.noun)
    related = named and not same and are_related(one.noun, two.noun)
    return {
        "bias": 1.0,
        "noun": float(named and same and not one.general),
        "people": float(named and same and one.general),
        "thing": float(one.thing == two.thing != ""),
        "half a thing": float((one.thing == "") != (two.thing == "")),
        "other thing": float("" != one.thing != two.thing != ""),
        "related": float(related or (named and not same and one.person and two.person)),
        "other noun": float(named and not same and not related and not (one.person and two.person)),
        "unit": float(one.unit == two.unit != ""),
        "vector": likeness(one.direction, two.direction) or 0.0,
        "own": likeness(one.own, two.own) or 0.0,
        "sentence": _contained(one.terms, two.terms),
        "one wording": float(_contained(one.terms, two.terms) > 0.8),
        "clause": _contained(one.near, two.near),
        "verb": float(bool(one.verbs & two.verbs)),
        "times": min(abs(math.log(two.value / one.value)), 6.0),
        "grown": float(two.value > one.value),
        "going on": float(one.going_on) + float(two.going_on),
        "changed": float(two.changed),
        "rival": float((one.told.article, one.noun) in rivals)
        + float((two.told.article, two.noun) in rivals),
        "one report": float(one.told.article == two.told.article),
        "one sentence": float(one.told == two.told),
        "few": float(min(one.value, two.value) < 10),
    }


def _contained(one: Mapping[str, float], two: Mapping[str, float]) -> float:
    """The share of the lighter one's terms, by weight, that the other has."""
    shared = sum(weight for term, weight in one.items() if term in two)
    return shared / max(min(sum(one.values()), sum(two.values())), 5.0)
