"""Phrases of what is counted: a noun and what befell it, what it is of, where it is."""

from __future__ import annotations

import re
from functools import cache

from sourceline.annotate.figure_context import context
from sourceline.model.span import Span, overlaps_any
from sourceline.text.phrases import counted_after, is_function, next_word, singular_after

OF = re.compile(r" of (?:(?:the|its|their|his|her|our|all|these|those|a|an) )*")
_PLACE = re.compile(r" (?:on|at|aboard) (?:the|a|an) ([a-z]+(?:-[a-z]+)?)(?! [a-z]+ago)\b")


def phrase_at(text: str, place: int, end: int) -> Span | None:
    """The run of content words after the space at `place`."""
    return (
        counted_after(text, place, end)
        or singular_after(text, place, end)
        or _name_at(text, place, end)
    )


def _name_at(text: str, place: int, end: int) -> Span | None:
    word = next_word(text, place, end)
    return word if word is not None and not is_function(word.cut(text)) else None


@cache
def _state() -> re.Pattern[str]:
    between, states = "|".join(sorted(context("auxiliaries"))), "|".join(sorted(context("states")))
    return re.compile(rf"(?: (?:{between})){{0,4}} ({states})\b")


def state_after(text: str, place: int, end: int) -> Span | None:
    """ "12 were killed", "12 dead": what befell them is what is counted."""
    found = _state().match(text, place, min(end, place + 80))
    return Span(found.start(1), found.end(1)) if found else None


def stretched(text: str, noun: Span, end: int, barred: tuple[Span, ...]) -> Span:
    """ "people were killed", "copies of the book", "people on the march": the noun and what tells it apart."""
    state = state_after(text, noun.end, end)
    if state is not None:
        return noun.cover(state)
    of = OF.match(text, noun.end, end)
    if of is not None:
        more = phrase_at(text, of.end() - 1, end)
        if more is not None and len(more) < 40 and not overlaps_any(more, barred):
            return noun.cover(more)
    place = _PLACE.match(text, noun.end, min(end, noun.end + 40))
    if place is not None:
        more = Span(noun.start, place.end())
        if not overlaps_any(more, barred) and not is_function(place.group(1)):
            return more
    return noun
