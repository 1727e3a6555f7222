"""Which days of a story matter: those that reports come back to.

On the day itself every report names it. What matters is named again when it is no longer new: of all
reports that appeared a week later or more and could look back, the share that does. Late days of a
story have few such reports, which is why the share is taken and not the count (Tran et al. 2013 and
Gholipour Ghalandari and Ifrim 2020 count). How many reports name the day at all speaks for it too.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta

from sourceline.tell.namings import Namings

# All chosen on the development topics of `tests/quality/measure_summary.py`, without the reports that
# hold a whole timeline themselves. Date F1 by timeline: looking back after 2 days .478, 7 days .490,
# 14 days .470; the count of all namings .506; looking back after 7 days with half of that count
# .528. Weights trained by logistic regression on three topics for the fourth, over sixteen counts and
# with those reports, gave .538 where the best single count gave .554.
LOOKING_BACK = timedelta(days=7)
COUNT_WEIGHT = 0.5
# So much of the pile is added to the reports that could look back: of two reports one is no half.
DAMPING = 0.1
# In thousandths, so that one report in a thousand still shows in the logarithm.
SCALE = 1000


def rank_days(pile: Namings, start: date | None, end: date | None) -> list[date]:
    """All days of the window that a report names or appeared on, those that matter most first."""
    days = sorted(
        day
        for day in {*pile.named, *pile.appeared}
        if (start is None or day >= start) and (end is None or day <= end)
    )
    last: dict[int, date] = {}
    for day, reports in sorted(pile.appeared.items()):
        last.update((pile.voices[report], day) for report in reports)
    appeared = sorted(last.values())
    shares = _standard([_share_looking_back(pile, day, appeared) for day in days])
    counts = _standard([math.log1p(len(_voices(pile, day))) for day in days])
    scored = {
        day: round(share + COUNT_WEIGHT * count, 9)
        for day, share, count in zip(days, shares, counts, strict=True)
    }
    return sorted(days, key=lambda day: (-scored[day], day))


def _share_looking_back(pile: Namings, day: date, appeared: Sequence[date]) -> float:
    """Of the reports that could look back on a day the part that does, as a logarithm."""
    later = day + LOOKING_BACK
    looking = _voices(pile, day, later)
    able = len(appeared) - bisect_left(appeared, later)
    return math.log1p(SCALE * len(looking) / (able + DAMPING * len(appeared) or 1.0))


def _voices(pile: Namings, day: date, since: date = date.min) -> set[int]:
    """Who names a day, copies as one; from some day on only where one of them appeared on it or later."""
    return {
        pile.voices[naming.report]
        for naming in pile.named.get(day, ())
        if since == date.min
        or ((published := pile.day_of(naming.report)) is not None and published >= since)
    }


def _standard(values: Sequence[float]) -> list[float]:
    """In standard deviations from their mean, so that piles of any size are measured alike."""
    if not values:
        return []
    mean = math.fsum(values) / len(values)
    spread = math.sqrt(math.fsum((v - mean) ** 2 for v in values) / len(values))
    return [(v - mean) / spread if spread else 0.0 for v in values]
