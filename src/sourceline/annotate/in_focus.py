"""Whom a report is about at a place: who spoke or acted last, and whom a sentence tells of.

"He" and "she" in the next sentence mean one of these. One without a name stays one: after "a driver
said" the next "he" is that driver and nobody whom the report has a name for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sourceline.annotate.cues import first_subject
from sourceline.annotate.noun_words import is_plural, listed
from sourceline.annotate.objects import after
from sourceline.annotate.subjects import Phrase, Row
from sourceline.model.span import Span
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import is_past_form

# What hangs on the noun of a source: "a source close to the board who".
_FIRST_NOUNS = re.compile(r",? (?:of|for|in|at|from|with|who|close|on|to|called|named)\b|,")
_SEVERAL = frozenset(["some", "several", "many", "few", "two", "three", "other", "others", "most"])
# "Among them is Ito", "With her stood Ito", "Then there is Ito": so many words before the verb at most.
_INVERTED = 5
_STANDING = frozenset(["is", "was", "are", "were", "stood", "sat", "came"])
# "It was there that Ito sat down": the words between.
_CLEFT = 6


@dataclass(frozen=True, slots=True)
class Focus:
    """Whom a sentence was about or who spoke in it: the one that "he" or "it" means next."""

    speaker: int | None  # a mention; None for one without a name, told by `words`
    paragraph: int
    frame: int
    words: Span | None = None


def is_one_person(words: str) -> bool:
    """Whether words describe one person: "a driver", "the deputy mayor of Harl", "Mr. Reil"."""
    found = _FIRST_NOUNS.split(words, maxsplit=1)[0].casefold().split()
    if len(found) < 2 or found[0] in _SEVERAL:
        return False
    return found[0].rstrip(".") in words_of("roles", "courtesy") or found[-1] in words_of(
        "roles", "persons"
    )


def are_several(words: str) -> bool:
    """Whether words describe more than one: "two drivers", "the board's members"."""
    found = _FIRST_NOUNS.split(words, maxsplit=1)[0].casefold().split()
    return bool(found) and (found[-1] in listed("plural_words") or is_plural(found[-1]))


def main_figures(row: Row) -> Iterator[Phrase]:
    """Whom a sentence can be about: its subject, or "by Ada Ito" where that is no known person or body."""
    yield from _inverted(row)
    subject = first_subject(row, len(row))
    if subject is not None:
        if row.word(subject.high) in ("he", "she") and row.word(subject.high + 1) in listed("be"):
            subject = (
                after(row, subject.high + 2, len(row)) or subject
            )  # "She is Ada Ito, a nurse."
        yield from _cleft(row, subject)
        yield subject
    for place in range(1, len(row)):
        if row.word(place) == "by" and is_past_form(row.word(place - 1)):
            agent = after(row, place + 1, len(row))
            if agent is not None:
                yield agent


def _inverted(row: Row) -> Iterator[Phrase]:
    """ "Among them is Ada Ito": what stands after the verb is the subject."""
    if row.word(0) not in listed("prepositions") and "there" not in (row.word(0), row.word(1)):
        return
    for place in range(1, min(len(row), _INVERTED)):
        if row.word(place) in _STANDING:
            phrase = after(row, place + 1, len(row)) if row.capital_at(place + 1) else None
            if phrase is not None:
                yield phrase
            return
        if not row.items[place].is_word:
            return


def _cleft(row: Row, subject: Phrase) -> Iterator[Phrase]:
    """ "It was there that Ada Ito sat down"."""
    if row.word(subject.high) != "it" or row.word(subject.high + 1) not in listed("be"):
        return
    for place in range(subject.high + 2, min(len(row), subject.high + 2 + _CLEFT)):
        if row.word(place) == "that":
            phrase = after(row, place + 1, len(row))
            if phrase is not None:
                yield phrase
            return
