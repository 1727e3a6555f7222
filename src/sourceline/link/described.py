"""Descriptions across reports: "the mayor" goes to the one person of the story who is told to be mayor."""

from __future__ import annotations

from collections import Counter, defaultdict

from sourceline.link.cast_parts import Part, is_vague
from sourceline.link.unions import Unions
from sourceline.model.annotations import Kind
from sourceline.model.links import LocalEntity
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import lemmas
from sourceline.text.naming import Key, is_age

# Of two holders of an office the one that is named so many times more often is meant.
FAR_MORE = 3


def named_sets(parts: list[Part], unions: Unions[LocalEntity]) -> frozenset[LocalEntity]:
    """The sets that hold a name."""
    return frozenset(unions.find(part.local) for part in parts if part.named)


def join_described(
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


def join_groups(
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


def join_offices(
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
        named_in = {word for key in part.groups for word in key}
        for phrase in sorted(part.phrases):
            fits = [
                local
                for local, theirs in holders[phrase.rsplit(" ", 1)[-1]].items()
                if any(_same_office(phrase, other, named_in) for other in theirs)
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


def join_ages(
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


def _same_office(one: str, two: str, named_in: set[str]) -> bool:
    """Two role phrases with one head noun that can be one office: no rank on one side alone.

    `named_in` are the words of the names inside the first: "the Harrow Radio host" is a host.
    """
    mine, theirs = set(one.split()[:-1]), set(two.split()[:-1])
    if (mine ^ theirs) & words_of("roles", "ranks"):
        return False
    added = {word for word in mine - theirs - named_in if _tells_apart(word)}
    return mine <= theirs or (theirs <= mine and not added)


def _tells_apart(word: str) -> bool:
    """Whether a word makes another office of one: "budget director" is not any director."""
    known = lemmas(word)
    apart = words_of("roles", "office_parts") | words_of("places", "demonyms")
    return "NOUN" in known and "ADJ" not in known and word not in apart and not is_age(word)
