"""One act on one thing, done with two things: "blocked the gate with pallets", "blocked the gate
with wrecked cars".

The verb and what it is done to are the same; what it is done with are two things with bodies,
neither a kind of the other. A list leaves room for both, and says nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sourceline.link.acts import act_parts
from sourceline.link.alignment import Statement, Statements
from sourceline.link.bucket_ends import both_ends
from sourceline.link.clashes import Clash, Side
from sourceline.link.nearness import are_near
from sourceline.model.annotations import EventClass, EventMention
from sourceline.model.span import Span
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import lemmas
from sourceline.text.relations import are_two_things, is_thing

REASON = "the same act is told to be done with two different things"
BUCKET_ENDS = 8
# The words for the thing, and how far behind the verb "with" can stand.
LONGEST = 4
REACH = 14
# Words of subject and object that both acts must share, and their weight.
FEWEST_SHARED = 2
LEAST_WEIGHT = 4.0
_WITH = ("with", "using")


@dataclass(frozen=True, slots=True, eq=False)
class Means:
    statement: Statement
    event: EventMention
    thing: str
    span: Span
    shared: frozenset[str]  # stems of what it is done to


def find_means_conflicts(statements: Statements) -> Iterator[Clash]:
    """Pairs of such acts in two reports of the same days."""
    index: dict[tuple[str, str], list[Means]] = defaultdict(list)
    for means in _means(statements):
        clashed: set[int] = set()
        for stem in sorted(means.shared):
            bucket = index[means.event.lemma, stem]
            for other in both_ends(bucket, BUCKET_ENDS):
                if id(other) not in clashed and _clashes(other, means, statements):
                    clashed.add(id(other))
                    yield Clash(
                        kind="object",
                        about=f"what it was done with: {means.event.lemma} {stem}",
                        reason=REASON,
                        a=_side(other),
                        b=_side(means),
                    )
            bucket.append(means)


def _clashes(a: Means, b: Means, statements: Statements) -> bool:
    if a.statement.report == b.statement.report or not are_two_things(a.thing, b.thing):
        return False
    if not are_near(a.statement.annotations.article, b.statement.annotations.article):
        return False
    if a.thing in b.statement.stems or b.thing in a.statement.stems:
        return False
    shared = a.shared & b.shared
    return len(shared) >= FEWEST_SHARED and statements.weigh(shared) >= LEAST_WEIGHT


def _means(statements: Statements) -> Iterator[Means]:
    for statement in statements.by_place.values():
        for event in statement.facts.events:
            if event.cls is not EventClass.HAPPENED or statement.facts.is_quoted(event.span):
                continue
            found = _thing(statement, event)
            if found is None:
                continue
            core = act_parts(statement, event).core - {event.lemma}
            yield Means(statement, event, *found, frozenset(core))


def _thing(statement: Statement, event: EventMention) -> tuple[str, Span] | None:
    """The noun behind "with", where one thing is told and no list."""
    line, small = statement.line, words_of("function", "words")
    plain = line.wording.plain
    behind = list(statement.words_between(event.span.end, statement.span.end))[:REACH]
    at = next((k for k in behind if plain[k] in _WITH), None)
    if at is None or _is_cut(statement, event.span.end, line.words[at].start):
        return None
    last = None
    for k in range(at + 1, min(at + 2 + LONGEST, len(plain))):
        if plain[k] in small:
            if last is not None or plain[k] not in words_of("contrasts", "articles"):
                break
            continue
        if line.wording.sorts[k] != "w" or (last is not None and not _next_to(statement, k)):
            break
        last = k
    if last is None or _lists(statement, last):
        return None
    noun = next(iter(lemmas(plain[last]).get("NOUN", ())), None)
    if noun is None or not is_thing(noun):
        return None
    first = next(k for k in range(at + 1, last + 1) if plain[k] not in small)
    return noun, line.words[first].cover(line.words[last])


def _next_to(statement: Statement, k: int) -> bool:
    return statement.line.words[k].start - statement.line.words[k - 1].end == 1


def _is_cut(statement: Statement, start: int, end: int) -> bool:
    return any(mark in statement.text[start:end] for mark in ',;:."“”()')


def _lists(statement: Statement, last: int) -> bool:
    """Whether "and", "or" or a comma with more nouns goes on: "with pallets and tyres"."""
    plain = statement.line.wording.plain
    after = plain[last + 1 : last + 2]
    return bool(after) and after[0] in ("and", "or", "of")


def _side(means: Means) -> Side:
    return Side.of(means.statement.annotations.article, means.statement.span, means.span)
