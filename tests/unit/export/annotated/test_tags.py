"""One report's annotations -> tags and entities."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sourceline.export.annotated.entities import Entity, entities_of
from sourceline.export.annotated.tags import tags_of
from sourceline.model.annotations import Kind
from sourceline.model.span import Mark, Span
from tests.unit.export.annotated.samples import TEXT, report


@pytest.mark.parametrize(
    ("words", "sort", "label"),
    [
        ("Menu | Login", "boilerplate", "boilerplate"),
        ("Wall falls", "heading", "heading"),
        ("Nora Teague", "name", "3"),
        ("the keeper", "description", "3"),
        ("She", "pronoun", "3"),
        ("We ran,", "quotation", "goes on"),
        ("all three.", "quotation", "direct, by 3 Nora Teague"),
        ("said", "cue", "cue"),
        ("the keeper", "source", "speaker"),
        ("Tuesday", "time", "1 Jun 2021"),
        ("left", "event", "not happened"),
        ("three", "figure", "about 3 people"),
        ("Teague cried", "reaction", "sadness, 3 Nora Teague"),
    ],
)
def test_each_sort(words: str, sort: str, label: str) -> None:
    found = [(tag.span.cut(TEXT), tag.sort, tag.label) for tag in tags_of(report())]
    assert (words, sort, label) in found


def test_whose_words_they_are_where_nobody_is_named() -> None:
    known = report()
    quotation = replace(known.quotations[0], speaker=None)
    for source, told in ((quotation.source, "by ? the keeper"), (None, "speaker unknown")):
        changed = replace(known, quotations=(replace(quotation, source=source),))
        assert f"direct, {told}" in [tag.label for tag in tags_of(changed)]


def test_times_without_a_day() -> None:
    known = report()
    time = replace(known.times[0], when=None, value="PT20M")
    for type_, told in (("duration", "PT20M"), ("date", "date unknown")):
        tags = tags_of(replace(known, times=(replace(time, type=type_),)))
        assert told in [tag.label for tag in tags if tag.sort == "time"]


def test_marks_beyond_the_text_are_cut() -> None:
    end = len(TEXT)
    marks = (Mark(Span(end - 3, end + 90), ""), Mark(Span(end + 1, end + 9), ""))
    tags = tags_of(report(boilerplate=marks))
    assert [tag.span for tag in tags if tag.sort == "boilerplate"] == [Span(end - 3, end)]


def test_entities_have_number_name_kind_and_mentions() -> None:
    assert entities_of(report()) == (
        Entity(number=3, name="Nora Teague", kind=Kind.PERSON, mentions=3),
    )


def test_an_entity_without_a_name_is_called_by_its_description() -> None:
    known = report()
    assert entities_of(replace(known, mentions=known.mentions[1:]))[0].name == "the keeper"
    assert entities_of(replace(known, mentions=known.mentions[2:]))[0].name == "She"
