"""An archive that grows: what a report costs in its first and in its last tenth, and what is held in memory.

    python -m bench.growth [REPORTS [rules [FOLDER]]]

Invented reports of a year, in stories of sizes by Zipf's law, one in twenty nearly another's text, are
built in ten shares, as ten days would bring them. Annotating is a stand-in that finds sentences alone
(it is parallel by report and measured elsewhere), or with `rules` the rules without the network.
Seconds are those of this process on the processor. The reports are invented by another one, so that
its memory is not counted. Where a FOLDER is named (with `alone` for the stand-in), the archive stays
there, and nothing is rebuilt.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar, cast

from bench.generate import Mixed, generate_mixed
from sourceline.annotate.sentences import find_sentences
from sourceline.app.archive import Building, Built, build, rebuild
from sourceline.clean.clean import clean_article
from sourceline.group.traits import traits_of
from sourceline.model.annotations import Annotations
from sourceline.model.article import Article
from sourceline.pipeline.engine import Engine, SerialEngine
from sourceline.pipeline.keeping import Read, read_to_keep
from sourceline.settings.current import using
from sourceline.settings.values import Annotating, Settings
from sourceline.store.opening import Purpose
from sourceline.store.store import Store
from sourceline.wire.exact import pack

REPORTS, TENTHS = 10_000, 10
STEPS = ("Reading", "Annotating", "Sorting", "Telling")
T = TypeVar("T")
R = TypeVar("R")


def sentences_alone(article: Article) -> Read:
    """What is kept of a report, in a millisecond."""
    read = clean_article(article)
    found = Annotations(article=read, sentences=find_sentences(read))
    bare = replace(found, article=replace(read, text="", source="", duplicates=()))
    return Read(annotations=pack(bare), traits=pack(traits_of(found)))


class StandIn(SerialEngine):
    """Reads by sentences alone; all else as ever."""

    def as_done(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[tuple[int, R]]:
        chosen: object = sentences_alone if function is read_to_keep else function
        return super().as_done(cast(Callable[[T], R], chosen), items)


class Steps:
    """Processor seconds of each step of a build."""

    def __init__(self) -> None:
        self.marks = [("", time.process_time())]
        self.sizes: dict[str, int] = {}  # of telling: the reports of all stories that are told

    def begin(self, what: str, count: int | None, size: int) -> None:
        self.marks.append((what, time.process_time()))
        self.sizes[what] = size

    def advance(self, size: int) -> None: ...

    def seconds(self) -> dict[str, float]:
        ends = [*self.marks[1:], ("", time.process_time())]
        return {what: end - began for (what, began), (_, end) in zip(self.marks, ends, strict=True)}


def grow(number: int, engine: Engine, place: Path, *, again: bool = True) -> Iterator[str]:
    written = [sys.executable, "-m", "bench.growth", "write", str(number), str(place / "shares")]
    yield subprocess.run(written, check=True, capture_output=True, text=True).stdout
    columns = ("tenth", *STEPS, "ms a report", "peak MB", "stories", "told", "of reports")
    yield f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}\n"
    pile, out = place / "pile", place / "news.db"
    pile.mkdir()
    each_ms: list[float] = []
    others: list[float] = []
    tellings: list[float] = []
    for tenth in range(TENTHS):
        (place / "shares" / f"{tenth}.jsonl").rename(pile / f"{tenth}.jsonl")
        some = (tenth + 1) * number // TENTHS - tenth * number // TENTHS
        steps = Steps()
        built = _build(pile, out, engine, steps)
        seconds = steps.seconds()
        each_ms.append(1000 * sum(seconds.values()) / some)
        others.append(each_ms[-1] - 1000 * seconds["Telling"] / some)
        tellings.append(1000 * seconds["Telling"] / steps.sizes["Telling"])
        parts = " | ".join(f"{seconds.get(step, 0.0):.1f}" for step in STEPS)
        yield (
            f"| {tenth + 1} | {parts} | {each_ms[-1]:.2f} | {_peak():,.0f} | {built.stories:,} |"
            f" {built.told:,} | {steps.sizes['Telling']:,} |\n"
        )
    cold = number * sum(each_ms) / TENTHS / 1000
    began = time.process_time()
    _build(pile, out, engine, Steps())
    nothing = time.process_time() - began
    yield f"\nlast tenth against first: {each_ms[-1] / each_ms[0]:.2f} times;"
    yield f" all but telling {others[-1] / others[0]:.2f},"
    yield f" telling by the reports of the stories told {tellings[-1] / tellings[0]:.2f}\n"
    yield f"again, nothing new: {nothing:.3f} s, {cold / nothing:,.0f} times faster than all ten\n"
    yield f"archive: {out.stat().st_size / number:,.0f} bytes a report\n"
    if again:
        yield from rebuilt(out, engine)


def rebuilt(out: Path, engine: Engine) -> Iterator[str]:
    """What a rebuild of the archive takes, and how many of its stories it leaves as they are."""
    before = _stories(out)
    began = time.process_time()
    rebuild(out, Building(engine=engine))
    yield f"rebuild: {time.process_time() - began:.1f} s, peak {_peak():,.0f} MB\n"
    after = _stories(out)
    same = len(before & after)
    yield f"stories as the rebuild tells them: {same:,} of {len(before):,}, then {len(after):,}\n"


def _build(pile: Path, out: Path, engine: Engine, steps: Steps) -> Built:
    today = datetime(2031, 1, 1, tzinfo=UTC).date()
    return build([str(pile)], out, Building(engine=engine, meter=steps, today=lambda: today))


def write_shares(number: int, folder: Path) -> str:
    """The reports in ten files by their days; how many of what they are."""
    folder.mkdir(parents=True)
    reports = generate_mixed(number)
    for tenth in range(TENTHS):
        some = reports[tenth * number // TENTHS : (tenth + 1) * number // TENTHS]
        _write(folder / f"{tenth}.jsonl", some)
    stories = len({each.story for each in reports})
    return f"{number:,} reports of {stories:,} stories, {sum(r.copy for r in reports):,} twins\n\n"


def _write(path: Path, reports: Iterable[Mixed]) -> None:
    with path.open("w", encoding="utf-8") as stream:
        for at, each in enumerate(reports):
            record = {name: getattr(each, name) for name in ("title", "source", "text")}
            record |= {"id": f"{path.stem}-{at}", "published": str(each.day)}
            stream.write(json.dumps(record) + "\n")

    os.utime(path, (1_900_000_000, 1_600_000_000))  # long ago, so that it is not read again


def _stories(out: Path) -> set[str]:
    """The sets of reports that are told."""
    with Store(out, Purpose.READ) as store:
        return {row["members"] for row in store.database.rows("SELECT members FROM stories")}


def _peak() -> float:
    unit = 1024 if sys.platform != "darwin" else 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def main(number: int = REPORTS, how: str = "", folder: str = "") -> None:
    engine = SerialEngine() if how == "rules" else StandIn()
    rules = Settings(annotate=Annotating(tagger=False))
    with tempfile.TemporaryDirectory() as away, using(rules):
        for line in grow(number, engine, Path(folder or away), again=not folder):
            print(line, end="", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["write"]:
        print(write_shares(int(sys.argv[2]), Path(sys.argv[3])), end="")
    else:
        main(*(kind(each) for kind, each in zip((int, str, str), sys.argv[1:], strict=False)))
