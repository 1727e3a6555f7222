"""The rules alone, the network alone and both: what each is right in, as one table.

    python -m tests.quality.ablation [--quick]

Names, attributions and speakers on development data; whole stories on the piles, overall (recall less
violations, mean over sections), with the tagger on and off.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from tests.quality import measure_names, measure_quotes, measure_speakers
from tests.quality.measure import choose_piles, measure_pile
from tests.quality.piles import HERE, pile_at

Row = tuple[str, float | None, float | None, float | None]


@contextmanager
def tagger(on: bool) -> Iterator[None]:
    """The program with the network, or as it is without."""
    before = os.environ.get("SOURCELINE_TAGGER")
    os.environ["SOURCELINE_TAGGER"] = "on" if on else "off"
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCELINE_TAGGER"]
        else:
            os.environ["SOURCELINE_TAGGER"] = before


def names(limit: int | None) -> Iterator[Row]:
    for name in measure_names.SETS:
        scores = [measure_names.measure(name, by, limit)["micro"] for by in WAYS]
        yield f"names, {name}, strict F1", scores[0], scores[1], scores[2]


def attributions(limit: int | None) -> Iterator[Row]:
    boards = [measure_quotes.measure("dev", limit, by)[0] for by in WAYS]
    for part in ("source", "cue", "content"):
        scores = [board.of(f"{part} of all", "strict").f1 for board in boards]
        yield f"attribution {part}, PolNeAR dev, strict F1", scores[0], scores[1], scores[2]


def speakers(limit: int | None) -> Iterator[Row]:
    del limit
    boards = []
    for on in (False, True):
        with tagger(on):
            boards.append(measure_speakers.measure()[0])
    for what in ("all", "name", "description", "pronoun", "none"):
        off, both = (board.of(what) for board in boards)
        yield (
            f"speakers right of those found, {what}",
            off.of_found(off.right),
            None,
            both.of_found(both.right),
        )
        yield (
            f"speakers right of all, {what}",
            off.of_gold(off.right),
            None,
            both.of_gold(both.right),
        )
        yield f"speakers told that are right, {what}", off.precision, None, both.precision


def stories(limit: int | None) -> Iterator[Row]:
    del limit
    held_out = [pile_at(path.parent) for path in sorted((HERE / "held_out").glob("*/truth.json"))]
    for pile in [*choose_piles([]), *held_out]:
        scores = []
        for on in (False, True):
            with tagger(on):
                scores.append(100 * measure_pile(pile).overall)
        yield f"story {pile.name}, overall", scores[0], None, scores[1]


WAYS = ("rules", "network", "both")
PARTS: Sequence[Callable[[int | None], Iterator[Row]]] = (names, attributions, speakers, stories)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a tenth of the texts")
    quick = parser.parse_args().quick
    print("| | rules | network | both |\n|---|---|---|---|")
    for part in PARTS:
        for what, *scores in part(40 if quick else None):
            cells = " | ".join("-" if score is None else f"{score:.1f}" for score in scores)
            print(f"| {what} | {cells} |", flush=True)


if __name__ == "__main__":
    main()
