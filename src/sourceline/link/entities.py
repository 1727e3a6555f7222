"""Who is who across reports: entities of single articles joined on evidence.

Blocking by a name's words, candidates within a block, a decision for each; what stays unsure stays
apart. In this order: full names, short names that can mean one only, misspellings, then
descriptions: by an office that one person holds, by a group that one person belongs to, and by a
sentence that two reports share with another subject.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations

from sourceline.link.cast_parts import Part, find_parts
from sourceline.link.described import (
    join_ages,
    join_described,
    join_groups,
    join_offices,
    named_sets,
)
from sourceline.link.shared_subjects import find_shared_subjects
from sourceline.link.spellings import join_misspellings, join_spellings, join_surname_slips
from sourceline.link.unions import Unions
from sourceline.model.annotations import Annotations, Kind
from sourceline.model.links import LocalEntity
from sourceline.model.story import Reuse
from sourceline.text.definite import is_called_by
from sourceline.text.lexicon import load_lexicon, words_of
from sourceline.text.naming import (
    Key,
    generation,
    is_body_form,
    is_first_word,
    is_known_place,
    is_person_form,
    surname_sound,
    without_generation,
    without_suffix,
)

BODIES = frozenset(
    [Kind.ORGANIZATION, Kind.GROUP, Kind.PLACE, Kind.WORK, Kind.EVENT, Kind.PRODUCT, Kind.OTHER]
)

# Fewer pronouns of a bare surname part nobody: in three piles not developed on, those that wrongly did were one
# pronoun and two. How often three are another's was not counted.
SURE_PRONOUNS = 3


def join_entities(
    annotations: Sequence[Annotations], reuse: Sequence[Reuse]
) -> tuple[list[list[Part]], dict[LocalEntity, int]]:
    """Groups of parts, each one thing, in order of first appearance; and each part's group."""
    parts = find_parts(annotations)
    unions: Unions[LocalEntity] = Unions(part.local for part in parts)
    _join_full_names(parts, unions)
    _join_short_names(parts, unions)
    join_misspellings(parts, unions)
    join_spellings(parts, unions)
    _join_reordered(parts, unions)
    _join_acronyms(parts, unions)
    named = set(named_sets(parts, unions))
    for one, two in find_shared_subjects(annotations, reuse):
        join_described(unions, named, one, two)
    join_groups(parts, unions, named_sets(parts, unions))
    join_offices(parts, unions, named_sets(parts, unions))
    join_ages(parts, unions, named_sets(parts, unions))
    groups = unions.groups()
    by_local = {part.local: part for part in parts}
    joined = [[by_local[local] for local in group] for group in groups]
    return joined, {part.local: number for number, group in enumerate(joined) for part in group}


def _join_full_names(parts: Iterable[Part], unions: Unions[LocalEntity]) -> None:
    """The same name of two or more words, or a person's with a usual short form of the given name."""
    exact: dict[Key, list[Part]] = defaultdict(list)
    surnames: dict[str, list[Part]] = defaultdict(list)
    for part in parts:
        for key in part.keys:
            if len(key) > 1 or key in _same_names():
                exact[key].append(part)
        if part.kind is Kind.PERSON and part.named:
            surnames[surname_sound(without_suffix(part.longest)[-1])].append(part)
    for group in exact.values():
        for part in group[1:]:
            unions.join(group[0].local, part.local)
    for group in surnames.values():
        _join_given_names(group, unions)
    join_surname_slips(parts, unions)


def _join_given_names(group: list[Part], unions: Unions[LocalEntity]) -> None:
    """Persons of one surname: joined where the given names agree and no third one could be meant."""
    fulls = sorted({part.longest for part in group if len(part.longest) > 1})
    first = {full: next(p for p in group if p.longest == full) for full in fulls}
    fits = {
        full: [other for other in fulls if other != full and _are_one(other, full)]
        for full in fulls
    }
    clear = {
        full
        for full in fulls
        if all(_are_one(one, two) for one, two in combinations(fits[full], 2))
    }
    for full in fulls:
        for other in fits[full]:
            apart = _gender_differs(first[full], first[other]) or _told_apart(group, full, other)
            if {full, other} <= clear and not apart:
                unions.join(first[full].local, first[other].local)


