"""Telling the stories of an archive whose reports, or what is shown of them, have changed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from sourceline import __version__
from sourceline.errors import SourcelineError
from sourceline.export.facts import find_facts
from sourceline.model.article import Problem
from sourceline.pipeline.keeping import Earlier, Material, tell_kept
from sourceline.store.reports import digest, taken_out
from sourceline.store.store import Store
from sourceline.store.stories import Told
from sourceline.wire.story_json import dump_story


@dataclass(frozen=True, slots=True, kw_only=True)
class Stale:
    """A gathering of `size` reports that is to be told, and all that its telling depends on."""

    gathering: str
    size: int
    told_from: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToTell:
    """The reports of one story on their way to whoever tells it."""

    reports: tuple[str, ...]
    told_from: str
    material: tuple[Material, ...]
    problems: tuple[Problem, ...]


def find_stale(store: Store, annotator: str, *, again: bool) -> list[Stale]:
    """What was touched and is not told as it is now, or all `again`; the largest first.

    What was touched and is as it was is done with.
    """
    stale: list[Stale] = []
    kept: list[str] = []
    for gathering, size in store.gatherings.touched():
        reports = store.gatherings.members(gathering)
        key = _depends(store, gathering, reports, annotator)
        if again or store.stories.told_from(reports) != key:
            stale.append(Stale(gathering=gathering, size=size, told_from=key))
        else:
            kept.append(gathering)
    if kept:
        with store.transaction():
            for gathering in kept:
                store.gatherings.looked_at(gathering)
    return stale


def in_turn(stale: Sequence[Stale], *, several: bool) -> list[Stale]:
    """The smallest first, so that most stories are there soon; but the largest at the very start where
    `several` are told at once, so that it is at work while the others are, not after them."""
    rising = sorted(stale, key=lambda each: each.size)
    return [*rising[-1:], *rising[:-1]] if several else rising


def find_materials(store: Store, stale: Sequence[Stale], annotator: str) -> Iterator[ToTell]:
    """One by one, so that no more is held than is handed out."""
    for each in stale:
        yield _material(store, each, annotator)


def put_told(store: Store, stale: Stale, told: Told, annotator: str) -> None:
    """In a transaction: what somebody else has changed meanwhile is left to be looked at again."""
    reports = store.gatherings.members(stale.gathering)
    if told.reports != reports:
        return
    store.stories.put(told)
    if _depends(store, stale.gathering, reports, annotator) == told.told_from:
        store.gatherings.looked_at(stale.gathering)


def tell_one(work: ToTell) -> Told | Problem:
    """One story; what goes wrong in it costs the others nothing."""
    try:
        story = tell_kept(work.material, work.problems)
        told = dump_story(story, indent=None)
        facts = find_facts(story)
    except SourcelineError:
        raise  # not of these reports: the weights, a setting
    except Exception as cause:
        what = f"its story could not be told ({type(cause).__name__}: {str(cause)[:120]})"
        return Problem(work.material[0].article.source, "other", f"{what}. Please report this.")
    return Told(
        story=story,
        json=told,
        reports=work.reports,
        told_from=work.told_from,
        independent=facts.independent,
        disputed=facts.disputed,
    )


def _depends(store: Store, gathering: str, reports: Sequence[str], annotator: str) -> str:
    states = store.reports.states(gathering)
    return digest(json.dumps([__version__, annotator, [(e, states.get(e)) for e in reports]]))


def _material(store: Store, stale: Stale, annotator: str) -> ToTell:
    reports = store.gatherings.members(stale.gathering)
    material: list[Material] = []
    for ident in reports:
        kept = store.reports.get(store.reports.number_of(ident) or 0)
        data = store.readings.annotations(kept.number, annotator)
        if data is None:
            raise taken_out(ident)
        texts = store.reports.versions(kept.line)
        material.append(
            Material(
                article=kept.article,
                annotations=data,
                texts=tuple(
                    Earlier(article=each.article, seen=each.seen, since=each.since)
                    for each in (texts if len(texts) > 1 else ())
                ),
            )
        )
    if not material:
        raise taken_out(stale.gathering)
    material.sort(key=lambda each: each.article.source)
    sources = [s for each in material for s in (each.article.source, *each.article.duplicates)]
    return ToTell(
        reports=reports,
        told_from=stale.told_from,
        material=tuple(material),
        problems=tuple(chain.from_iterable(map(store.readings.problems, sources))),
    )
