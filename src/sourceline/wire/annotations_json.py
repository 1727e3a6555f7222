"""One report's annotations as `sourceline.annotations/1` (docs/annotations-json.md).

An export for people and other programs: it does not come back. Mentions are called "m0", "m1", ...
and entities "e0", "e1", ...: names that are good inside one report only.
"""

from __future__ import annotations

from sourceline.model.annotations import (
    Annotations,
    EventMention,
    Figure,
    Mention,
    Quotation,
    Reaction,
    TimeExpression,
)
from sourceline.wire.parts import (
    Json,
    date_or_none,
    dump,
    generator,
    mark_to_json,
    numbers,
    score,
    span_or_none,
    span_to_json,
)

ANNOTATIONS_SCHEMA = "sourceline.annotations/1"


def annotations_to_json(annotations: Annotations, annotator: str) -> Json:
    """The annotations as JSON values; `annotator` is the version of the rules and weights."""
    article = annotations.article
    sentences = annotations.sentences
    return {
        "schema": ANNOTATIONS_SCHEMA,
        "generator": generator(annotator),
        "source": article.source,
        "id": article.id,
        "language": article.language,
        "published": date_or_none(article.published),
        "published_from": article.published_from,
        "text": article.text,
        "boilerplate": [mark_to_json(mark) for mark in article.boilerplate],
        "headings": [span_to_json(line.span) for line in sentences if line.heading],
        "sentences": [span_to_json(line.span) for line in sentences if not line.heading],
        "mentions": [_mention(at, mention) for at, mention in enumerate(annotations.mentions)],
        "times": [_time(expression) for expression in annotations.times],
        "quotations": [_quotation(quotation, annotations) for quotation in annotations.quotations],
        "events": [_event(event) for event in annotations.events],
        "figures": [_figure(figure) for figure in annotations.figures],
        "reactions": [_reaction(reaction) for reaction in annotations.reactions],
    }


def dump_annotations(annotations: Annotations, annotator: str) -> str:
    """One JSON line with its line end."""
    return dump(annotations_to_json(annotations, annotator)) + "\n"


def _mention(at: int, mention: Mention) -> Json:
    told: Json = {
        "id": f"m{at}",
        **span_to_json(mention.span),
        "head": span_to_json(mention.head),
        "form": str(mention.form),
        "kind": str(mention.kind),
        "entity": f"e{mention.entity}",
    }
    if mention.confidence is not None:
        told["confidence"] = score(mention.confidence)
    return told


def _time(expression: TimeExpression) -> Json:
    return {
        **span_to_json(expression.span),
        "type": expression.type,
        "date": date_or_none(expression.when),
        "value": expression.value,
    }


def _quotation(quotation: Quotation, annotations: Annotations) -> Json:
    """`parts` stands only where the cue splits the words, `aside` only where it is so."""
    speaker = quotation.speaker
    told: Json = {
        **span_to_json(quotation.words),
        "kind": quotation.kind,
        "cue": span_or_none(quotation.cue),
        "source": span_or_none(quotation.source),
        "speaker": None if speaker is None else f"e{annotations.mentions[speaker].entity}",
        "heading": quotation.heading,
    }
    if quotation.aside:
        told["aside"] = True
    if len(quotation.parts) > 1:
        told["parts"] = [span_to_json(part) for part in quotation.parts]
    return told


def _event(event: EventMention) -> Json:
    return {
        **span_to_json(event.span),
        "class": str(event.cls),
        "date": date_or_none(event.when),
        "participants": [f"m{at}" for at in event.participants],
    }


def _figure(figure: Figure) -> Json:
    return {
        **span_to_json(figure.span),
        "value": numbers(figure.value),
        "qualifier": str(figure.qualifier),
        "unit": figure.unit,
        "of": span_or_none(figure.of),
    }


def _reaction(reaction: Reaction) -> Json:
    return {
        **span_to_json(reaction.span),
        "emotion": reaction.emotion,
        "who": None if reaction.mention is None else f"m{reaction.mention}",
    }
