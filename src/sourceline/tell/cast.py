"""The cast, those told of most and first before the others."""

from __future__ import annotations

from collections.abc import Sequence

from sourceline.model.annotations import Annotations
from sourceline.model.links import Links, LocalEntity
from sourceline.model.span import overlaps_any
from sourceline.model.story import CastMember, Evidence


def tell_cast(links: Links) -> tuple[CastMember, ...]:
    """Entities with every mention of them as evidence, names, descriptions and pronouns alike."""
    evidence: dict[str, list[Evidence]] = {entity.id: [] for entity in links.entities}
    for each in links.annotations:
        for entity, found in _mentions(each, links):
            evidence[entity].append(found)
    cast = [
        CastMember(
            id=entity.id,
            name=entity.name,
            kind=entity.kind,
            aliases=entity.aliases,
            roles=entity.roles,
            relations=entity.relations,
            mentions=len(evidence[entity.id]),
            evidence=tuple(evidence[entity.id]),
            decided=entity.decided,
        )
        for entity in links.entities
    ]
    return tuple(
        sorted(
            cast,
            key=lambda member: (
                -_reports(member.evidence),
                -member.mentions,
                member.name,
                member.id,
            ),
        )
    )


def _mentions(each: Annotations, links: Links) -> list[tuple[str, Evidence]]:
    marked = [mark.span for mark in each.article.boilerplate]
    return [
        (links.entity_of[local], Evidence.of(each.article, mention.span))
        for mention in each.mentions
        if (local := LocalEntity(each.article.id, mention.entity)) in links.entity_of
        and not overlaps_any(mention.span, marked)
    ]


def _reports(evidence: Sequence[Evidence]) -> int:
    return len({e.article for e in evidence})
