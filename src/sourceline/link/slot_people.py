"""Who did what one person does in one event: found the body, wrote the letter, got to the top first.

"The purse was found by a guard, Lee Orr" and "it was Ann Hale who spotted it": acts of one group of
verbs on one thing, each told of one person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from sourceline.link.alignment import Statement, Statements
from sourceline.link.clashes import Clash
from sourceline.link.event_slots import (
    Filler,
    Telling,
    clause_words,
    distinct,
    find_clashes,
    tells_now,
)
from sourceline.link.name_slots import names_alike
from sourceline.link.person_names import bare_name
from sourceline.model.annotations import Form, Kind, Mention
from sourceline.model.span import Span
from sourceline.text.lexicon import load_lexicon, words_of
from sourceline.text.morphology import is_past_form, lemmas, stem
from sourceline.text.relations import are_related, can_be_person, is_person
from sourceline.text.tokens import find_words

_TELLING = Telling("person", "one act of the event is told of two persons", 31)
# What can stand between a person and the verb: an apposition, "who", "had", "first".
_ASIDE = r"(?:,? (?:a|an|the|his|her|its|their|who|aged|of|\d+)[^.;:\"“”]{0,70}?,| \([^)]{1,40}\)|, \d+,)"
_STRAIGHT = r",?(?: who)?(?: (?:had|has|have|also|first|then|later|finally|eventually))* "
_TO_VERB = rf"(?:{_ASIDE}{_STRAIGHT}|{_STRAIGHT})"
# How the words before a person lead to it: "found by a lorry driver, ".
_TO_PERSON = r"(?: (?:a|an|the|his|her|its|their|one|another)? ?[^.;:\"“”]{0,45}?)?$"
_LINKS = tuple(re.compile(words) for words in (_STRAIGHT, _ASIDE + _STRAIGHT))
_TO = re.compile(r"(?:, [^.;:]{2,60},)? to ")
_LEFT_TO = re.compile(rf"\b(?:fell|left|falls|was up) to{_TO_PERSON}")
_BY = re.compile(rf"\bby{_TO_PERSON}")
_AGENT = re.compile(r"\bby (an? (?:[a-z-]+ ){0,2}?([a-z-]+))\b(?! [a-z]+er\b)")
_CLEFT = re.compile(rf"\b[Ii]t was{_TO_PERSON}")
_HINT = re.compile(r"[a-z]{4,}")
_PRONOUNS = frozenset(["it", "him", "her", "them", "he", "she", "they"])
# Words behind or before a verb in which what it is done to is looked for.
OBJECT = 8
# Words between a verb and "by".
FAR = 5


@dataclass(frozen=True, slots=True)
class PersonSlot:
    """`verbs` ("find", "call off") of one act; `things` it is done to, none where it needs none."""

    name: str
    verbs: tuple[tuple[str, ...], ...]
    things: frozenset[str]
    frames: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    hints: frozenset[str]  # a sentence without any of these words cannot fill the slot

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> PersonSlot:
        verbs = tuple(tuple(verb.split()) for verb in row.get("verbs", ()))
        return cls(
            row["name"],
            verbs,
            frozenset(row.get("things", ())),
            tuple(_frame(words) for words in row.get("frames", ())),
            frozenset(w for words in row.get("frames", ()) for w in _HINT.findall(words))
            | {verb[0] for verb in verbs},
        )


@dataclass(frozen=True, slots=True)
class Who:
    """The person's names (none of a description), what the person is, and the thing acted on.
    `stressed`: the sentence is there to say who it was, "by Orr", "it was Orr who"."""

    names: frozenset[tuple[str, ...]]
    nouns: frozenset[str]
    thing: str
    stressed: bool


def find_slot_people(statements: Statements) -> Iterator[Clash]:
    """Pairs of reports that tell one act of two persons."""
    fillers = [f for s in statements.by_place.values() for f in _fillers(s)]
    yield from find_clashes(distinct(fillers), _exclude, _TELLING)


def _frame(words: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """ "the winner came from <>": what stands before and behind the person."""
    before, _, behind = words.partition("<>")
    first = rf"\b{before.rstrip()}{_TO_PERSON}" if before.strip() else ""
    return re.compile(first, re.I), re.compile(rf"{_TO_VERB}{behind.strip()}\b", re.I)


def _fillers(statement: Statement) -> Iterator[Filler[Who]]:
    text, span = statement.text, statement.span
    words = {*statement.line.wording.plain, *statement.stems}
    words.update(v for w in statement.line.wording.plain for v in lemmas(w).get("VERB", ()))
    slots = [slot for slot in _slots() if slot.hints & words]
    for who in _people(statement) if slots else ():
        if statement.facts.is_quoted(who):
            continue
        before, behind = text[span.start : who.start], text[who.end : span.end]
        for slot in slots:
            thing = _acts(slot, before, behind)
            if thing is None or not tells_now(statement, clause_words(statement, who)):
                continue
            stressed = not _is_plain(slot, before, behind)
            yield Filler(slot.name, statement, who, _who(statement, who, thing, stressed=stressed))
            break


def _people(statement: Statement) -> list[Span]:
    """Names of persons, and descriptions by what somebody is: "a lorry driver"."""
    text = statement.text
    names = [
        m.span
        for m in statement.facts.mentions
        if m.kind is Kind.PERSON and m.form is Form.NAME and not _owns(text, m)
    ]
    described = [
        m.span
        for m in statement.facts.mentions
        if m.kind is Kind.PERSON
        and m.form is Form.DESCRIPTION
        and not _owns(text, m)
        and not any(m.span.overlaps(name) for name in names)
    ]
    known = names + described
    return known + [who for who in _agents(statement) if not any(who.overlaps(k) for k in known)]


def _agents(statement: Statement) -> Iterator[Span]:
    """ "Found by a cleaner": who is told of once only is no mention of the cast."""
    for match in _AGENT.finditer(statement.text, statement.span.start, statement.span.end):
        if any(map(_is_doer, lemmas(match[2]).get("NOUN", ()))):
            yield Span(match.start(1), match.end(1))


def _is_doer(noun: str) -> bool:
    """A person first of all, or one by its ending: a cleaner is a thing, too."""
    return is_person(noun) or (noun.endswith(("er", "or", "ist")) and can_be_person(noun))


def _owns(text: str, mention: Mention) -> bool:
    return mention.span.cut(text).endswith(("'s", "’s")) or text.startswith(
        ("'s", "’s"), mention.span.end
    )


def _acts(slot: PersonSlot, before: str, behind: str) -> str | None:
    """What the person acts on in this slot's way: "" where nothing is said; None for no act."""
    for first, then in slot.frames:
        if (not first.pattern or first.search(before)) and then.match(behind):
            return ""
    passive = _passive(slot, before)
    return _active(slot, before, behind) if passive is None else passive


