"""An act with the day that its sentence gives it, its subject and its object."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from sourceline.link.alignment import Statement, Statements
from sourceline.model.annotations import EventClass, EventMention, TimeExpression
from sourceline.model.span import Span
from sourceline.model.when import Basis, Precision, When
from sourceline.text.lexicon import words_of

# "of" goes on with what is named; the other small words open something else.
_STOPS = re.compile(r"[,;:.!?—–()\"“”]")
_FINE = (Precision.DAY, Precision.MONTH, Precision.YEAR)
MOST_OBJECT_WORDS = 8


@dataclass(frozen=True, slots=True, eq=False)
class DatedAct:
    """`subject` and `object` are stems of the words before and after the verb; `names` those of
    both that are names."""

    statement: Statement
    event: EventMention
    time: TimeExpression
    when: When
    subject: frozenset[str]
    object: frozenset[str]
    names: frozenset[str]

    @property
    def core(self) -> frozenset[str]:
        return self.subject | self.object

    @property
    def near(self) -> frozenset[str]:
        return frozenset(self.statement.stems) | self.statement.carried

    @property
    def words(self) -> str:
        return " ".join(self.time.span.cut(self.statement.text).split())


def find_dated_acts(statements: Statements) -> Iterator[DatedAct]:
    """What happened on a day, in a month or year that the same sentence names."""
    for (_, number), statement in statements.by_place.items():
        annotations = statement.annotations
        for event in annotations.events:
            if event.sentence != number or event.time is None or event.when is None:
                continue
            if event.cls is not EventClass.HAPPENED or event.when.approximate:
                continue
            if event.when.precision not in _FINE or event.when.days is None:
                continue
            time = annotations.times[event.time]
            subject, stated, names = act_parts(statement, event, time.span)
            yield DatedAct(statement, event, time, event.when, subject, stated, names)


def act_parts(
    statement: Statement, event: EventMention, time: Span | None = None
) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Stems of subject and object of a verb, and which of them are names; words of `time` are none."""
    function, line = words_of("function", "words"), statement.line
    subject = set(statement.carried)
    stated: set[str] = set()
    names: set[str] = set()
    start = max(event.clause.start, statement.span.start)
    for at in statement.words_between(start, event.span.start):
        if line.wording.plain[at] in function or (time and time.overlaps(line.words[at])):
            continue
        subject.add(line.wording.stems[at])
        if line.wording.sorts[at] == "n":
            names.add(line.wording.stems[at])
    before = event.span.end
    for at in _after(statement, event):
        word = line.words[at]
        plain = line.wording.plain[at]
        if _STOPS.search(statement.text[before : word.start]) or (time and time.overlaps(word)):
            break
        before = word.end
        if plain in function:
            if plain in words_of("contrasts", "articles") or (plain == "of" and stated):
                continue
            break
        stated.add(line.wording.stems[at])
        if line.wording.sorts[at] == "n":
            names.add(line.wording.stems[at])
    return frozenset(subject), frozenset(stated), frozenset(names)


def _after(statement: Statement, event: EventMention) -> Iterator[int]:
    for count, at in enumerate(statement.words_between(event.span.end, statement.span.end)):
        if count >= MOST_OBJECT_WORDS:
            return
        yield at


def days_exclude(a: When, b: When, a_words: str, b_words: str) -> bool:
    """Whether two dates cannot be one, whatever the day of publication was taken for.

    A weekday counted from publication can be a week off, "yesterday" and "last night" a day: pages
    are dated anew and written in other time zones.
    """
    if a.overlaps(b) or a.start is None or b.start is None:
        return False
    if Basis.RELATIVE in (a.basis, b.basis) and a.is_day and b.is_day:
        gap = abs(a.start - b.start)
        if gap.days % 7 == 0 and not (_numbered(a_words) and _numbered(b_words)):
            return False
        floating = any(not _numbered(w) and not _weekday(w) for w in (a_words, b_words))
        if floating and gap <= timedelta(days=1):
            return False
    return True


def _numbered(words: str) -> bool:
    return any(c.isdigit() for c in words)


def _weekday(words: str) -> bool:
    return any(word in words_of("contrasts", "weekday_names") for word in words.lower().split())


def overlaps_quotation(statement: Statement, span: Span) -> bool:
    return any(
        part.overlaps(span)
        for q in statement.annotations.quotations
        if q.kind != "indirect"
        for part in q.parts
    )
