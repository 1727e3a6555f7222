"""What a note takes back in words: "we reported that it began in the attic. It had not; it began in
the shop." The verb that both parts have leads to the words that were wrong and those that hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourceline.link.notes import Note
from sourceline.model.annotations import Form, Kind
from sourceline.model.span import Span
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import stem
from sourceline.text.numbers import find_numbers
from sourceline.text.tokens import Token, find_words

_DENIAL = re.compile(
    r"[.;,:—–-] ?(?:in fact,? )?(?:it|he|she|they|that|this|there) "
    r"(?:(?:had|did|was|were|is|are|has|have|does|do) not|(?:had|did|was|were|is|are|has|have|does|do)n[’']t)\b"
    r"(?: so| the case| true)?[.;,:—–]",
    re.IGNORECASE,
)
_PLANS = re.compile(r"\b(?:will|would|shall|again|now)\b", re.IGNORECASE)
_ANEW = re.compile(r"[.;] (?=(?:It|He|She|They|The) )")
_STOP = re.compile(r"[.;,:!?()\"“”\n]|(?: [—–-] )| (?:and|but|which|who|where|when|while) ")
_VOTE = re.compile(
    r"\bunanimous(?:ly)?\b|\b\d{1,2}[-–]\d{1,2}\b|\b[a-z]+ to [a-z]+\b", re.IGNORECASE
)
# The words that follow the verb are no more than these.
LONGEST = 60
# How far the verb may stand from the beginning of what holds.
NEAR = 8


def find_said_wrong(note: Note) -> Iterator[tuple[str, Span, Span]]:
    """The kind, the words that were wrong and the words that hold; at most one of a note."""
    text, span = note.annotations.article.text, note.span
    denial = _DENIAL.search(text, span.start, span.end) or _told_anew(note)
    if denial is None:
        return
    wrong = list(find_words(text, Span(span.start, denial.start() + 1)))
    right = list(find_words(text, Span(denial.end(), span.end)))[:NEAR]
    for token in right:
        root = stem(token.plain)
        same = [each for each in wrong if stem(each.plain) == root]
        if not same or token.plain in words_of("function", "words") - _copulas():
            continue
        given, holds = _after(text, same[-1], denial.start() + 1), _after(text, token, span.end)
        if given is None or holds is None or given.cut(text) == holds.cut(text):
            return
        yield _kind(note, given, holds), given, holds
        return


def _told_anew(note: Note) -> re.Match[str] | None:
    """Where "we wrote that she was born in Harl. She was born in Dorn" begins anew."""
    text, span = note.annotations.article.text, note.span
    told = _told().search(text, span.start, span.end)
    found = _ANEW.search(text, told.end(), span.end) if told else None
    return None if found and _PLANS.search(text, found.end(), span.end) else found


@cache
def _told() -> re.Pattern[str]:
    told = "|".join(sorted(words_of("corrections", "told") | {"wrote", "gave", "misstated"}))
    return re.compile(rf"\b(?:{told})\b", re.IGNORECASE)


@cache
def _copulas() -> frozenset[str]:
    return frozenset(["was", "were", "is", "are"])


def _after(text: str, verb: Token, limit: int) -> Span | None:
    """The words that follow a verb, up to a stop."""
    start = verb.span.end
    end = min(limit, start + LONGEST)
    stop = _STOP.search(text, start, end)
    words = list(find_words(text, Span(start, stop.start() if stop else end)))
    return words[0].span.cover(words[-1].span) if words else None


def _kind(note: Note, given: Span, holds: Span) -> str:
    text, spans = note.annotations.article.text, (given, holds)
    if any(next(iter(find_numbers(text, span)), None) for span in spans):
        return "number"
    if all(_VOTE.search(span.cut(text)) for span in spans):
        return "number"
    for kind, name in ((Kind.PERSON, "person"), (Kind.PLACE, "place")):
        named = [
            m.span for m in note.annotations.mentions if m.kind is kind and m.form is Form.NAME
        ]
        if all(any(span.contains(each) for each in named) for span in spans):
            return name
    places = words_of("corrections", "where")
    if all(places.intersection(span.cut(text).lower().split()[:2]) for span in spans):
        return "place"
    return "object"
