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
from itertools import combinations, pairwise

from rapidfuzz.distance import OSA

from sourceline.link.cast_parts import Part, find_parts, is_vague
from sourceline.link.shared_subjects import find_shared_subjects
from sourceline.link.unions import Unions
from sourceline.model.annotations import Annotations, Kind
from sourceline.model.links import LocalEntity
from sourceline.model.story import Reuse
from sourceline.text.lexicon import load_lexicon, words_of
from sourceline.text.morphology import lemmas
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
# A misspelling is told only of names of at least so many letters, one edit apart.
MISSPELT_LETTERS = 6
SPELT_LETTERS = 4
# Of two holders of an office the one that is named so many times more often is meant.
FAR_MORE = 3


def join_entities(
    annotations: Sequence[Annotations], reuse: Sequence[Reuse]
) -> tuple[list[list[Part]], dict[LocalEntity, int]]:
    """Groups of parts, each one thing, in order of first appearance; and each part's group."""
    parts = find_parts(annotations)
    unions: Unions[LocalEntity] = Unions(part.local for part in parts)
    _join_full_names(parts, unions)
    _join_short_names(parts, unions)
    _join_misspellings(parts, unions)
    _join_spellings(parts, unions)
    _join_reordered(parts, unions)
    _join_acronyms(parts, unions)
    named = set(_named(parts, unions))
    for one, two in find_shared_subjects(annotations, reuse):
        _join_described(unions, named, one, two)
    _join_groups(parts, unions, _named(parts, unions))
    _join_offices(parts, unions, _named(parts, unions))
    _join_ages(parts, unions, _named(parts, unions))
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
    _join_surname_slips(parts, unions)


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


def _join_surname_slips(parts: Iterable[Part], unions: Unions[LocalEntity]) -> None:
    """ "Odo Krestel" and "Odo Krsetel": one given name, surnames one slip apart of which no word of the language
    is one, and no report that tells of both."""
    given: dict[str, dict[str, list[Part]]] = defaultdict(lambda: defaultdict(list))
    for part in parts:
        full = without_suffix(part.longest)
        if part.kind is Kind.PERSON and len(full) > 1 and len(full[-1]) >= MISSPELT_LETTERS:
            given[full[0]][full[-1]].append(part)
    for surnames in given.values():
        for one, two in combinations(sorted(surnames), 2):
            if OSA.distance(one, two, score_cutoff=1) != 1 or lemmas(one) or lemmas(two):
                continue
            sides = [{part.local.article for part in surnames[each]} for each in (one, two)]
            if not sides[0] & sides[1]:
                unions.join(surnames[one][0].local, surnames[two][0].local)


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


def _join_short_names(parts: list[Part], unions: Unions[LocalEntity]) -> None:
    """A short name alone in its report goes to the one thing of the story whose full name it can be."""
    block = _by_word(parts)
    for part in parts:
        if not part.named or (len(part.longest) > 1 and part.kind is Kind.PERSON):
            continue
        around = [
            other
            for word in sorted({part.longest[0], part.longest[-1]})
            for other in block.get(word, ())
            if other is not part and _is_form(other, part)
        ]
        fulls = [other for other in around if len(other.longest) > len(part.longest)]
        fulls = _of_same_office(part, fulls, parts, unions) or fulls
        found = {unions.find(other.local): other for other in fulls or around}
        closest = max((_closeness(other, part) for other in found.values()), default=0)
        best = [other for other in found.values() if _closeness(other, part) == closest]
        if len(best) == 1 or (best and not fulls):
            unions.join(best[0].local, part.local)


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
    if key in full.keys:
        return not _gender_differs(full, short)
    if len(full.longest) <= len(key):
        return False
    if full.kind is Kind.PERSON and len(full.longest) > 1:
        if short.kind in (Kind.PLACE, Kind.WORK) and short.kinds[short.kind] > 4:
            return False
        if short.kind is Kind.PLACE and is_known_place(key):
            return False  # "Texas" is nobody's given name here
        return is_person_form(full.longest, key) and not _gender_differs(full, short)
    if full.kind in BODIES and is_body_form(full.longest, key):
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


def _join_misspellings(parts: list[Part], unions: Unions[LocalEntity]) -> None:
    """A name told once, one edit from a name that the story tells often, and no word of the language."""
    counts: dict[str, int] = defaultdict(int)
    holder: dict[str, Part] = {}
    for part in parts:
        for key, number in part.keys.items():
            counts[key[-1]] += number
            holder.setdefault(key[-1], part)
    rare = [w for w, n in counts.items() if n == 1 and len(w) >= MISSPELT_LETTERS and not lemmas(w)]
    common = [w for w, n in counts.items() if n >= 3 and len(w) >= MISSPELT_LETTERS]
    by_ends: dict[tuple[str, str], list[str]] = defaultdict(list)
    for word in common:
        by_ends[word[0], word[-1]].append(word)
    for word in rare:
        near = [c for c in by_ends[word[0], word[-1]] if OSA.distance(word, c, score_cutoff=1) == 1]
        if len(near) == 1 and _may_be_misspelt(holder[word], holder[near[0]]):
            unions.join(holder[near[0]].local, holder[word].local)


def _join_spellings(parts: list[Part], unions: Unions[LocalEntity]) -> None:
    """Names of things that differ by one letter of one word: "Grey Quay" and "Gray Quay"."""
    masked: dict[tuple[int, Key], list[tuple[str, Part]]] = defaultdict(list)
    for part in parts:
        key = part.longest
        if len(key) < 2 or part.kind is Kind.PERSON:
            continue
        for place, word in enumerate(key):
            if len(word) >= SPELT_LETTERS and word.isalpha():
                masked[place, (*key[:place], *key[place + 1 :])].append((word, part))
    for group in masked.values():
        first: dict[str, Part] = {}
        for word, part in group:
            first.setdefault(word, part)
        words = sorted(first)
        for one, two in pairwise(words):
            if OSA.distance(one, two, score_cutoff=1) == 1:
                unions.join(first[one].local, first[two].local)


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


