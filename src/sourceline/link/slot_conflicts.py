"""Two tellings of one sentence that differ in one place, by words that cannot both be meant.

Only differences that a closed list or a name can judge are told: "left" for "right", "van" for
"lorry", another person, another place of the same kind, another day. Any other change of words may
be a way of saying the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sourceline.link.align import word_changes
from sourceline.link.alignment import Statement, Statements
from sourceline.link.clashes import Clash, Side
from sourceline.link.date_claims import days_exclude
from sourceline.link.name_slots import name_kind
from sourceline.link.nearness import are_near
from sourceline.link.word_pairs import exclude, sets_of
from sourceline.model.annotations import EventClass, Form, TimeExpression
from sourceline.model.span import Span
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import lemmas
from sourceline.text.relations import are_two_things

REASONS = {
    "object": "the same sentence is told with another thing",
    "person": "the same sentence is told of another person",
    "place": "the same sentence is told of another place",
    "date": "two different dates are given for the same act",
    "number": "the same sentence is told with another number",
}
# Of the lighter sentence's weight so much must be shared, and this much in all.
LEAST_SHARE = 0.6
LEAST_WEIGHT = 8.0
# Words shared next to the change, left and right together; a change is at most so long.
LEAST_FLANK = 3
LONGEST_CHANGE = 4
# So many words in a row, in sentences that open otherwise, are of one act all the same.
LONG_RUN = 8
# Sets whose members take turns in one sentence from day to day: dates are judged as dates.
_TIMES = frozenset(["weekdays", "months", "dayparts"])
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)\b")
_ENDINGS = frozenset(["st", "nd", "rd", "th"])


Gap = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Slot:
    """Words `a` of one sentence that stand where the other has words `b`."""

    one: Statement
    other: Statement
    a: range
    b: range

    def words(self, statement: Statement, places: range) -> tuple[str, ...]:
        return statement.line.wording.plain[places.start : places.stop]

    def span(self, statement: Statement, places: range) -> Span:
        line = statement.line.words
        return line[places.start].cover(line[places.stop - 1])


def find_slot_conflicts(statements: Statements) -> Iterator[Clash]:
    """Sentences of two reports that are the same but for one slot; in one report they are a list."""
    for one, other in statements.pairs():
        if one.report == other.report or one.line.wording is other.line.wording:
            continue
        if not are_near(one.annotations.article, other.annotations.article):
            continue
        for slot in _slots(one, other, statements):
            kind = _kind(slot)
            if kind is not None:
                yield _clash(slot, kind)


def _slots(one: Statement, other: Statement, statements: Statements) -> list[Slot]:
    gaps = word_changes(one.stems, other.stems)
    changed = {k for (start, end), _ in gaps for k in range(start, end)}
    weight = statements.weigh(s for k, s in enumerate(one.stems) if k not in changed)
    least = min(statements.weigh(one.stems), statements.weigh(other.stems))
    run = _longest_run(gaps, one)
    if weight < LEAST_WEIGHT or (weight < LEAST_SHARE * least and run < LONG_RUN):
        return []
    found: list[Slot] = []
    if gaps and _subjects_differ(gaps[0], one, other):
        gaps = gaps[: 1 if run < LONG_RUN else None]
    apart = set(one.line.wording.plain) ^ set(other.line.wording.plain)
    if apart & words_of("contrasts", "anew") or _is_credit(one):
        return []
    for number, ((a_start, a_end), (b_start, b_end)) in enumerate(gaps):
        here, there = range(a_start, a_end), range(b_start, b_end)
        if number + 1 == len(gaps):
            here, there = _first_name(one, here, there), _first_name(other, there, here)
        flank = a_start - (gaps[number - 1][0][1] if number else 0)
        flank += (gaps[number + 1][0][0] if number + 1 < len(gaps) else len(one.stems)) - a_end
        small = 0 < len(here) <= LONGEST_CHANGE and 0 < len(there) <= LONGEST_CHANGE
        if small and flank >= LEAST_FLANK:
            found.append(Slot(one, other, here, there))
    return found


def _first_name(statement: Statement, own: range, others: range) -> range:
    """Of a long change that ends the sentence the name that it begins with: "in Graz" against "in
    Linz, and has been seen by thousands"."""
    if len(own) <= LONGEST_CHANGE or not 0 < len(others) <= LONGEST_CHANGE:
        return own
    first = statement.line.words[own.start]
    names = [m for m in statement.facts.mentions if m.form is Form.NAME and m.span.contains(first)]
    if not names or names[0].span.start != first.start:
        return own
    inside = [k for k in own if names[0].span.contains(statement.line.words[k])]
    return range(own.start, inside[-1] + 1)


