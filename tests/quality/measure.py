"""Measures the program on the piles and prints the table.

python -m tests.quality.measure [PILE...] [-v]       tell the piles, known by name or folder
python -m tests.quality.measure --story FILE PILE    a story that was told before
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.quality.piles import Pile, all_piles, pile_at
from tests.quality.scorer import Report, score
from tests.quality.table import render_table
from tests.quality.telling import program_absence, tell_pile
from tests.quality.told import Json
from tests.quality.truth import read_truth


def measure_pile(pile: Pile, story: Json | None = None) -> Report:
    """The story, told now unless one is given, held against the pile's truth."""
    told = tell_pile(pile.reports) if story is None else story
    return score(pile.name, told, read_truth(pile.truth), pile.reports)


def choose_piles(names: Sequence[str]) -> list[Pile]:
    """Those named, or all; the absent are told on stderr and left out."""
    known = {pile.name: pile for pile in all_piles()}
    chosen = [known.get(name) or pile_at(Path(name)) for name in names] or list(known.values())
    for absence in filter(None, (pile.absence for pile in chosen)):
        print(f"Skipped: {absence}", file=sys.stderr)
    return [pile for pile in chosen if pile.absence is None]


def main() -> int:
    parser = argparse.ArgumentParser(description="Measure the program on piles of reports.")
    parser.add_argument("piles", nargs="*", metavar="PILE")
    parser.add_argument("-v", "--verbose", action="store_true", help="list what was lost and why")
    parser.add_argument("--story", type=Path, metavar="FILE", help="score this story of one PILE")
    asked = parser.parse_args()
    if asked.story is not None and len(asked.piles) != 1:
        parser.error("--story needs exactly one PILE")
    if asked.story is None and (absence := program_absence()):
        parser.exit(1, f"Error: {absence}.\n")
    story = None if asked.story is None else json.loads(asked.story.read_text(encoding="utf-8"))
    reports = [measure_pile(pile, story) for pile in choose_piles(asked.piles)]
    print(render_table(reports, notes=asked.verbose))
    return 1 if any(report.faults for report in reports) else 0


if __name__ == "__main__":
    sys.exit(main())
