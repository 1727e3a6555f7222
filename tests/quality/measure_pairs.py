"""Measures disagreements and figures on the small piles of `pairs/`.

python -m tests.quality.measure_pairs [a b c d] [-v] [-j]

Recall by kind: of the true disagreements, how many are told. False alarms: of the near cases, how many are told
as a disagreement. In no truth: told, and neither true nor a near case that the truth names. Figures: of the
values of the true series, how many stand in the told one; whole: series of which all do.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace

from sourceline.pipeline.stages import tell_story
from sourceline.wire.story_json import story_to_json
from tests.quality.pairs_corpus import BATCHES, DEVELOPMENT, Item, read_items
from tests.quality.sections.discrepancies import score_discrepancies
from tests.quality.sections.figures import score_figures
from tests.quality.tally import Share, Tally
from tests.quality.told import Told
from tests.quality.truth import Truth

KINDS = ("number", "date", "person", "place", "object", "quotation", "other")


@dataclass(frozen=True, slots=True)
class Measured:
    """One item: each true disagreement's kind with its share, the near cases and the told, the figures."""

    id: str
    kinds: tuple[tuple[str, Share], ...]
    told: Tally  # all of the item's disagreements and near cases
    values: Tally
    whole: Share


def measure(item: Item) -> Measured:
    truth = item.truth
    told = Told(story_to_json(tell_story(item.articles)), ())
    kinds = tuple(
        (str(true.kind), _alone(truth, index, told))
        for index, true in enumerate(truth.discrepancies)
    )
    values = score_figures(truth, told)["figures"]
    series = [
        score_figures(replace(truth, figures=(true,)), told)["figures"].recall
        for true in truth.figures
    ]
    whole = Share(sum(share.value == 1.0 for share in series), len(series))
    return Measured(
        item.id, kinds, score_discrepancies(truth, told)["discrepancies"], values, whole
    )


def _alone(truth: Truth, index: int, told: Told) -> Share:
    """One true disagreement by itself: whether it is told."""
    alone = replace(truth, discrepancies=(truth.discrepancies[index],), silent=())
    return score_discrepancies(alone, told)["discrepancies"].recall


def report(all_measured: Sequence[Measured], *, notes: bool = False) -> str:
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for kind, share in (pair for each in all_measured for pair in each.kinds):
        found[kind] += share.hits
        wanted[kind] += share.of
    told = sum((each.told for each in all_measured), Tally())
    values = sum((each.values for each in all_measured), Tally())
    lines = [f"{kind:<12}{found[kind]:>4}/{wanted[kind]}" for kind in KINDS if wanted[kind]]
    lines += [
        f"{'all':<12}{told.recall!s:>7}",
        f"false alarms on near cases {told.violations}/{told.restraint.of}",
        f"told in no truth {told.precision.of - told.precision.hits} of {told.precision.of} told",
        f"figures {values.recall} values, {sum((e.whole for e in all_measured), Share())} series whole,"
        f" {values.violations}/{values.restraint.of} wrong values",
    ]
    if notes:
        lines += [f"{e.id}  {note}" for e in all_measured for note in e.told.notes + e.values.notes]
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(
        description="Measure disagreements and figures on small piles."
    )
    parser.add_argument("batches", nargs="*", default=DEVELOPMENT, metavar="BATCH", help="a to f")
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="list what was missed and what is wrong"
    )
    parser.add_argument("-j", "--jobs", action="store_true", help="two processes")
    asked = parser.parse_args()
    if unknown := sorted(set(asked.batches) - set(BATCHES)):
        parser.error(f"there is no batch {', '.join(unknown)}; there are {', '.join(BATCHES)}")
    items = list(read_items(asked.batches))
    if asked.jobs:
        with ProcessPoolExecutor(2) as pool:
            measured = list(pool.map(measure, items))
    else:
        measured = [measure(item) for item in items]
    print(report(measured, notes=asked.verbose))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
