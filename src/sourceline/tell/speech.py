"""Quotations with their speakers, and reactions with who felt them and about what."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sourceline.model.annotations import Annotations, Quotation, Reaction
from sourceline.model.links import Links, LocalEntity
from sourceline.model.span import Span, overlaps_any
from sourceline.model.story import Evidence, TimelineEntry, ToldQuotation, ToldReaction
from sourceline.model.when import When
from sourceline.tell.said_on import days_of_saying


def tell_quotations(links: Links) -> tuple[ToldQuotation, ...]:
    """In order of publication and place."""
    found: list[ToldQuotation] = []
    for each in links.annotations:
        marked = [mark.span for mark in each.article.boilerplate]
        days = days_of_saying(each)
        found.extend(
            _quotation(each, quotation, days.get(quotation), links.entity_of)
            for quotation in each.quotations
            if not quotation.aside and not overlaps_any(quotation.words, marked)
        )
    return tuple(found)


def _quotation(
    each: Annotations,
    quotation: Quotation,
    said_on: When | None,
    entity_of: Mapping[LocalEntity, str],
) -> ToldQuotation:
    text = each.article.text
    speaker = None
    if quotation.speaker is not None:
        local = LocalEntity(each.article.id, each.mentions[quotation.speaker].entity)
        speaker = entity_of.get(local)
    key = f"{each.article.id}|{quotation.words.start}|{quotation.words.end}"
    return ToldQuotation(
        id="q-" + hashlib.sha256(key.encode()).hexdigest()[:10],
        text=" ".join(part.cut(text) for part in quotation.parts),
        kind=quotation.kind,
        speaker=speaker,
        speaker_text=quotation.source.cut(text) if quotation.source else None,
        cue=quotation.cue.cut(text) if quotation.cue else None,
        heading=quotation.heading,
        date=said_on or each.article.published,
        evidence=tuple(Evidence.of(each.article, part) for part in quotation.parts),
    )


def tell_reactions(links: Links, timeline: Sequence[TimelineEntry]) -> tuple[ToldReaction, ...]:
    """In order of publication and place."""
    found: list[ToldReaction] = []
    lines = _lines_by_article(timeline)
    for each in links.annotations:
        marked = [mark.span for mark in each.article.boilerplate]
        found.extend(
            _reaction(each, reaction, links.entity_of, lines)
            for reaction in each.reactions
            if not overlaps_any(reaction.span, marked)
        )
    return tuple(_told_once(found))


def _told_once(reactions: Sequence[ToldReaction]) -> list[ToldReaction]:
    """The same words of the same one in several reports are one reaction with all of its places."""
    kept: list[ToldReaction] = []
    by_feeling: dict[tuple[str, str], list[tuple[str, int]]] = {}
    for reaction in reactions:
        words = "".join(filter(str.isalnum, reaction.text.casefold()))
        if reaction.who is None:
            kept.append(reaction)
            continue
        known = by_feeling.setdefault((reaction.who, reaction.emotion), [])
        same = next((at for other, at in known if words in other or other in words), None)
        if same is None:
            known.append((words, len(kept)))
            kept.append(reaction)
            continue
        first = kept[same]
        kept[same] = replace(
            first, about=first.about or reaction.about, evidence=first.evidence + reaction.evidence
        )
    return kept


def _lines_by_article(timeline: Sequence[TimelineEntry]) -> dict[str, list[tuple[Span, str]]]:
    lines: dict[str, list[tuple[Span, str]]] = {}
    for entry in timeline:
        for evidence in entry.evidence:
            lines.setdefault(evidence.article, []).append((evidence.span, entry.id))
    return lines


def _reaction(
    each: Annotations,
    reaction: Reaction,
    entity_of: Mapping[LocalEntity, str],
    lines: Mapping[str, list[tuple[Span, str]]],
) -> ToldReaction:
    text = each.article.text
    who = None
    if reaction.mention is not None:
        local = LocalEntity(each.article.id, each.mentions[reaction.mention].entity)
        who = entity_of.get(local)
    return ToldReaction(
        text=reaction.span.cut(text),
        who=who,
        who_text=reaction.who.cut(text) if reaction.who else None,
        emotion=reaction.emotion,
        about=_about(reaction.span, lines.get(each.article.id, [])),
        evidence=(Evidence.of(each.article, reaction.span),),
    )


def _about(span: Span, lines: list[tuple[Span, str]]) -> str | None:
    """The line of the timeline that the same sentence tells."""
    hits = [entry for line, entry in lines if line.overlaps(span)]
    return hits[0] if hits else None
