"""What one report costs on its way into an archive, and whom it costs it: `python -m bench.scaling`.

Seconds are those of the processor, not of the clock, so that a busy machine tells nearly what an idle
one does; the two lines about waiting say that they are of the clock. The table is kept in
docs/scaling.md, with what follows from it.
"""

from __future__ import annotations

import os
import pickle
import sqlite3
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from bench.generate import write_pile
from sourceline.app.archive import Building, build
from sourceline.group.stories import group_stories
from sourceline.group.traits import Traits
from sourceline.model.article import Article
from sourceline.pipeline.keeping import Material, Read, read_to_keep, tell_kept
from sourceline.read.sources import read_paths
from sourceline.scale.cluster import DaskEngine
from sourceline.scale.local import LocalEngine
from sourceline.scale.shards import cut_shards
from sourceline.settings.current import using
from sourceline.settings.values import Annotating, Settings
from sourceline.wire.exact import unpack

RULES = Settings(annotate=Annotating(tagger=False))
REPORTS, WITH_NETWORK = 120, 12
STORY_SIZES = (10, 30, 120)
# The shuffle: so many records of that size, which nothing packs smaller, for so many stories.
RECORDS, RECORD_BYTES, STORIES, PARTITIONS = 20_000, 6_000, 2_000, 64


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        write_pile(REPORTS, place / "pile")
        articles = [a for a in read_paths([str(place / "pile")]) if isinstance(a, Article)]
        print("| | |\n|---|---|")
        for rows in (
            annotating(articles),
            driving(place),
            telling(articles),
            skewed(),
            shuffled(place),
        ):
            for what, value in rows:
                print(f"| {what} | {value} |", flush=True)


Rows = Iterator[tuple[str, str]]


def annotating(articles: list[Article]) -> Rows:
    texts = sum(len(each.text) for each in articles)
    yield f"text of a report, mean of {len(articles)}", f"{texts / len(articles):,.0f} characters"
    for name, settings, some in (
        ("rules alone", RULES, articles),
        ("network and rules", Settings(), articles[:WITH_NETWORK]),
    ):
        with using(settings):
            read_to_keep(articles[-1])  # what is loaded once is loaded
            began = time.process_time()
            kept = [read_to_keep(each) for each in some]
            seconds = (time.process_time() - began) / len(some)
        sizes = [
            len(each.annotations) + len(each.traits) for each in kept if isinstance(each, Read)
        ]
        yield f"annotating a report, {name}", f"{1000 * seconds:,.0f} ms"
        yield f"what is kept of it, {name}", f"{sum(sizes) / len(sizes):,.0f} bytes"
    sent = sum(shard.size for shard in cut_shards(articles)) / len(articles)
    yield "a report on its way to a worker", f"{sent:,.0f} bytes"


@dataclass
class _Phases:
    """What this process itself did in each part of a build."""

    marks: list[tuple[str, float]] = field(default_factory=list)

    def begin(self, what: str, count: int | None, size: int) -> None:
        self.marks.append((what, time.process_time()))

    def advance(self, size: int) -> None: ...

    def seconds(self) -> dict[str, float]:
        ends = [*self.marks[1:], ("", time.process_time())]
        return {what: end - began for (what, began), (_, end) in zip(self.marks, ends, strict=True)}


def driving(place: Path) -> Rows:
    """The one process that all goes through; the scheduler runs in it here."""
    with using(RULES):
        for name, engine in (("processes", LocalEngine(2)), ("Dask", DaskEngine(workers=2))):
            phases, archive = _Phases(), place / f"{name}.db"
            with engine:
                list(engine.map(abs, range(50)))  # they are there before we look
                build([str(place / "pile")], archive, Building(engine=engine, meter=phases))
            if name == "processes":
                yield "reading a file and keeping its report", _each(phases.seconds()["Reading"])
            yield (
                f"handing out a report and keeping its annotations, {name}",
                _each(phases.seconds()["Annotating"]),
            )
    yield "archive, all in all", f"{archive.stat().st_size / REPORTS:,.0f} bytes a report"


