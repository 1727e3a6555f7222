"""Telling the stories of an archive whose reports, or what is shown of them, have changed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from sourceline import __version__
from sourceline.app.deciding import Group, Log
from sourceline.errors import SourcelineError
from sourceline.export.facts import find_facts
from sourceline.model.article import Problem
from sourceline.model.corrections import Correction
from sourceline.pipeline.keeping import Earlier, Material, tell_kept
from sourceline.store.reports import digest, taken_out
from sourceline.store.store import Store
from sourceline.store.stories import Told
from sourceline.wire.story_json import dump_story


@dataclass(frozen=True, slots=True, kw_only=True)
class Stale:
    """Reports of a gathering that are to be told, and all that their telling depends on."""

    gathering: str
    group: Group
    told_from: str

    @property
    def size(self) -> int:
        return len(self.group.reports)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToTell:
    """The reports of one story on their way to whoever tells it, and what was decided about them."""

    reports: tuple[str, ...]
    told_from: str
    material: tuple[Material, ...]
    problems: tuple[Problem, ...]
    corrections: tuple[Correction, ...]


def in_turn(stale: Sequence[Stale], *, several: bool) -> list[Stale]:
    """The smallest first, so that most stories are there soon; but the largest at the very start where
    `several` are told at once, so that it is at work while the others are, not after them."""
    rising = sorted(stale, key=lambda each: each.size)
    return [*rising[-1:], *rising[:-1]] if several else rising


def tell_one(work: ToTell) -> Told | Problem:
    """One story; what goes wrong in it costs the others nothing."""
    try:
        story = tell_kept(work.material, work.problems, work.corrections)
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


class Telling:
    """What is to be told of an archive's gatherings, by the log as it stands."""

    def __init__(self, store: Store, annotator: str) -> None:
        self.store = store
        self._annotator = annotator
        self._log = Log(store)

    def find_stale(self, *, again: bool) -> list[Stale]:
        """What was touched and is not told as it is now, or all `again`; the largest first.

        What was touched and is as it was is done with.
        """
        stale: list[Stale] = []
        kept: list[str] = []
        for gathering, _ in self.store.gatherings.touched():
            found = self.look(gathering, again=again)
            stale += found
            if not found:
                kept.append(gathering)
        if kept:
            with self.store.transaction():
                for gathering in kept:
                    self.store.gatherings.looked_at(gathering)
        return stale

    def look(self, gathering: str, *, again: bool) -> list[Stale]:
        """What of one gathering is not told as it is now, or all of it `again`."""
        return [
            Stale(gathering=gathering, group=group, told_from=key)
            for group, key in self._groups(gathering)
            if again or self.store.stories.told_from(group.reports) != key
        ]

    def is_annotated(self, gathering: str) -> bool:
        """Whether all its reports are read by the rules of now."""
        numbers = map(self.store.reports.number_of, self.store.gatherings.members(gathering))
        return all(
            number and self.store.readings.annotations(number, self._annotator) is not None
            for number in numbers
        )

    def find_materials(self, stale: Sequence[Stale]) -> Iterator[ToTell]:
        """One by one, so that no more is held than is handed out."""
        for each in stale:
            yield self._to_tell(each)

    def put_told(self, stale: Stale, told: Told) -> None:
        """In a transaction: what somebody else has changed meanwhile is left to be looked at again."""
        groups = self._groups(stale.gathering)
        if told.reports not in [group.reports for group, _ in groups]:
            return
        self.store.stories.put(told)
        if all(self.store.stories.told_from(group.reports) == key for group, key in groups):
            self.store.gatherings.looked_at(stale.gathering)

    def _groups(self, gathering: str) -> list[tuple[Group, str]]:
        """The sets that it is told in, each with the key of all that its telling depends on."""
        members = self.store.gatherings.members(gathering)
        states = self.store.reports.states(gathering)
        groups = self._log.decide(members) if members else []
        return [(group, self._depends(group, states)) for group in groups]

    def _depends(self, group: Group, states: Mapping[str, str]) -> str:
        reports = [(ident, states.get(ident)) for ident in group.reports]
        depends: list[object] = [__version__, self._annotator, reports]
        if group.corrections:
            depends.append(group.depends)
        return digest(json.dumps(depends))

    def _to_tell(self, stale: Stale) -> ToTell:
        material = sorted(map(self._material, stale.group.reports), key=lambda m: m.article.source)
        sources = [s for each in material for s in (each.article.source, *each.article.duplicates)]
        return ToTell(
            reports=stale.group.reports,
            told_from=stale.told_from,
            material=tuple(material),
            problems=(
                *chain.from_iterable(map(self.store.readings.problems, sources)),
                *stale.group.left_out,
            ),
            corrections=stale.group.corrections,
        )

    def _material(self, ident: str) -> Material:
        kept = self.store.reports.get(self.store.reports.number_of(ident) or 0)
        data = self.store.readings.annotations(kept.number, self._annotator)
        if data is None:
            raise taken_out(ident)
        texts = self.store.reports.versions(kept.line)
        return Material(
            article=kept.article,
            annotations=data,
            texts=tuple(
                Earlier(article=each.article, seen=each.seen, since=each.since)
                for each in (texts if len(texts) > 1 else ())
            ),
        )
