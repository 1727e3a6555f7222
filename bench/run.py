"""Speed and memory of the whole program, as a table: `make bench`.

Each line is a process of its own, as a user starts it, told to write JSON and read by nobody. Of
short runs the best of several counts, since whatever else the machine does only adds. The table is
kept in docs/benchmarks.md.
"""

from __future__ import annotations

import math
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import linking, tagger
from bench.generate import write_pile

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"
EXAMPLE = ROOT / "examples" / "ferry-fire" / "reports"
PAGE = ROOT / "docs" / "benchmarks.md"
SIZES = (10, 100, 1000)
SHORT_RUNS = 5
KEPT = "## An archive"


@dataclass(frozen=True, slots=True)
class Run:
    seconds: float
    megabytes: float


def measure(arguments: Sequence[str], times: int = 1) -> Run:
    """The fastest of several runs of a command line, and the most memory that one had."""
    runs = [_once(arguments) for _ in range(times)]
    return Run(min(run.seconds for run in runs), max(run.megabytes for run in runs))


def _once(arguments: Sequence[str]) -> Run:
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=ROOT
    )
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    code = os.waitstatus_to_exitcode(status)
    process.returncode = code
    if code not in (0, 3):
        raise SystemExit(f"{' '.join(arguments)} ended with {code}:\n{said.decode()}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(seconds, usage.ru_maxrss * unit / 1e6)


def tell(pile: Path) -> list[str]:
    return ["-m", "sourceline", "tell", str(pile), "--format", "json", "--quiet"]


def annotate(path: Path) -> list[str]:
    return ["-m", "sourceline", "annotate", str(path), "--quiet"]


def small_rows() -> list[str]:
    pile, name = (SEEDS, "the five seeds") if SEEDS.is_dir() else (EXAMPLE, "examples/ferry-fire")
    rows = [
        ("Python alone", ["-c", "pass"]),
        ("`sourceline --version`", ["-m", "sourceline", "--version"]),
        ("everything imported, nothing read", ["-c", "import sourceline.app.tell"]),
        ("`annotate`, one report", annotate(min(EXAMPLE.iterdir()))),
        (f"`tell`, {name}", tell(pile)),
    ]
    return [_row(title, measure(words, SHORT_RUNS)) for title, words in rows]


def _row(title: str, run: Run) -> str:
    return f"| {title} | {run.seconds:.2f} | {run.megabytes:.0f} |"


def growth_rows() -> list[str]:
    """Wall time by number of reports, with start-up taken off where growth is worked out."""
    start = measure(["-c", "import sourceline.app.tell"], SHORT_RUNS).seconds
    rows = []
    before: tuple[int, float] | None = None
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            pile = Path(folder) / str(size)
            write_pile(size, pile)
            run = measure(tell(pile), SHORT_RUNS if size <= SIZES[0] else 1)
            worked = max(run.seconds - start, 1e-3)
            power = f"{_power(before, (size, worked)):.2f}" if before else ""
            rows.append(
                f"| {size:,} | {run.seconds:.2f} | {size / worked:.0f} | {run.megabytes:.0f} | {power} |"
            )
            before = (size, worked)
    return rows


def rows_of(module: str) -> list[str]:
    """In a process of its own, so that its memory is."""
    done = subprocess.run(
        [sys.executable, "-m", module],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        check=True,
    )
    return done.stdout.splitlines()


def _power(small: tuple[int, float], large: tuple[int, float]) -> float:
    """The exponent of growth: 1 is linear, n log n from 100 to 1,000 is 1.18, all pairs are 2."""
    return math.log(large[1] / small[1]) / math.log(large[0] / small[0])


def page() -> str:
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    lines = [
        "# Benchmarks",
        "",
        f"Written by `make bench`, on {machine}. Whole processes, as a user starts them; one core is used.",
        "",
        "| | seconds | peak MB |",
        "|---|---|---|",
        *small_rows(),
        "",
        "One invented story told by more and more reports (`bench/generate.py`). The exponent says how the"
        " time grows from the line above, start-up apart: 1 is linear, 2 compares all pairs, and n log n"
        " is 1.3 from 10 to 100 and 1.18 from 100 to 1,000.",
        "",
        "| reports | seconds | reports a second | peak MB | exponent |",
        "|---|---|---|---|---|",
        *growth_rows(),
        "",
        "Linking alone (`bench/linking.py`): the same story, annotated by the rules before the clock starts;"
        " processor seconds on one core.",
        "",
        "| reports | seconds | ms a report | exponent |",
        "|---|---|---|---|",
        *linking.rows(),
        "",
        "The network (`bench/tagger.py`), timed in turns in one process; medians of seven rounds.",
        "",
        "| | |",
        "|---|---|",
        *tagger.rows(),
        "",
        "Sorting into stories (`bench/grouping.py`): invented reports of a year in their order; seconds of the"
        " processor, annotating apart.",
        "",
        "| | |",
        "|---|---|",
        *rows_of("bench.grouping"),
        "",
        "The reading room (`bench/reading_room.py`) over archives of invented stories, the largest of 1,000"
        " reports, the others of 20; milliseconds.",
        "",
        *rows_of("bench.reading_room"),
        "",
        "How large an install is, package by package: `make size`.",
    ]
    return "\n".join(lines) + "\n"


def kept() -> str:
    """What stands on the page by hand: of archives, whose benches take an hour and are run by themselves."""
    text = PAGE.read_text(encoding="utf-8")
    return "\n" + text[text.index(KEPT) :] if KEPT in text else ""


def main() -> None:
    text = page() + kept()
    PAGE.write_text(text, encoding="utf-8")
    print(text, end="")


if __name__ == "__main__":
    main()
