"""Which thing is a kind of which: a small part of Princeton WordNet, kept as data of ours.

`languages/en/nouns.txt` is written by `scripts/noun_relations.py`: nouns with their first senses,
and senses with what they are kinds of (Miller 1995, WordNet: a lexical database for English).
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib import resources

# The numbers that the script gives to what has a body, and to persons.
_BODY, _PERSON = "0", "1"
# Nouns whose first senses are what all places are kinds of: buildings and rooms, towns and fields, ways.
_PLACES = ("structure", "location", "road")
# A noun is taken for a thing where one of so many of its most used senses is one.
USUAL_SENSES = 2


@cache
def _tables() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    place = resources.files("sourceline.text") / "languages" / "en" / "nouns.txt"
    nouns, _, senses = place.read_text(encoding="utf-8").partition("\n\n")
    return _table(nouns), _table(senses)


def _table(lines: str) -> dict[str, tuple[str, ...]]:
    rows = (line.partition("\t") for line in lines.splitlines())
    return {key: tuple(values.split()) for key, _, values in rows}


@lru_cache(maxsize=16384)
def _kinds(sense: str) -> frozenset[str]:
    """The sense and all that it is a kind of."""
    broader = _tables()[1].get(sense, ())
    return frozenset([sense]).union(*(_kinds(each) for each in broader))


def is_thing(noun: str) -> bool:
    """Whether a noun (in its dictionary form) usually names a thing with a body, and no person.

    >>> is_thing("bucket"), is_thing("manager"), is_thing("delay")
    (True, False, False)
    """
    usual = [_kinds(sense) for sense in _tables()[0].get(noun, ())[:USUAL_SENSES]]
    if not usual or _PERSON in usual[0]:
        return False
    return any(_BODY in kinds and _PERSON not in kinds for kinds in usual)


def can_be_thing(noun: str) -> bool:
    """Whether any sense of a noun is a thing with a body, and none of its usual ones a person."""
    senses = [_kinds(sense) for sense in _tables()[0].get(noun, ())]
    return any(_BODY in kinds for kinds in senses) and not any(
        _PERSON in kinds for kinds in senses[:USUAL_SENSES]
    )


def is_place(noun: str) -> bool:
    """Whether a noun (in its dictionary form) usually names where something can be.

    >>> is_place("garage"), is_place("park"), is_place("hammer")
    (True, True, False)
    """
    usual = [_kinds(sense) for sense in _tables()[0].get(noun, ())[:USUAL_SENSES]]
    return any(_place_senses() & kinds for kinds in usual)


def place_level(noun: str) -> str:
    """How large a place a noun names, for no room is in another and no building in another: "room",
    "building", "area" or "way"; "" for no place.

    >>> place_level("kitchen"), place_level("garage"), place_level("field"), place_level("hammer")
    ('room', 'building', 'area', '')
    """
    table = _tables()[0]
    for sense in table.get(noun, ())[:USUAL_SENSES]:
        kinds = _kinds(sense)
        if not _place_senses() & kinds:
            continue
        if table["room"][0] in kinds or table["floor"][1] in kinds:
            return "room"
        if table["structure"][0] in kinds:
            return "building"
        return "area" if table["location"][0] in kinds else "way"
    return ""


@cache
def _place_senses() -> frozenset[str]:
    nouns, broader = _tables()
    way = nouns[_PLACES[-1]][0]
    return frozenset([*(nouns[each][0] for each in _PLACES), *broader[way]])


def is_person(noun: str) -> bool:
    """Whether a noun (in its dictionary form) names a person first of all.

    >>> is_person("guard"), is_person("gate")
    (True, False)
    """
    return any(_PERSON in _kinds(sense) for sense in _tables()[0].get(noun, ())[:1])


def can_be_person(noun: str) -> bool:
    """Whether any sense of a noun is a person: "fan", "star", "hand"."""
    return any(_PERSON in _kinds(sense) for sense in _tables()[0].get(noun, ()))


def is_known(noun: str) -> bool:
    """Whether anything is told here of a noun (in its dictionary form).

    >>> is_known("letter"), is_known("qwert")
    (True, False)
    """
    return noun in _tables()[0]


@lru_cache(maxsize=16384)
def are_related(one: str, other: str) -> bool:
    """Whether one noun can be another word for the other, or its kind: "phone" and "telephone",
    "lorry" and "vehicle". Unknown nouns can be anything.

    >>> are_related("rock", "stone"), are_related("car", "vehicle"), are_related("car", "pallet")
    (True, True, False)
    """
    nouns = _tables()[0]
    if one == other or one not in nouns or other not in nouns:
        return True
    mine, theirs = set(nouns[one]), set(nouns[other])
    above = frozenset().union(*map(_kinds, mine)), frozenset().union(*map(_kinds, theirs))
    return bool(mine & above[1] or theirs & above[0])


def are_two_things(one: str, other: str) -> bool:
    """Whether what is the one cannot be the other: two things with bodies, neither a kind of the other.

    >>> are_two_things("bucket", "ladder"), are_two_things("car", "vehicle")
    (True, False)
    """
    if place_level(one) and place_level(other) and place_level(one) != place_level(other):
        return False  # a barn stands on a farm
    both = can_be_thing(one) and can_be_thing(other) and (is_thing(one) or is_thing(other))
    return both and not are_related(one, other)
