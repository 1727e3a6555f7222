"""Figures of one article: numbers that count or measure something.

No figures: days and clock times, years, ordinals (but "a ninth person has died" counts nine),
names with numbers, codes, list numbers, and small numbers that point back ("the two men"). A range
has a pair of values, and so has a score.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from sourceline.annotate.figure_ages import find_age
from sourceline.annotate.figure_context import context, is_code, is_label, is_year, qualifier_of
from sourceline.annotate.figure_counted import counted_by
from sourceline.annotate.figure_earlier import find_earlier
from sourceline.annotate.figure_line import PEOPLE, SMALL, Line, class_of
from sourceline.annotate.figure_ordinals import find_ordinals
from sourceline.annotate.figure_ranges import find_range
from sourceline.annotate.figure_scores import find_score
from sourceline.annotate.figure_shares import find_share, is_sample
from sourceline.annotate.figure_units import YEARS_OLD, Measured, measure
from sourceline.annotate.figure_vague import find_vague
from sourceline.model.annotations import Figure, Qualifier, Sentence, TimeExpression
from sourceline.model.article import Article
from sourceline.model.span import Span
from sourceline.text.numbers import Number, find_numbers

_PART_OF = re.compile(
    r" of (?:them|us|you|these|those|which|whom|whose|the (?:most|best|worst|few|many))\b"
)
_OF_US = re.compile(r" of (us)\b")
_WHO = re.compile(r"(?: [a-z]+){1,2} who (?:had |have |has |were |was |are )?[a-z]+")
_LAST_WORDS = re.compile(
    r"([a-z]+)(?: only| about| around| some| at least| more than| over| just| nearly)? $"
)
# No sentence that somebody wrote is so long, in characters; a dump of data is.
LONGEST = 20_000
# A second count of one thing differs from the first by no more than this.
LIKE = 10.0


def find_figures(
    article: Article, sentences: tuple[Sentence, ...], times: tuple[TimeExpression, ...]
) -> tuple[Figure, ...]:
    """The figures of an article in order of place, quoted ones and those of headings too."""
    # "38 people have now been treated": a now is no day with a number in it.
    barred = sorted(t.span for t in times if t.type != "duration" and t.value != "PRESENT_REF")
    starts = [span.start for span in barred]
    # In a text of lines of one width a line's end is a space between two words of a sentence.
    text = article.text.replace("\n", " ")
    found: list[Figure] = []
    for number, sentence in enumerate(sentences):
        if len(sentence.span) > LONGEST:
            continue
        low = bisect_left(starts, sentence.span.start)
        high = bisect_left(starts, sentence.span.end)
        line = Line(text, sentence.span.start, sentence.span.end, number, tuple(barred[low:high]))
        found.extend(_with_others(_in_line(line), line))
    return tuple(found)


def _with_others(found: list[Figure], line: Line) -> list[Figure]:
    """The figures with those that no number writes: "a ninth person has died", "several thousand people"."""
    others = [
        each
        for each in (*find_ordinals(line), *find_vague(line))
        if not any(each.span.overlaps(figure.span) for figure in found)
    ]
    return sorted([*found, *others], key=lambda f: f.span) if others else found


def _in_line(line: Line) -> list[Figure]:
    numbers = list(find_numbers(line.text, Span(line.start, line.end)))
    found: list[Figure] = []
    place = 0
    while place < len(numbers):
        pair = numbers[place : place + 2]
        figure, taken = None, 1
        if len(pair) == 2:
            figure = _score(line, pair) or find_range(line, pair)
            taken = 2 if figure else 1
        if figure is None:
            one = numbers[place]
            figure = (
                find_earlier(line, one, found) or _single(line, one) or _another(line, one, found)
            )
        if figure is not None:
            found.append(figure)
        place += taken
    return found


def _score(line: Line, pair: Sequence[Number]) -> Figure | None:
    found = find_score(line.text, pair[0], pair[1], line.start, line.end)
    if found is None or line.is_barred(found):
        return None
    return Figure(
        span=found, value=(pair[0].value, pair[1].value), qualifier=Qualifier.EXACT, unit="score",
        of=None, sentence=line.number,
    )  # fmt: skip


def _single(line: Line, number: Number) -> Figure | None:
    text = line.text
    if is_code(text, number, line.start, line.end):
        return None
    found = measure(text, number, line.start, line.end)
    if found is None or (line.is_barred(found.span) and found.unit != YEARS_OLD):
        return None
    if number.fraction and found.unit == "":
        return find_share(line, number)
    if found.unit:
        return _with_unit(line, number, found)
    age = find_age(line, number)
    if age is not None:
        return age
    return _count(line, number, found)


def _another(line: Line, number: Number, told: Sequence[Figure]) -> Figure | None:
    """ "We counted 300 people; the police say 250": the second number counts what the first did."""
    first = next((f for f in reversed(told) if f.unit in ("", PEOPLE) and f.of is not None), None)
    if first is None or isinstance(first.value, tuple) or number.value < SMALL:
        return None
    left = line.text[max(line.start, number.span.start - 30) : number.span.start]
    said = _LAST_WORDS.search(left)
    if said is None or said.group(1) not in context("estimating"):
        return None
    if is_code(line.text, number, line.start, line.end) or is_year(line.text, number, line.start):
        return None
    alike = 1 / LIKE <= number.value / max(first.value, 1.0) <= LIKE
    if not alike or line.is_barred(number.span):
        return None
    bare = Measured(number.span, number.value, "")
    return line.figure(bare, first.of, number, first.unit)


def _with_unit(line: Line, number: Number, found: Measured) -> Figure | None:
    text = line.text
    if found.duration and (line.is_shifted(found) or line.points_back(number) or number.value == 1):
        return None
    return line.figure(found, counted_by(text, found, line.start, line.end, line.barred), number)


def _count(line: Line, number: Number, found: Measured) -> Figure | None:
    """A number without a unit counts what follows it, or what the words before it say."""
    text = line.text
    if _PART_OF.match(text, number.span.end, line.end) and number.value <= SMALL:
        return None
    if is_sample(line, number):
        return None
    us = _OF_US.match(text, number.span.end, line.end)
    if us is not None and number.value > SMALL:
        return line.figure(found, Span(*us.span(1)), number, PEOPLE)
    counted = counted_by(text, found, line.start, line.end, line.barred)
    follows = counted is not None and counted.start >= found.span.end
    unit = class_of(text, counted)
    if is_year(text, number, line.start) and not (
        follows and unit == PEOPLE and _counts_people(line, number)
    ):
        return None
    if is_label(text, number, line.start, opens=line.opens_at(number)) and not (
        number.value > 1000 and follows
    ):
        return None
    if not follows and not _stands_alone(line, number, counted):
        return None
    if (number.value == 1 and unit != PEOPLE) or number.value == 0:
        return None
    if number.words and number.value <= SMALL and not number.dozen and line.points_back(number):
        return line.figure(found, counted, number, unit) if _tells_who(line, number, unit) else None
    if number.value == 1 and not _harmed(text, counted):
        return None
    return line.figure(found, counted, number, unit)


def _tells_who(line: Line, number: Number, unit: str) -> bool:
    """ "The six men who drowned" counts them; "the six men" points back."""
    if unit != PEOPLE or line.word_before(number).lower() != "the":
        return False
    return bool(_WHO.match(line.text, number.span.end, line.end))


def _counts_people(line: Line, number: Number) -> bool:
    """Four digits count where a qualifier or a verb of harm says so: "some 2000 people"."""
    if qualifier_of(line.text, number.span, line.start, line.end) is not Qualifier.EXACT:
        return True
    return line.word_before(number).lower() in context("harm_verbs")


def _harmed(text: str, counted: Span | None) -> bool:
    if counted is None:
        return False
    words = counted.cut(text).lower().split()
    return any(word in context("states") for word in words)


def _stands_alone(line: Line, number: Number, counted: Span | None) -> bool:
    """Whether a number with no noun after it is still told as a count: "a crowd of 61,204"."""
    if counted is None:
        return False
    if number.words and number.value <= SMALL:
        total = counted.cut(line.text).split()[-1].lower() in context("totals")
        return total or _harmed(line.text, counted)
    return True
