"""What the notes in which reports correct themselves, or others, tell and settle."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from sourceline.link.alignment import TELLING, Statement, Statements
from sourceline.link.clashes import Clash, Conflict, Side
from sourceline.link.notes import Note, is_correction, taken_back
from sourceline.link.number_values import bounds
from sourceline.link.said_wrong import find_said_wrong
from sourceline.model.annotations import Figure, TimeExpression
from sourceline.model.span import Span
from sourceline.model.story import Evidence
from sourceline.model.when import Precision
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import stem
from sourceline.text.numbers import Number, find_numbers
from sourceline.text.tokens import find_words

REASON = "a correction says which of the two holds"
_NOT = re.compile(
    r"\b(?:not|rather than|instead of) (?:(?:in|on|by|at|for|to|of|about|the|a|an|some) ){0,3}[£$€]?$"
)
# Words that a note and a sentence must share, besides the value, to be of one thing.
FEWEST_SHARED = 2


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
    """What a note itself tells: the number, the day or the words that were given and those that hold."""
    for note in notes:
        yield from _corrected(note, statements)


def _corrected(note: Note, statements: Statements) -> Iterator[Clash]:
    denied = _denied_number(note) or _contrasted(note)
    inside = range(note.first, note.last + 1)
    pair = _two([f for f in note.annotations.figures if f.sentence in inside])
    days, numbers = _two_days(note), _two_numbers(note)
    if denied is not None:
        agreeing = tuple(_same_numbers(note, denied, statements))
        yield _clash(note, "number", denied[0].span, denied[1].span, agreeing)
    elif pair is not None:
        agreeing = tuple(_same_figures(note, pair, statements))
        yield _clash(note, "number", pair[0].span, pair[1].span, agreeing)
    elif days is not None:
        same = tuple(_same_days(note, days, statements))
        yield _clash(note, "date", days[0].span, days[1].span, same)
    elif numbers is not None:
        agreeing = tuple(_same_numbers(note, numbers, statements))
        yield _clash(note, "number", numbers[0].span, numbers[1].span, agreeing)
    else:
        for kind, wrong, right in find_said_wrong(note):
            yield _clash(note, kind, wrong, right, ())


def _denied_number(note: Note) -> tuple[Number, Number] | None:
    """The number that "not 143, as first stated" takes back, and the one before it that holds."""
    article = note.annotations.article
    for sentence in note.annotations.sentences[note.first : note.last + 1]:
        place = taken_back(sentence.span.cut(article.text))
        if place is None:
            continue
        span = Span(sentence.span.start + place.start, sentence.span.start + place.end)
        numbers = list(find_numbers(article.text, sentence.span))
        wrong = [n for n in numbers if span.contains(n.span)]
        right = [n for n in numbers if n.span.end <= span.start]
        if len(wrong) == 1 and right and right[-1].value != wrong[0].value:
            return wrong[0], right[-1]
    return None


def _contrasted(note: Note) -> tuple[Number, Number] | None:
    """The two numbers of "in 3 of the 40 jars, not in 30": the last is the one that was wrong."""
    text = note.annotations.article.text
    if not is_correction(note.span.cut(text)):
        return None
    for sentence in note.annotations.sentences[note.first : note.last + 1]:
        numbers = [n for n in find_numbers(text, sentence.span) if not _is_dated(note, n.span)]
        for at, wrong in enumerate(numbers):
            before = text[sentence.span.start : wrong.span.start]
            if at and _NOT.search(before) and numbers[0].value != wrong.value:
                return wrong, numbers[0]
    return None


def _two_numbers(note: Note) -> tuple[Number, Number] | None:
    """The number of "we said that it had 14 songs" and that of the next sentence, "It has 12"."""
    text, sentences = note.annotations.article.text, note.annotations.sentences
    found: list[list[Number]] = []
    for sentence in sentences[note.first : note.last + 1]:
        numbers = [n for n in find_numbers(text, sentence.span) if not _is_dated(note, n.span)]
        if numbers or found:
            found.append(numbers)
    if len(found) < 2 or len(found[0]) != 1 or len(found[1]) != 1 or any(found[2:]):
        return None
    given, holds = found[0][0], found[1][0]
    return (given, holds) if given.value != holds.value else None


def _is_dated(note: Note, span: Span) -> bool:
    return any(time.span.overlaps(span) for time in note.annotations.times if time.type == "date")


def _two_days(note: Note) -> tuple[TimeExpression, TimeExpression] | None:
    """The two dates of one precision, where the note has just these; the day of a report is none."""
    text = note.annotations.article.text
    found: dict[Precision, list[TimeExpression]] = defaultdict(list)
    for time in note.annotations.times:
        if not note.span.contains(time.span) or time.when is None:
            continue
        fine = time.when.precision in (Precision.DAY, Precision.MONTH, Precision.YEAR)
        if fine and any(c.isdigit() for c in time.span.cut(text)) and not _of_report(text, time):
            found[time.when.precision].append(time)
    for precision in sorted(found):
        times = found[precision]
        if len(times) == 2 and times[0].when != times[1].when:
            return times[0], times[1]
    return None


@cache
def _reporting() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    nouns = "|".join(sorted(words_of("corrections", "reports")))
    told = "|".join(sorted(words_of("corrections", "told")))
    return (
        re.compile(
            rf"\b(?:(?:{nouns})s? (?:of|on|from|dated|published on|in our issue of)|(?:{told}|said|wrote) on) $",
            re.I,
        ),
        re.compile(rf",? (?:we|our|the|this)\b[^.;:\n]{{0,30}}\b(?:{told}|said|wrote)\b", re.I),
        re.compile(rf" (?:{nouns})\b", re.I),
    )


def _of_report(text: str, time: TimeExpression) -> bool:
    """ "Our report of 8 October said", "On 13 October we reported", "our June 10 report"."""
    before, told, noun = _reporting()
    start, end = time.span.start, time.span.end
    after = text[end : end + 60]
    return bool(
        before.search(text[max(0, start - 40) : start]) or told.match(after) or noun.match(after)
    )


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


def _same_numbers(
    note: Note, pair: tuple[Number, Number], statements: Statements
) -> Iterator[tuple[Side, Side]]:
    """Where other sentences of the subject count so many of a like thing, people or what has no unit."""
    for statement in statements.all:
        if not statement.facts.figures or not _subject_shared(note, statement, statements):
            continue
        for figure in statement.facts.figures:
            for told in pair:
                if figure.unit in ("", "people") and figure.value == told.value:
                    yield _side(note, told.span), _of(statement, figure.span)


def _same_days(
    note: Note, days: tuple[TimeExpression, TimeExpression], statements: Statements
) -> Iterator[tuple[Side, Side]]:
    for statement in statements.all:
        if not _subject_shared(note, statement, statements):
            continue
        for time in statement.facts.times:
            if time.when is None or not statement.span.contains(time.span):
                continue
            for told in days:
                assert told.when is not None
                if (time.when.start, time.when.end) == (told.when.start, told.when.end):
                    yield _side(note, told.span), _of(statement, time.span)


def _of(statement: Statement, span: Span) -> Side:
    article = statement.annotations.article
    return Side(Evidence.of(article, statement.span), span.cut(article.text), span.start)
