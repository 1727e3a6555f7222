"""A thing that is told apart by a word, where another report has the opposite word for it.

"Left knee" and "right knee" of one person; "a metal rod" and "a wooden stick" with which one thing
was hit: the words before the noun exclude each other, the nouns are of one kind, and what is told
around them is the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sourceline.link.alignment import TELLING, Statement, Statements
from sourceline.link.bucket_ends import both_ends
from sourceline.link.clashes import Clash, Side
from sourceline.link.word_pairs import exclude, kind_of, sets_of
from sourceline.model.annotations import Form, Kind, Mention
from sourceline.model.span import Span
from sourceline.text.lexicon import words_of
from sourceline.text.tokens import plain

REASON = "the same thing is described in words that exclude each other"
# Sets that tell things apart when they stand before a noun.
MARKING = ("sides", "colours", "materials", "levels", "ends", "quarters", "inner")
# Rare words that the two sentences, each with the one before, must share, and their weight.
FEWEST_SHARED = 4
LEAST_WEIGHT = 10.0
BUCKET_ENDS = 12


@dataclass(frozen=True, slots=True, eq=False)
class Thing:
    """A noun with the word before it that tells it apart."""

    statement: Statement
    mark: str
    noun: str
    span: Span
    owner: tuple[str, ...] | None  # the last person named before it


def find_object_conflicts(statements: Statements) -> Iterator[Clash]:
    """Pairs of such things in different reports."""
    index: dict[tuple[str, str], list[Thing]] = defaultdict(list)
    held: dict[tuple[int, str, str], set[str]] = defaultdict(set)
    things = list(_things(statements))
    for thing in things:
        for key in _keys(thing):
            held[thing.statement.report, *key].add(thing.mark)
    for thing in things:
        for key in _keys(thing):
            bucket = index[key]
            for other in both_ends(bucket, BUCKET_ENDS):
                if _clashes(other, thing, key, held, statements):
                    yield Clash(
                        kind="object",
                        about=_about(other, thing),
                        reason=REASON,
                        a=_side(other),
                        b=_side(thing),
                    )
            bucket.append(thing)


def _things(statements: Statements) -> Iterator[Thing]:
    for statement in statements.all:
        words, line = statement.line.wording.plain, statement.line
        for at in range(len(words) - 1):
            if not set(sets_of(words[at])) & set(MARKING):
                continue
            if line.wording.sorts[at] == "n" or line.wording.sorts[at + 1] != "w":
                continue
            if words[at + 1] in words_of("contrasts", "termed") | words_of("function", "words"):
                continue
            if at and words[at - 1] in ("or", "and"):
                continue
            span = line.words[at].cover(line.words[at + 1])
            if len(span) > len(words[at]) + len(words[at + 1]) + 1:
                continue
            if statement.facts.is_quoted(span):
                continue
            noun = line.wording.stems[at + 1]
            yield Thing(statement, words[at], noun, span, _owner(statement, span))


def _owner(statement: Statement, span: Span) -> tuple[str, ...] | None:
    """The person named last before the thing in its sentence."""
    before: Mention | None = None
    for mention in statement.facts.mentions:
        if mention.span.start >= span.start:
            break
        named = mention.form is Form.NAME and mention.kind is Kind.PERSON
        if named:
            before = mention
    if before is None:
        return None
    return tuple(plain(before.span.cut(statement.text)).removesuffix("'s").split())


def _keys(thing: Thing) -> Iterator[tuple[str, str]]:
    for name in sets_of(thing.mark):
        if name in MARKING:
            yield name, kind_of(thing.noun) or thing.noun


def _clashes(
    a: Thing,
    b: Thing,
    key: tuple[str, str],
    held: dict[tuple[int, str, str], set[str]],
    statements: Statements,
) -> bool:
    if a.statement.report == b.statement.report or not exclude(a.mark, b.mark):
        return False
    both = {a.mark, b.mark}
    if any(both <= held[side.statement.report, *key] for side in (a, b)):
        return False
    if key[0] == "sides":
        return bool(a.owner and b.owner and a.owner[-1] == b.owner[-1] and a.noun == b.noun)
    dull = words_of("function", "words") | {a.noun, b.noun}
    shared = {
        stem
        for stem in _window(a, statements) & _window(b, statements)
        if statements.weights.get(stem, 0.0) >= TELLING and stem not in dull
    }
    return len(shared) >= FEWEST_SHARED and statements.weigh(shared) >= LEAST_WEIGHT


def _window(thing: Thing, statements: Statements) -> set[str]:
    """The stems of its sentence and of the one before."""
    statement = thing.statement
    before = statements.by_place.get((statement.report, statement.sentence - 1))
    return set(statement.stems) | (set(before.stems) if before else set())


def _about(a: Thing, b: Thing) -> str:
    if a.noun == b.noun:
        owner = " ".join(a.owner).title() if a.owner else ""
        return f"{owner} {a.noun}".strip()
    return f"{kind_of(a.noun) or a.noun}"


def _side(thing: Thing) -> Side:
    return Side.of(thing.statement.annotations.article, thing.statement.span, thing.span)
