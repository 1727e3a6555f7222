"""How fast reports are sorted into stories as they come, and whether the last are as fast as the first.

    python -m bench.grouping [REPORTS]

The traits are invented: words by Zipf's law, stories of a few reports to hundreds, begun one after
another over a year, some for a day and some for months. Nobody's text is in it.
"""

from __future__ import annotations

import math
import resource
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

import numpy as np
import numpy.typing as npt

from sourceline.group.duplicates import find_near_duplicates
from sourceline.group.shelf import MemoryShelf
from sourceline.group.stories import group_stories
from sourceline.group.stream import ACTIVE, Stream
from sourceline.model.traits import Traits
from sourceline.model.when import When

Vector = npt.NDArray[np.float64]

FIRST_DAY = date(2031, 1, 1)
REPORTS = 100_000
CANONICAL = 5_000
WORDS = 40_000
OWN = 40  # terms that are a story's own
TERMS = 60


def invented(number: int, seed: int = 1) -> Iterator[Traits]:
    """Reports in order of publication over a year; one in five stories goes on for months."""
    random = Random(seed)
    begun: list[tuple[list[str], float, int]] = []  # terms, last day, fingerprint
    going: list[int] = []
    numbers = np.random.default_rng(seed)
    directions: list[Vector] = []
    noise = numbers.normal(0.0, 16.0, (997, 384))
    for at in range(number):
        day = 365.0 * at / number
        if not going or random.random() < 0.15:
            terms = [f"t{_zipf(random)}" for _ in range(OWN)]
            length = random.expovariate(1 / 60) if random.random() < 0.2 else random.uniform(0, 3)
            directions.append(numbers.normal(0.0, 20.0, 384))
            begun.append((terms, day + length, random.getrandbits(40)))
            going.append(len(begun) - 1)
        place = random.randrange(len(going))
        story_at = going[place]
        story, last, base = begun[story_at]
        told = random.sample(story, 24) + [f"t{_zipf(random)}" for _ in range(TERMS - 24)]
        if last < day:
            going[place] = going[-1]
            going.pop()
        vector = _near(directions[story_at], noise[at % len(noise)])
        yield _traits(f"{at:07}", FIRST_DAY + timedelta(days=int(day)), told, base, vector, random)


def _near(direction: Vector, noise: Vector) -> bytes:
    return np.clip(np.rint(direction + noise), -127, 127).astype(np.int8).tobytes()


def _zipf(random: Random) -> int:
    return int(WORDS ** random.random())


def _traits(
    name: str, day: date, told: list[str], base: int, vector: bytes, random: Random
) -> Traits:
    weights = {
        term: math.log(1 + int(term[1:])) * (2.5 if at < 24 else 1.0)
        for at, term in enumerate(told)
    }
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    ordered = sorted(weights, key=lambda term: (-weights[term], term))
    fingerprint = (
        [base + at for at in range(60)]
        if random.random() < 0.02
        else [random.getrandbits(52) for _ in range(60)]
    )
    return Traits(
        article=name,
        published=When.day(day),
        words=tuple((term, round(weights[term] / length, 4)) for term in ordered),
        names=(),
        vector=vector,
        fingerprint=tuple(sorted(fingerprint)),
    )


def rows(number: int = REPORTS) -> list[str]:
    reports = list(invented(number))
    shelf = MemoryShelf(ACTIVE)
    stream, tenths = Stream(shelf), []
    for at in range(10):
        began = time.process_time()
        for each in reports[at * number // 10 : (at + 1) * number // 10]:
            stream.add(each)
        tenths.append(time.process_time() - began)
    seconds = sum(tenths)
    stories = len(shelf.stories())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1024 if sys.platform != "darwin" else 1e6
    )
    found = [
        f"| {number:,} reports one by one, {stories:,} stories |"
        f" {seconds:.1f} s, {number / seconds:,.0f} a second |",
        "| the first and the last tenth of them |"
        f" {tenths[0]:.1f} s, {tenths[-1]:.1f} s: {tenths[-1] / tenths[0]:.2f} times |",
        f"| the most memory, with the reports' traits | {peak:,.0f} MB |",
    ]
    some = reports[: min(CANONICAL, number)]
    began = time.process_time()
    group_stories(some)
    found.append(_row("canonical stories of", len(some), time.process_time() - began))
    began = time.process_time()
    list(find_near_duplicates(some))
    found.append(_row("near duplicates among", len(some), time.process_time() - began))
    return found


def _row(name: str, number: int, seconds: float) -> str:
    return f"| {name} {number:,} reports | {seconds:.1f} s, {number / seconds:,.0f} a second |"


if __name__ == "__main__":
    print("\n".join(rows(int(sys.argv[1]) if len(sys.argv) > 1 else REPORTS)))
