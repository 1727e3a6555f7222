"""What a figure counts: the words after it ("signatures"), or those before it ("a crowd of 61,204")."""

from __future__ import annotations

import re

from sourceline.annotate.figure_before import counted_before
from sourceline.annotate.figure_phrases import OF, phrase_at, state_after, stretched
from sourceline.annotate.figure_units import YEARS_OLD, Measured
from sourceline.model.span import Span, overlaps_any
from sourceline.text.phrases import counted_after, is_person_noun, next_word, singular_after

_OR_MORE = re.compile(r"\+| or (?:so|more|less|fewer|thereabouts)\b|-odd\b")


def counted_by(
    text: str, found: Measured, floor: int, end: int, barred: tuple[Span, ...]
) -> Span | None:
    """The words that say what a figure counts or measures; None where the sentence leaves it open."""
    if found.unit == YEARS_OLD:
        return singular_after(text, found.span.end, end)
    counted = _after_unit(text, found, end) if found.unit else _after_bare(text, found, end, barred)
    if counted is not None and not overlaps_any(counted, barred):
        return counted
    counted = counted_before(text, found, floor)
    return counted if counted is not None and not overlaps_any(counted, barred) else None


def _after_unit(text: str, found: Measured, end: int) -> Span | None:
    """ "litres of oil", "per cent of voters", "a $20 million lawsuit", "a five-mile stretch"."""
    of = OF.match(text, found.span.end, end)
    if of is not None:
        return phrase_at(text, of.end() - 1, end)
    inside = re.compile(
        r" in (?!(?:the|a|an|his|her|its|their|this|that|what|which|order) )"
    ).match(text, found.span.end, end)
    if found.money and inside is not None:
        return counted_after(text, inside.end() - 1, end)
    if found.unit == "percent" or (found.duration and not found.adjective):
        return None
    return singular_after(text, found.span.end, end) if found.money or found.adjective else None


def _after_bare(text: str, found: Measured, end: int, barred: tuple[Span, ...]) -> Span | None:
    of = re.compile(r" of (?:the|its|their|his|her|our|all|these|those) ").match(
        text, found.span.end, end
    )
    behind = _OR_MORE.match(text, found.span.end, end)
    last = behind.end() if behind else found.span.end
    place = of.end() - 1 if of is not None else last
    state = state_after(text, last, end)
    noun = counted_after(text, place, end) or counted_after(text, place, end, hyphen=True)
    if noun is None and text[place : place + 1] in ("-", "‑"):
        word = next_word(text, place, end, ("-", "‑"))
        wanted = word is not None and (found.value > 12 or is_person_noun(word.cut(text)))
        joins = ("year", "and", "to", "in", "or", "by")
        noun = word if wanted and word and word.cut(text).lower() not in joins else None
    if state is not None and (noun is None or not noun.contains(state)):
        if noun is not None and noun.end < state.start:
            return stretched(text, noun, end, barred)
        return state
    if noun is None:
        return None
    return stretched(text, noun, end, barred)
