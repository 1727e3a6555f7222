"""What appears when the articles of one story lie side by side: the way from annotations to the story."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sourceline.model.annotations import Annotations, EventMention, Kind
from sourceline.model.story import Alias, Discrepancy, FigureSeries, Novelty, Relation, Reuse, Role
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """All decisions of the link stage. `annotations` are ordered by publication, unknown last."""

    annotations: tuple[Annotations, ...]
    entities: tuple[Entity, ...] = ()
    entity_of: Mapping[LocalEntity, str] = field(default_factory=dict)
    reuse: tuple[Reuse, ...] = ()
    events: tuple[LinkedEvent, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    figures: tuple[FigureSeries, ...] = ()
    novelty: tuple[Novelty, ...] = ()

    def of(self, article: str) -> Annotations:
        """The annotations of an article by its id."""
        return next(a for a in self.annotations if a.article.id == article)

    def event(self, ref: EventRef) -> EventMention:
        return self.of(ref.article).events[ref.event]
