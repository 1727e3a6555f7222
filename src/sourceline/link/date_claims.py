"""An act with the day that its sentence gives it, its subject and its object."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from sourceline.link.act_names import act_name
from sourceline.link.acts import ActParts, act_parts
from sourceline.link.alignment import Statement, Statements
from sourceline.model.annotations import EventClass, EventMention, TimeExpression
from sourceline.model.when import Basis, Precision, When
from sourceline.text.lexicon import words_of

# Two days of one act, told wrong by one report, lie near each other, or have one number.
LONGEST_GAP = 45
_FINE = (Precision.DAY, Precision.MONTH, Precision.YEAR)


@dataclass(frozen=True, slots=True, eq=False)
class DatedAct:
    """`when` is what `time` means for the act."""

    statement: Statement
    event: EventMention
    time: TimeExpression
    when: When
    parts: ActParts

    @property
    def act(self) -> str:
        """The verb, or the one that stands for all verbs of its act."""
        return act_name(self.event.lemma)

    @property
    def near(self) -> frozenset[str]:
        return frozenset(self.statement.stems) | self.statement.carried

    @property
    def words(self) -> str:
        return " ".join(self.time.span.cut(self.statement.text).split())


def find_dated_acts(statements: Statements) -> Iterator[DatedAct]:
    """What happened on a day, in a month or year that the same sentence names."""
    for statement in statements.by_place.values():
        for event in statement.facts.events:
            if event.time is None or event.when is None:
                continue
            if event.lemma in words_of("contrasts", "housekeeping"):
                continue
            if event.cls is not EventClass.HAPPENED and not _is_ranked(statement, event):
                continue
            if event.when.approximate:
                continue
            if event.when.precision not in _FINE or event.when.days is None:
                continue
            time = statement.annotations.times[event.time]
            words = time.span.cut(statement.text)
            if _describes(statement, time):
                continue
            if time.type == "date" or _numbered(words) or _weekday(words):
                parts = act_parts(statement, event, time.span)
                yield DatedAct(statement, event, time, event.when, parts)


def _is_ranked(statement: Statement, event: EventMention) -> bool:
    """ "Was last there on 4 May" is told of one day as an act is."""
    if event.cls is not EventClass.STATE:
        return False
    after = statement.text[event.span.end : event.span.end + 8]
    before = statement.text[max(0, event.span.start - 8) : event.span.start]
    return after.startswith((" last ", " first ")) or before.endswith((" last ", " first "))


def _describes(statement: Statement, time: TimeExpression) -> bool:
    """Whether the words go with a noun after them: "his July 2009 concerts" dates no hiring."""
    after = next(
        (n for n, word in enumerate(statement.line.words) if word.start >= time.span.end), None
    )
    if after is None or statement.line.words[after].start - time.span.end != 1:
        return False
    function = words_of("function", "words")
    return statement.line.wording.plain[after] not in function


def days_exclude(a: When, b: When, a_words: str, b_words: str) -> bool:
    """Whether two dates cannot be one, whatever the day of publication was taken for.

    A weekday counted from publication can be a week off, "yesterday" and "last night" a day: pages
    are dated anew and written in other time zones.
    """
    if a.overlaps(b) or a.start is None or b.start is None:
        return False
    if a.is_day and b.is_day and abs(a.start - b.start).days > LONGEST_GAP:
        return a.start.day == b.start.day
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