def _are_one(one: Key, other: Key) -> bool:
    if generation(one) and generation(other) and generation(one) != generation(other):
        return False
    bare = without_generation(one), without_generation(other)
    return bare[0] == bare[1] or is_person_form(*bare) or is_person_form(bare[1], bare[0])


def _told_apart(group: list[Part], one: Key, other: Key) -> bool:
    """Whether a report tells "Odo Kell", or a Kell without more, and "Odo Kell Jr" as two."""
    if generation(one) == generation(other):
        return False
    junior = one if generation(one) else other
    elder = (without_generation(junior), other if junior is one else one, junior[-2:-1])
    articles = [
        {p.local.article for p in group if p.longest in fulls} for fulls in ([junior], elder)
    ]
    return bool(articles[0] & articles[1])


@cache
def _same_names() -> frozenset[Key]:
    """Names of one word that are another's full form, so that they need no second word: ("virginia",)."""
    same = load_lexicon("places").get("same", {})
    return frozenset(key for each in same.values() if len(key := tuple(str(each).split())) == 1)


def _gender_differs(one: Part, two: Part) -> bool:
    return one.female is not None and two.female is not None and one.female != two.female


def _is_told_another(one: Part, two: Part) -> bool:
    """Whether words tell a man and a woman. Fewer pronouns than three choose between two but keep nobody apart:
    in "Kell, who hired her" the one pronoun is another's."""
    if one.told is not None and two.told is not None:
        return one.told != two.told
    few = any(p.told is None and sum(p.heard.values()) < SURE_PRONOUNS for p in (one, two))
    return not few and _gender_differs(one, two)


def _join_short_names(parts: list[Part], unions: Unions[LocalEntity]) -> None:
    """A short name alone in its report goes to the one thing of the story whose full name it can be."""
    block = _by_word(parts)
    places = _told_places(parts)
    for part in parts:
        if not part.named or (len(part.longest) > 1 and part.kind is Kind.PERSON):
            continue
        around = [
            other
            for word in sorted({part.longest[0], part.longest[-1]})
            for other in block.get(word, ())
            if other is not part
            and _is_form(other, part)
            and not (other.kind is Kind.PERSON and part.longest in places)
        ]
        fulls = [other for other in around if len(other.longest) > len(part.longest)]
        fulls = _of_same_office(part, fulls, parts, unions) or fulls
        fulls = [other for other in fulls if not _gender_differs(other, part)] or fulls
        found = {unions.find(other.local): other for other in fulls or around}
        closest = max((_closeness(other, part) for other in found.values()), default=0)
        best = [other for other in found.values() if _closeness(other, part) == closest]
        if len(best) == 1 or (best and not fulls):
            unions.join(best[0].local, part.local)


def _told_places(parts: Iterable[Part]) -> set[Key]:
    """Names of one word that more of a story's reports take for a place than for anything else, and two at least:
    "Harl" is no short form of a person whom one report reads out of "Harl Moot"."""
    kinds: dict[Key, Counter[Kind]] = defaultdict(Counter)
    for part in parts:
        if len(part.longest) == 1:
            kinds[part.longest][part.kind] += 1
    return {key for key, told in kinds.items() if told[Kind.PLACE] > max(1, told.total() / 2)}


def _by_word(parts: Iterable[Part]) -> dict[str, list[Part]]:
    """The parts that have a word first or last in a name; of those named alike the first two.

    A part is compared with others, so two of a kind stand for all of it: otherwise each of a
    thousand reports would be compared with each other one.
    """
    block: dict[str, list[Part]] = defaultdict(list)
    stood: Counter[tuple[object, ...]] = Counter()
    for part in parts:
        for word in sorted({word for key in part.keys for word in (key[0], key[-1])}):
            alike = (word, frozenset(part.keys), part.kind, part.female)
            stood[alike] += 1
            if stood[alike] <= 2:
                block[word].append(part)
    return block


