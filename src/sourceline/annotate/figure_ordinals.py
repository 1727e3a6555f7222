"""Ordinals that count the dead or what was tried: "a ninth person has died", "the 14th fatality",
"the 17th attempt".

An ordinal of anything else, and one inside a span of time ("the third death this year"), is a place
in a list and no count of what the report is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourceline.annotate.figure_line import PEOPLE, Line
from sourceline.model.annotations import Figure, Qualifier
from sourceline.model.span import Span
from sourceline.text.lexicon import load_lexicon
from sourceline.text.phrases import is_function, is_person_noun, next_word

# Words of a noun phrase after an ordinal: "a second police officer".
WORDS = 3
_DIED = re.compile(
    r"(?:, [^.;:]{1,100}?,)?"
    r" ((?:(?:has|have|had|was|is|also|now|later|since|been|to|have|be|reported|confirmed|known|who) ){0,4}"
    r"(?:died|dies|die|dead|killed|drowned|perished))\b"
)
_TRIED = ("attempt", "try")
_DEATH = ("death", "fatality")
# Deaths that are counted from the beginning of a year or the like.
_IN_A_SPAN = re.compile(
    r"\b(?:(?:this|last|that) (?:year|month|week|season|century|decade)|so many|as many"
    r"|in (?:\w+ )?(?:\w+ )?(?:years|months|weeks|days)|in a (?:year|month|week)|since (?:19|20)\d\d)\b"
)


def find_ordinals(line: Line) -> Iterator[Figure]:
    """The ordinals of one sentence that count the dead."""
    for found in _ordinal().finditer(line.text, line.start, line.end):
        counted = _dead_after(line, found.end(2)) or _tried_after(line, found)
        if counted is None or _IN_A_SPAN.search(line.text, counted.end, line.end):
            continue
        yield Figure(
            span=Span(*found.span(2)),
            value=_value(found.group(2).lower()),
            qualifier=Qualifier.EXACT,
            unit="" if counted.cut(line.text).lower() in _TRIED else PEOPLE,
            of=counted,
            sentence=line.number,
        )


@cache
def _ordinal() -> re.Pattern[str]:
    words = "|".join(load_lexicon("numbers")["ordinals"])
    tens = "|".join(load_lexicon("numbers")["tens"])
    return re.compile(
        rf"\b(the|a|an) ((?:(?:{tens})-)?(?:{words}|first)|\d{{1,5}}(?:st|nd|rd|th))(?=,? )",
        re.IGNORECASE,
    )


def _value(word: str) -> float:
    if word[0].isdigit():
        return float(word[:-2])
    tens, _, last = word.rpartition("-")
    lists = load_lexicon("numbers")
    return float(lists["tens"].get(tens, 0) + (1 if last == "first" else lists["ordinals"][last]))


def _tried_after(line: Line, found: re.Match[str]) -> Span | None:
    """ "The 17th attempt": so many were made by then."""
    word = next_word(line.text, found.end(2), line.end)
    tried = word is not None and word.cut(line.text).lower() in _TRIED
    return (
        word if (tried and found[1].lower() == "the") or (tried and found[2][0].isdigit()) else None
    )


def _dead_after(line: Line, place: int) -> Span | None:
    """The words that say that the one counted is dead: "person has died", "death"."""
    noun, at = None, place
    for _ in range(WORDS):
        word = next_word(line.text, at, line.end)
        if word is None or is_function(word.cut(line.text)):
            break
        low = word.cut(line.text).lower()
        if low in _DEATH:
            return word
        if is_person_noun(low) and not low.endswith("s"):
            noun = word
        elif noun is not None:
            break
        at = word.end
    died = _DIED.match(line.text, noun.end if noun else place, line.end)
    if died is None:
        return None
    state = Span(*died.span(1))
    return noun.cover(state) if noun and state.start == noun.end + 1 else state
