"""A small report with one annotation of each sort, two of which cross."""

from __future__ import annotations

from datetime import date

from sourceline.model.annotations import (
    Annotations,
    EventClass,
    EventMention,
    Figure,
    Form,
    Kind,
    Mention,
    Qualifier,
    Quotation,
    Reaction,
    Sentence,
    TimeExpression,
)
from sourceline.model.span import Mark
from sourceline.model.when import When
from tests.builders import article, span_of

TEXT = (
    "Menu | Login\n\nWall falls\n\nNora Teague cried on Tuesday. "
    '"We ran," the keeper said, "all three." She left.\n'
)


def _mention(words: str, form: Form, entity: int) -> Mention:
    span = span_of(TEXT, words)
    return Mention(span=span, head=span, form=form, kind=Kind.PERSON, entity=entity)


def _event(words: str, cls: EventClass) -> EventMention:
    span = span_of(TEXT, words)
    return EventMention(span=span, lemma=words, cls=cls, clause=span, sentence=1)


def report(**more: object) -> Annotations:
    """`more` changes the article."""
    menu = Mark(span_of(TEXT, "Menu | Login"), "furniture")
    settings: dict[str, object] = {"boilerplate": (menu,)}
    ran, three = span_of(TEXT, "We ran,"), span_of(TEXT, "all three.")
    return Annotations(
        article=article(TEXT, "2021-06-02", **(settings | more)),
        sentences=(Sentence(span=span_of(TEXT, "Wall falls"), paragraph=1, heading=True),),
        mentions=(
            _mention("Nora Teague", Form.NAME, 3),
            _mention("the keeper", Form.DESCRIPTION, 3),
            _mention("She", Form.PRONOUN, 3),
        ),
        times=(
            TimeExpression(
                span=span_of(TEXT, "Tuesday"),
                type="date",
                value="2021-06-01",
                when=When.day(date(2021, 6, 1)),
            ),
        ),
        quotations=(
            Quotation(
                words=ran.cover(three),
                parts=(ran, three),
                kind="direct",
                cue=span_of(TEXT, "said"),
                source=span_of(TEXT, "the keeper"),
                speaker=1,
            ),
        ),
        events=(
            _event("cried", EventClass.HAPPENED),
            _event("said", EventClass.REPORTING),
            _event("left", EventClass.NOT_HAPPENED),
        ),
        figures=(
            Figure(
                span=span_of(TEXT, "three"),
                value=3.0,
                qualifier=Qualifier.ABOUT,
                unit="people",
                of=None,
                sentence=2,
            ),
        ),
        # Crosses the name: it begins inside and ends behind it.
        reactions=(
            Reaction(span=span_of(TEXT, "Teague cried"), emotion="sadness", sentence=1, mention=0),
        ),
    )
