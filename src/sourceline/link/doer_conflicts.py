"""One act of one doer, told of two persons: "it was Ann Hale who found the purse", "the purse was
found by a guard, Lee Orr".

One of the two tellings says with weight who it was ("it was X who", "by X"), the thing is "the" one,
and both persons are named in full.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sourceline.link.act_names import act_name
from sourceline.link.alignment import TELLING, Statement, Statements
from sourceline.link.bucket_ends import both_ends
from sourceline.link.clashes import Clash, Side
from sourceline.link.name_slots import name_kind
from sourceline.link.nearness import MOST_DAYS, are_near
from sourceline.model.annotations import Form, Kind, Mention
from sourceline.model.span import Span
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import lemmas
from sourceline.text.relations import are_related, is_person
from sourceline.text.tokens import plain

REASON = "the same act is told of two persons"
BUCKET_ENDS = 8
# Who says with weight who it was speaks of what may be long ago.
LONG_AGO = 200
# Words between the person and the act: "the boy who broke the glass and".
LONGEST = 80
_CLEFT = re.compile(r"\b[Ii]t was (?:(?:the|a|an|his|her|its|their) [\w' -]{2,30},? )?$")
_SAYS_WHO = re.compile(r"\b[Ii]t was [^.;:\"“”]{2,80}? who (?:\w+ ){0,2}$")
_WHO = re.compile(r",? who |, [^.;:\"“”]{2,60}, who ")
_BY = re.compile(r"by\b[^.;:\"“”]{0,40}$")
_ROLE = re.compile(
    r"\b[Ii]t was (?:the|a|an|his|her|its|their) ([a-z][a-z'’ -]{2,30}?)(?:, [^.;:\"“”]{2,40},)? who (?:\w+ ){0,3}$"
)
_BREAK = re.compile(r"[.;:?!\"“”()]")


@dataclass(frozen=True, slots=True, eq=False)
class Done:
    """Who did what to "the" thing; `stressed`: the sentence is there to say who."""

    statement: Statement
    act: str
    thing: str
    who: Span
    stressed: bool
    role: str = ""  # "ferryman" of "it was the ferryman who", "" where a name alone says who


def find_doer_conflicts(statements: Statements) -> Iterator[Clash]:
    """Pairs of such acts in different reports of the same days."""
    index: dict[tuple[str, str], list[Done]] = defaultdict(list)
    for done in _done(statements):
        bucket = index[done.act, done.thing]
        for other in both_ends(bucket, BUCKET_ENDS):
            if _clashes(other, done):
                yield Clash(
                    kind="person",
                    about=f"who did it: {done.act} {_told(done.thing)}",
                    reason=REASON,
                    a=_side(other),
                    b=_side(done),
                )
        bucket.append(done)


def _clefts(statement: Statement, verb: Span) -> Iterator[tuple[str, Span]]:
    """What follows the verb of "it was X who first saw that the gate had moved": each telling stem."""
    text, start = statement.text, statement.span.start
    if not _SAYS_WHO.search(text[start : verb.start]):
        return
    small = words_of("function", "words")
    for at in statement.words_between(verb.end, statement.span.end):
        if (
            statement.line.wording.sorts[at] == "w"
            and statement.line.wording.plain[at] not in small
        ):
            yield f"…{statement.stems[at]}", verb


def _done(statements: Statements) -> Iterator[Done]:
    for statement in statements.by_place.values():
        people = [
            m for m in statement.facts.mentions if m.kind is Kind.PERSON and m.form is Form.NAME
        ]
        for event in statement.facts.events:
            if statement.facts.is_quoted(event.span):
                continue
            things = (*_things(statement, event.span), *_clefts(statement, event.span))
            for thing, span in things:
                if thing[0] not in "@…" and statements.weights.get(thing, 0.0) < TELLING:
                    continue
                act = act_name(event.lemma)
                role = _role(statement, event.span)
                if role is not None:
                    yield Done(statement, act, thing, role[0], True, role[1])
                found = _doer(statement, event.span, span, people)
                if found is not None:
                    yield Done(statement, act, thing, found[0].span, found[1])


def _things(statement: Statement, verb: Span) -> Iterator[tuple[str, Span]]:
    """ "The alarm" right behind the verb, or right before "was raised"; "her", where the report
    names her, and "her out", which is told of few."""
    line = statement.line
    at = next((k for k, word in enumerate(line.words) if word == verb), None)
    if at is None:
        return
    row, function = line.wording.plain, words_of("function", "words")
    cleft = bool(_SAYS_WHO.search(statement.text[statement.span.start : verb.start]))
    leads = ("the", "a", "an") if cleft else ("the",)
    if (
        row[at + 1 : at + 2]
        and row[at + 1] in leads
        and at + 2 < len(row)
        and row[at + 2] not in function
    ):
        alone = at + 3 == len(row) or row[at + 3] in function
        if alone or line.words[at + 3].start - line.words[at + 2].end > 1:
            yield line.wording.stems[at + 2], line.words[at + 2]
    if row[at + 1 : at + 2] and row[at + 1] in ("him", "her", "them"):
        whom = _named(statement, line.words[at + 1])
        if whom:
            yield f"@{whom}", line.words[at + 1]
        particle = row[at + 2 : at + 3]
        if particle and particle[0] in words_of("contrasts", "particles"):
            yield f"@{row[at + 1]} {particle[0]}", line.words[at + 1]
    if at >= 3 and row[at - 1] in ("was", "were") and row[at - 3] == "the":
        yield line.wording.stems[at - 2], line.words[at - 2]


def _named(statement: Statement, pronoun: Span) -> str | None:
    """The last word of the name of whom a pronoun means."""
    mention = next((m for m in statement.facts.mentions if m.span == pronoun), None)
    if mention is None:
        return None
    names = [
        plain(m.head.cut(statement.text))
        for m in statement.annotations.mentions
        if m.entity == mention.entity and m.form is Form.NAME
    ]
    return max(names, key=len).removesuffix("'s").split()[-1] if names else None


def _doer(
    statement: Statement, verb: Span, thing: Span, people: list[Mention]
) -> tuple[Mention, bool] | None:
    text = statement.text
    if thing.start < verb.start:
        for who in people:
            if who.span.start > verb.end and _BY.match(text[verb.end : who.span.start].strip()):
                return who, True
        return None
    before = [who for who in people if who.span.end <= verb.start]
    if not before or verb.start - before[-1].span.end > LONGEST:
        return None
    who = before[-1]
    between = text[who.span.end : verb.start]
    if _BREAK.search(between):
        return None
    cleft = _CLEFT.search(text[max(0, who.span.start - 50) : who.span.start])
    if cleft and _WHO.match(between):
        return who, True
    return (who, False) if between == " " else None


def _role(statement: Statement, verb: Span) -> tuple[Span, str] | None:
    """The words and the noun of "it was the ferryman who", "it was the ferryman, Lee Orr, who"."""
    found = _ROLE.search(statement.text, statement.span.start, verb.start)
    if found is None:
        return None
    noun = next(iter(lemmas(found[1].split()[-1].lower()).get("NOUN", ())), "")
    return (Span(*found.span(1)), noun) if noun and is_person(noun) else None


def _words(done: Done) -> set[str]:
    """The words of the names in the sentence."""
    text = done.statement.text
    names = (m.span.cut(text) for m in done.statement.facts.mentions if m.form is Form.NAME)
    return {word for name in names for word in plain(name).split()}


def _clashes(a: Done, b: Done) -> bool:
    if a.statement.report == b.statement.report or not (a.stressed or b.stressed):
        return False
    most = LONG_AGO if (a.stressed and b.stressed) or "@" in a.thing else MOST_DAYS
    if not are_near(a.statement.annotations.article, b.statement.annotations.article, most):
        return False
    if a.role and b.role:
        roles = not are_related(a.role, b.role) and a.role not in b.statement.stems
        return roles and not _words(a) & _words(b)
    return name_kind(a.statement, a.who, b.statement, b.who) == "person"


def _told(thing: str) -> str:
    return thing[1:] if thing[0] in "@…" else f"the {thing}"


def _side(done: Done) -> Side:
    return Side.of(done.statement.annotations.article, done.statement.span, done.who)
