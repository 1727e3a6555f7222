"""How well reports were sorted into stories, report by report (Bagga and Baldwin's B-cubed, 1998)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shares:
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"{self.precision:.3f} / {self.recall:.3f} / {self.f1:.3f}"


def score_stories(told: Sequence[Sequence[str]], truth: Mapping[str, str]) -> Shares:
    """`told` are stories of articles; `truth` gives each article its story."""
    place = {article: at for at, story in enumerate(told) for article in story}
    both = Counter((place[article], truth[article]) for article in place)
    of_told = Counter(place.values())
    of_truth = Counter(truth[article] for article in place)
    precision = sum(n * n / of_told[at] for (at, _), n in both.items())
    recall = sum(n * n / of_truth[story] for (_, story), n in both.items())
    return Shares(precision / len(place), recall / len(place))


def count_pairs(told: Sequence[Sequence[str]]) -> int:
    return sum(len(story) * (len(story) - 1) // 2 for story in told)


def agreement(one: Sequence[Sequence[str]], other: Sequence[Sequence[str]]) -> float:
    """Of the pairs of reports that either puts together, the share that both do."""
    place = {article: at for at, story in enumerate(one) for article in story}
    shared = count_pairs(
        [
            [article for article in story if place[article] == at]
            for story in other
            for at in {place[article] for article in story}
        ]
    )
    return shared / max(count_pairs(one) + count_pairs(other) - shared, 1)
