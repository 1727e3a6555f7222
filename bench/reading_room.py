"""How fast the reading room answers over archives of 10, 1,000 and 100,000 reports.

    python -m bench.reading_room [FOLDER]

The archives are made once, in FOLDER or out/bench, of invented stories (`bench/made_stories.py`) through
the store's own functions: nothing is annotated. The server is a process of its own, as a reader starts
it. Times are of the wall; where something else runs meanwhile, say so beside them.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bench.made_stories import story_of
from sourceline.export.facts import find_facts
from sourceline.store.opening import Purpose
from sourceline.store.store import Store
from sourceline.store.stories import Told
from sourceline.wire.story_json import dump_story

ROOT = Path(__file__).resolve().parent.parent
SIZES = (10, 1_000, 100_000)
LARGEST = 1_000  # reports of the largest story
USUAL = 20  # of the others
TIMES = 20
READERS = 50
EACH = 6  # pages that each reader asks for
VISITS = 7  # of a browser to the same page
_SEEN = date(2031, 1, 1)


def archive(size: int, folder: Path) -> Path:
    """The archive of so many reports; made where it is not there."""
    path = folder / f"room-{size}.db"
    if path.exists():
        Store(path, Purpose.BUILD).close()  # an earlier version made it: brought up to date
        return path
    folder.mkdir(parents=True, exist_ok=True)
    making = path.with_suffix(".making")
    making.unlink(missing_ok=True)
    left, seed = size, 0
    with Store(making, Purpose.BUILD) as store:
        while left:
            with store.transaction():
                for _ in range(20):
                    if left:
                        seed += 1
                        left -= _put(store, seed, min(left, LARGEST if seed == 1 else USUAL))
        store.database.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    making.rename(path)
    return path


def _put(store: Store, seed: int, reports: int) -> int:
    story = story_of(seed, reports)
    for article in story.articles:
        store.reports.add(article, f"/pile/{article.source}", _SEEN, lambda a, b: False)
    facts = find_facts(story)
    told = Told(
        story=story,
        json=dump_story(story, indent=None),
        reports=tuple(article.id for article in story.articles),
        told_from=story.id,
        independent=facts.independent,
        disputed=facts.disputed,
    )
    store.stories.put(told)
    return reports


@dataclass(frozen=True, slots=True)
class Asked:
    """Milliseconds to the first byte and to the last, and how many bytes."""

    first: float
    last: float
    weight: int


def ask(address: str) -> Asked:
    began = time.perf_counter()
    with urllib.request.urlopen(address, timeout=60) as answer:
        answer.read(1)
        first = time.perf_counter()
        weight = 1 + len(answer.read())
    return Asked(1000 * (first - began), 1000 * (time.perf_counter() - began), weight)


@contextmanager
def serving(path: Path) -> Iterator[tuple[int, str]]:
    """The server's process and its address."""
    program = [
        sys.executable,
        "-m",
        "sourceline",
        "serve",
        str(path),
        "--no-browser",
        "--port",
        "0",
    ]
    with subprocess.Popen(program, stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT) as process:
        assert process.stdout is not None
        found = re.search(r"http://\S+/", process.stdout.readline())
        assert found is not None
        try:
            yield process.pid, found[0].rstrip("/")
        finally:
            process.terminate()


def pages(address: str) -> dict[str, str]:
    """What is asked for: the largest story, a report of it, a name, words that many reports hold and few."""
    with urllib.request.urlopen(f"{address}/stories/s-000000000001.json", timeout=60) as answer:
        story = json.load(answer)
    name = story["cast"][0]["name"].replace(" ", "+")
    rare = name.rpartition("+")[2]
    return {
        "stories": "/stories",
        "the largest story": f"/stories/{story['id']}",
        "a report": f"/reports/{story['articles'][len(story['articles']) // 2]['id']}",
        "a name across stories": f"/names?name={name}",
        "search for a name, all kinds": f"/search?q={rare}",
        "search for a word of every third report": "/search?q=strike&kind=report",
        "search for words of every report": "/search?q=will+meet&kind=report",
        "search of reports that name somebody": f"/search?who={name}&kind=report",
    }


