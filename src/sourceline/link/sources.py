"""From which earlier reports one report was made: the nearest source of each sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from sourceline.link.matches import SETTINGS, Match

# Where a chosen source explains a sentence, another must do so better by a rare word at least: what
# a chance variant is nearer is no sign of another source.
MUCH_BETTER = 6.0
# A short sentence that is the same ("He declined to comment.") was taken along where a passage
# stands at most so many sentences away, the same way in both reports; a lesser match next to one.
NEIGHBOURS = 2
# "He said" stands everywhere: between two passages only, in both reports, was it taken along.
SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Offer:
    """Sentence `line` of the copy can come from sentence `source_line` of report `source`."""

    line: int
    source: int
    source_line: int
    match: Match


Lines = dict[int, list[Offer]]  # line of the copy -> what one source offers for it, best first


def choose_sources(offers: Iterable[Offer]) -> list[tuple[int, list[Offer]]]:
    """The fewest reports that the copy's sentences came from, each with the passages taken.

    Where B was made from A and this report from B, A offers what B offers, but less near: B it is.
    Of two that offer the same, the one that offers more in all; then the earlier. A further source
    must explain more than the chosen ones do.
    """
    by_source: dict[int, Lines] = defaultdict(lambda: defaultdict(list))
    for offer in offers:
        by_source[offer.source][offer.line].append(offer)
    chosen: list[int] = []
    had: dict[int, float] = {}
    asked = {source: _worths(lines) for source, lines in by_source.items()}
    # What a source adds only shrinks as others are chosen, so an old gain is the most that it can
    # be, and only the foremost is worked out again (Minoux 1978, accelerated greedy).
    queue = [(-_gain(worths, had), source) for source, worths in asked.items()]
    heapify(queue)
    while queue:
        _, source = heappop(queue)
        worths = asked[source]
        now = (-_gain(worths, had), source)
        if queue and now > queue[0]:
            heappush(queue, now)
            continue
        if not _is_source([by_source[source][line] for line in _better(worths, had)]):
            continue
        chosen.append(source)
        for line, worth in worths.items():
            had[line] = max(worth, had.get(line, 0.0))
    return _shared_out(chosen, by_source)


def _worths(lines: Lines) -> dict[int, float]:
    return {line: max(offer.match.worth for offer in own) for line, own in lines.items()}


def _better(worths: dict[int, float], had: dict[int, float]) -> list[int]:
    """The sentences that this source explains and the chosen ones do not, or much less well."""
    return [
        line for line, worth in worths.items() if line not in had or worth - had[line] > MUCH_BETTER
    ]


def _gain(worths: dict[int, float], had: dict[int, float]) -> float:
    return round(sum(max(worth - had.get(line, 0.0), 0.0) for line, worth in worths.items()), 6)


def _shared_out(chosen: list[int], by_source: dict[int, Lines]) -> list[tuple[int, list[Offer]]]:
    """Each sentence to the chosen source that is nearest; of equals, the one chosen first."""
    best: dict[int, tuple[float, int]] = {}
    for rank, source in enumerate(chosen):
        for line, worth in _worths(by_source[source]).items():
            best[line] = min(best.get(line, (0.0, 0)), (-worth, rank))
    found = []
    for rank, source in enumerate(chosen):
        lines = {line: own for line, own in by_source[source].items() if best[line][1] == rank}
        taken = _taken(lines)
        if taken:
            found.append((source, taken))
    return found


def _is_source(lines: Iterable[list[Offer]]) -> bool:
    """Whether what was taken is enough to say that this report was used."""
    likely = []
    for own in lines:
        if any(offer.match.sure for offer in own):
            return True
        strengths = [offer.match.strength for offer in own if offer.match.likely]
        likely.extend([max(strengths)] if strengths else [])
    return len(likely) > 1 and sum(likely) >= SETTINGS.sure_sum


def _taken(lines: Lines) -> list[Offer]:
    """The passages: for each sentence the best, and others that cover other words of it."""
    likely = {
        (offer.line, offer.source_line)
        for own in lines.values()
        for offer in own
        if offer.match.likely
    }
    taken: list[Offer] = []
    for line in sorted(lines):
        kept: list[Offer] = []
        ranked = sorted(lines[line], key=lambda offer: (-offer.match.worth, offer.source_line))
        for offer in ranked:
            if not offer.match.likely and not _follows(offer, likely):
                continue
            if all(_apart(offer, other) for other in kept):
                kept.append(offer)
        taken.extend(sorted(kept, key=lambda offer: offer.match.alignment.b_start))
    return taken


def _follows(offer: Offer, likely: set[tuple[int, int]]) -> bool:
    """Whether a lesser match stands next to a passage in both reports."""
    if offer.match.alignment.matched < SHORTEST:
        return all((offer.line + step, offer.source_line + step) in likely for step in (-1, 1))
    reach = NEIGHBOURS if offer.match.whole else 1
    return any(
        (offer.line + step, offer.source_line + step) in likely for step in range(-reach, reach + 1)
    )


def _apart(a: Offer, b: Offer) -> bool:
    x, y = a.match.alignment, b.match.alignment
    return x.b_end <= y.b_start or y.b_end <= x.b_start
