"""Pairs that may be one: there is evidence for it, and not enough, so that they stay two and say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from rapidfuzz.distance import OSA

from sourceline.link.cast_parts import Part
from sourceline.model.annotations import Kind
from sourceline.text.morphology import lemmas
from sourceline.text.naming import (
    Key,
    is_body_form,
    is_known_place,
    is_person_form,
    surname_sound,
    without_suffix,
)

# One who may be more persons than this is nobody in particular.
MOST = 2
# Surnames of at least so many letters, so many slips apart, may be one. "Rogers" is no "Roberts".
LETTERS = {1: 6, 2: 7}
_BODIES = (Kind.ORGANIZATION, Kind.GROUP)


def possible_matches(
    groups: Mapping[str, Sequence[Part]], kinds: Mapping[str, Kind]
) -> list[tuple[str, str]]:
    """Pairs of ids, the short or odd name first; `groups` are the parts of each entity that is told."""
    blocks = _blocks(groups)
    pairs: list[tuple[str, str]] = []
    for one in sorted(groups):
        fits = sorted(
            {
                two
                for word in _words(groups[one])
                for two in blocks[word]
                if two != one and _may_be_one(groups[one], kinds[one], groups[two], kinds[two])
            }
        )
        if 1 <= len(fits) <= (MOST if kinds[one] is Kind.PERSON else 1):
            pairs += [(one, two) for two in fits]
    return pairs


def _blocks(groups: Mapping[str, Sequence[Part]]) -> dict[str, list[str]]:
    """Ids by the first letters of the first and last words of their names."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for id_, parts in sorted(groups.items()):
        for word in _words(parts):
            blocks[word].append(id_)
    return blocks


def _words(parts: Sequence[Part]) -> list[str]:
    full = max((part.longest for part in parts), key=len)
    return sorted({word[:2] for word in (full[0], full[-1], without_suffix(full)[-1])})


def _may_be_one(one: Sequence[Part], kind: Kind, two: Sequence[Part], other: Kind) -> bool:
    if kind is not other:
        return False
    short, full = (max((part.longest for part in parts), key=len) for parts in (one, two))
    if len(full) > 1 and short[-1] in full and _in_one_report(one, two):
        return False
    if kind is Kind.PERSON:
        return _persons(short, full) and not _genders_differ(one, two)
    if kind not in _BODIES or len(short) != 1 or is_known_place(short) or lemmas(short[0]):
        return False
    return len(full) > 1 and (is_body_form(full, short) or full[0] == short[0])


def _in_one_report(one: Sequence[Part], two: Sequence[Part]) -> bool:
    """A report that tells of both in the same letters tells them apart."""
    return bool({part.local.article for part in one} & {part.local.article for part in two})


def _persons(short: Key, full: Key) -> bool:
    """A surname alone that is one's, or sounds and looks much like it."""
    if len(short) != 1 or len(full) < 2:
        return False
    if is_person_form(full, short):
        return True
    mine, theirs = short[0], without_suffix(full)[-1]
    if mine[0] != theirs[0]:
        return False
    if surname_sound(mine) == surname_sound(theirs):
        return True
    letters, slips = min(len(mine), len(theirs)), OSA.distance(mine, theirs)
    return slips in LETTERS and letters >= LETTERS[slips] and not lemmas(mine)


def _genders_differ(one: Sequence[Part], two: Sequence[Part]) -> bool:
    genders = [{p.female for p in parts if p.female is not None} for parts in (one, two)]
    return bool(genders[0]) and bool(genders[1]) and genders[0].isdisjoint(genders[1])
