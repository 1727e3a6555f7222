"""An act that one report tells and another says did not happen.

Told only where verb, subject and object are the same and nothing in either sentence is a plan or a
condition. Two denials agree, and so do a denial and a withdrawal.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sourceline.link.acts import ActParts, act_parts
from sourceline.link.alignment import Statement, Statements
from sourceline.link.bucket_ends import both_ends
from sourceline.link.clashes import Clash, Side
from sourceline.model.annotations import EventClass, EventMention
from sourceline.model.story import Evidence
from sourceline.text.lexicon import words_of

REASON = "one says that it happened, the other that it did not"
BUCKET_ENDS = 6
# Share of the words that name the act in both, of the longer side, and their weight.
LEAST_SHARE = 0.6
LEAST_WEIGHT = 4.0
# The weight of a subject that is told without an object, and how far before the verb "denied" can stand.
LEAST_BARE = 1.5
STRESS = 8
_SAYS = frozenset(["say", "claim", "insist", "tell", "report", "state"])


@dataclass(frozen=True, slots=True, eq=False)
class Act:
    statement: Statement
    event: EventMention
    parts: ActParts


def find_denials(statements: Statements) -> Iterator[Clash]:
    """Pairs of an act and its denial, in two reports."""
    index: dict[tuple[str, str], list[Act]] = defaultdict(list)
    denials: list[Act] = []
    for act in _acts(statements):
        if act.event.cls is EventClass.NOT_HAPPENED:
            denials.append(act)
        else:
            for stem in act.parts.core:
                index[act.event.lemma, stem].append(act)
    for denial in denials:
        seen: set[Act] = set()
        for stem in sorted(denial.parts.core):
            bucket = index.get((denial.event.lemma, stem), [])
            for act in both_ends(bucket, BUCKET_ENDS):
                if act not in seen and _contradicts(act, denial, statements):
                    yield Clash(
                        kind="other",
                        about=_about(act, denial),
                        reason=REASON,
                        a=_side(act),
                        b=_side(denial),
                    )
                seen.add(act)


def _acts(statements: Statements) -> Iterator[Act]:
    wanted = (EventClass.HAPPENED, EventClass.NOT_HAPPENED)
    for statement in statements.by_place.values():
        if set(statement.line.wording.plain) & words_of("contrasts", "conditions"):
            continue
        denied = set(statement.stems) & words_of("contrasts", "denying")
        for event in statement.facts.events:
            if event.cls not in wanted:
                continue
            if event.cls is EventClass.NOT_HAPPENED and _is_of_manner(statement, event):
                continue
            if event.cls is EventClass.NOT_HAPPENED or not denied:
                parts = act_parts(statement, event)
                if parts.subject:
                    yield Act(statement, event, parts)


def _is_of_manner(statement: Statement, event: EventMention) -> bool:
    """ "Did not properly check": it was done, but not so."""
    before = [word for word in statement.line.words if word.end <= event.span.start][-1:]
    return any(word.cut(statement.text).endswith("ly") for word in before)


def _contradicts(act: Act, denial: Act, statements: Statements) -> bool:
    one, other = act.parts, denial.parts
    if not one.object and not other.object:
        return _bare(act, denial, statements)
    if act.statement.report == denial.statement.report:
        return False
    if not one.subject & other.subject or not one.object & other.object:
        return False
    shared = statements.weigh(one.core & other.core)
    most = max(statements.weigh(one.core), statements.weigh(other.core), 1.0)
    return shared >= LEAST_WEIGHT and shared >= LEAST_SHARE * most


def _bare(act: Act, denial: Act, statements: Statements) -> bool:
    """ "The alarm rang", "no alarm rang at all": an act without an object, where the denial says so with
    weight. One report can tell both, where two said them."""
    within = act.statement.report == denial.statement.report
    if within and not (_is_said(act) and _is_said(denial)):
        return False
    if act.statement is denial.statement or not _is_stressed(denial):
        return False
    one, other = act.parts, denial.parts
    shared = one.subject & other.subject
    heads = [part.subject - part.names or part.subject for part in (one, other)]
    return bool(heads[0] & heads[1] or shared == one.subject == other.subject) and (
        statements.weigh(shared) >= LEAST_BARE
    )


def _is_said(act: Act) -> bool:
    """Whether the sentence gives the act to somebody: "the firm says that"."""
    before = act.statement.words_between(act.statement.span.start, act.event.span.start)
    return any(act.statement.line.wording.stems[at] in _SAYS for at in before)


def _is_stressed(denial: Act) -> bool:
    """ "No alarm", "denied that": no mere "did not", which may be told of another time."""
    plain = denial.statement.line.wording.plain
    at = next(
        (k for k, w in enumerate(denial.statement.line.words) if w == denial.event.span), len(plain)
    )
    near = plain[max(0, at - STRESS) : at]
    return "no" in near[-3:] or bool({"denied", "denies"}.intersection(near))


def _about(act: Act, denial: Act) -> str:
    line, shared = act.statement.line, act.parts.core & denial.parts.core
    words = [
        place.cut(act.statement.text)
        for place, root in zip(line.words, line.wording.stems, strict=True)
        if root in shared or place == act.event.span
    ]
    return " ".join(words[:7])


def _side(act: Act) -> Side:
    article = act.statement.annotations.article
    clause = act.event.clause.cut(article.text)
    return Side(
        Evidence.of(article, act.statement.span), " ".join(clause.split()), act.event.span.start
    )
