"""One act told with two places, or with two things: "polished in Harl", "polished in Dorn"; "beat on the
pipe with a hammer", "beat on the pipe with a spanner".

The verb and something else that is telling are the same around both, or the day and a number; what the
prepositions lead to cannot be one, and neither report speaks of the other's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sourceline.link.alignment import TELLING, Statements
from sourceline.link.bucket_ends import both_ends
from sourceline.link.clashes import Clash, Side
from sourceline.link.name_slots import names_alike, one_level
from sourceline.link.nearness import are_near
from sourceline.link.phrases import Phrase, find_phrases
from sourceline.text.lexicon import words_of
from sourceline.text.relations import are_two_things, place_level

REASONS = {
    "place": "the same act is told of two places",
    "object": "the same act is told to be done with two different things",
}
BUCKET_ENDS = 8
# Weight of what both tell around it, a verb among it; so much tells one act of any time.
LEAST_WEIGHT = 6.0
SURE_WEIGHT = 8.0
# The same where the sentences have a day or a number in common.
LEAST_WITH_FACT = 4.5


def find_phrase_conflicts(statements: Statements) -> Iterator[Clash]:
    """Pairs of such phrases in different reports."""
    index: dict[tuple[bool, str, str], list[Phrase]] = defaultdict(list)
    told: dict[int, set[str]] = defaultdict(set)
    for statement in statements.all:
        told[statement.report].update(statement.line.wording.plain)
    for phrase in find_phrases(statements):
        seen: set[int] = set()
        for key in sorted(_keys(phrase)):
            bucket = index[key]
            for other in both_ends(bucket, BUCKET_ENDS):
                if id(other) in seen:
                    continue
                seen.add(id(other))
                kind = _kind(other, phrase)
                if kind is None or _both_known(other, phrase, told):
                    continue
                if _one_act(other, phrase, statements):
                    yield Clash(
                        kind=kind,
                        about=_about(other, phrase),
                        reason=REASONS[kind],
                        a=_side(other),
                        b=_side(phrase),
                    )
            bucket.append(phrase)


def _keys(phrase: Phrase) -> set[tuple[bool, str, str]]:
    """What it is looked up by: a verb beside it, or a day, with the preposition or where it says where."""
    preposition = "" if phrase.places else phrase.preposition
    keys = {(phrase.places, preposition, verb) for verb in phrase.verbs}
    return keys | {(phrase.places, preposition, f"@{day}") for day in _days(phrase)}


def _days(phrase: Phrase) -> set[str]:
    return {
        t.when.edtf
        for t in phrase.statement.facts.times
        if t.when is not None and t.when.is_day and not t.when.approximate
    }


def _figures(phrase: Phrase) -> set[tuple[object, str]]:
    return {(f.value, f.unit) for f in phrase.statement.facts.figures}


def _kind(a: Phrase, b: Phrase) -> str | None:
    """What the two make impossible; None where both can be meant."""
    if a.statement.report == b.statement.report:
        return None
    if a.name is None and b.name is None:
        if not are_two_things(a.noun, b.noun):
            return None
        levels = place_level(a.noun), place_level(b.noun)
        if not any(levels):
            return "object"
        return "place" if levels[0] == levels[1] in ("room", "building") else None
    if not (a.places and b.places) or set(a.words) & set(b.words):
        return None
    if a.name is None or b.name is None:
        plain, named = (a, b) if a.name is None else (b, a)
        return "place" if are_two_things(plain.noun, named.words[-1]) else None
    if names_alike(a.words, b.words) or not one_level(a.words, b.words):
        return None
    return "place" if a.preposition == b.preposition else None


def _both_known(a: Phrase, b: Phrase, told: dict[int, set[str]]) -> bool:
    """Whether one report speaks of both things."""
    here, there = a.words[-1], b.words[-1]
    return there in told[a.statement.report] or here in told[b.statement.report]


def _one_act(a: Phrase, b: Phrase, statements: Statements) -> bool:
    dull = {a.noun, b.noun}
    shared = {
        stem for stem in (a.near & b.near) - dull if statements.weights.get(stem, 0.0) >= TELLING
    }
    weight = statements.weigh(shared)
    verb = bool(a.verbs & b.verbs)
    day, figure = bool(_days(a) & _days(b)), bool(_figures(a) & _figures(b))
    if _days(a) and _days(b) and not day:
        return False
    if day and figure:
        return True
    if (a.name is None) != (b.name is None):
        return False
    if verb and (day or figure) and weight >= LEAST_WITH_FACT:
        return True
    if not verb or len(shared) < 2 or weight < LEAST_WEIGHT:
        return False
    near = are_near(a.statement.annotations.article, b.statement.annotations.article)
    return near or weight >= SURE_WEIGHT


def _about(a: Phrase, b: Phrase) -> str:
    line, shared = a.statement.line, a.near & b.near
    small = words_of("function", "words")
    found = [
        place.cut(a.statement.text)
        for place, root, plain in zip(
            line.words, line.wording.stems, line.wording.plain, strict=True
        )
        if root in shared and plain not in small
    ]
    return " ".join(found[:6]) or "where it was"


def _side(phrase: Phrase) -> Side:
    return Side.of(phrase.statement.annotations.article, phrase.statement.span, phrase.span)
