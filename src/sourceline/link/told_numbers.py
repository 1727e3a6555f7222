"""A number as a report tells it, with all that says what it counts: noun, verbs, words, day, vector."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sourceline.link.count_clauses import clause_of, day_of, goes_on, is_part, is_unreal
from sourceline.link.counted import find_counts
from sourceline.link.things import listed, unit_class
from sourceline.model.annotations import Annotations, Figure
from sourceline.model.span import Span, overlaps_any
from sourceline.model.story import Evidence
from sourceline.model.when import When
from sourceline.text.frequency import idf
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import lemmas, stem, verb_lemma
from sourceline.text.phrases import last_word
from sourceline.text.relations import is_person
from sourceline.text.tokens import find_words
from sourceline.text.vectors import Centre, Direction

# What measures or ranks, and does not count one thing over time.
_NONE = frozenset(["score", "percent", "years old", "percentage points", "seconds", "minutes", "hours", "days",
                   "nights", "weeks", "months", "years", "decades", "centuries", "fortnights"])  # fmt: skip
_ORDINAL = ("st", "nd", "rd", "th")
_YEARS = (1500, 2100)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldNumber:
    """`noun` is the dictionary form of what is counted, "" where no word says it; `terms` the weighted
    stems of the sentence without it, `near` those of the clause, less what the whole story says; `day`
    is the last on which it can hold, `thing` what the list of growing things knows it to count."""

    figure: Figure
    value: float
    unit: str
    noun: str
    person: bool
    general: bool
    thing: str
    terms: Mapping[str, float] = field(repr=False)
    near: Mapping[str, float] = field(repr=False)
    verbs: frozenset[str]
    as_of: When
    day: date
    going_on: bool
    changed: bool
    words: str
    counted: str
    told: Evidence
    place: tuple[str, int]
    direction: Direction | None = field(repr=False)
    own: Direction | None = field(repr=False)


def find_told_numbers(annotations: Sequence[Annotations]) -> list[ToldNumber]:
    """All numbers of all reports that can stand in a series, in order of day and place."""
    centre = Centre.of(
        vector
        for each in annotations
        for sentence, vector in zip(each.sentences, each.vectors, strict=False)
        if not sentence.heading
    )
    said = _said(annotations)
    found = [number for each in annotations for number in _in_report(each, centre, said)]
    return sorted(found, key=lambda number: (number.day, number.place))


def _said(annotations: Sequence[Annotations]) -> Counter[str]:
    """In how many sentences of the story each stem stands."""
    return Counter(
        one
        for each in annotations
        for sentence in each.sentences
        for one in {stem(token.plain) for token in find_words(each.article.text, sentence.span)}
    )


def _in_report(each: Annotations, centre: Centre, said: Counter[str]) -> Iterator[ToldNumber]:
    text = each.article.text
    things = {count.figure.span.start: count.thing.label for count in find_counts(each)}
    marked = [mark.span for mark in each.article.boilerplate]
    for index, figure in enumerate(each.figures):
        if not _can_count(each, figure) or overlaps_any(figure.span, marked):
            continue
        clause = clause_of(each, index)
        as_of = day_of(each, figure, clause)
        day = None if as_of is None else as_of.end or as_of.start
        if as_of is None or day is None:
            continue
        if is_part(text, figure, clause) or is_unreal(text, figure, clause):
            continue
        number = _told(each, figure, clause, as_of, day, centre, said)
        yield replace(number, thing=things.get(figure.span.start, ""))


def _can_count(each: Annotations, figure: Figure) -> bool:
    text = each.article.text
    if isinstance(figure.value, tuple) or figure.unit in _NONE or figure.value <= 0:
        return False
    if figure.sentence >= len(each.sentences) or each.sentences[figure.sentence].heading:
        return False
    if text[figure.span.end - 2 : figure.span.end] in _ORDINAL:
        return False
    if figure.of is not None:
        return "-" not in text[figure.span.end : figure.of.start]
    bare = not figure.unit and re.fullmatch(r"\d{4}", figure.span.cut(text)) is not None
    return not (bare and _YEARS[0] <= figure.value < _YEARS[1])


def _told(
    each: Annotations,
    figure: Figure,
    clause: Span,
    as_of: When,
    day: date,
    centre: Centre,
    said: Counter[str],
) -> ToldNumber:
    assert not isinstance(figure.value, tuple)
    text, sentence = each.article.text, each.sentences[figure.sentence].span
    noun = noun_of(text, figure)
    vector = each.vectors[figure.sentence] if figure.sentence < len(each.vectors) else b""
    covers = figure.of is not None and 0 <= figure.of.start - figure.span.end <= 2
    words = figure.span.cover(figure.of) if covers and figure.of else figure.span
    return ToldNumber(
        figure=figure,
        value=figure.value,
        unit="" if figure.unit == "people" else figure.unit,
        noun=noun,
        person=figure.unit == "people" or (noun != "" and is_person(noun)),
        general=noun in listed("general"),
        thing="",
        terms=_terms(text, sentence, noun, said),
        near=_terms(text, clause, noun, said),
        verbs=_verbs(text, clause),
        as_of=as_of,
        day=day,
        going_on=goes_on(text, clause),
        changed=not _verbs(text, clause).isdisjoint(listed("changes")),
        words=words.cut(text),
        counted=figure.of.cut(text) if figure.of is not None else "",
        told=Evidence.of(each.article, sentence),
        place=(each.article.id, figure.span.start),
        direction=Direction.of(vector) if vector else None,
        own=centre.leave(vector) if vector else None,
    )


def noun_of(text: str, figure: Figure) -> str:
    """The dictionary form of the last word of what is counted, before any "of" or "who"; "" for none."""
    if figure.of is None or unit_class(figure.unit) == "money":
        return ""
    noun = next(iter(lemmas(last_word(text, figure.of)).get("NOUN", ())), "")
    return "" if noun in listed("countings") else noun


def _terms(text: str, span: Span, noun: str, said: Counter[str]) -> dict[str, float]:
    small, own = words_of("function", "words"), stem(noun) if noun else ""
    found: dict[str, float] = {}
    for token in find_words(text, span):
        one = stem(token.plain)
        if token.plain not in small and not token.plain[0].isdigit() and one != own:
            found[one] = max(found.get(one, 0.0), idf(token.plain) / said[one] ** 0.5)
    return found


def _verbs(text: str, clause: Span) -> frozenset[str]:
    small = words_of("function", "words")
    found = (verb_lemma(t.plain) for t in find_words(text, clause) if t.plain not in small)
    return frozenset(verb for verb in found if verb)
