"""What two reports say of one person that cannot both hold: how old, where from.

The person is named in full in both, in any spelling of the given name, or by what only one there
can be: "the driver, 52".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TypeVar

from sourceline.link.ages import one_person
from sourceline.link.alignment import Statement, Statements
from sourceline.link.clashes import Clash
from sourceline.link.event_slots import Filler, Telling, find_clashes
from sourceline.link.name_slots import names_alike, one_level
from sourceline.link.number_claims import YEARS_OLD
from sourceline.link.number_values import bounds
from sourceline.link.person_names import bare_name
from sourceline.model.annotations import Figure, Form, Kind, Mention
from sourceline.model.span import Span
from sourceline.text.naming import Key, is_given
from sourceline.text.tokens import plain

T = TypeVar("T")

_AGES = Telling("number", "two ages are given for one person", 31)
_HOMES = Telling("place", "one person is told to be of two places", 31)
_BIRTHS = Telling("place", "one person is told to be born in two places", 60)
_BEFORE = re.compile(r",? (?:(?:who|he|she) (?:is|was) |(?:now )?aged |age )?|,? (?:– |\()", re.I)
# "When she was thirty", "until he was nine": an age long ago.
_THEN = re.compile(
    r"\b(?:when|until|till|since|before|after|by the time|once|as|while|if|because) $", re.I
)
_BEING = re.compile(r"(?: was| is|'s|’s)(?: aged)? ")
_OF = re.compile(
    r"(?:, (?:aged )?\d+,?| \(\d+\))?,?(?: who)? (?:(?:of|from|comes from|came from|hailed from|hails from|"
    r"lived in|lives in)) (?=[A-Z])"
)
_A = re.compile(r"(?:, (?:aged )?\d+,?| \(\d+\)|,) (?:a|an|the) (?:\d+-year-old )?(?=[A-Z])")
_CAPITALS = re.compile(r"[A-Z][\w'’]+(?: [A-Z][\w'’]+){0,2}")
_BORN = re.compile(
    r"\b(?:was|were) born (?:and raised |and brought up )?in ([A-Z][\w'’]+(?: [A-Z][\w'’]+)?)"
    r"|\b([A-Z][\w'’]+)-born [a-z]+"
)
_WITHIN = re.compile(r", (?:[A-Z]\.?)+[\w'’]*(?: [A-Z][\w'’]+)?")
# A part of a country or a town holds many places.
_SIDES = frozenset(
    [
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "greater",
    ]
)
_MAN = re.compile(
    r"[ -](?:man|woman|boy|girl|resident|native|teenager|couple|farmer|mother|father)\b"
)


def find_person_facts(statements: Statements) -> Iterator[Clash]:
    """Ages and homes of one person."""
    ages = [f for s in statements.by_place.values() for f in _ages(s)]
    homes = [f for s in statements.by_place.values() for f in _homes(s)]
    yield from find_clashes(_by_person(ages, "how old {} is"), _ages_exclude, _AGES)
    yield from find_clashes(_by_person(homes, "where {} is from"), _homes_exclude, _HOMES)
    births = [f for s in statements.by_place.values() for f in _births(s)]
    yield from find_clashes(_by_person(births, "where {} was born"), _homes_exclude, _BIRTHS)


def _ages(statement: Statement) -> Iterator[Filler[tuple[Key, tuple[float, float]]]]:
    for figure in statement.facts.figures:
        if figure.unit != YEARS_OLD or statement.facts.is_quoted(figure.span):
            continue
        who = _whose_age(statement, figure)
        if who is not None and (name := _full_name(statement, who)):
            yield Filler("", statement, figure.span, (name, bounds(figure)))


def _whose_age(statement: Statement, figure: Figure) -> Mention | None:
    """The person right before the age ("Orr, 45", "he was 45") or right behind it ("45-year-old Orr")."""
    text, age = statement.text, figure.span
    for mention in statement.facts.mentions:
        if mention.kind is not Kind.PERSON:
            continue
        if mention.span.end <= age.start:
            gap = text[mention.span.end : age.start]
            being = mention.form is not Form.DESCRIPTION and _BEING.fullmatch(gap)
            if being and _THEN.search(text[statement.span.start : mention.span.start]):
                continue
            if being or (mention.form is Form.NAME and gap and _BEFORE.fullmatch(gap)):
                return mention
        elif mention.form is Form.NAME and text[age.end : mention.span.start] == " ":
            return mention
    return None


def _full_name(statement: Statement, who: Mention) -> Key:
    """The longest name that the report has for a person, without titles; () where it has none."""
    text = statement.text
    names = [
        bare_name(m.span.cut(text))
        for m in statement.annotations.mentions
        if m.entity == who.entity and m.form is Form.NAME
    ]
    return max(names, default=(), key=lambda n: (len(n), n))


def _homes(statement: Statement) -> Iterator[Filler[tuple[Key, tuple[str, ...]]]]:
    """ "Orr, 45, of Lindow"; "Orr, a Lindow man"."""
    text, facts = statement.text, statement.facts
    places = {m.span.start: m.span for m in facts.mentions if m.kind is Kind.PLACE}
    for who in facts.mentions:
        if who.kind is not Kind.PERSON or who.form is not Form.NAME or facts.is_quoted(who.span):
            continue
        place = _home(text, who.span.end, statement.span.end, places)
        if place is not None and (name := _full_name(statement, who)):
            value = _place_name(text, place)
            if value[0] not in _SIDES:
                yield Filler("", statement, place, (name, value))


def _births(statement: Statement) -> Iterator[Filler[tuple[Key, tuple[str, ...]]]]:
    """ "Orr was born in Lindow"; "the Lindow-born guard", of the person whom the report is about."""
    text, facts = statement.text, statement.facts
    for found in _BORN.finditer(text, statement.span.start, statement.span.end):
        place = Span(*found.span(1 if found[1] else 2))
        before = [
            m for m in facts.mentions if m.span.end <= found.start() and m.kind is Kind.PERSON
        ]
        behind = [m for m in facts.mentions if m.span.overlaps(Span(*found.span()))]
        people = before[-1:] if found[1] else [m for m in behind if m.kind is Kind.PERSON]
        name = next((n for m in people if (n := _full_name(statement, m))), None)
        if name and not facts.is_quoted(place):
            yield Filler("", statement, place, (name, _place_name(text, place)))


def _home(text: str, start: int, end: int, places: dict[int, Span]) -> Span | None:
    of = _OF.match(text, start, end)
    if of is not None:
        return places.get(of.end()) or _capitals(text, of.end(), end)
    man = _A.match(text, start, end)
    found = _capitals(text, man.end(), end) if man is not None else None
    return found if found is not None and _MAN.match(text, found.end) else None


def _place_name(text: str, place: Span) -> tuple[str, ...]:
    """The words of a place and of what it lies in: "Aldmoor, Kent"."""
    within = _WITHIN.match(text, place.end)
    return tuple(
        plain(text[place.start : within.end() if within else place.end]).replace(",", "").split()
    )


def _capitals(text: str, start: int, end: int) -> Span | None:
    found = _CAPITALS.match(text, start, end)
    return Span(*found.span()) if found else None


def _by_person(fillers: list[Filler[tuple[Key, T]]], words: str) -> Iterator[Filler[T]]:
    """The same with the person for a slot: one for all spellings of a name."""
    people: dict[str, list[Key]] = defaultdict(list)
    shared = _shared_surnames(fillers)
    for filler in fillers:
        key, value = filler.value
        if len(key) == 1 and (key[0] in shared or is_given(key[0])):
            continue
        known = next((k for k in people[key[-1]] if _one_person(k, key)), None)
        if known is None:
            people[key[-1]].append(key)
        name = words.format(" ".join(known or key).title())
        yield Filler(name, filler.statement, filler.span, value)


def _shared_surnames(fillers: Iterable[Filler[tuple[Key, T]]]) -> set[str]:
    """Surnames that two persons of one of these reports bear: alone they are nobody's."""
    shared: set[str] = set()
    reports = {f.statement.report: f.statement.annotations for f in fillers}
    for report in reports.values():
        bearers: dict[str, set[int]] = defaultdict(set)
        for m in report.mentions:
            if m.form is Form.NAME and m.kind is Kind.PERSON:
                bearers[bare_name(m.span.cut(report.article.text))[-1]].add(m.entity)
        shared.update(name for name, entities in bearers.items() if len(entities) > 1)
    return shared


def _one_person(a: Key, b: Key) -> bool:
    """A surname alone is the one bearer's whom its report names."""
    return one_person(a, b) or (a[-1] == b[-1] and 1 in (len(a), len(b)))


def _ages_exclude(a: Filler[tuple[float, float]], b: Filler[tuple[float, float]]) -> bool:
    """Two ages; a birthday between two reports can explain a year."""
    (low, high), (least, most) = a.value, b.value
    if high >= least and most >= low:
        return False
    one, other = (f.statement.annotations.article.published for f in (a, b))
    return abs(low - least) > 1 or (one is not None and one == other)


def _homes_exclude(a: Filler[tuple[str, ...]], b: Filler[tuple[str, ...]]) -> bool:
    """Two places that are not one, spelled otherwise, and each known to one report only."""
    one, other = a.value, b.value
    if names_alike(one, other) or not one_level(one, other):
        return False
    texts = [plain(f.statement.text) for f in (a, b)]
    return " ".join(other) not in texts[0] and " ".join(one) not in texts[1]
