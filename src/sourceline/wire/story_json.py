"""A story as `sourceline.story/1` (docs/story-json.md), the writing side.

`story_from_json`, `load_schema` and the rest of the way back live next door and are offered here
too, so that one import serves both directions.
"""

from __future__ import annotations

import json
from importlib import resources
from typing import Any, cast

from sourceline.model.story import (
    CastMember,
    ClaimedValue,
    Decision,
    Discrepancy,
    FigureSeries,
    FigureValue,
    Novelty,
    Passage,
    Reuse,
    Story,
    TimelineEntry,
    ToldQuotation,
    ToldReaction,
)
from sourceline.wire.parts import (
    Json,
    article_to_json,
    date_or_none,
    date_to_json,
    dump,
    evidence_list,
    evidence_to_json,
    generator,
    numbers,
    score,
)
from sourceline.wire.story_reading import STORY_SCHEMA, story_from_json

__all__ = ["STORY_SCHEMA", "dump_story", "load_schema", "story_from_json", "story_to_json"]


def story_to_json(story: Story) -> Json:
    """The story as JSON values, keys in the order of the contract, scores rounded.

    What persons decided stands only where there is something: a story without it keeps its bytes.
    """
    decisions = [_decision(decision) for decision in story.decisions]
    return {
        "schema": STORY_SCHEMA,
        "generator": generator(story.annotator),
        "id": story.id,
        "title": story.title,
        "span": {"start": story.start, "end": story.end},
        "articles": [article_to_json(article) for article in story.articles],
        "timeline": [_entry(entry) for entry in story.timeline],
        "cast": [_member(member) for member in story.cast],
        "quotations": [_quotation(quotation) for quotation in story.quotations],
        "discrepancies": [_discrepancy(discrepancy) for discrepancy in story.discrepancies],
        "figures": [_series(series) for series in story.figures],
        "reuse": [_reuse(reuse) for reuse in story.reuse],
        "reactions": [_reaction(reaction) for reaction in story.reactions],
        "novelty": [_novelty(novelty) for novelty in story.novelty],
        "problems": [
            {"source": problem.source, "kind": problem.kind, "reason": problem.reason}
            for problem in story.problems
        ],
        **({"decisions": decisions} if decisions else {}),
    }


def dump_story(story: Story, *, indent: int | None = 1) -> str:
    """The story as JSON text with a line end; the same story gives the same bytes."""
    return dump(story_to_json(story), indent=indent) + "\n"


def load_schema(name: str = "story") -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that every story we write conforms to; `new`: of what is new."""
    path = resources.files("sourceline.wire").joinpath("schema", f"{name}-1.json")
    return cast("dict[str, Any]", json.loads(path.read_text(encoding="utf-8")))


def _decision(decision: Decision) -> Json:
    return {
        "id": decision.id,
        "kind": decision.kind,
        "by": decision.by,
        "at": decision.at,
        "why": decision.why,
        "what": decision.what,
        "status": decision.status,
        "note": decision.note,
    }


def _decided(ids: tuple[str, ...]) -> Json:
    return {"decided": list(ids)} if ids else {}


def _entry(entry: TimelineEntry) -> Json:
    return {
        "id": entry.id,
        "date": date_to_json(entry.date),
        "text": entry.text,
        "status": entry.status,
        "independent_sources": entry.independent_sources,
        "entities": list(entry.entities),
        "evidence": evidence_list(entry.evidence),
        **({"pinned": True} if entry.pinned else {}),
        **_decided(entry.decided),
    }


def _member(member: CastMember) -> Json:
    return {
        "id": member.id,
        "name": member.name,
        "kind": str(member.kind),
        "aliases": [
            {"text": alias.text, "count": alias.count, "kind": alias.kind}
            for alias in member.aliases
        ],
        "roles": [
            {"text": role.text, "evidence": evidence_list(role.evidence)} for role in member.roles
        ],
        "relations": [
            {"kind": tie.kind, "to": tie.to, "evidence": evidence_list(tie.evidence)}
            for tie in member.relations
        ],
        "mentions": member.mentions,
        "evidence": evidence_list(member.evidence),
        **_decided(member.decided),
    }


def _quotation(quotation: ToldQuotation) -> Json:
    return {
        "id": quotation.id,
        "text": quotation.text,
        "kind": quotation.kind,
        "speaker": quotation.speaker,
        "speaker_text": quotation.speaker_text,
        "cue": quotation.cue,
        "heading": quotation.heading,
        "date": date_or_none(quotation.date),
        "evidence": evidence_list(quotation.evidence),
        **_decided(quotation.decided),
    }


def _discrepancy(discrepancy: Discrepancy) -> Json:
    correction = discrepancy.correction
    return {
        "id": discrepancy.id,
        "about": discrepancy.about,
        "kind": discrepancy.kind,
        "status": discrepancy.status,
        "correction": None if correction is None else evidence_to_json(correction),
        "reason": discrepancy.reason,
        "values": [_claimed(value) for value in discrepancy.values],
        "timeline": list(discrepancy.timeline),
        **_decided(discrepancy.decided),
    }


def _claimed(value: ClaimedValue) -> Json:
    return {
        "value": value.value,
        "evidence": evidence_list(value.evidence),
        "independent_sources": value.independent_sources,
    }


def _series(series: FigureSeries) -> Json:
    return {
        "what": series.what,
        "unit": series.unit,
        "values": [_figure(value) for value in series.values],
    }


def _figure(value: FigureValue) -> Json:
    return {
        "value": numbers(value.value),
        "qualifier": str(value.qualifier),
        "text": value.text,
        "as_of": date_to_json(value.as_of),
        "evidence": evidence_list(value.evidence),
    }


def _reuse(reuse: Reuse) -> Json:
    """`order` stands only where it is unknown who told it first."""
    told: Json = {"from": reuse.source, "to": reuse.copy, "share": score(reuse.share)}
    if not reuse.order_known:
        told["order"] = "unknown"
    return told | {"passages": [_passage(passage) for passage in reuse.passages]}


def _passage(passage: Passage) -> Json:
    return {
        "kind": passage.kind,
        "from": evidence_to_json(passage.source),
        "to": evidence_to_json(passage.copy),
        "changes": [{"from": change.before, "to": change.after} for change in passage.changes],
    }


def _reaction(reaction: ToldReaction) -> Json:
    return {
        "text": reaction.text,
        "who": reaction.who,
        "who_text": reaction.who_text,
        "emotion": reaction.emotion,
        "about": reaction.about,
        "evidence": evidence_list(reaction.evidence),
    }


def _novelty(novelty: Novelty) -> Json:
    return {
        "article": novelty.article,
        "sentences": novelty.sentences,
        "new": novelty.new,
        "evidence": evidence_list(novelty.evidence),
    }
