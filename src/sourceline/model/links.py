"""What appears when the articles of one story lie side by side: the way from annotations to the story."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from sourceline.model.annotations import Annotations, Kind
from sourceline.model.corrections import Outcome
from sourceline.model.story import (
    Alias,
    Discrepancy,
    Evidence,
    FigureSeries,
    Novelty,
    Relation,
    Reuse,
    Role,
)
from sourceline.model.when import When


@dataclass(frozen=True, slots=True, order=True)
class LocalEntity:
    """An entity inside one article: `Mention.entity` of that article."""

    article: str
    entity: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One thing across articles; `members` are its entities inside each."""

    id: str
    name: str
    kind: Kind
    members: tuple[LocalEntity, ...]
    aliases: tuple[Alias, ...]
    roles: tuple[Role, ...] = ()
    relations: tuple[Relation, ...] = ()
    decided: tuple[str, ...] = ()  # ids of the corrections that made it so


@dataclass(frozen=True, slots=True, order=True)
class EventRef:
    """An event mention: `Annotations.events[event]` of an article."""

    article: str
    event: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedEvent:
    """One event with all mentions that tell it. `when` is the date told for it; `members` are ordered
    by publication and place. A member's own `when` may differ: that is for the discrepancies."""

    members: tuple[EventRef, ...]
    when: When
    expected: bool


class SourceCount(Protocol):
    """Counts independent sources: copies, and reports of one publisher, are one."""

    def count(self, evidence: Iterable[Evidence]) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """All decisions of the link stage. `annotations` are ordered by publication, unknown last.

    `outcomes`: what became of the corrections that were replayed until now.
    """

    annotations: tuple[Annotations, ...]
    sources: SourceCount
    entities: tuple[Entity, ...] = ()
    entity_of: Mapping[LocalEntity, str] = field(default_factory=dict)
    reuse: tuple[Reuse, ...] = ()
    events: tuple[LinkedEvent, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    figures: tuple[FigureSeries, ...] = ()
    novelty: tuple[Novelty, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