def _each(seconds: float) -> str:
    return f"{1000 * seconds / REPORTS:.1f} ms"


def telling(articles: list[Article]) -> Rows:
    with using(RULES):
        read = [(each, read_to_keep(each)) for each in articles]
        material = [
            Material(article=article, annotations=kept.annotations)
            for article, kept in read
            if isinstance(kept, Read)
        ]
        for size in STORY_SIZES:
            began = time.process_time()
            tell_kept(tuple(material[:size]))
            yield f"telling a story of {size} reports", f"{time.process_time() - began:.1f} s"
        traits = [unpack(Traits, kept.traits) for _, kept in read if isinstance(kept, Read)]
        began = time.process_time()
        group_stories(traits)
        yield f"grouping {len(traits)} reports", f"{time.process_time() - began:.2f} s"


def skewed() -> Rows:
    """One story that takes as long as eighty others, by two workers; sleep, so that nobody else is measured."""
    work = [4.0] + [0.05] * 80
    with LocalEngine(2) as engine:
        list(engine.map(abs, range(50)))
        for name, run in (("in order", engine.map), ("as they are done", engine.as_done)):
            began = time.monotonic()
            ended = [time.monotonic() - began for _ in run(time.sleep, work)]
            yield (
                f"one long story and 80 short ones, kept {name}: half are kept, all are (clock)",
                f"{ended[len(ended) // 2]:.1f} s, {ended[-1]:.1f} s",
            )


def shuffled(place: Path) -> Rows:
    chance = Random(1)
    records = [(chance.randrange(STORIES), chance.randbytes(RECORD_BYTES)) for _ in range(RECORDS)]
    for name, way in (("the store", _by_store), ("files of partitions", _by_files)):
        folder = place / name
        folder.mkdir()
        began, cpu = time.monotonic(), time.process_time()
        met = way(folder, records)
        assert met == RECORDS
        yield (
            f"{RECORDS:,} records of {RECORD_BYTES:,} bytes brought together by story, {name}",
            f"{time.process_time() - cpu:.1f} s ({time.monotonic() - began:.1f} s by the clock)",
        )


def _by_store(folder: Path, records: list[tuple[int, bytes]]) -> int:
    with closing(sqlite3.connect(folder / "shuffle.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("CREATE TABLE kept (report INTEGER PRIMARY KEY, data BLOB)")
        for first in range(0, len(records), 200):
            connection.execute("BEGIN")
            connection.executemany(
                "INSERT INTO kept (data) VALUES (?)",
                [(d,) for _, d in records[first : first + 200]],
            )
            connection.execute("COMMIT")
        stories: dict[int, list[int]] = defaultdict(list)
        for number, (story, _) in enumerate(records, 1):
            stories[story].append(number)
        sql = "SELECT data FROM kept WHERE report = ?"
        return sum(
            len([connection.execute(sql, (number,)).fetchone()[0] for number in numbers])
            for numbers in stories.values()
        )


def _by_files(folder: Path, records: list[tuple[int, bytes]]) -> int:
    for first in range(0, len(records), 1_000):  # a shard of the map
        parts: dict[int, list[tuple[int, bytes]]] = defaultdict(list)
        for story, data in records[first : first + 1_000]:
            parts[story % PARTITIONS].append((story, data))
        for part, held in parts.items():
            target = folder / f"{part}-{first}"
            with target.with_suffix(".part").open("wb") as stream:
                pickle.dump(held, stream)
                stream.flush()
                os.fsync(stream.fileno())
            target.with_suffix(".part").replace(target)
    met = 0
    for part in range(PARTITIONS):
        stories: dict[int, list[bytes]] = defaultdict(list)
        for path in folder.glob(f"{part}-*"):
            for story, data in pickle.loads(path.read_bytes()):
                stories[story].append(data)
        met += sum(map(len, stories.values()))
    return met


if __name__ == "__main__":
    main()
