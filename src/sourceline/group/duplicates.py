"""Reports that are one report printed twice, and reports that took passages from each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sourceline.model.traits import ArticleId, Traits

# Share of both fingerprints together from which two reports are one. On planted pairs of real reports
# (docs/quality.md) a copy with one word in fifty changed or a fifth cut away lies above it, and no two
# reports of their own by different outlets come near.
NEAR = 0.3
# Share of the shorter fingerprint from which a passage was taken over, and the least number of runs:
# one shared run may be a long title or a quoted sentence.
COPIED = 0.02
FEWEST_RUNS = 4
# Of the reports that hold one run, the first and the last so many are asked: a wire story printed by
# five hundred papers is tied to some of them and not to all.
ENDS = 6

_DIGITS = 4


def find_near_duplicates(traits: Iterable[Traits]) -> Iterator[tuple[ArticleId, ArticleId, float]]:
    """Pairs with the share of their fingerprints that is one, 1 for the same wording; the lesser id first.

    Of many copies of one report each is tied to some others, so that together they hang together.
    """
    for a, b, shared in _shared(traits):
        share = shared / (len(a.fingerprint) + len(b.fingerprint) - shared)
        if share >= NEAR:
            yield a.article, b.article, round(share, _DIGITS)


def find_copied_passages(traits: Iterable[Traits]) -> Iterator[tuple[ArticleId, ArticleId, float]]:
    """Pairs that share a passage, with its share of the shorter; near duplicates are among them."""
    for a, b, shared in _shared(traits):
        share = shared / min(len(a.fingerprint), len(b.fingerprint))
        if share >= COPIED and (shared >= FEWEST_RUNS or share == 1.0):
            yield a.article, b.article, round(share, _DIGITS)


def _shared(traits: Iterable[Traits]) -> Iterator[tuple[Traits, Traits, int]]:
    """Pairs that may share something, with the number of hashes that they do, in order of their ids."""
    ordered = sorted(traits, key=lambda each: each.article)
    for at, others in enumerate(_candidates(ordered)):
        own = set(ordered[at].fingerprint)
        for other in sorted(others):
            yield ordered[other], ordered[at], len(own.intersection(ordered[other].fingerprint))


def _candidates(ordered: Sequence[Traits]) -> Iterator[set[int]]:
    """For each report the earlier ones that share a run with it, or two where it has more than a few."""
    first: dict[int, list[int]] = defaultdict(list)
    for at, each in enumerate(ordered):
        votes: Counter[int] = Counter()
        for run in each.fingerprint:
            held = first[run]
            votes.update(held)
            if len(held) == 2 * ENDS:
                del held[ENDS]  # the oldest of the last
            held.append(at)
        fewest = 2 if len(each.fingerprint) > FEWEST_RUNS else 1
        yield {
            other
            for other, shared in votes.items()
            if shared >= min(fewest, len(ordered[other].fingerprint))
        }
