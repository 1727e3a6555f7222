"""Whether two names that stand in one slot are of two persons, or of two places of one kind."""

from __future__ import annotations

from rapidfuzz.fuzz import ratio

from sourceline.link.alignment import Statement
from sourceline.model.annotations import Form, Kind, Mention
from sourceline.model.span import Span
from sourceline.text.lexicon import words_of
from sourceline.text.tokens import find_words, plain

# From this likeness of letters two names are one, spelled otherwise.
ONE_NAME = 70.0
_LEVELS = ("countries", "states", "cities")


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
        return "place" if _one_level(a_names, b_names) else None
    return None


def _name_at(statement: Statement, span: Span) -> Mention | None:
    """The name that the slot holds or lies in, where it holds one only."""
    found = [m for m in statement.facts.mentions if m.form is Form.NAME and m.span.overlaps(span)]
    return found[0] if len(found) == 1 else None


def _holds_more(statement: Statement, span: Span, name: Mention) -> bool:
    """Whether the slot has words that are neither the name's nor small."""
    text = statement.text
    return any(
        (text[token.span.start].islower() or not name.span.overlaps(token.span))
        and token.plain not in words_of("function", "words")
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


def _joined(name: tuple[str, ...]) -> str:
    """ "u.s" is "us"."""
    return "".join(name).replace(".", "")


def _one_level(a: set[tuple[str, ...]], b: set[tuple[str, ...]]) -> bool:
    for level in _LEVELS:
        known = words_of("places", level)
        if any(" ".join(x) in known for x in a) and any(" ".join(y) in known for y in b):
            return True
    streets = words_of("contrasts", "place_words")
    return bool({x[-1] for x in a if len(x) > 1} & {y[-1] for y in b if len(y) > 1} & streets)
