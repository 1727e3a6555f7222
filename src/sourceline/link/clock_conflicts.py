"""One act told for two hours of one day: "the wall gave way at 2.10 p.m.", "it gave way at four"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sourceline.link.act_names import act_name
from sourceline.link.acts import ActParts, act_parts
from sourceline.link.alignment import Statement, Statements
from sourceline.link.bucket_ends import both_ends
from sourceline.link.clashes import Clash, Side
from sourceline.link.nearness import are_near
from sourceline.model.annotations import EventClass, EventMention, TimeExpression
from sourceline.text.lexicon import words_of

REASON = "two hours are given for the same act"
BUCKET_ENDS = 8
# Minutes from which two hours are two: "half past" is a round hour, and clocks differ.
LEAST_APART = 20
HALF_DAY = 12 * 60
_VALUE = re.compile(r"T(\d\d):(\d\d)$")
_LOOSE = re.compile(
    r"\b(?:about|around|some time|shortly|just|soon|before|after|by|until|till|from|since|between)\s+$",
    re.I,
)


@dataclass(frozen=True, slots=True, eq=False)
class Timed:
    """An act with the minute of the day that its sentence gives it, and no other."""

    statement: Statement
    event: EventMention
    time: TimeExpression
    minute: int
    parts: ActParts


def find_clock_conflicts(statements: Statements) -> Iterator[Clash]:
    """Pairs of such acts in different reports: one verb, one subject, neither hour known to the other."""
    acts = list(_timed(statements))
    hours: dict[int, set[int]] = defaultdict(set)
    for act in acts:
        hours[act.statement.report].add(act.minute)
    index: dict[tuple[str, str], list[Timed]] = defaultdict(list)
    for act in acts:
        seen: set[int] = set()
        for stem in sorted(act.parts.core):
            bucket = index[act_name(act.event.lemma), stem]
            for other in both_ends(bucket, BUCKET_ENDS):
                known = {act.minute, other.minute}
                both = any(known <= told for told in hours.values())
                if id(other) not in seen and not both and _clash(other, act):
                    yield Clash(
                        kind="date",
                        about=f"when it was: {stem} {act.event.lemma}",
                        reason=REASON,
                        a=_side(other),
                        b=_side(act),
                    )
                seen.add(id(other))
            bucket.append(act)


def _timed(statements: Statements) -> Iterator[Timed]:
    for statement in statements.by_place.values():
        clocks = [
            (t, m) for t in statement.facts.times for m in [_minute(statement, t)] if m is not None
        ]
        if len(clocks) != 1:
            continue
        time, minute = clocks[0]
        for event in statement.facts.events:
            near = event.clause.contains(time.span) and event.span.end <= time.span.start
            if near and event.cls is EventClass.HAPPENED and _first_before(statement, event, time):
                yield Timed(statement, event, time, minute, act_parts(statement, event, time.span))


def _minute(statement: Statement, time: TimeExpression) -> int | None:
    """The minute of the day of an exact hour; "shortly before nine" and a bare "at nine" are none."""
    found = _VALUE.search(time.value or "")
    before = statement.text[max(0, time.span.start - 16) : time.span.start]
    if time.type != "time" or found is None or _LOOSE.search(before):
        return None
    if statement.facts.is_quoted(time.span):
        return None
    return int(found[1]) * 60 + int(found[2])


def _first_before(statement: Statement, event: EventMention, time: TimeExpression) -> bool:
    """Whether no other act stands between the act and its hour."""
    return not any(
        event.span.end <= other.span.start < time.span.start for other in statement.facts.events
    )


def _clash(a: Timed, b: Timed) -> bool:
    if a.statement.report == b.statement.report:
        return False
    apart = abs(a.minute - b.minute)
    if apart < LEAST_APART or apart == HALF_DAY:
        return False
    if not are_near(a.statement.annotations.article, b.statement.annotations.article):
        return False
    one, other = a.parts, b.parts
    if not one.subject & other.subject:
        return False
    if one.names - other.names and other.names - one.names:
        return False
    if a.event.when and b.event.when and not a.event.when.overlaps(b.event.when):
        return False
    apart_words = set(a.statement.line.wording.plain) ^ set(b.statement.line.wording.plain)
    return not apart_words & words_of("contrasts", "anew")


def _side(act: Timed) -> Side:
    return Side.of(act.statement.annotations.article, act.statement.span, act.time.span)
