"""A stream of real news, day by day: built, asked and served, with its cost (broken off: `bench.broken`).

    python -m bench.days [TOPIC [REPORTS]]

The reports are the workplace's development articles of Timeline17 (`../shared`), fed in shares of a day;
nothing of them is written anywhere but into a folder that goes again. Seconds are those of the
processor. What each step costs is set beside the bare forward pass of the network over the same texts,
and beside what one would otherwise string together: trafilatura, TF-IDF and MinHash.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from bench.growth import Steps
from bench.strung import strung_together
from bench.tagger import forward
from sourceline.annotate import tagger
from sourceline.app.archive import Building, build, rebuild
from sourceline.app.asking import list_stories, search_archive, show_story
from sourceline.store.opening import Purpose
from sourceline.store.store import Store

FOLDER = Path(__file__).resolve().parents[1].parent / "shared" / "data" / "tls" / "t17"
TOPIC, REPORTS = "mj", 138
LONG_AGO = (1_600_000_000, 1_600_000_000)

Record = dict[str, Any]
Rows = Iterator[tuple[str, str]]


def records(topic: str, number: int) -> list[Record]:
    if not FOLDER.is_dir():
        raise SystemExit(f"The development articles are not here: {FOLDER}")
    lines = (FOLDER / topic / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    found = sorted(map(json.loads, lines), key=lambda each: (each["published"], each["id"]))
    names = ("id", "published", "source", "title", "text")
    return [{name: each[name] for name in names} for each in found[:number]]


def write_day(pile: Path, day: str, reports: Sequence[Record]) -> None:
    path = pile / f"{day}.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in reports), encoding="utf-8")
    os.utime(path, LONG_AGO)


def seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def streamed(reports: Sequence[Record], place: Path) -> Rows:
    pile, out = place / "days", place / "days.db"
    pile.mkdir()
    total: Counter[str] = Counter()
    told = days = 0
    bare = 0.0
    for day, some in groupby(reports, key=lambda each: str(each["published"])):
        written = list(some)
        write_day(pile, day, written)
        steps = Steps()
        told += build([str(pile)], out, Building(meter=steps)).told
        total.update(steps.seconds())
        days += 1
        bare += seconds(
            _forward(written)
        )  # in turns, so that other work on the machine falls on both
    steps = Steps()
    again = seconds(lambda: build([str(pile)], out, Building(meter=steps)))
    cold = sum(total.values())
    for step, spent in total.items():
        if step:
            yield (
                f"{step.lower()}, {days} days",
                f"{spent:.1f} s, {len(reports) / spent:,.1f} a second",
            )
    yield "in all", f"{cold:.1f} s; {told} tellings of {len(list_stories(out))} stories"
    yield "again, nothing new", f"{again:.3f} s, {cold / again:,.0f} times faster"
    yield "the bare forward pass", _against(cold, total["Annotating"], bare)
    yield (
        "trafilatura, TF-IDF, MinHash",
        _against(cold, total["Annotating"], seconds(lambda: strung_together(reports))),
    )
    before = _sets(out)
    yield "rebuild", f"{seconds(lambda: rebuild(out)):.1f} s"
    after = _sets(out)
    yield "stories that the rebuild leaves", f"{len(before & after)} of {len(before)}"
    yield "asked", asked(out)
    yield "served", served(out)


def _forward(reports: Sequence[Record]) -> Callable[[], None]:
    return forward(tagger.Tagger(tagger.FOLDER, 1), [each["text"] for each in reports])


def _against(cold: float, annotating: float, other: float) -> str:
    return f"{other:.1f} s; the stream took {cold / other:.1f} times that, annotating {annotating / other:.1f}"


def _sets(out: Path) -> set[str]:
    with Store(out, Purpose.READ) as store:
        return {row["members"] for row in store.database.rows("SELECT members FROM stories")}


def asked(out: Path) -> str:
    hits = [len(search_archive(out, word)) for word in ("police", "said", "2009")]
    stories = list_stories(out)
    told = seconds(lambda: show_story(out, stories[0].id))
    return f"{sum(hits)} hits for three searches; a story in {1000 * told:.0f} ms"


def served(out: Path) -> str:
    command = [sys.executable, "-m", "sourceline", "serve", str(out), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as server:
        assert server.stdout is not None
        line = next(each for each in server.stdout if "http" in each)
        address = next(each for each in line.split() if each.startswith("http"))
        with urllib.request.urlopen(address) as answer:
            size = len(answer.read())
        server.send_signal(signal.SIGINT)
        server.wait(30)
    return f"the front page, {size:,} bytes"


def main(
    topic: str = TOPIC,
    number: int = REPORTS,
    rows: Callable[[Sequence[Record], Path], Rows] = streamed,
) -> None:
    reports = records(topic, number)
    characters = sum(len(each["text"]) for each in reports)
    print(f"| {topic}, {len(reports)} reports of {characters / len(reports):,.0f} characters | |")
    print("|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for what, value in rows(reports, Path(folder)):
            print(f"| {what} | {value} |", flush=True)


if __name__ == "__main__":
    main(*(kind(each) for kind, each in zip((str, int), sys.argv[1:], strict=False)))
