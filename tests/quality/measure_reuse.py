"""How much planted reuse is found, by kind of change, and how much is told that nobody planted.

python -m tests.quality.measure_reuse
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from sourceline.link.reuse import find_reuse
from sourceline.model.story import Passage
from tests.quality.reuse_corpus import Pile, Planted, planted_piles, real_piles


@dataclass(slots=True)
class Figures:
    """Planted sentences by kind, those found from their nearest source, and what was told in all."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    told: int = 0
    true: int = 0

    @property
    def precision(self) -> float:
        return self.true / max(self.told, 1)

    def recall(self, kind: str) -> float:
        return self.found[kind] / max(self.planted[kind], 1)


def measure_planted(seed: int = 7) -> Figures:
    figures = Figures()
    for pile in planted_piles(seed):
        _add(figures, pile)
    return figures


def _add(figures: Figures, pile: Pile) -> None:
    told = [
        (reuse.source, passage) for reuse in find_reuse(pile.reports) for passage in reuse.passages
    ]
    for copy, planted in pile.planted.items():
        for each in planted:
            figures.planted[each.kind] += 1
            figures.found[each.kind] += any(
                source == each.source and _is_of(passage, copy, each) for source, passage in told
            )
    for _, passage in told:
        figures.told += 1
        copy = passage.copy.article
        figures.true += any(_is_of(passage, copy, each) for each in pile.planted.get(copy, ()))


def _is_of(passage: Passage, copy: str, planted: Planted) -> bool:
    return passage.copy.article == copy and passage.copy.text.rstrip(".") in planted.text


def count_real() -> tuple[int, int]:
    """Pairs told in real events of three outlets each, and events: hardly any copied another."""
    piles = list(real_piles())
    return sum(len(find_reuse(pile)) for pile in piles), len(piles)


def main() -> None:
    figures = measure_planted()
    for kind in sorted(figures.planted):
        print(f"{kind:20} {figures.recall(kind):.2f} of {figures.planted[kind]}")
    print(f"{'precision':20} {figures.precision:.3f} of {figures.told}")
    pairs, events = count_real()
    print(f"{'real events':20} {pairs} pairs in {events}")


if __name__ == "__main__":
    main()