def _of_same_office(
    part: Part, fulls: list[Part], parts: list[Part], unions: Unions[LocalEntity]
) -> list[Part]:
    """ "Captain Ito": of those who bear the surname the ones whom some report calls a captain."""
    offices = part.offices - words_of("roles", "civil")
    if not offices or len({unions.find(other.local) for other in fulls}) < 2:
        return []
    roots = {
        unions.find(other.local)
        for other in parts
        if other.named and other.offices & offices and other is not part
    }
    return [other for other in fulls if unions.find(other.local) in roots]


def _is_form(full: Part, short: Part) -> bool:
    key = short.longest
    if any(p.definite for p in (full, short)) and Kind.PERSON in (full.kind, short.kind):
        return False  # "the Marl" is a museum called after Ada Marl
    if key in full.keys:
        return not _is_told_another(full, short)
    if len(full.longest) <= len(key):
        return False
    if full.kind is Kind.PERSON and len(full.longest) > 1:
        if short.kind in (Kind.PLACE, Kind.WORK) and short.kinds[short.kind] > 4:
            return False
        if short.kind is Kind.PLACE and is_known_place(key):
            return False  # "Texas" is nobody's given name here
        return is_person_form(full.longest, key) and not _is_told_another(full, short)
    if full.kind in BODIES and is_body_form(full.longest, key):
        return True
    if short.definite and full.kind in BODIES and is_called_by(full.longest, key):
        return True
    bodies = (Kind.ORGANIZATION, Kind.GROUP)
    first = full.kind in bodies and is_first_word(full.longest, key)
    return first and short.kind is not Kind.PLACE and not short.offices


def _closeness(full: Part, short: Part) -> int:
    """A name that the other report uses itself counts more than one that could be shortened so."""
    return 2 if short.longest in full.keys else 1


def _join_acronyms(parts: list[Part], unions: Unions[LocalEntity]) -> None:
    """ "FWS" and "Fish and Wildlife Service": capital letters that are the initials of one name only, or of
    one of their own kind: the agency AP is no "Amber Pie"."""
    initials: dict[str, list[Part]] = defaultdict(list)
    for part in parts:
        words = [w for w in part.longest if w not in words_of("function", "words")]
        if len(words) > 1 and part.kind is not Kind.PERSON:
            for each in {"".join(w[0] for w in words), "".join(w[0] for w in part.longest)}:
                initials[each].append(part)
    for part in parts:
        key = part.longest
        if len(key) != 1 or not 2 <= len(key[0]) <= 6 or key[0] in part.small:
            continue
        fits = {unions.find(other.local) for other in initials[key[0]]}
        if len(fits) > 1:
            alike = [other for other in initials[key[0]] if other.kind is part.kind]
            fits = {unions.find(other.local) for other in alike}
        if len(fits) == 1:
            unions.join(next(iter(fits)), part.local)


def _join_reordered(parts: list[Part], unions: Unions[LocalEntity]) -> None:
    """ "House Committee on Harbours and Lights" and "House Harbours and Lights Committee"."""
    first: dict[frozenset[str], Part] = {}
    for part in parts:
        words = frozenset(part.longest) - words_of("function", "words")
        if part.kind in BODIES and (len(words) > 2 or _is_office_of_two(part.longest)):
            unions.join(first.setdefault(words, part).local, part.local)


def _is_office_of_two(key: Key) -> bool:
    """ "Harbour Department" and "Department of the Harbour": the body's own word stands first or last."""
    if len(key) < 2:
        return False
    body = key[0] if key[1] == "of" else key[-1]
    return len(set(key) - words_of("function", "words")) == 2 and body in ("department", "ministry")
