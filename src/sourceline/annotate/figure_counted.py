"""What a figure counts: the words after it ("signatures"), or those before it ("a crowd of 61,204")."""

from __future__ import annotations

import re
from functools import cache

from sourceline.annotate.figure_context import context
from sourceline.annotate.figure_units import YEARS_OLD, Measured
from sourceline.model.span import Span, overlaps_any
from sourceline.text.lexicon import load_lexicon
from sourceline.text.phrases import (
    counted_after,
    is_function,
    is_person_noun,
    next_word,
    run_before,
    singular_after,
    subject_of,
)

_OF = re.compile(r" of (?:(?:the|its|their|his|her|our|all|these|those|a|an) )*")
_PLACE = re.compile(r" (?:on|at|aboard) (?:the|a|an) ([a-z]+(?:-[a-z]+)?)(?! [a-z]+ago)\b")
_OR_MORE = re.compile(r"\+| or (?:so|more|less|fewer|thereabouts)\b|-odd\b")
_BORDER = re.compile(
    r"[;:—–]|, (?:and|but|while|when|with|where|which|who|said|after|as)\b|\b(?:that|said|says|say)\b|[\"“”]"
)
# An amount verb lies at most so many characters before its number: "rose by Friday evening to 31".
REACH = 48
_COSTS = (
    "cost",
    "costs",
    "costing",
    "worth",
    "raised",
    "earned",
    "fetched",
    "grossed",
    "bring in",
    "brought in",
)


def counted_by(
    text: str, found: Measured, floor: int, end: int, barred: tuple[Span, ...]
) -> Span | None:
    """The words that say what a figure counts or measures; None where the sentence leaves it open."""
    if found.unit == YEARS_OLD:
        return singular_after(text, found.span.end, end)
    counted = _after_unit(text, found, end) if found.unit else _after_bare(text, found, end, barred)
    if counted is not None and not overlaps_any(counted, barred):
        return counted
    counted = _before(text, found, floor)
    return counted if counted is not None and not overlaps_any(counted, barred) else None


def _after_unit(text: str, found: Measured, end: int) -> Span | None:
    """ "litres of oil", "per cent of voters", "a $20 million lawsuit", "a five-mile stretch"."""
    of = _OF.match(text, found.span.end, end)
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


def _after_bare(text: str, found: Measured, end: int, barred: tuple[Span, ...]) -> Span | None:
    of = re.compile(r" of (?:the|its|their|his|her|our|all|these|those) ").match(
        text, found.span.end, end
    )
    behind = _OR_MORE.match(text, found.span.end, end)
    last = behind.end() if behind else found.span.end
    place = of.end() - 1 if of is not None else last
    state = _state_after(text, last, end)
    noun = counted_after(text, place, end) or counted_after(text, place, end, hyphen=True)
    if noun is None and text[place : place + 1] in ("-", "‑"):
        word = next_word(text, place, end, ("-", "‑"))
        wanted = word is not None and (found.value > 12 or is_person_noun(word.cut(text)))
        joins = ("year", "and", "to", "in", "or", "by")
        noun = word if wanted and word and word.cut(text).lower() not in joins else None
    if state is not None and (noun is None or not noun.contains(state)):
        if noun is not None and noun.end < state.start:
            return _stretched(text, noun, end, barred)
        return state
    if noun is None:
        return None
    return _stretched(text, noun, end, barred)


@cache
def _state() -> re.Pattern[str]:
    between, states = "|".join(sorted(context("auxiliaries"))), "|".join(sorted(context("states")))
    return re.compile(rf"(?: (?:{between})){{0,4}} ({states})\b")


def _state_after(text: str, place: int, end: int) -> Span | None:
    """ "12 were killed", "12 dead": what befell them is what is counted."""
    found = _state().match(text, place, min(end, place + 80))
    return Span(found.start(1), found.end(1)) if found else None


def _stretched(text: str, noun: Span, end: int, barred: tuple[Span, ...]) -> Span:
    """ "people were killed", "copies of the book", "people on the march": the noun and what tells it apart."""
    state = _state_after(text, noun.end, end)
    if state is not None:
        return noun.cover(state)
    of = _OF.match(text, noun.end, end)
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


@cache
def _amount() -> re.Pattern[str]:
    verbs = sorted(
        [*load_lexicon("numbers")["context"]["amount_verbs"]], key=lambda v: (-len(v), v)
    )
    verbs = [
        v
        for v in verbs
        if v not in ("of", "to", "at", "than", "least", "nearly", "over", "about", "some", "around")
    ]
    return re.compile(
        r"\b(?:(?:has|have|had|now|already|also|since|still|officially) )*("
        + "|".join(map(re.escape, verbs))
        + r")\b",
        re.IGNORECASE,
    )


@cache
def _money_verb() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?:has|have|had|now|already|also|would|will|could) )*("
        + "|".join(sorted(_COSTS, key=len, reverse=True))
        + r")\b"
    )


@cache
def _qualifying() -> re.Pattern[str]:
    lists = load_lexicon("numbers")["qualifiers"]
    words = sorted(
        (w for name in ("about", "over", "under") for w in lists[name]), key=lambda w: (-len(w), w)
    )
    return re.compile(
        r"(?:\b(?:"
        + "|".join(re.escape(w) for w in words if w[0].isalpha())
        + r"|an?|just|only|now|already|the) )*$",
        re.IGNORECASE,
    )


def _before(text: str, found: Measured, floor: int) -> Span | None:
    """ "a crowd of 61,204", "the toll rose to 31", "killing 12", "the library costs £340,000"."""
    window = max(floor, found.span.start - REACH)
    left = text[window : found.span.start]
    bare = left[: _start_of_qualifiers(left)].rstrip()
    place = window + len(bare)
    if bare.endswith((" of", " at", " to", " with", " by")):
        if bare.endswith(" of"):
            return run_before(text, place - 3, floor)
        if bare.endswith(" with"):
            return None
    harm = re.search(r"\b([A-Za-z]+)$", bare)
    if (
        harm
        and harm.group(1).lower() in load_lexicon("numbers")["context"]["harm_verbs"]
        and not found.unit
    ):
        return Span(window + harm.start(1), window + harm.end(1))
    if found.duration or found.unit == "percent":
        return None
    return _subject(text, floor, window, left, money=found.money)


def _start_of_qualifiers(left: str) -> int:
    tail = left[-30:]
    found = _qualifying().search(tail)
    return len(left) - len(tail) + (found.start() if found else len(tail))


def _subject(text: str, floor: int, window: int, left: str, *, money: bool) -> Span | None:
    """The subject of an amount verb that stands close before the number."""
    pattern = _money_verb() if money else _amount()
    verb = _last(pattern, left)
    if verb is None and money:
        verb = _last(_amount(), left)
    if verb is None:
        return None
    between = left[verb.end() :]
    if len(between.split()) > (3 if not money else 4) or re.search(r"[,;:.]", between):
        return None
    start = _clause_start(text, floor, window + verb.start())
    return subject_of(text, start, window + verb.start())


def _last(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(words):
        found = match
    return found


def _clause_start(text: str, floor: int, place: int) -> int:
    """After the last border before `place`; a relative clause between two commas is stepped over."""
    start = floor
    for border in _BORDER.finditer(text, max(floor, place - 200), place):
        relative = border.group().startswith((", which", ", who"))
        if relative and "," in text[border.end() : place]:
            continue
        start = border.end()
    return start