def _longest_run(gaps: Sequence[Gap], one: Statement) -> int:
    """The most words in a row that both sentences have."""
    edges = [0, *(edge for gap in gaps for edge in gap[0]), len(one.stems)]
    return max(end - start for start, end in zip(edges[::2], edges[1::2], strict=True))


def _is_credit(statement: Statement) -> bool:
    """ "Reporting by", "Posted by": who made the page, another for each."""
    made = words_of("contrasts", "credits")
    if words_of("contrasts", "credited").intersection(statement.line.wording.plain):
        return True
    return any(
        word in made and after == "by" for word, after in pairwise(statement.line.wording.plain)
    )


def _subjects_differ(gap: Gap, one: Statement, other: Statement) -> bool:
    """Whether the sentences open with other words, so that what follows may be told of two."""
    function = words_of("function", "words")
    (a_start, a_end), (b_start, b_end) = gap
    words = one.line.wording.plain, other.line.wording.plain
    here = [w for w in words[0][a_start:a_end] if w not in function]
    there = [w for w in words[1][b_start:b_end] if w not in function]
    opens = all(w in function for w in words[0][:a_start])
    return bool(opens and here and there)


def _kind(slot: Slot) -> str | None:
    """What the change makes impossible; None where both wordings may be true."""
    a_span, b_span = slot.span(slot.one, slot.a), slot.span(slot.other, slot.b)
    if slot.one.facts.is_quoted(a_span) or slot.other.facts.is_quoted(b_span):
        return None
    if _ordinals_differ(slot, a_span, b_span):
        return "number"
    dates = slot.one.facts.times_at(a_span), slot.other.facts.times_at(b_span)
    if dates[0] or dates[1]:
        clear = len(dates[0]) == len(dates[1]) == 1
        if not clear or _is_routine(slot):
            return None
        return "date" if _days_differ(slot, a_span, b_span) else None
    named = name_kind(slot.one, a_span, slot.other, b_span)
    if named is not None:
        return named
    if _is_term(slot):
        return None
    return "object" if _things_exclude(slot) or _two_things(slot) else None


def _ordinals_differ(slot: Slot, a_span: Span, b_span: Span) -> bool:
    """ "In the 88th minute", "in the 86th minute"; "for the 3rd day" is told anew on the next."""
    if not all(
        _ORDINAL.match(side.text, span.start)
        for side, span in ((slot.one, a_span), (slot.other, b_span))
    ):
        return False
    plain = slot.one.line.wording.plain
    after = next((word for word in plain[slot.a.stop :] if word not in _ENDINGS), "")
    return bool(after) and after not in words_of("contrasts", "counted_on")


def _is_term(slot: Slot) -> bool:
    """Whether the slot tells two kinds of a thing apart: a yellow card and a red one."""
    termed = words_of("contrasts", "termed")
    return any(
        bool(termed.intersection(side.line.wording.plain[places.stop : places.stop + 1]))
        for side, places in ((slot.one, slot.a), (slot.other, slot.b))
    )


def _is_routine(slot: Slot) -> bool:
    """Whether the sentences tell of the page, or of what has another number each day."""
    if words_of("contrasts", "housekeeping").intersection(slot.one.stems):
        return True
    one, other = ({f.value for f in s.facts.figures} for s in (slot.one, slot.other))
    return bool(one and other and not one & other)


