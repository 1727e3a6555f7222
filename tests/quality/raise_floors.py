"""Raises the floors to what is measured now.

python -m tests.quality.raise_floors [PILE...]                    raises, never lowers
python -m tests.quality.raise_floors [PILE...] --lower --why "…"  lowers too; the reason is kept
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tests.quality.floors import (
    FLOORS,
    Gap,
    find_falls,
    lower_floors,
    raise_floors,
    read_floors,
    write_floors,
)
from tests.quality.measure import choose_piles, measure_pile
from tests.quality.scorer import Report
from tests.quality.table import render_table
from tests.quality.telling import program_absence


def update_floors(reports: list[Report], path: Path, why: str | None = None) -> int:
    """The exit code: 1 where a measure stays below its floor or a story is broken."""
    floors = read_floors(path)
    sound = [report for report in reports if not report.faults]
    for report in sound:
        _say("raised", raise_floors(report, floors))
        if why is not None:
            _say("lowered", lower_floors(report, floors, why))
    write_floors(floors, path)
    below = [gap for report in sound for gap in find_falls(report, floors)]
    _say("BELOW ITS FLOOR", below)
    for report in reports:
        if report.faults:
            print(f"{report.name}: left as it is, the story is broken: {report.faults[0]}")
    return 1 if below or len(sound) < len(reports) else 0


def _say(word: str, gaps: list[Gap]) -> None:
    for gap in gaps:
        place = f"{gap.pile} {gap.section} {gap.measure}"
        print(f"{word}: {place} {gap.floor:.6f} -> {gap.measured:.6f}")


def main() -> int:
    parser = argparse.ArgumentParser(description="Raise the floors to what is measured now.")
    parser.add_argument("piles", nargs="*", metavar="PILE")
    parser.add_argument("--lower", action="store_true", help="lower floors too; asks for --why")
    parser.add_argument("--why", help="the reason, kept beside the floors")
    asked = parser.parse_args()
    if asked.lower != bool((asked.why or "").strip()):
        parser.error("--lower and --why go together: a floor is lowered with a reason only")
    if absence := program_absence():
        parser.exit(1, f"Error: {absence}.\n")
    reports = [measure_pile(pile) for pile in choose_piles(asked.piles)]
    print(render_table(reports))
    return update_floors(reports, FLOORS, asked.why)


if __name__ == "__main__":
    sys.exit(main())
