"""What was found in a report as tags on places of its text: one shape for every rendering.

A tag has a `sort` (which layer it is of), a `tone` (a shade of it: the kind of an entity, the class
of an event), a short `label` to stand behind the words, and a `title` that says it in full.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sourceline.export.annotated.entities import Entity, entities_of
from sourceline.export.labels import UNKNOWN_DATE, date_label
from sourceline.export.safe import shortened
from sourceline.model.annotations import (
    Annotations,
    Figure,
    Mention,
    Qualifier,
    Quotation,
    TimeExpression,
)
from sourceline.model.span import Span
from sourceline.wire.parts import number

_SPEAKER_LIMIT = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """`entity` is the number that the words stand for, None where they stand for none."""

    span: Span
    sort: str
    tone: str
    label: str
    title: str
    entity: int | None = None
    anchored: bool = False  # led to from elsewhere


def tags_of(annotations: Annotations) -> tuple[Tag, ...]:
    """All tags, in no order; the same place may have several."""
    entities = {entity.number: entity for entity in entities_of(annotations)}
    return (
        *_boilerplate(annotations),
        *_headings(annotations),
        *(_mention(mention, entities) for mention in annotations.mentions),
        *(
            tag
            for each in annotations.quotations
            for tag in _quotation(each, annotations, entities)
        ),
        *(_time(each) for each in annotations.times),
        *_events(annotations),
        *(_figure(each) for each in annotations.figures),
        *_reactions(annotations, entities),
    )


def _boilerplate(annotations: Annotations) -> Iterator[Tag]:
    article = annotations.article
    for mark in article.boilerplate:
        # An article may be marked beyond its end; what is not there cannot be shown.
        end = min(mark.span.end, len(article.text))
        if mark.span.start < end:
            told = f"belongs to the page, not to the report: {mark.reason or 'boilerplate'}"
            yield Tag(
                span=Span(mark.span.start, end),
                sort="boilerplate",
                tone="",
                label="boilerplate",
                title=told,
            )


def _headings(annotations: Annotations) -> Iterator[Tag]:
    for line in annotations.sentences:
        if line.heading:
            yield Tag(span=line.span, sort="heading", tone="", label="heading", title="heading")


def _mention(mention: Mention, entities: dict[int, Entity]) -> Tag:
    entity = entities[mention.entity]
    return Tag(
        span=mention.span,
        sort=str(mention.form),
        tone=str(mention.kind),
        label=str(mention.entity),
        title=f"{mention.form} of {entity.number} {entity.name} ({mention.kind})",
        entity=mention.entity,
    )


def _quotation(
    quotation: Quotation, annotations: Annotations, entities: dict[int, Entity]
) -> Iterator[Tag]:
    """Its parts, the last of which says whose they are; its cue, and the words for the speaker."""
    by = _speaker(quotation, annotations, entities)
    heading = " in a heading" if quotation.heading else ""
    cue = f", cue: {quotation.cue.cut(annotations.article.text)}" if quotation.cue else ""
    title = f"{quotation.kind} quotation{heading}, {by}{cue}"
    for part in quotation.parts:
        label = f"{quotation.kind}{heading}, {by}" if part == quotation.parts[-1] else "goes on"
        yield Tag(span=part, sort="quotation", tone=quotation.kind, label=label, title=title)
    if quotation.cue is not None:
        yield Tag(span=quotation.cue, sort="cue", tone="", label="cue", title=f"cue of words {by}")
    if quotation.source is not None:
        yield Tag(span=quotation.source, sort="source", tone="", label="speaker", title="speaker")


def _speaker(quotation: Quotation, annotations: Annotations, entities: dict[int, Entity]) -> str:
    if quotation.speaker is not None:
        entity = entities[annotations.mentions[quotation.speaker].entity]
        return f"by {entity.number} {shortened(entity.name, _SPEAKER_LIMIT)}"
    if quotation.source is not None:
        words = quotation.source.cut(annotations.article.text)
        return f"by ? {shortened(words, _SPEAKER_LIMIT)}"
    return "speaker unknown"


def _time(expression: TimeExpression) -> Tag:
    label = _day(expression)
    value = f" ({expression.value})" if expression.value else ""
    return Tag(
        span=expression.span,
        sort="time",
        tone=expression.type,
        label=label,
        title=f"{expression.type}: {label}{value}",
    )


def _day(expression: TimeExpression) -> str:
    """Its day, with the time of day where that is told; of durations and sets their value."""
    when = expression.when
    if when is not None:
        return f"{date_label(when)}, {when.time}" if when.time else date_label(when)
    lasting = expression.type in ("duration", "set")
    return expression.value if lasting and expression.value else UNKNOWN_DATE


def _events(annotations: Annotations) -> Iterator[Tag]:
    for event in annotations.events:
        word = str(event.cls).replace("_", " ")
        day = f", {date_label(event.when)}" if event.when else ""
        yield Tag(
            span=event.span,
            sort="event",
            tone=str(event.cls),
            label=word,
            title=f"event “{event.lemma}”: {word}{day}",
        )


def _figure(figure: Figure) -> Tag:
    ends = figure.value if isinstance(figure.value, tuple) else (figure.value,)
    told = "–".join(f"{number(end):,}" for end in ends)
    about = "" if figure.qualifier is Qualifier.EXACT else f"{figure.qualifier} "
    label = f"{about}{told} {figure.unit}".rstrip()
    return Tag(span=figure.span, sort="figure", tone="", label=label, title=f"number: {label}")


def _reactions(annotations: Annotations, entities: dict[int, Entity]) -> Iterator[Tag]:
    for reaction in annotations.reactions:
        who = ""
        if reaction.mention is not None:
            entity = entities[annotations.mentions[reaction.mention].entity]
            who = f", {entity.number} {shortened(entity.name, _SPEAKER_LIMIT)}"
        elif reaction.who is not None:
            words = reaction.who.cut(annotations.article.text)
            who = f", ? {shortened(words, _SPEAKER_LIMIT)}"
        yield Tag(
            span=reaction.span,
            sort="reaction",
            tone="",
            label=f"{reaction.emotion}{who}",
            title=f"reaction: {reaction.emotion}{who}",
        )
