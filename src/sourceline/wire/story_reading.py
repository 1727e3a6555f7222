"""`sourceline.story/1` back into the model: what was written comes back, byte for byte."""

from __future__ import annotations

from sourceline.errors import SourceError
from sourceline.model.annotations import Kind, Qualifier
from sourceline.model.article import Problem
from sourceline.model.story import (
    Alias,
    CastMember,
    Change,
    ClaimedValue,
    Decision,
    Discrepancy,
    FigureSeries,
    FigureValue,
    Novelty,
    Passage,
    Relation,
    Reuse,
    Role,
    Story,
    TimelineEntry,
    ToldQuotation,
    ToldReaction,
)
from sourceline.wire.parts import (
    Json,
    article_from_json,
    date_from_json,
    date_or_none_back,
    evidence_back,
    evidence_from_json,
    numbers_back,
)

STORY_SCHEMA = "sourceline.story/1"


def story_from_json(value: Json) -> Story:
    """The story that `story_to_json` wrote; SourceError where it is another thing."""
    if value.get("schema") != STORY_SCHEMA:
        raise SourceError(
            f"is no {STORY_SCHEMA}: its schema is {value.get('schema')!r}",
            remedy="Write it again with `sourceline tell --format json`.",
        )
    try:
        return _story(value)
    except (KeyError, TypeError, ValueError) as error:
        raise SourceError(
            f"does not hold what {STORY_SCHEMA} promises ({error!r})",
            remedy="Check it against `sourceline schema`.",
        ) from error


def _story(value: Json) -> Story:
    return Story(
        id=value["id"],
        title=value["title"],
        start=value["span"]["start"],
        end=value["span"]["end"],
        annotator=value["generator"]["annotator"],
        articles=tuple(article_from_json(item) for item in value["articles"]),
        timeline=tuple(_entry(item) for item in value["timeline"]),
        cast=tuple(_member(item) for item in value["cast"]),
        quotations=tuple(_quotation(item) for item in value["quotations"]),
        discrepancies=tuple(_discrepancy(item) for item in value["discrepancies"]),
        figures=tuple(_series(item) for item in value["figures"]),
        reuse=tuple(_reuse(item) for item in value["reuse"]),
        reactions=tuple(_reaction(item) for item in value["reactions"]),
        novelty=tuple(_novelty(item) for item in value["novelty"]),
        problems=tuple(
            Problem(item["source"], item["kind"], item["reason"]) for item in value["problems"]
        ),
        decisions=tuple(Decision(**item) for item in value.get("decisions", ())),
    )


def _decided(value: Json) -> tuple[str, ...]:
    return tuple(value.get("decided", ()))


def _entry(value: Json) -> TimelineEntry:
    return TimelineEntry(
        id=value["id"],
        date=date_from_json(value["date"]),
        text=value["text"],
        status=value["status"],
        independent_sources=value["independent_sources"],
        entities=tuple(value["entities"]),
        evidence=evidence_back(value["evidence"]),
        decided=_decided(value),
        pinned=value.get("pinned", False),
    )


def _member(value: Json) -> CastMember:
    return CastMember(
        id=value["id"],
        name=value["name"],
        kind=Kind(value["kind"]),
        aliases=tuple(Alias(**alias) for alias in value["aliases"]),
        roles=tuple(
            Role(text=role["text"], evidence=evidence_back(role["evidence"]))
            for role in value["roles"]
        ),
        relations=tuple(
            Relation(kind=tie["kind"], to=tie["to"], evidence=evidence_back(tie["evidence"]))
            for tie in value["relations"]
        ),
        mentions=value["mentions"],
        evidence=evidence_back(value["evidence"]),
        decided=_decided(value),
    )


def _quotation(value: Json) -> ToldQuotation:
    return ToldQuotation(
        id=value["id"],
        text=value["text"],
        kind=value["kind"],
        speaker=value["speaker"],
        speaker_text=value["speaker_text"],
        cue=value["cue"],
        heading=value["heading"],
        date=date_or_none_back(value["date"]),
        evidence=evidence_back(value["evidence"]),
        decided=_decided(value),
    )


def _discrepancy(value: Json) -> Discrepancy:
    correction = value["correction"]
    return Discrepancy(
        id=value["id"],
        about=value["about"],
        kind=value["kind"],
        status=value["status"],
        correction=None if correction is None else evidence_from_json(correction),
        reason=value["reason"],
        values=tuple(
            ClaimedValue(
                value=item["value"],
                evidence=evidence_back(item["evidence"]),
                independent_sources=item["independent_sources"],
            )
            for item in value["values"]
        ),
        timeline=tuple(value["timeline"]),
        decided=_decided(value),
    )


def _series(value: Json) -> FigureSeries:
    return FigureSeries(
        what=value["what"],
        unit=value["unit"],
        values=tuple(
            FigureValue(
                value=numbers_back(item["value"]),
                qualifier=Qualifier(item["qualifier"]),
                text=item["text"],
                as_of=date_from_json(item["as_of"]),
                evidence=evidence_back(item["evidence"]),
            )
            for item in value["values"]
        ),
    )


def _reuse(value: Json) -> Reuse:
    return Reuse(
        source=value["from"],
        copy=value["to"],
        share=value["share"],
        passages=tuple(_passage(item) for item in value["passages"]),
        order_known=value.get("order") != "unknown",
    )


def _passage(value: Json) -> Passage:
    return Passage(
        kind=value["kind"],
        source=evidence_from_json(value["from"]),
        copy=evidence_from_json(value["to"]),
        changes=tuple(Change(before=item["from"], after=item["to"]) for item in value["changes"]),
    )


def _reaction(value: Json) -> ToldReaction:
    return ToldReaction(
        text=value["text"],
        who=value["who"],
        who_text=value["who_text"],
        emotion=value["emotion"],
        about=value["about"],
        evidence=evidence_back(value["evidence"]),
    )


def _novelty(value: Json) -> Novelty:
    return Novelty(
        article=value["article"],
        sentences=value["sentences"],
        new=value["new"],
        evidence=evidence_back(value["evidence"]),
    )
