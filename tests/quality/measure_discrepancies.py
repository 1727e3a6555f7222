"""Measures the discrepancies on copied reports in which one fact was changed.

python -m tests.quality.measure_discrepancies [-n COPIES] [-v]

Recall: of the changes of a kind, how many are told with both values. Precision: of all that is told,
how much is a change that was made; what a report says against itself counts as a false alarm here,
and so does what two outlets really tell otherwise: there is one report and its copy.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random

from sourceline.annotate.annotator import annotate
from sourceline.link.discrepancies import find_discrepancies
from sourceline.link.independence import Sources
from sourceline.link.order import in_order
from sourceline.link.reuse import find_reuse
from sourceline.model.annotations import Annotations
from sourceline.model.article import Article
from sourceline.model.story import Discrepancy
from sourceline.model.when import When
from tests.quality.corrupt import KINDS, Corruption, corrupt

STORIES = Path(__file__).resolve().parents[3] / "shared/data/stories/basil_dev.jsonl"
SEED = 7


@dataclass(slots=True)
class Count:
    """Planted changes, how many were told, and what was told besides, by kind."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def recall(self, kind: str | None = None) -> float:
        planted = self.planted[kind] if kind else self.planted.total()
        return (self.found[kind] if kind else self.found.total()) / max(planted, 1)

    @property
    def precision(self) -> float:
        return self.found.total() / max(self.found.total() + self.false.total(), 1)


def read_reports() -> list[Article]:
    """The development stories' reports, in order of the file."""
    found: list[Article] = []
    for line in STORIES.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        day = When.day(date.fromisoformat(record["published"][:10]))
        found.append(
            Article(
                id=record["id"],
                source=record["id"],
                text=record["text"],
                publisher=record["publisher"],
                language="en",
                published=day,
            )
        )
    return found


def measure(copies: int, *, every: int = 1) -> Count:
    """Plant one change of each kind in turn into copies of the reports."""
    count, random = Count(), Random(SEED)
    reports = read_reports()[::every]
    made = 0
    while made < copies and reports:
        report = annotate(reports[made % len(reports)])
        kind = KINDS[made % len(KINDS)]
        made += 1
        result = corrupt(report, kind, random)
        if result is not None:
            copy, planted = result
            _judge(count, planted, tell([report, annotate(copy)]))
    return count


def tell(annotations: list[Annotations]) -> tuple[Discrepancy, ...]:
    ordered = tuple(in_order(annotations))
    reuse = find_reuse(ordered)
    return find_discrepancies(ordered, (), reuse, Sources.of(ordered, reuse))


def _judge(count: Count, planted: Corruption, told: tuple[Discrepancy, ...]) -> None:
    count.planted[planted.kind] += 1
    right = [found for found in told if _is_it(planted, found)]
    if right:
        count.found[planted.kind] += 1
    else:
        count.notes.append(
            f"missed {planted.kind}: {planted.was!r} -> {planted.now!r} in {planted.sentence!r}"
        )
    for found in told:
        if found not in right:
            count.false[found.kind] += 1
            values = [(v.value, v.evidence[0].text) for v in found.values]
            count.notes.append(f"false {found.kind}: {values}")


def _is_it(planted: Corruption, found: Discrepancy) -> bool:
    texts = [" ".join([v.value, *(e.text for e in v.evidence)]) for v in found.values]
    was = any(planted.was in text and planted.now not in v.value
              for text, v in zip(texts, found.values, strict=True))  # fmt: skip
    return was and any(planted.now in text for text in texts)


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure discrepancies on corrupted copies.")
    parser.add_argument("-n", type=int, default=360, metavar="COPIES")
    parser.add_argument("-v", "--verbose", action="store_true")
    asked = parser.parse_args()
    count = measure(asked.n)
    for kind in KINDS:
        print(f"{kind:<10} {count.found[kind]:>4}/{count.planted[kind]:<4} recall {count.recall(kind):.2f}"
              f"  false alarms {count.false[kind]}")  # fmt: skip
    print(f"all recall {count.recall():.2f} precision {count.precision:.2f}")
    if asked.verbose:
        print("\n".join(count.notes))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
