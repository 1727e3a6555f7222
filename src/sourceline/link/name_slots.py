"""Whether two names that stand in one slot are of two persons, or of two places of one kind."""

from __future__ import annotations

import re

from rapidfuzz.fuzz import ratio

from sourceline.link.alignment import Statement
from sourceline.model.annotations import Form, Kind, Mention
from sourceline.model.span import Span
from sourceline.text.lexicon import words_of
from sourceline.text.relations import is_person
from sourceline.text.tokens import find_words, plain

# From this likeness of letters two names are one, spelled otherwise.
ONE_NAME = 70.0
_LEVELS = ("countries", "states", "cities")
_AT = {"in", "at", "near", "outside", "to", "from"}
_GOES_ON = re.compile(r", [A-Z]|,$| [A-Z]|['’]")


def name_kind(one: Statement, a: Span, other: Statement, b: Span) -> str | None:
    """ "person" or "place" where the two cannot be one; None where they can, or nobody knows.

    A nickname, a stage name or a description can stand for any name, so both persons must be named
    in full; a place can lie in another, so both must be of one level.
    """
    here, there = _name_at(one, a), _name_at(other, b)
    if here is None or there is None or _holds_more(one, a, here) or _holds_more(other, b, there):
        return None
    a_names, b_names = _names_of(one, here), _names_of(other, there)
    if any(_alike(x, y) for x in a_names for y in b_names):
        return None
    if here.kind is Kind.PERSON and there.kind is Kind.PERSON:
        full = all(any(len(name) >= 2 for name in names) for names in (a_names, b_names))
        return "person" if full else None
    if here.kind is Kind.PLACE and there.kind is Kind.PLACE:
        apart = _one_level(a_names, b_names) or _side_by_side(one, here, other, there)
        return "place" if apart else None
    return None


def _name_at(statement: Statement, span: Span) -> Mention | None:
    """The name that the slot holds or lies in, where it holds one only."""
    found = [m for m in statement.facts.mentions if m.form is Form.NAME and m.span.overlaps(span)]
    return found[0] if len(found) == 1 else None


def _holds_more(statement: Statement, span: Span, name: Mention) -> bool:
    """Whether the slot has words that are neither the name's nor small, nor what a person is or how
    old: "a guard, Lee Orr", "Orr, 45"."""
    text, told = statement.text, name.kind is Kind.PERSON
    if text.startswith(("'s", "’s"), name.span.end) or name.span.cut(text).endswith(("'s", "’s")):
        return True  # "Mr Orr's lawyer" is not Mr Orr
    return any(
        (text[token.span.start].islower() or not name.span.overlaps(token.span))
        and token.plain not in words_of("function", "words")
        and not (told and (token.plain.isdigit() or is_person(token.plain)))
        for token in find_words(statement.text, span)
    )


def _names_of(statement: Statement, mention: Mention) -> set[tuple[str, ...]]:
    text = statement.text
    return {
        tuple(plain(m.span.cut(text)).removesuffix("'s").split())
        for m in statement.annotations.mentions
        if m.entity == mention.entity and m.form is Form.NAME
    }


def _alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names share a word, its first letters, or nearly all letters."""
    if any(ratio(x, y) >= ONE_NAME for x in a for y in b):
        return True
    initials = "".join(word[0] for word in a), "".join(word[0] for word in b)
    return _joined(b) == initials[0] or _joined(a) == initials[1]


def names_alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names can be one, spelled otherwise or cut shorter."""
    return _alike(a, b)


def one_level(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether neither place can hold the other as a country or a state holds a town."""
    wide = words_of("places", "countries") | words_of("places", "states")
    return (" ".join(a) in wide) == (" ".join(b) in wide)


def _joined(name: tuple[str, ...]) -> str:
    """ "u.s" is "us"."""
    return "".join(name).replace(".", "")


def _side_by_side(one: Statement, here: Mention, other: Statement, there: Mention) -> bool:
    """Whether two places, neither a country nor a state, stand behind the same preposition and close
    their phrase: "in a bath in Graz", "in a bath in Linz"; "Graz, Styria" leads on to what holds it."""
    wide = words_of("places", "countries") | words_of("places", "states")
    before, after = set(), set()
    for statement, name in ((one, here), (other, there)):
        text = statement.text
        if " ".join(plain(name.span.cut(text)).split()) in wide:
            return False
        before.add(
            text[: name.span.start].rsplit(maxsplit=1)[-1].lower() if name.span.start else ""
        )
        after.add(text[name.span.end : name.span.end + 2])
    return len(before) == 1 and before <= _AT and not any(_GOES_ON.match(each) for each in after)


def _one_level(a: set[tuple[str, ...]], b: set[tuple[str, ...]]) -> bool:
    for level in _LEVELS:
        known = words_of("places", level)
        if any(" ".join(x) in known for x in a) and any(" ".join(y) in known for y in b):
            return True
    streets = words_of("contrasts", "place_words")
    return bool({x[-1] for x in a if len(x) > 1} & {y[-1] for y in b if len(y) > 1} & streets)
