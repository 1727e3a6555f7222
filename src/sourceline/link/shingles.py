"""Which sentences are worth laying side by side, without comparing all with all.

Two inverted indexes: runs of `GRAM` words find what was copied as it stands; pairs of rare words
that stand in one sentence find what was rewritten. A bucket is read at its oldest and its newest
places only, so that a phrase that stands everywhere costs no more than one that stands twice.
Broder, "On the resemblance and containment of documents" (1997), for the shingles.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from sourceline.link.wording import Wording

GRAM = 4
# The rarest words of a sentence that make pairs; of twelve words two thirds may be replaced and
# still leave six pairs.
RARE_WORDS = 12
BUCKET_ENDS = 6
MOST_CANDIDATES = 8
# Weight below which a word makes no pair: it stands in more than one report out of seven.
RARE_ENOUGH = 2.0


def find_candidates(wordings: Sequence[Wording]) -> list[list[int]]:
    """For each wording the earlier ones that share most with it, best first."""
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    found: list[list[int]] = []
    for number, wording in enumerate(wordings):
        votes: Counter[int] = Counter()
        for key, vote in _keys(wording):
            bucket = index[key]
            if len(bucket) <= 2 * BUCKET_ENDS:
                for other in bucket:
                    votes[other] += vote
            else:
                for other in bucket[:BUCKET_ENDS] + bucket[-BUCKET_ENDS:]:
                    votes[other] += vote
            if not bucket or bucket[-1] != number:
                bucket.append(number)
        votes.pop(number, None)
        ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
        found.append([other for other, vote in ranked[:MOST_CANDIDATES] if vote >= 2])
    return found


def _keys(wording: Wording) -> Iterator[tuple[tuple[str, ...], int]]:
    """What the wording is found by, each with its vote."""
    stems = wording.stems
    for at in range(len(stems) - GRAM + 1):
        if sum(wording.weights[at : at + GRAM]) > 4.0:
            yield stems[at : at + GRAM], 2
    rare = sorted(
        (-weight, at)
        for at, (weight, rarity) in enumerate(zip(wording.weights, wording.rarity, strict=True))
        if rarity >= RARE_ENOUGH
    )[:RARE_WORDS]
    words = sorted({stems[at] for _, at in rare})
    for left, right in combinations(words, 2):
        yield (left, right), 1
