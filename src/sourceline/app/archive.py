"""An archive that stays current: the use cases behind `build`, `rebuild` and `watch`.

A build has four parts, and each is a row of short transactions: what is new is read and kept; what is
kept and not annotated is annotated; what is annotated and in no story is sorted in; stories that are not
told as they are now are told. Each part takes up what it finds undone, so that a build that was ended
at any moment, by whatever, is simply gone on with by the next one.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import BinaryIO, Protocol

from sourceline import __version__
from sourceline.app.reading import (
    Arrived,
    Elsewhere,
    FileRead,
    plan_reading,
    read_planned,
)
from sourceline.app.sorting import sort_in
from sourceline.app.telling import Stale, Telling, in_turn, tell_one
from sourceline.errors import ArticleError
from sourceline.model.article import Problem
from sourceline.pipeline.engine import Engine, SerialEngine
from sourceline.pipeline.keeping import Read, kept_version, read_to_keep, resemble
from sourceline.read.settings import AS_IT_IS, Reading
from sourceline.store.opening import Purpose
from sourceline.store.reports import Arrival
from sourceline.store.store import Store

# A transaction holds what came in so many seconds: others wait no longer, and no more is lost.
_BATCH_SECONDS = 0.5
_BATCH = 200


class Meter(Protocol):
    """Who waits is told what is done: `size` in characters or bytes, so that the time left is no guess."""

    def begin(self, what: str, count: int | None, size: int) -> None: ...
    def advance(self, size: int) -> None: ...


class _Silent:
    def begin(self, what: str, count: int | None, size: int) -> None: ...
    def advance(self, size: int) -> None: ...


@dataclass(slots=True, kw_only=True)
class Built:
    """What a build did."""

    arrivals: dict[Arrival, int] = field(default_factory=lambda: dict.fromkeys(Arrival, 0))
    unchanged: int = 0  # files that were not read again
    annotated: int = 0
    told: int = 0
    kept: int = 0  # stories that are as they were
    quoting: int = 0  # corrections that quoted what was forgotten
    reports: int = 0
    stories: int = 0
    problems: list[Problem] = field(default_factory=list)
    seconds: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Building:
    """How a build is run; nothing of it changes what comes out."""

    engine: Engine = field(default_factory=SerialEngine)
    meter: Meter = field(default_factory=_Silent)
    strict: bool = False
    stdin: BinaryIO | None = None
    elsewhere: Elsewhere | None = None
    reading: Reading = AS_IT_IS
    today: Callable[[], date] = lambda: datetime.now(UTC).date()


def build(sources: Sequence[str], out: Path, how: Building | None = None) -> Built:
    """Read what is new under these sources into the archive, and tell the stories that it changes."""
    how = how or Building()
    built, began = Built(), time.monotonic()
    with Store(out, Purpose.BUILD) as store:
        _read(store, sources, how, built)
        _settle(store, how, built)
    built.seconds = time.monotonic() - began
    return built


def rebuild(path: Path, how: Building | None = None) -> Built:
    """Make again from the kept reports all that rests on them: annotations of other versions, stories, index."""
    how = how or Building()
    built, began = Built(), time.monotonic()
    with Store(path, Purpose.CHANGE) as store:
        with store.transaction():
            store.readings.drop_other_annotations(kept_version())
            store.index_again()
        _settle(store, how, built, again=True)
    built.seconds = time.monotonic() - began
    return built


# Reading


def _read(store: Store, sources: Sequence[str], how: Building, built: Built) -> None:
    plan = plan_reading(sources, store.readings.is_read, store.path)
    built.unchanged = plan.unchanged
    how.meter.begin("Reading", len(plan.files), plan.size)
    today = how.today()
    problems: list[Problem] = []
    useful = False
    empty = frozenset(plan.empty)
    arriving = read_planned(plan, stdin=how.stdin, elsewhere=how.elsewhere, reading=how.reading)
    for batch in _batches(arriving):
        with store.transaction():
            for item in batch:
                if isinstance(item, Problem):
                    if how.strict:
                        raise ArticleError(
                            item.reason,
                            subject=item.source,
                            remedy="Leave it out, or run without --strict.",
                        )
                    (built.problems if item.source in empty else problems).append(item)
                elif isinstance(item, Arrived):
                    useful = True
                    arrival = store.reports.add(item.article, item.place, today, resemble)
                    built.arrivals[arrival] += 1
                else:
                    _end_file(store, item, problems, useful)
                    built.problems += problems
                    problems, useful = [], False
                    how.meter.advance(item.size)
    built.problems += problems


def _end_file(store: Store, file: FileRead, problems: Sequence[Problem], useful: bool) -> None:
    """A file that gave nothing is tried again the next time, and said again."""
    if file.source is not None:
        store.readings.put_problems(file.source, problems)
    if useful and file.stamp is not None:
        store.readings.mark_read(*file.stamp)


Item = Arrived | Problem | FileRead


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    """What came within half a second; nothing is held open while the next is read."""
    held: list[Item] = []
    began = time.monotonic()
    for item in items:
        held.append(item)
        if len(held) >= _BATCH or time.monotonic() - began > _BATCH_SECONDS:
            yield held
            held, began = [], time.monotonic()
    if held:
        yield held


# Annotating, sorting, telling


def _settle(store: Store, how: Building, built: Built, *, again: bool = False) -> None:
    """Bring everything that rests on the reports up to date."""
    annotator = kept_version()
    with store.transaction():
        store.gatherings.begin(annotator, __version__, again=again)
    _annotate(store, annotator, how, built)
    how.meter.begin("Sorting", None, 0)
    sort_in(store, annotator, again=again)
    decided = store.corrections.count()
    desk = Telling(store, annotator)
    _tell_all(desk, in_turn(desk.find_stale(again=again), several=how.engine.several), how, built)
    with store.transaction():
        store.gatherings.drop_left()
    built.reports, built.stories = store.reports.count(), store.stories.count()
    built.kept = max(0, built.stories - built.told)
    if store.corrections.count() != decided:  # somebody decided something meanwhile
        _settle(store, how, built)


def _tell_all(desk: Telling, wanted: Sequence[Stale], how: Building, built: Built) -> None:
    how.meter.begin("Telling", len(wanted), sum(each.size for each in wanted))
    for place, told in how.engine.as_done(tell_one, desk.find_materials(wanted)):
        with desk.store.transaction():
            if isinstance(told, Problem):
                built.problems.append(told)
                desk.store.stories.drop_others(wanted[place].group.reports)
            else:
                desk.put_told(wanted[place], told)
                built.told += 1
        how.meter.advance(wanted[place].size)


def tell_again(store: Store, ident: str, how: Building) -> bool:
    """Tell again what lies with one story; False where that is a whole build's work.

    That is so where its reports were annotated by other rules, or are not sorted.
    """
    annotator = kept_version()
    homes = {store.gatherings.home(each) for each in store.stories.members(ident)}
    desk = Telling(store, annotator)
    for gathering in homes:
        if gathering is None or not desk.is_annotated(gathering):
            return False
        _tell_all(desk, desk.look(gathering, again=False), how, Built())
    return True


def settle(store: Store, how: Building) -> Built:
    """Bring all that rests on the reports and on the log up to date."""
    built, began = Built(), time.monotonic()
    _settle(store, how, built)
    built.seconds = time.monotonic() - began
    return built


def _annotate(store: Store, annotator: str, how: Building, built: Built) -> None:
    unread = store.readings.unread(annotator)
    how.meter.begin("Annotating", len(unread), sum(size for _, size in unread))
    articles = (store.reports.get(number).article for number, _ in unread)
    held: list[tuple[int, Read]] = []
    began = time.monotonic()
    for place, read in how.engine.as_done(read_to_keep, articles):
        number, size = unread[place]
        if isinstance(read, Problem):
            built.problems.append(read)
        else:
            held.append((number, read))
            built.annotated += 1
        if len(held) >= _BATCH or time.monotonic() - began > _BATCH_SECONDS:
            _keep(store, annotator, held)
            held, began = [], time.monotonic()
        how.meter.advance(size)
    _keep(store, annotator, held)


def _keep(store: Store, annotator: str, held: Sequence[tuple[int, Read]]) -> None:
    with store.transaction():
        for number, read in held:
            store.readings.keep_annotations(number, annotator, read.annotations, read.traits)
