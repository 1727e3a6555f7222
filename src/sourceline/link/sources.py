"""From which earlier reports one report was made: the nearest source of each sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sourceline.link.matches import SETTINGS, Match

# A source explains a sentence unless another does so much better: a word or two, by chance, is not.
NEARLY_AS_GOOD = 0.85
# A short sentence that is the same ("He declined to comment.") was taken along where a passage
# stands at most so many sentences away, the same way in both reports; a lesser match next to one.
NEIGHBOURS = 2


@dataclass(frozen=True, slots=True)
class Offer:
    """Sentence `line` of the copy can come from sentence `source_line` of report `source`."""

    line: int
    source: int
    source_line: int
    match: Match


Offers = dict[int, dict[int, list[Offer]]]  # source report -> line of the copy -> its offers


def choose_sources(offers: Iterable[Offer]) -> list[tuple[int, list[Offer]]]:
    """The fewest reports that the copy's sentences came from, each with the passages taken.

    Where B was made from A and this report from B, A offers what B offers, but less near: B it is.
    Of two that offer the same, the one that offers more in all; then the earlier.
    """
    by_source: Offers = defaultdict(lambda: defaultdict(list))
    for offer in offers:
        by_source[offer.source][offer.line].append(offer)
    left = {line for lines in by_source.values() for line in lines}
    best: dict[int, float] = dict.fromkeys(left, 0.0)
    for lines in by_source.values():
        for line, own in lines.items():
            best[line] = max(best[line], _worth(own))
    chosen: list[tuple[int, list[Offer]]] = []
    while left and by_source:
        source = min(by_source, key=lambda each: (-_total(by_source[each], left, best), each))
        lines = {
            line: own
            for line, own in by_source.pop(source).items()
            if line in left and _worth(own) >= NEARLY_AS_GOOD * best[line]
        }
        if not lines or not _is_source(lines):
            continue
        chosen.append((source, _taken(lines)))
        left -= lines.keys()
    return chosen


def _worth(offers: list[Offer]) -> float:
    return max(offer.match.worth for offer in offers)


def _total(lines: dict[int, list[Offer]], left: set[int], best: dict[int, float]) -> float:
    total = 0.0
    for line, own in lines.items():
        if line in left and (worth := _worth(own)) >= NEARLY_AS_GOOD * best[line]:
            total += worth
    return round(total, 6)


def _is_source(lines: dict[int, list[Offer]]) -> bool:
    """Whether what was taken is enough to say that this report was used."""
    likely = []
    for own in lines.values():
        if any(offer.match.sure for offer in own):
            return True
        strengths = [offer.match.strength for offer in own if offer.match.likely]
        likely.extend([max(strengths)] if strengths else [])
    return len(likely) > 1 and sum(likely) >= SETTINGS.sure_sum


def _taken(lines: dict[int, list[Offer]]) -> list[Offer]:
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
    reach = NEIGHBOURS if offer.match.whole else 1
    return any(
        (offer.line + step, offer.source_line + step) in likely for step in range(-reach, reach + 1)
    )


def _apart(a: Offer, b: Offer) -> bool:
    x, y = a.match.alignment, b.match.alignment
    return x.b_end <= y.b_start or y.b_end <= x.b_start