def _is_plain(slot: PersonSlot, before: str, behind: str) -> bool:
    """Whether it is told in passing: "Orr found the purse"."""
    framed = any((not f.pattern or f.search(before)) and t.match(behind) for f, t in slot.frames)
    stressed = framed or _passive(slot, before) is not None or _LEFT_TO.search(before)
    return not stressed and not _CLEFT.search(before)


def _active(slot: PersonSlot, before: str, behind: str) -> str | None:
    """ "Orr, a guard, called it off"; "it was left to Orr to call it off"."""
    left = _LEFT_TO.search(before)
    for link in (_TO,) if left else _LINKS:
        verb_at = link.match(behind)
        if verb_at is not None:
            after = find_words(behind, Span(verb_at.end(), len(behind)))
            words = [token.plain for token in islice(after, OBJECT + 1)]
            thing = _done(slot, words, told=left is None)
            if thing is not None:
                return thing
    return None


def _done(slot: PersonSlot, words: Sequence[str], *, told: bool) -> str | None:
    """What these words, which begin with a verb, do; `told`: the verb stands in the past."""
    for verb in slot.verbs if words else ():
        if not _is_verb(words[0], verb[0]) or (told and not is_past_form(words[0])):
            continue
        if not verb[1:] or verb[1] in words[1:4]:
            return _thing(slot, words[1:])
    return None


def _passive(slot: PersonSlot, before: str) -> str | None:
    """ "The purse was found on Sunday by a guard, Orr"."""
    by = _BY.search(before)
    if by is None:
        return None
    words = [t.plain for t in find_words(before, Span(0, by.start()))]
    for at in range(len(words) - 1, max(-1, len(words) - 1 - FAR), -1):
        for verb in slot.verbs:
            if _is_verb(words[at], verb[0]) and verb[1:] == tuple(words[at + 1 : at + len(verb)]):
                return _thing(slot, words[:at][::-1][:OBJECT])
    return None


def _is_verb(word: str, verb: str) -> bool:
    return verb in lemmas(word).get("VERB", ())


def _thing(slot: PersonSlot, words: Sequence[str]) -> str | None:
    """What is acted on: a noun of the slot's, or a pronoun for it; of a slot that can be done to persons
    any person."""
    if not slot.things:
        return ""
    for word in words:
        nouns = {stem(word), *lemmas(word).get("NOUN", ())}
        if slot.things & nouns:
            return min(slot.things & nouns)
        if word in _PRONOUNS or ("him" in slot.things and any(map(is_person, nouns))):
            return ""
    return None


def _who(statement: Statement, span: Span, thing: str, *, stressed: bool) -> Who:
    """The names of the person in the whole report, and what the words beside the name say of it."""
    text = statement.text
    mention = next((m for m in statement.facts.mentions if m.span == span), None)
    entity = None if mention is None else mention.entity
    own = [m for m in statement.annotations.mentions if m.entity == entity]
    names = frozenset(
        name for m in own if m.form is Form.NAME and (name := bare_name(m.span.cut(text)))
    )
    if names:
        return Who(names, frozenset(), thing, stressed)
    words = [t.plain for t in find_words(text, span)]
    nouns = {noun for word in words for noun in lemmas(word).get("NOUN", ())[:1] if _is_doer(noun)}
    return Who(names, frozenset(nouns - words_of("slots", "anybody")), thing, stressed)


def _exclude(a: Filler[Who], b: Filler[Who]) -> bool:
    one, other = a.value, b.value
    if not (one.stressed or other.stressed):
        return False
    if one.thing and other.thing and not are_related(one.thing, other.thing):
        return False
    if one.names and other.names:
        return not any(names_alike(x, y) for x in one.names for y in other.names)
    if one.nouns and other.nouns:
        return not any(are_related(x, y) for x in one.nouns for y in other.nouns)
    return False


@cache
def _slots() -> tuple[PersonSlot, ...]:
    return tuple(map(PersonSlot.of, load_lexicon("slots").get("person", ())))