def _days_differ(slot: Slot, a_span: Span, b_span: Span) -> bool:
    here = slot.one.facts.times_at(a_span)[0]
    there = slot.other.facts.times_at(b_span)[0]
    if here.when is None or there.when is None or not (here.when.is_day and there.when.is_day):
        return False
    if here.when.time is not None or there.when.time is not None:
        return False  # the hour of a programme or of the page
    if _is_own_saying(slot.one, here) and _is_own_saying(slot.other, there):
        return False
    a_words, b_words = here.span.cut(slot.one.text), there.span.cut(slot.other.text)
    return days_exclude(here.when, there.when, a_words, b_words)


def _is_own_saying(statement: Statement, time: TimeExpression) -> bool:
    """ "The office said on Tuesday" in a report of Tuesday or Wednesday: what it heard itself."""
    published = statement.annotations.article.published
    if time.when is None or time.when.start is None or published is None or published.end is None:
        return False
    said = any(
        event.cls is EventClass.REPORTING
        and statement.text[event.span.end : time.span.start].strip() in ("", "on")
        for event in statement.facts.events
        if event.span.end <= time.span.start
    )
    return said and 0 <= (published.end - time.when.start).days <= 1


def _things_exclude(slot: Slot) -> bool:
    """Whether words of the slot exclude each other and the rest of it is nothing new."""
    function = words_of("function", "words")
    here = [w for w in slot.words(slot.one, slot.a) if w not in function]
    there = [w for w in slot.words(slot.other, slot.b) if w not in function]
    if not here or not there or len(here) != len(there):
        return False
    pairs = list(zip(here, there, strict=True))
    clashing = [
        (x, y) for x, y in pairs if exclude(x, y) and not set(sets_of(x)) & set(sets_of(y)) & _TIMES
    ]
    return bool(clashing) and all(pair in clashing or pair[0] == pair[1] or sets_of(pair[0])
                                  for pair in pairs)  # fmt: skip


def _two_things(slot: Slot) -> bool:
    """Whether the slots' last words are two things: "throws a telephone", "throws a typewriter"."""
    here, there = _thing(slot.one, slot.a), _thing(slot.other, slot.b)
    return bool(here and there and are_two_things(here, there))


def _thing(statement: Statement, places: range) -> str | None:
    """The noun that a slot ends with, where no other noun follows that it would belong to."""
    wording, last = statement.line.wording, places.stop - 1
    if any(wording.sorts[at] != "w" for at in places):
        return None
    after = wording.plain[places.stop : places.stop + 1]
    small = words_of("function", "words")
    gap = statement.text[statement.line.words[last].end :][:1]
    if wording.plain[last] in small or (after and gap == " " and after[0] not in small):
        return None
    nouns = lemmas(wording.plain[last]).get("NOUN", ())
    return nouns[0] if nouns else None


def _clash(slot: Slot, kind: str) -> Clash:
    return Clash(
        kind=kind,
        about=_about(slot),
        reason=REASONS[kind],
        a=_side(slot.one, slot.a, kind),
        b=_side(slot.other, slot.b, kind),
    )


def _about(slot: Slot) -> str:
    """The content words that stand around the slot."""
    line, function = slot.one.line, words_of("function", "words")
    near = [
        line.words[k].cut(slot.one.text)
        for k in range(max(0, slot.a.start - 5), min(len(line.words), slot.a.stop + 5))
        if k not in slot.a and line.wording.plain[k] not in function
    ]
    return " ".join(near[:6])


def _side(statement: Statement, places: range, kind: str) -> Side:
    line = statement.line
    start, stop = places.start, places.stop
    if kind == "date":
        span = line.words[start].cover(line.words[stop - 1])
        span = statement.facts.times_at(span)[0].span
    else:
        if kind == "object" and stop < len(line.words):
            stop += line.wording.plain[stop] not in words_of("function", "words")
        span = line.words[start].cover(line.words[stop - 1])
    return Side.of(statement.annotations.article, statement.span, span)