def _may_be_misspelt(rare: Part, common: Part) -> bool:
    if len(rare.longest) > 1 and len(common.longest) > 1:
        return rare.longest[0] == common.longest[0]
    return rare.kind in (common.kind, Kind.OTHER, Kind.ORGANIZATION)


def _join_described(
    unions: Unions[LocalEntity], named: set[LocalEntity], one: LocalEntity, two: LocalEntity
) -> None:
    """Two subjects of one shared sentence: one thing, unless both have full names that differ.

    `named` are the sets that hold a name, and is kept so.
    """
    sets = {unions.find(one), unions.find(two)}
    if sets <= named:
        return
    unions.join(one, two)
    if sets & named:
        named.add(unions.find(one))


def _named(parts: list[Part], unions: Unions[LocalEntity]) -> frozenset[LocalEntity]:
    """The sets that hold a name."""
    return frozenset(unions.find(part.local) for part in parts if part.named)


def _join_groups(
    parts: list[Part], unions: Unions[LocalEntity], named: frozenset[LocalEntity]
) -> None:
    """ "the Marlow singer": the one person of the story who is told to belong to Marlow."""
    members: dict[Key, set[LocalEntity]] = defaultdict(set)
    for part in parts:
        if part.named and part.kind is Kind.PERSON:
            for key in part.groups:
                members[key].add(unions.find(part.local))
    for part in parts:
        if part.named or part.kind is not Kind.PERSON or unions.find(part.local) in named:
            continue
        fits = {unions.find(m) for key in sorted(part.groups) for m in members[key]}
        if len(fits) == 1 and all(is_vague(phrase) for phrase in part.phrases):
            unions.join(next(iter(fits)), part.local)


def _join_offices(
    parts: list[Part], unions: Unions[LocalEntity], named: frozenset[LocalEntity]
) -> None:
    """ "the mayor" where one person of the story is told to be mayor, and nobody else is."""
    holders: dict[str, dict[LocalEntity, list[str]]] = defaultdict(lambda: defaultdict(list))
    genders: dict[LocalEntity, set[bool]] = defaultdict(set)
    counts: Counter[LocalEntity] = Counter()
    for part in parts:
        if unions.find(part.local) in named and part.kind is Kind.PERSON:
            counts[unions.find(part.local)] += sum(part.keys.values())
            if part.female is not None:
                genders[unions.find(part.local)].add(part.female)
            for phrase in part.phrases:
                holders[phrase.rsplit(" ", 1)[-1]][unions.find(part.local)].append(phrase)
    for part in parts:
        if part.named or part.kind is not Kind.PERSON or unions.find(part.local) in named:
            continue
        for phrase in sorted(part.phrases):
            fits = [
                local
                for local, theirs in holders[phrase.rsplit(" ", 1)[-1]].items()
                if any(_same_office(phrase, other) for other in theirs)
                and genders[local] != {not part.female}
                and f"former {phrase}" not in theirs
            ]
            exact = [
                local
                for local, theirs in holders[phrase.rsplit(" ", 1)[-1]].items()
                if phrase in theirs and local in fits
            ]
            sole = phrase.rsplit(" ", 1)[-1] in words_of("roles", "sole")
            if part.owned:
                fits = exact
            chosen = fits if len(fits) == 1 else _told_most(exact, counts) if sole else exact
            vague = is_vague(phrase) and " " not in phrase
            if len(chosen) == 1 and (not vague or _is_named_in(chosen[0], part, parts, unions)):
                unions.join(chosen[0], part.local)
                break


def _told_most(holders: list[LocalEntity], counts: Counter[LocalEntity]) -> list[LocalEntity]:
    """Of several who bear one office the one whom the reports name again and again, where there is one."""
    order = sorted(holders, key=lambda local: -counts[local])
    if len(order) < 2 or counts[order[0]] >= FAR_MORE * counts[order[1]]:
        return order[:1]
    return order


def _is_named_in(
    root: LocalEntity, part: Part, parts: list[Part], unions: Unions[LocalEntity]
) -> bool:
    """Whether the holder of a role is named in the report that only says the role."""
    return any(
        other.named
        and other.local.article == part.local.article
        and unions.find(other.local) == unions.find(root)
        for other in parts
    )


def _join_ages(
    parts: list[Part], unions: Unions[LocalEntity], named: frozenset[LocalEntity]
) -> None:
    """ "The 34-year-old": the one person of the story who is told to be 34."""
    holders: dict[str, set[LocalEntity]] = defaultdict(set)
    for part in parts:
        if unions.find(part.local) in named:
            for age in part.ages:
                holders[age].add(unions.find(part.local))
    for part in parts:
        if part.named or len(part.ages) != 1 or unions.find(part.local) in named:
            continue
        fits = {unions.find(local) for local in holders[next(iter(part.ages))]}
        if len(fits) == 1 and all(is_vague(phrase) for phrase in part.phrases):
            unions.join(next(iter(fits)), part.local)


def _same_office(one: str, two: str) -> bool:
    """Two role phrases with one head noun that can be one office: no rank on one side alone."""
    mine, theirs = set(one.split()[:-1]), set(two.split()[:-1])
    if (mine ^ theirs) & words_of("roles", "ranks"):
        return False
    return mine <= theirs or theirs <= mine
