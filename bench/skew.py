"""One story far larger than all others: when are the others told, and when is it?

    python -m bench.skew [REPORTS [WORKERS]]

By the rules alone, with several processes. Seconds are of the clock, counted from when telling begins.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from bench.generate import World, generate
from sourceline.app.archive import Building, build
from sourceline.scale.local import LocalEngine
from sourceline.settings.current import using
from sourceline.settings.values import Annotating, Settings

REPORTS, WORKERS = 600, 2
OTHERS = 60


class Watch:
    """When each story was kept."""

    def __init__(self) -> None:
        self.began = 0.0
        self.told: list[float] = []
        self._telling = False

    def begin(self, what: str, count: int | None, size: int) -> None:
        self._telling = what == "Telling"
        self.began = time.monotonic()

    def advance(self, size: int) -> None:
        if self._telling:
            self.told.append(time.monotonic() - self.began)


def write_pile(folder: Path, number: int) -> None:
    folder.mkdir()
    for name, text in generate(number):
        (folder / name).write_text(text, encoding="utf-8")
    with (folder / "others.jsonl").open("w", encoding="utf-8") as stream:
        for at in range(OTHERS):
            world = World(Random(at), 4)
            for event in world.events[:3]:
                text = " ".join((*event.told, *(each.told[0] for each in world.events)))
                record = {
                    "text": f"{text}.",
                    "published": str(event.day),
                    "id": f"{at}-{event.day}",
                }
                stream.write(json.dumps(record) + "\n")


def main(number: int = REPORTS, workers: int = WORKERS) -> None:
    watch = Watch()
    rules = Settings(annotate=Annotating(tagger=False))
    with tempfile.TemporaryDirectory() as name, using(rules), LocalEngine(workers) as engine:
        write_pile(Path(name) / "pile", number)
        out = Path(name) / "news.db"
        built = build([str(Path(name) / "pile")], out, Building(engine=engine, meter=watch))
    told = watch.told
    print(f"| {built.reports:,} reports, {built.stories:,} stories, the largest of {number:,} | |")
    print("|---|---|")
    print(f"| half of the stories are told after | {told[len(told) // 2]:.1f} s |")
    print(f"| all but one | {told[-2]:.1f} s |")
    print(f"| all | {told[-1]:.1f} s |")
    unit = 1024 if sys.platform != "darwin" else 1e6
    for what, who in (("driver", resource.RUSAGE_SELF), ("worker", resource.RUSAGE_CHILDREN)):
        print(f"| peak MB of the {what} | {resource.getrusage(who).ru_maxrss / unit:,.0f} |")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
