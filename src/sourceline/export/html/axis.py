"""Days along a line. Long silences are cut short, and each cut is known so that it can be drawn.

Without cuts one line about 1964 would press a week of news into a single pixel.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date
from statistics import median

from sourceline.export.labels import MONTHS, day_label
from sourceline.model.when import When

# A silence is cut that is longer than a week and than this share of the time from the first report
# to the last; without two dated reports, than this many usual gaps.
_WEEK = 7
_CORE_SHARE = 0.4
_GAPS = 6
# What a cut silence keeps of the width, and what all of them may take together; in shares.
_CUT_WIDTH = 0.05
_ALL_CUTS = 0.3
# Labels stand at least this far apart: 60 of 340 pixels, the narrowest page.
_LABEL_ROOM = 17.0
# The first and the last stand inside the ends and carry a year.
_END_ROOM = 29.0


class Axis:
    """Day numbers (`date.toordinal`) to percent of the width."""

    def __init__(
        self,
        days: Iterable[int],
        core: Iterable[int] = (),
        names: Mapping[int, str] | None = None,
    ) -> None:
        """`core` are the days of the reports: what lies far outside may be pressed together.

        `names` are labels of days that only begin something coarser, such as "1964".
        """
        self._names = names or {}
        self.days = sorted(set(days)) or [1]
        gaps = [after - before for before, after in zip(self.days, self.days[1:], strict=False)]
        longest = _longest_drawn(gaps, set(core))
        cuts = [at for at, gap in enumerate(gaps) if gap > longest]
        drawn = sum(gap for gap in gaps if gap <= longest)
        share = min(_CUT_WIDTH, _ALL_CUTS / len(cuts)) if cuts else 0.0
        cut_width = share * drawn / (1 - share * len(cuts)) if drawn else 1.0
        places = [0.0]
        for gap in gaps:
            places.append(places[-1] + (gap if gap <= longest else cut_width))
        self._places = [100 * place / places[-1] for place in places] if gaps else [50.0]
        self.cuts = [round((self._places[at] + self._places[at + 1]) / 2, 2) for at in cuts]
        self._after_cut = {at + 1 for at in cuts}

    def at(self, day: int) -> float:
        """Percent of the width, two digits; days outside stand at the ends."""
        right = bisect_right(self.days, day)
        if right == 0:
            return round(self._places[0], 2)
        if right == len(self.days):
            return round(self._places[-1], 2)
        before, after = self.days[right - 1], self.days[right]
        low, high = self._places[right - 1], self._places[right]
        return round(low + (high - low) * (day - before) / (after - before), 2)

    def labels(self) -> list[tuple[float, str]]:
        """Dates to print below: the ends, days behind cuts, then what else there is room for."""
        last = len(self.days) - 1
        wanted = [0, last, *sorted(self._after_cut), *range(1, last)]
        ends = {self._places[0], self._places[-1]}
        chosen: dict[int, float] = {}
        for at in wanted:
            place = self._places[at]
            if all(
                abs(place - other) >= (_END_ROOM if {place, other} & ends else _LABEL_ROOM)
                for other in chosen.values()
            ):
                chosen[at] = place
        told: list[tuple[float, str]] = []
        year = 0
        for at in sorted(chosen):
            day = date.fromordinal(self.days[at])
            told.append((round(chosen[at], 2), self._label(at, day, with_year=day.year != year)))
            year = day.year
        return told

    def _label(self, at: int, day: date, *, with_year: bool) -> str:
        if self.days[at] in self._names:
            return self._names[self.days[at]]
        if with_year or at in self._after_cut:
            return day_label(day)
        return f"{day.day} {MONTHS[day.month - 1]}"


def _longest_drawn(gaps: list[int], core: set[int]) -> float:
    """The reports' own days rule where they are known; else the usual gap does."""
    if len(core) > 1:
        return max(_WEEK, _CORE_SHARE * (max(core) - min(core)))
    return max(_WEEK, _GAPS * median(gaps)) if gaps else _WEEK


def middle_day(when: When | None) -> int | None:
    """The day in the middle of what it can mean; None where nothing is known."""
    days = [day.toordinal() for day in (when.start, when.end) if day] if when else []
    return sum(days) // len(days) if days else None
