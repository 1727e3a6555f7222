"""A stream of real news that is broken off again and again, against one that never was.

    python -m bench.broken [TOPIC [REPORTS]]

The workplace's development articles of Timeline17 (`../shared`) come in ten shares in order of
publication, with the network, as ten days would bring them. One archive is built by one process that is
left alone. The other is built by all cores, and ended in each share some times, by SIGINT or SIGKILL at a
random moment, before it is left to end. Then it is compared, asked and served.

A shell that starts this in the background makes it deaf to SIGINT, and so all that it starts.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench import days
from bench.days import Record, Rows, asked, served, write_day
from sourceline.app.asking import check_archive, list_stories, show_story
from sourceline.wire.story_json import dump_story

TOPIC, REPORTS = "mj", 80
SHARES = 10
BREAKS = 3  # in each share, some of them after its end
# Before that a process has done nothing but load Python.
SOONEST = 0.3

STOPS = (signal.SIGINT, getattr(signal, "SIGKILL", signal.SIGTERM))


def broken(reports: Sequence[Record], place: Path) -> Rows:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    pile, whole, out = place / "pile", place / "whole.db", place / "broken.db"
    pile.mkdir()
    chance = random.Random(len(reports))
    ended: Counter[str] = Counter()
    left_alone = in_all = 0.0
    for at in range(SHARES):
        some = reports[at * len(reports) // SHARES : (at + 1) * len(reports) // SHARES]
        write_day(pile, f"{at}", some)
        began = time.monotonic()
        _build(pile, whole, "serial").wait()
        took = time.monotonic() - began
        left_alone += took
        began = time.monotonic()
        for _ in range(BREAKS):
            process = _build(pile, out, "local")
            time.sleep(chance.uniform(SOONEST, max(2 * SOONEST, 0.7 * took)))
            how = chance.choice(STOPS)
            process.send_signal(how)
            ended[how.name if process.wait() else "done before"] += 1
        if code := _build(pile, out, "local").wait():
            raise SystemExit(f"the build that was left alone ended with {code}")
        in_all += time.monotonic() - began
    yield "left alone, one process", f"{left_alone:.0f} s of the clock"
    told = ", ".join(f"{count} {how}" for how, count in sorted(ended.items()))
    yield "broken off, all cores", f"{in_all:.0f} s of the clock; {told}"
    faults = check_archive(out)
    yield "faults found in it", f"{len(faults)}"
    one, other = _told(whole), _told(out)
    same = sum(other.get(ident) == told for ident, told in one.items())
    yield "stories that are the same to the byte", f"{same} of {len(one)} and {len(other)}"
    yield "asked", asked(out)
    yield "served", served(out)


def _build(pile: Path, out: Path, engine: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "sourceline", "build", str(pile), "--out", str(out), "-q"]
    return subprocess.Popen(
        [*command, "--engine", engine],
        env=os.environ,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _told(out: Path) -> dict[str, str]:
    return {each.id: dump_story(show_story(out, each.id).story) for each in list_stories(out)}


def main(topic: str = TOPIC, number: int = REPORTS) -> None:
    days.main(topic, number, broken)


if __name__ == "__main__":
    main(*(kind(each) for kind, each in zip((str, int), sys.argv[1:], strict=False)))
