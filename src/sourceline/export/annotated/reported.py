"""A report's own page: its text with names, days and quotations marked, and what its story says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

from markupsafe import Markup

from sourceline.export.annotated.entities import entities_of
from sourceline.export.annotated.markup import body_of
from sourceline.export.annotated.nesting import group_tags
from sourceline.export.annotated.tags import Tag, tags_of
from sourceline.export.safe import shortened
from sourceline.model.annotations import Annotations, Quotation
from sourceline.model.article import Article
from sourceline.model.span import Span
from sourceline.model.story import Evidence, Story

_SPEAKER_LIMIT = 40
# Descriptions, pronouns, events and numbers would leave hardly a word unmarked.
_SHOWN = frozenset({"boilerplate", "heading", "name", "cue", "source", "time"})
# Of times, those that name one; "ten minutes" and "every Sunday" are of no day.
_DAYS = frozenset({"date", "time"})


def marked_body(article: Article, annotations: Annotations | None, story: Story | None) -> Markup:
    """The whole text; words that a story points at bear the id of their place, `w12-40`."""
    tags = [*_story_tags(article, story)] if story else []
    tags += _own_tags(annotations) if annotations else _boilerplate(article)
    return body_of(article, group_tags(tags), "")


def place(evidence: Evidence) -> str:
    """What the evidence's words are called on the page of their report."""
    return f"w{evidence.span.start}-{evidence.span.end}"


def evidence_in(value: Any) -> Iterator[Evidence]:
    """All evidence that something told rests on."""
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            if isinstance(each, Evidence):
                yield each
            else:
                yield from evidence_in(each)
    else:
        for name in _holders(type(value)):  # type: ignore[arg-type]  # a class can be hashed
            yield from evidence_in(getattr(value, name))


@cache
def _holders(kind: type) -> tuple[str, ...]:
    """The fields that can hold evidence: asked for once a kind, since a large story is gone through whole."""
    if not is_dataclass(kind) or kind is Article:
        return ()
    return tuple(
        each.name
        for each in fields(kind)
        if "tuple" in str(each.type) or "Evidence" in str(each.type)
    )


def _own_tags(annotations: Annotations) -> Iterator[Tag]:
    for tag in tags_of(annotations):
        if tag.sort in _SHOWN and (tag.sort != "time" or tag.tone in _DAYS):
            # The numbers of entities are of no use where no list of them stands beside.
            told = tag.sort == "time" and tag.label != tag.span.cut(annotations.article.text)
            yield replace(tag, label=tag.label if told else "", entity=None)
    names = {each.number: each.name for each in entities_of(annotations)}
    for quotation in annotations.quotations:
        yield from _quotation(quotation, annotations, names)


def _quotation(
    quotation: Quotation, annotations: Annotations, names: dict[int, str]
) -> Iterator[Tag]:
    by = _speaker(quotation, annotations, names)
    title = f"{quotation.kind} quotation, {by}"
    for part in quotation.parts:
        label = by if part == quotation.parts[-1] else ""
        yield Tag(span=part, sort="quotation", tone=quotation.kind, label=label, title=title)


def _speaker(quotation: Quotation, annotations: Annotations, names: dict[int, str]) -> str:
    if quotation.speaker is not None:
        number = annotations.mentions[quotation.speaker].entity
        return shortened(names[number], _SPEAKER_LIMIT)
    if quotation.source is not None:
        return shortened(quotation.source.cut(annotations.article.text), _SPEAKER_LIMIT)
    return "speaker unknown"


def _boilerplate(article: Article) -> list[Tag]:
    return [
        Tag(
            span=Span(mark.span.start, min(mark.span.end, len(article.text))),
            sort="boilerplate",
            tone="",
            label="",
            title=mark.reason,
        )
        for mark in article.boilerplate
        if mark.span.start < len(article.text)
    ]


def _story_tags(article: Article, story: Story) -> Iterator[Tag]:
    first = bool(story.articles) and story.articles[0].id == article.id
    new = () if first else (n for n in story.novelty if n.article == article.id)
    yield from _over(article, evidence_in(tuple(new)), "new", "told by no earlier report")
    names = {each.id: each for each in story.articles}
    for tie in story.reuse:
        if tie.copy == article.id and tie.source in names:
            words = (passage.copy for passage in tie.passages)
            yield from _over(article, words, "copied", "also in an earlier report")
    yield from _over(article, evidence_in(replace(story, articles=())), "told", "")


def _over(article: Article, words: Iterable[Evidence], sort: str, title: str) -> Iterator[Tag]:
    seen: set[Span] = set()
    for each in words:
        here = each.article == article.id and each.span.end <= len(article.text)
        if here and each.span not in seen:
            seen.add(each.span)
            yield Tag(span=each.span, sort=sort, tone="", label="", title=title, anchored=True)
