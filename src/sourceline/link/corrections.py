"""Notes in which a report says that it, or another, was wrong, and what they settle."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sourceline.link.alignment import TELLING, Statement, Statements
from sourceline.link.clashes import Clash, Conflict, Side
from sourceline.link.number_values import bounds
from sourceline.model.annotations import Annotations, Figure, TimeExpression
from sourceline.model.span import Span
from sourceline.model.story import Evidence
from sourceline.text.lexicon import load_lexicon, words_of
from sourceline.text.morphology import stem
from sourceline.text.tokens import find_words, plain

REASON = "a correction says which of the two holds"
# A note goes on for so many sentences of its paragraph.
LONGEST = 4
# Words that a note and a sentence must share, besides the value, to be of one thing.
FEWEST_SHARED = 2


@dataclass(frozen=True, slots=True, eq=False)
class Note:
    """The sentences of a correction; `stems` are those of all its words."""

    report: int
    annotations: Annotations
    first: int
    last: int
    stems: frozenset[str]

    @property
    def span(self) -> Span:
        sentences = self.annotations.sentences
        return sentences[self.first].span.cover(sentences[self.last].span)

    @property
    def evidence(self) -> Evidence:
        return Evidence.of(self.annotations.article, self.span)


def find_notes(annotations: Sequence[Annotations]) -> Iterator[Note]:
    """The corrections of all reports, those at the foot of a page too."""
    for report, each in enumerate(annotations):
        reached = -1
        for number, sentence in enumerate(each.sentences):
            words = sentence.span.cut(each.article.text)
            if number <= reached or not is_correction(words):
                continue
            reached = _last(each, number)
            span = sentence.span.cover(each.sentences[reached].span)
            stems = frozenset(stem(t.plain) for t in find_words(each.article.text, span))
            yield Note(report, each, number, reached, stems)


def is_correction(sentence: str) -> bool:
    """Whether a sentence says that something told before was wrong."""
    low = plain(sentence[:400])
    return bool(_opening().match(low)) or any(phrase in low for phrase in _phrases())


@cache
def _opening() -> re.Pattern[str]:
    openers = sorted(load_lexicon("corrections")["openers"], key=lambda w: (-len(w), w))
    return re.compile(r"[\W_]*(?:" + "|".join(map(re.escape, openers)) + r")\s*(?:[:.\-(]|$)")


@cache
def _phrases() -> tuple[str, ...]:
    return tuple(load_lexicon("corrections")["phrases"])


def _last(annotations: Annotations, first: int) -> int:
    """The last sentence of the note: of its paragraph, or of the next where the opener stands alone."""
    sentences = annotations.sentences
    paragraph = sentences[first].paragraph
    alone = len(sentences[first].span) < 40
    last = first
    for number in range(first + 1, min(first + LONGEST, len(sentences))):
        if sentences[number].paragraph > paragraph + alone:
            break
        last = number
    return last


def settled_by(conflict: Conflict, notes: Sequence[Note]) -> Evidence | None:
    """The correction that speaks of a conflict: it holds a value, or names what the values name."""
    sides = [side for group in conflict.groups for side in group]
    for note in notes:
        here = note.annotations.article.id
        if any(s.evidence.article == here and note.span.overlaps(s.evidence.span) for s in sides):
            return note.evidence
        if any(_speaks_of(note, side, conflict) for side in sides):
            return note.evidence
    return None


def _speaks_of(note: Note, side: Side, conflict: Conflict) -> bool:
    """Whether the note has the words that tell this value from the others, and of its subject."""
    others = [s.value for group in conflict.groups for s in group if s.value != side.value]
    mine = _stems(side.value) - frozenset(w for value in others for w in _stems(value))
    if not mine or not mine <= note.stems:
        return False
    function = words_of("function", "words")
    shared = {
        stem(t.plain)
        for t in find_words(side.evidence.text)
        if t.plain not in function and not t.plain[0].isdigit()
    } & note.stems - mine
    return len(shared) >= FEWEST_SHARED


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(token.plain) for token in find_words(words))


def find_corrected(notes: Sequence[Note], statements: Statements) -> Iterator[Clash]:
    """What a note itself tells: the number, or the day, that was given and the one that holds."""
    for note in notes:
        inside = range(note.first, note.last + 1)
        figures = [f for f in note.annotations.figures if f.sentence in inside]
        pair = _two(figures)
        if pair is not None:
            agreeing = tuple(_same_figures(note, pair, statements))
            yield _clash(note, "number", pair[0].span, pair[1].span, agreeing)
        days = [
            t
            for t in note.annotations.times
            if note.span.contains(t.span) and t.when is not None and t.when.is_day
            and any(c.isdigit() for c in t.span.cut(note.annotations.article.text))
        ]  # fmt: skip
        if pair is None and len(days) == 2 and days[0].when != days[1].when:
            same = tuple(_same_days(note, days, statements))
            yield _clash(note, "date", days[0].span, days[1].span, same)


def _two(figures: Sequence[Figure]) -> tuple[Figure, Figure] | None:
    """The two figures of one unit, where the note has just these."""
    for unit in sorted({f.unit for f in figures}):
        found = [f for f in figures if f.unit == unit]
        if len(found) == 2 and found[0].value != found[1].value:
            return found[0], found[1]
    return None


def _clash(
    note: Note, kind: str, a: Span, b: Span, agreeing: tuple[tuple[Side, Side], ...]
) -> Clash:
    return Clash(
        kind=kind,
        about=f"what a correction says of {_about(note)}",
        reason=REASON,
        a=_side(note, a),
        b=_side(note, b),
        agreeing=agreeing,
    )


def _side(note: Note, span: Span) -> Side:
    article = note.annotations.article
    sentence = next(
        s.span
        for s in note.annotations.sentences[note.first : note.last + 1]
        if s.span.contains(span)
    )
    return Side(Evidence.of(article, sentence), span.cut(article.text), span.start)


def _about(note: Note) -> str:
    text, function = note.annotations.article.text, words_of("function", "words")
    dull = words_of("function", "times") | {"correction", "clarification", "version", "report"}
    words = [
        t.span.cut(text)
        for t in find_words(text, note.span)
        if t.plain not in function and t.plain not in dull and not t.plain[0].isdigit()
    ]
    return " ".join(words[:6])


def _subject_shared(note: Note, statement: Statement, statements: Statements) -> bool:
    if statement.report == note.report and note.first <= statement.sentence <= note.last:
        return False
    shared = {
        s for s in set(statement.stems) & note.stems if statements.weights.get(s, 0.0) >= TELLING
    }
    return len(shared) >= FEWEST_SHARED


def _same_figures(
    note: Note, pair: tuple[Figure, Figure], statements: Statements
) -> Iterator[tuple[Side, Side]]:
    for statement in statements.all:
        figures = statement.facts.figures
        if not figures or not _subject_shared(note, statement, statements):
            continue
        for figure in figures:
            for told in pair:
                if figure.unit == told.unit and bounds(figure) == bounds(told):
                    yield _side(note, told.span), _of(statement, figure.span)


def _same_days(
    note: Note, days: Sequence[TimeExpression], statements: Statements
) -> Iterator[tuple[Side, Side]]:
    for statement in statements.all:
        if not _subject_shared(note, statement, statements):
            continue
        for time in statement.facts.times:
            if time.when is None or not statement.span.contains(time.span):
                continue
            for told in days:
                assert told.when is not None
                if time.when.is_day and time.when.start == told.when.start:
                    yield _side(note, told.span), _of(statement, time.span)


def _of(statement: Statement, span: Span) -> Side:
    article = statement.annotations.article
    return Side(Evidence.of(article, statement.span), span.cut(article.text), span.start)
