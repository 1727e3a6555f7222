"""Things that are counted anew as a story goes on: the dead, signatures, views, a fund."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sourceline.model.span import Span
from sourceline.text.lexicon import load_lexicon
from sourceline.text.morphology import lemmas

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# Units of money are currencies: three capital letters, or a currency without a code.
_CURRENCY = re.compile(r"[A-Z]{3}$|peso$|krona$|dirham$|baht$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Something that is counted anew as a story goes on; the fields are told in `growing.toml`."""

    label: str
    words: frozenset[str]
    acts: frozenset[str]
    with_words: Mapping[str, frozenset[str]]
    holders: frozenset[str]
    holding: bool
    units: frozenset[str]
    needs: frozenset[str]
    never: tuple[str, ...]
    persons: bool
    shrinks: bool
    least: float


@cache
def things() -> tuple[Thing, ...]:
    return tuple(
        Thing(
            label=one["label"],
            words=frozenset(one["words"]),
            acts=frozenset(one.get("acts", ())),
            with_words={w: frozenset(near) for w, near in one.get("with_words", {}).items()},
            holders=frozenset(one["holders"]),
            holding=one.get("holding", False),
            units=frozenset(one["units"]),
            needs=frozenset(one.get("needs", ())),
            never=tuple(one.get("never", ())),
            persons=one.get("persons", False),
            shrinks=one.get("shrinks", False),
            least=one.get("least", 1),
        )
        for one in load_lexicon("growing")["thing"]
    )


@cache
def listed(key: str) -> tuple[str, ...]:
    return tuple(load_lexicon("growing")["words"][key])


def unit_class(unit: str) -> str:
    """ "money" for any currency; else the unit."""
    return "money" if _CURRENCY.match(unit) else unit


@cache
def forms(word: str) -> frozenset[str]:
    """A word and its dictionary forms."""
    low = word.lower()
    return frozenset([low, *(form for part in lemmas(low).values() for form in part)])


def forms_in(text: str, span: Span) -> frozenset[str]:
    found: set[str] = set()
    for word in WORD.findall(text, span.start, span.end):
        found |= forms(word)
    return frozenset(found)
