"""Numbers of one thing that grow from report to report: "recalled 9,000 fridges", then "41,000 fridges".

No list knows what is counted. It is believed to be one thing where the sentences share telling words
besides the noun, each later report gives more, and no report gives two of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sourceline.model.annotations import Annotations, Figure, Qualifier
from sourceline.model.story import Evidence
from sourceline.text.frequency import idf
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import lemmas, stem
from sourceline.text.phrases import last_word
from sourceline.text.relations import is_known, is_person
from sourceline.text.tokens import find_words

# Words that two sentences must share besides the noun, and how rare such a word is.
FEWEST_SHARED = 2
TELLING = 3.0
# A count below this is of a few that are others each time; and no count grows to so many times another.
FEW = 10.0
MOST_TIMES = 50.0


@dataclass(frozen=True, slots=True)
class Risen:
    """One number of such a row, with the day of the report that gives it first."""

    figure: Figure
    annotations: Annotations
    day: date
    near: frozenset[str]

    @property
    def value(self) -> float:
        assert not isinstance(self.figure.value, tuple)
        return self.figure.value

    @property
    def told(self) -> Evidence:
        each = self.annotations
        return Evidence.of(each.article, each.sentences[self.figure.sentence].span)

    @property
    def place(self) -> tuple[str, int]:
        return (self.annotations.article.id, self.figure.span.start)


def find_rising(
    annotations: Sequence[Annotations], used: set[tuple[str, int]]
) -> Iterator[tuple[str, list[Risen]]]:
    """What is counted and its numbers in order of time, where there are two values or more."""
    found: dict[str, list[Risen]] = defaultdict(list)
    for each in annotations:
        published = each.article.published
        if published is None or not published.is_day or published.start is None:
            continue
        for figure in each.figures:
            noun = _noun(each, figure)
            if noun and (each.article.id, figure.span.start) not in used:
                near = _near(each, figure, noun)
                found[noun].append(Risen(figure, each, published.start, near))
    for noun in sorted(found):
        row = _row(found[noun])
        if len({each.value for each in row}) > 1:
            yield noun, row


def _noun(each: Annotations, figure: Figure) -> str:
    """The dictionary form of what is counted: things, no persons and no share of anything."""
    if figure.unit or figure.of is None or isinstance(figure.value, tuple) or figure.value < FEW:
        return ""
    if figure.qualifier is Qualifier.UNDER or figure.of.start < figure.span.end:
        return ""
    if each.sentences[figure.sentence].heading:
        return ""
    text = each.article.text
    between = text[figure.span.end : figure.of.start]
    if between.strip() or "-" in between:
        return ""
    last = last_word(text, figure.of)
    noun = next(iter(lemmas(last).get("NOUN", ())), "")
    plural = noun != last and is_known(noun)
    return noun if plural and not is_person(noun) and noun not in _GENERAL else ""


_GENERAL = frozenset(
    ["time", "page", "word", "part", "year", "day", "hour", "minute", "person", "point", "percent"]
)


def _near(each: Annotations, figure: Figure, noun: str) -> frozenset[str]:
    small = words_of("function", "words")
    return frozenset(
        stem(token.plain)
        for token in find_words(each.article.text, each.sentences[figure.sentence].span)
        if token.plain not in small
        and not token.plain[0].isdigit()
        and idf(token.plain) >= TELLING
        and stem(token.plain) != stem(noun)
    )


def _row(told: Sequence[Risen]) -> list[Risen]:
    """Those that share words with the one before, of reports that give one such number each."""
    values: dict[str, set[float]] = defaultdict(set)
    row: list[Risen] = []
    for each in sorted(told, key=lambda t: (t.day, t.place)):
        if row and len(each.near & frozenset().union(*(t.near for t in row))) < FEWEST_SHARED:
            continue
        row.append(each)
        values[each.annotations.article.id].add(each.value)
    if any(len(own) > 1 for own in values.values()) or not row:
        return []
    most = 0.0
    days: dict[date, set[float]] = defaultdict(set)
    for each in row:
        days[each.day].add(each.value)
        if each.value < most and each.figure.qualifier is Qualifier.EXACT:
            return []
        most = max(most, each.value)
    if any(len(own) > 1 for own in days.values()) or most > MOST_TIMES * row[0].value:
        return []
    return row
