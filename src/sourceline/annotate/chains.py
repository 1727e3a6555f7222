"""Which names of one article are one thing: full names, short names, titles, family members."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sourceline.annotate.kinds import is_definite, kind_of
from sourceline.annotate.names import Name
from sourceline.annotate.reading import Reading
from sourceline.model.annotations import Kind
from sourceline.text.definite import is_called_by
from sourceline.text.lexicon import words_of
from sourceline.text.naming import (
    PAST_OFFICE,
    Key,
    canonical,
    generation,
    given_gender,
    is_body_form,
    is_first_word,
    is_known_place,
    is_person_form,
)

_PAIRED = re.compile(r"\w and [^,.;:!?]{0,40}$")


@dataclass(slots=True)
class Chain:
    """Mentions of one thing while it is being put together; mutable, and lives inside one call."""

    number: int
    kind: Kind
    names: list[Name] = field(default_factory=list)
    keys: set[Key] = field(default_factory=set)
    female: bool | None = None
    definite: bool = False  # whether it was first told by one word after "the"
    roles: set[str] = field(default_factory=set)
    whose: dict[str, set[frozenset[str]]] = field(default_factory=dict)  # by office
    into: Chain | None = None  # the chain that this one was merged into

    places: list[int] = field(default_factory=list)  # where its names begin, in order

    def told_before(self, place: int) -> int:
        """Where it was named last before a place; -1 where it was not."""
        at = bisect_left(self.places, place)
        return self.places[at - 1] if at else -1

    def root(self) -> Chain:
        """The chain that this one is now."""
        chain = self
        while chain.into is not None:
            chain = chain.into
        return chain

    @property
    def longest(self) -> Key:
        return max(sorted(self.keys), key=len, default=())


def chain_names(reading: Reading, names: Sequence[Name]) -> tuple[list[Chain], dict[Name, Chain]]:
    """Group names into chains; every name belongs to one."""
    by_key: dict[Key, list[Name]] = {}
    for name in names:
        by_key.setdefault(canonical(name.key), []).append(name)
    order = sorted(by_key, key=lambda key: (-len(key), by_key[key][0].span))
    chains: list[Chain] = []
    of: dict[Name, Chain] = {}
    for key in order:
        definite = [name for name in by_key[key] if is_definite(reading, name)]
        others = [name for name in by_key[key] if name not in definite]
        if definite:
            _place_definite(reading, key, definite, chains, of)
        if others:
            _place(reading, key, others, chains, of)
    for chain in chains:
        chain.names.sort(key=lambda name: name.span)
        if len(chain.keys) > 1:
            chain.kind = _kind(reading, chain)
        if chain.female is None and chain.kind is Kind.PERSON:
            chain.female = _gender(chain)
    return chains, of


def _place_definite(
    reading: Reading, key: Key, group: list[Name], chains: list[Chain], of: dict[Name, Chain]
) -> None:
    """ "the Marl" is the body or place whose name so begins, and never the person Ada Marl."""
    fits = [c for c in chains if c.kind is not Kind.PERSON and is_called_by(c.longest, key)]
    if len(fits) == 1:
        chain = fits[0]
    else:
        chain = Chain(len(chains), kind_of(reading, group), definite=True)
        chains.append(chain)
    chain.keys.add(key)
    for name in group:
        chain.names.append(name)
        insort(chain.places, name.span.start)
        of[name] = chain


def _place(
    reading: Reading, key: Key, group: list[Name], chains: list[Chain], of: dict[Name, Chain]
) -> None:
    fits = [c for c in chains if _same(c, key) and not _is_juniors_elder(c, group)]
    if is_known_place(key) and kind_of(reading, group) is Kind.PLACE:
        fits = [c for c in fits if c.kind is not Kind.PERSON]
    fits = fits or _first_words(reading, key, group, chains)
    somebody = kind_of(reading, group) is Kind.PERSON
    for name in group:
        chain = _choose(reading, name, fits) if fits and not _is_kin(reading, name) else None
        if chain is None:
            alike = [c for c in chains if c.longest == key and _agrees(c, name)]
            chain = next((c for c in alike if not (c.definite and somebody)), None)
        if chain is None:
            chain = Chain(len(chains), kind_of(reading, group))
            if chain.kind is Kind.PERSON and len(key) > 1:
                chain.female = given_gender(key[0])
            chains.append(chain)
        chain.names.append(name)
        insort(chain.places, name.span.start)
        chain.keys.add(key)
        if name.title:
            chain.roles.add(_office_then(reading, name))
        of[name] = chain
        gender = _title_gender(name)
        if gender is not None:
            chain.female = gender


def _kind(reading: Reading, chain: Chain) -> Kind:
    """What a body's full name is, its first word alone is too, whatever that looks like."""
    if any(is_called_by(chain.longest, key) for key in chain.keys):
        kind = kind_of(reading, [name for name in chain.names if len(name.words) > 1])
        if kind is not Kind.PERSON:
            return kind
    return kind_of(reading, chain.names)


