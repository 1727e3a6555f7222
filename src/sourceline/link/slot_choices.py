"""One of a few classes where an event has one: a knife or a gun, a window or a door, north or south."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from sourceline.link.alignment import Statement, Statements
from sourceline.link.clashes import Clash
from sourceline.link.event_slots import Filler, Telling, clause_words, find_clashes, tells_now
from sourceline.link.number_claims import SCORE
from sourceline.link.word_pairs import exclude as words_exclude
from sourceline.link.word_pairs import sets_of
from sourceline.model.span import Span
from sourceline.text.lexicon import load_lexicon

_REASON = "one thing of the event is told in two ways that exclude each other"
# A word before another that tells what it is like: "a dark green Ford pickup".
MARKED = 4


@dataclass(frozen=True, slots=True)
class ChoiceSlot:
    """`words` of each class, with `cues` in their clause or behind a `frame`, and none of `never`."""

    name: str
    kind: str
    words: re.Pattern[str]
    class_of: Mapping[str, str]
    cues: frozenset[str]
    never: frozenset[str]
    marks: frozenset[str]
    hints: frozenset[str]  # the first words of all that it counts
    scores: str  # the class that a score is of: "five to four"

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> ChoiceSlot:
        class_of = {word: name for name, words in row["classes"].items() for word in words}
        either = "|".join(sorted(map(re.escape, class_of), key=lambda word: (-len(word), word)))
        words = re.compile(rf"\b{row.get('frame', '')}\b({either})\b(?! of )", re.IGNORECASE)
        cues, never, marks = (frozenset(row.get(key, ())) for key in ("cues", "never", "marks"))
        scores = row.get("scores", "")
        hints = frozenset(word.split()[0] for word in class_of)
        return cls(row["name"], row["kind"], words, class_of, cues, never, marks, hints, scores)


@dataclass(frozen=True, slots=True)
class Choice:
    """The class, and the marks that the words before it give it: a colour."""

    name: str
    marks: frozenset[str]


def find_slot_choices(statements: Statements) -> Iterator[Clash]:
    """Pairs of reports that choose two classes, or one with two marks."""
    found = [f for s in statements.by_place.values() for f in _fillers(s)]
    kinds = {slot.name: slot.kind for slot in _slots()}
    found.sort(key=lambda filler: kinds[filler.slot])
    for kind, fillers in groupby(found, key=lambda filler: kinds[filler.slot]):
        yield from find_clashes(list(fillers), _exclude, Telling(kind, _REASON, 31))


def _fillers(statement: Statement) -> Iterator[Filler[Choice]]:
    text, span = statement.text, statement.span
    plain = frozenset(statement.line.wording.plain)
    for slot in _slots():
        if slot.cues and slot.cues.isdisjoint(statement.stems):
            continue
        if not slot.scores and slot.hints.isdisjoint(plain):
            continue
        for found in slot.words.finditer(text, span.start, span.end):
            word = Span(*found.span(1))
            if _is_of(slot, statement, word):
                first, marks = _marks(slot, statement, word)
                value = Choice(slot.class_of[found[1].lower()], marks)
                yield Filler(slot.name, statement, Span(first, word.end), value)
        for figure in statement.facts.figures if slot.scores else ():
            if figure.unit == SCORE and _is_of(slot, statement, figure.span):
                value = Choice(slot.scores, frozenset())
                yield Filler(slot.name, statement, figure.span, value)


def _is_of(slot: ChoiceSlot, statement: Statement, word: Span) -> bool:
    around = clause_words(statement, word)
    stems = {statement.stems[at] for at in around}
    if statement.facts.is_quoted(word) or not tells_now(statement, around):
        return False
    return not slot.never & stems and (not slot.cues or bool(slot.cues & stems))


def _marks(slot: ChoiceSlot, statement: Statement, word: Span) -> tuple[int, frozenset[str]]:
    """Where the words that mark the thing begin, and those of them that tell two apart."""
    inside = statement.words_over(word)
    row, first = statement.line.wording.plain, word.start
    found: set[str] = set()
    for at in range(inside[0] - 1, max(-1, inside[0] - 1 - MARKED), -1) if slot.marks else ():
        if row[at] in ("a", "an", "the", "and", "by", "with", "in", "his", "her", "their"):
            break
        first = statement.line.words[at].start
        if slot.marks.intersection(sets_of(row[at])):
            found.add(row[at])
    return first, frozenset(found)


def _exclude(a: Filler[Choice], b: Filler[Choice]) -> bool:
    if a.value.name != b.value.name:
        return True
    return any(words_exclude(x, y) for x in a.value.marks for y in b.value.marks)


@cache
def _slots() -> tuple[ChoiceSlot, ...]:
    return tuple(map(ChoiceSlot.of, load_lexicon("slots").get("choice", ())))
