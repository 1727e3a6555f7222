"""Corrections of the cast: two are one, one is two, a name, whom some words mean.

Replayed between who is who and what happened, each on what those before it left; so a pair that was
merged gets its name, its roles and its events by the same code as any other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sourceline.link.cast import cast_of, link_cast
from sourceline.link.cast_parts import Part, find_parts
from sourceline.link.entities import join_entities
from sourceline.model.annotations import Annotations, Form, Mention
from sourceline.model.corrections import (
    Correction,
    Merge,
    Move,
    Outcome,
    Place,
    Rename,
    Split,
    Thing,
)
from sourceline.model.links import Entity, LocalEntity
from sourceline.model.span import Span
from sourceline.model.story import Reuse
from sourceline.text.places import Missing, Named, choose_named, find_place, find_report

UNKNOWN = "nobody and nothing is called {} any more"
Group = list[LocalEntity]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """`annotations` are those given, but for the mentions that a person moved."""

    annotations: tuple[Annotations, ...]
    entities: tuple[Entity, ...]
    entity_of: Mapping[LocalEntity, str]
    outcomes: tuple[Outcome, ...] = ()


def decide_cast(
    annotations: tuple[Annotations, ...],
    reuse: Sequence[Reuse],
    corrections: Iterable[Correction] = (),
) -> Cast:
    """Who is who, as the reports tell and as persons decided."""
    wanted = [each for each in corrections if isinstance(each.what, tuple(_ACTS))]
    if not wanted:
        entities, entity_of = link_cast(annotations, reuse)
        return Cast(annotations=annotations, entities=entities, entity_of=entity_of)
    desk = _Desk(annotations, reuse)
    outcomes = tuple(desk.replay(each) for each in wanted)
    entities, entity_of = desk.cast()
    return Cast(
        annotations=desk.annotations,
        entities=entities,
        entity_of=entity_of,
        outcomes=outcomes,
    )


class _NoLongerError(Exception):
    """Why a correction does not hold here, for people."""


class _Desk:
    """The cast while it is corrected: sets of the reports' own entities, names that persons gave."""

    def __init__(self, annotations: tuple[Annotations, ...], reuse: Sequence[Reuse]) -> None:
        self.annotations = annotations
        groups, _ = join_entities(annotations, reuse)
        self.groups: list[Group] = [[part.local for part in group] for group in groups]
        self.names: dict[LocalEntity, str] = {}
        self.marks: dict[LocalEntity, list[str]] = defaultdict(list)
        self._parts: list[Part] | None = None
        self._cast: tuple[tuple[Entity, ...], dict[LocalEntity, str]] | None = None

    def replay(self, correction: Correction) -> Outcome:
        try:
            _ACTS[type(correction.what)](self, correction.what, correction.id)
        except _NoLongerError as error:
            return Outcome(correction=correction, holds=False, note=str(error))
        return Outcome(correction=correction, holds=True)

    def cast(self) -> tuple[tuple[Entity, ...], dict[LocalEntity, str]]:
        """All named entities as they are now."""
        if self._cast is None:
            self._parts = self._parts or find_parts(self.annotations)
            groups = _in_order(self.groups, self._parts)
            entities, entity_of = cast_of(self.annotations, groups, self.names)
            marked = tuple(replace(each, decided=self._marks_of(each.members)) for each in entities)
            self._cast = marked, entity_of
        return self._cast

    def _marks_of(self, members: Iterable[LocalEntity]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(mark for local in members for mark in self.marks.get(local, ())))

    def changed(self, *, mentions: bool = False) -> None:
        self._cast = None
        if mentions:
            self._parts = None

    # Finding what is meant

    def group_of(self, thing: Thing) -> Group:
        """The set of the one that is meant."""
        entities, entity_of = self.cast()
        here = self._entity_at(thing.place, entity_of)
        among = [
            Named(
                id=each.id,
                name=each.name,
                aliases=tuple(alias.text for alias in each.aliases),
                here=each.id == here,
            )
            for each in entities
        ]
        chosen = choose_named(thing.name, among)
        if chosen is None:
            raise _NoLongerError(UNKNOWN.format(f"“{thing.name}”"))
        local = next(each.members[0] for each in entities if each.id == chosen)
        return self._group_with(local)

    def _group_with(self, local: LocalEntity) -> Group:
        return next(group for group in self.groups if local in group)

    def _entity_at(self, place: Place, entity_of: Mapping[LocalEntity, str]) -> str | None:
        try:
            each, mention = self.mention_at(place)
        except _NoLongerError:
            return None
        return entity_of.get(LocalEntity(each.article.id, mention.entity))

    def mention_at(self, place: Place) -> tuple[Annotations, Mention]:
        """The mention that has these words; else the shortest one around them."""
        found = find_place(place, [each.article for each in self.annotations])
        if isinstance(found, Missing):
            raise _NoLongerError(found.why)
        each = next(a for a in self.annotations if a.article.id == found.article.id)
        exact = [m for m in each.mentions if found.span in (m.span, m.head)]
        around = [m for m in each.mentions if m.span.contains(found.span)]
        mentions = exact or sorted(around, key=lambda m: (len(m.span), m.span))
        if not mentions:
            raise _NoLongerError("these words mean nobody of the cast any more")
        return each, mentions[0]

    # Changing

    def merge(self, what: Merge, ident: str) -> None:
        one, other = self.group_of(what.one), self.group_of(what.other)
        self._mark(ident, one, other)
        if one is other:
            return  # they are found to be one by now
        one.extend(other)
        self.groups.remove(other)
        self.changed()

    def split(self, what: Split, ident: str) -> None:
        group = self.group_of(what.thing)
        chosen = self._chosen(what, set(group))
        if not chosen:
            called = f"“{what.form}”" if what.report is None else "so in that report"
            raise _NoLongerError(f"none of its mentions is called {called} any more")
        left = [
            m
            for each in self.annotations
            for m in each.mentions
            if LocalEntity(each.article.id, m.entity) in group
            and (each.article.id, m.span) not in chosen
            and m.form is Form.NAME
        ]
        if not left:
            raise _NoLongerError("nothing else would be left of it")
        apart = self._set_apart(group, chosen)
        self.groups.append(apart)
        self._mark(ident, group, apart)

    def _chosen(self, what: Split, group: set[LocalEntity]) -> set[tuple[str, Span]]:
        articles = [each.article for each in self.annotations]
        report = find_report(what.report, articles) if what.report is not None else None
        if what.report is not None and report is None:
            raise _NoLongerError("its report is not here any more")
        wanted = _plain(what.form or "")
        return {
            (each.article.id, m.span)
            for each in self.annotations
            if report is None or each.article.id == report.id
            for m in each.mentions
            if LocalEntity(each.article.id, m.entity) in group
            and (not wanted or wanted in _forms(each, m))
        }

    def rename(self, what: Rename, ident: str) -> None:
        group = self.group_of(what.thing)
        for local in group:
            self.names[local] = what.name
        self._mark(ident, group)
        self.changed()

    def move(self, what: Move, ident: str) -> None:
        each, mention = self.mention_at(what.mention)
        local = LocalEntity(each.article.id, mention.entity)
        target = self.group_of(what.to) if what.to is not None else None
        group = next((group for group in self.groups if local in group), None)
        if group is None:
            raise _NoLongerError("these words are set aside as none of the report's own")
        if target is group:
            self._mark(ident, group)
            return
        apart = self._set_apart(group, {(each.article.id, mention.span)})
        if target is None:
            self.groups.append(apart)
            self._mark(ident, group)
        else:
            target.extend(apart)
            self._mark(ident, target)

    def _set_apart(self, group: Group, chosen: set[tuple[str, Span]]) -> Group:
        """These mentions as entities of their own, one a report."""
        apart: Group = []
        annotations = []
        for each in self.annotations:
            mine = {span for article, span in chosen if article == each.article.id}
            if mine:
                fresh = max((m.entity for m in each.mentions), default=0) + 1
                mentions = tuple(
                    replace(m, entity=fresh)
                    if m.span in mine and LocalEntity(each.article.id, m.entity) in group
                    else m
                    for m in each.mentions
                )
                each = replace(each, mentions=mentions)
                apart.append(LocalEntity(each.article.id, fresh))
            annotations.append(each)
        self.annotations = tuple(annotations)
        self.changed(mentions=True)
        return apart

    def _mark(self, ident: str, *groups: Group) -> None:
        for group in groups:
            for local in group:
                self.marks[local].append(ident)
        self.changed()


_ACTS: dict[type, Callable[[_Desk, object, str], None]] = {
    Merge: _Desk.merge,  # type: ignore[dict-item]
    Split: _Desk.split,  # type: ignore[dict-item]
    Rename: _Desk.rename,  # type: ignore[dict-item]
    Move: _Desk.move,  # type: ignore[dict-item]
}


def _in_order(groups: Iterable[Group], parts: Sequence[Part]) -> list[list[Part]]:
    """The sets that still hold something, by their first mention."""
    order = {part.local: at for at, part in enumerate(parts)}
    kept = [sorted(order[local] for local in group if local in order) for group in groups]
    return [[parts[at] for at in group] for group in sorted(filter(None, kept))]


def _forms(each: Annotations, mention: Mention) -> set[str]:
    text = each.article.text
    return {_plain(mention.span.cut(text)), _plain(mention.head.cut(text))}


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()