def _first_words(reading: Reading, key: Key, group: list[Name], chains: list[Chain]) -> list[Chain]:
    """The one body whose first word a short name is, which no title, place or person speaks against."""
    bodies = (Kind.ORGANIZATION, Kind.GROUP)
    fits = [c for c in chains if is_first_word(c.longest, key)]
    if len(fits) != 1 or fits[0].kind not in bodies or any(name.title for name in group):
        return []
    others = [c for c in chains if c is not fits[0] and key[0] in c.longest]
    return [] if others or kind_of(reading, group) is Kind.PLACE else fits


def _office_then(reading: Reading, name: Name) -> str:
    """A title with the word before it that says when it was borne: "former president"."""
    before = reading.text[max(0, name.title[0].span.start - 12) : name.title[0].span.start]
    return f"former {name.office}" if PAST_OFFICE.search(before) else name.office


def _is_juniors_elder(chain: Chain, group: list[Name]) -> bool:
    """ "Kell" before anybody told of "Odo Kell Jr" is not the son."""
    told = min(name.span.start for name in group)
    return bool(generation(chain.longest)) and told < chain.places[0]


def _choose(reading: Reading, name: Name, fits: list[Chain]) -> Chain | None:
    """Of those that a short name can mean the one told last before it, else the first told.

    An office before a short name ("Captain Ito") is evidence of its own: it goes with nobody of whom
    this report does not tell the office; other reports may know who that is.
    """
    gender = _title_gender(name)
    able = [c for c in fits if gender is None or c.female is None or c.female == gender]
    if not able:
        return None
    shared = [c for c in able if name.office in c.roles]
    if len(shared) == 1:
        return shared[0]
    if len(name.words) == 1 and _offices([name.office]):
        return None
    if len(able) == 1:
        return able[0]
    told = [(last, c) for c in able if (last := c.told_before(name.span.start)) >= 0]
    if not told:
        return able[0]
    told.sort(key=lambda item: (item[0], -item[1].number))
    if len(told) > 1 and _PAIRED.search(reading.text[told[-2][0] : told[-1][0]]):
        return told[-2][1]  # "Ada Ito and her sister Rose Ito said": the one told first
    return told[-1][1]


def _agrees(chain: Chain, name: Name) -> bool:
    """Whether a chain of the same short name can be this one: no other office is told of it."""
    mine, theirs = _offices([name.office]), _offices(chain.roles)
    gender = _title_gender(name)
    if gender is not None and not mine and theirs and len(chain.longest) == 1:
        return chain.female == gender  # "Mr Ito" need not be "Captain Ito"
    return not mine or not theirs or bool(mine & theirs)


def _offices(titles: Iterable[str]) -> set[str]:
    """Those of some titles that not everybody can bear."""
    known = words_of("roles", "titles") - words_of("roles", "civil")
    return {title for title in titles if title.rsplit(" ", 1)[-1] in known}


def _same(chain: Chain, key: Key) -> bool:
    """Whether a name can be a form of a chain's longer one."""
    full = chain.longest
    if chain.kind is Kind.PERSON and len(full) > 1:
        return is_person_form(full, key)
    return is_body_form(full, key)


def _is_kin(reading: Reading, name: Name) -> bool:
    """ "Councillor Ito is his brother": a short name that is said to be another's kin is not that other."""
    after = reading.text[name.span.end : name.span.end + 40]
    found = re.match(r" (?:is|was|are|were) (?:his|her|their) (?:\w+ )?([\w-]+)", after)
    return bool(found) and found.group(1) in words_of("roles", "kin")  # type: ignore[union-attr]


def _title_gender(name: Name) -> bool | None:
    for word in name.title:
        for part, female in (("female_titles", True), ("male_titles", False),
                             ("female_persons", True), ("male_persons", False)):  # fmt: skip
            if word.plain in words_of("roles", part):
                return female
    return None


def _gender(chain: Chain) -> bool | None:
    for key in sorted(chain.keys, key=lambda key: (-len(key), key)):
        gender = given_gender(key[0])
        if gender is not None:
            return gender
    return None
