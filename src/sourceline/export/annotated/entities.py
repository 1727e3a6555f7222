"""The things that one report speaks of: number, name, kind, and how often."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sourceline.export.safe import shortened
from sourceline.model.annotations import Annotations, Form, Kind, Mention

_NAME_LIMIT = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """`number` is the one of the JSON lines: 3 for "e3"."""

    number: int
    name: str
    kind: Kind
    mentions: int


def entities_of(annotations: Annotations) -> tuple[Entity, ...]:
    """In the order of their numbers."""
    found: dict[int, list[Mention]] = {}
    for mention in annotations.mentions:
        found.setdefault(mention.entity, []).append(mention)
    text = annotations.article.text
    return tuple(_entity(number, found[number], text) for number in sorted(found))


def _entity(number: int, mentions: list[Mention], text: str) -> Entity:
    """Called by the longest of its names, else by its first description, else by its pronoun."""
    names = [each for each in mentions if each.form is Form.NAME]
    others = [each for each in mentions if each.form is Form.DESCRIPTION]
    caller = max(names, key=lambda each: len(each.span)) if names else (others or mentions)[0]
    kinds = Counter(each.kind for each in names or mentions)
    return Entity(
        number=number,
        name=shortened(caller.span.cut(text), _NAME_LIMIT),
        kind=kinds.most_common(1)[0][0],
        mentions=len(mentions),
    )