def rows(size: int, folder: Path) -> list[str]:
    told = []
    with serving(archive(size, folder)) as (pid, address):
        begun = memory(pid)
        for what, page in pages(address).items():
            before = processor(pid)
            asked = [ask(address + page)]
            begun_with = processor(pid)
            asked += [ask(address + page) for _ in range(TIMES)]
            each = (processor(pid) - begun_with) / TIMES
            told.append(
                f"| {size:,} | {what} | {asked[0].first:.0f} | {_median([a.first for a in asked[1:]])} |"
                f" {begun_with - before:.0f} | {each:.0f} | {asked[0].weight / 1000:,.0f} |"
            )
        told.append(_crowd(size, address))
        told.append(
            f"| {size:,} | memory of the server, MB: begun, now | {begun:.0f} | {memory(pid):.0f} | | |"
        )
    return told


def processor(pid: int) -> float:
    """Milliseconds of the processor that the process took so far; 0 where the system does not say."""
    stat = Path(f"/proc/{pid}/stat")
    if not stat.exists():
        return 0.0
    fields = stat.read_text().rpartition(")")[2].split()
    return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _crowd(size: int, address: str) -> str:
    """Fifty readers at once, each asking page after page."""
    all_pages = list(pages(address).values())

    def read(reader: int) -> list[float]:
        turn = [all_pages[(reader + at) % len(all_pages)] for at in range(EACH)]
        return [ask(address + page).last for page in turn]  # an error ends it aloud

    began = time.perf_counter()
    with ThreadPoolExecutor(READERS) as threads:
        times = sorted(each for mine in threads.map(read, range(READERS)) for each in mine)
    seconds = time.perf_counter() - began
    return (
        f"| {size:,} | {READERS} readers at once, {len(times)} pages without an error,"
        f" {len(times) / seconds:.0f} a second | | {_median(times)}, 95 % within {times[int(0.95 * len(times))]:.0f}"
        " | | | |"
    )


def _median(values: list[float]) -> str:
    return f"{statistics.median(values):.0f}"


def memory(pid: int) -> float:
    """What the process holds, in MB; 0 where the system does not say."""
    status = Path(f"/proc/{pid}/status")
    found = re.search(r"VmRSS:\s+(\d+)", status.read_text()) if status.exists() else None
    return int(found[1]) * 1024 / 1e6 if found else 0.0


def painted(folder: Path) -> list[str]:
    """What a browser says of the largest story's page, to a reader who comes from the list of stories.

    The first visit has the page made; then the median of `VISITS`, each with nothing kept. `work` is the
    processor's time that the page took of the browser's main thread, all that it does while idle too.
    """
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        return []
    from playwright.sync_api import sync_playwright

    told = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for size in SIZES:
            with serving(archive(size, folder)) as (_, address):
                visits = [_visit(browser, address) for _ in range(1 + VISITS)]
                paints = [_median(list(each)) for each in zip(*visits[1:], strict=True)]
                jumps = max(each[3] for each in visits)
                told.append(
                    f"| {size:,} | {visits[0][0]:.0f} | {paints[0]} | {paints[1]} | {paints[2]} | {jumps:.3f} |"
                )
        browser.close()
    return told


def _visit(browser: Any, address: str) -> tuple[float, float, float, float]:
    """Milliseconds to the first paint and to a usable page, of the processor; how much it jumps."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/stories")
    page.add_init_script(
        "window.jumps = 0; new PerformanceObserver((list) => { for (const each of"
        " list.getEntries()) if (!each.hadRecentInput) jumps += each.value; })"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    meter = context.new_cdp_session(page)
    meter.send("Performance.enable", {"timeDomain": "threadTicks"})

    def worked() -> float:
        found = meter.send("Performance.getMetrics")["metrics"]
        return 1000 * sum(each["value"] for each in found if each["name"] == "TaskDuration")

    before = worked()
    page.goto(f"{address}/stories/s-000000000001")
    page.wait_for_timeout(1000)
    paint, usable, jumps = page.evaluate(
        "() => [performance.getEntriesByName('first-contentful-paint')[0].startTime,"
        " performance.getEntriesByType('navigation')[0].domInteractive, window.jumps]"
    )
    work = worked() - before
    context.close()
    return paint, usable, work, jumps


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "out" / "bench"
    print(
        "| reports | page | first byte, ms | again | processor, the first time, ms | again | kB |"
    )
    print("|---|---|---|---|---|---|---|")
    for size in SIZES:
        print("\n".join(rows(size, folder)), flush=True)
    print("\n| reports | first paint, the first visit | first paint | usable | work | jumps |")
    print("|---|---|---|---|---|---|")
    print("\n".join(painted(folder)))


if __name__ == "__main__":
    main()
