"""A timeline cut into periods: the links that lead into it, and the pages of a long one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sourceline.export.labels import date_label
from sourceline.model.story import Story, TimelineEntry
from sourceline.model.when import Precision, When

# More links than these are not read; fewer lines than these need no cut.
MOST = 6
_FEWEST_LINES = 8
COARSE = (Precision.MONTH, Precision.SEASON, Precision.YEAR, Precision.DECADE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days up to the next period; `first` is the id of the first line that begins in them."""

    start: date
    end: date
    first: str
    label: str


def periods_of(story: Story, lines: int = 0) -> tuple[Period, ...]:
    """The timeline in stretches of about as many lines, cut where the silence before a line is longest.

    `lines` is how many one may hold; unless told, there are at most some `MOST`. A day is never cut.
    """
    dated = [(day, each) for each in story.timeline if (day := key_day(each.date))]
    dated.sort(key=lambda each: (each[0], each[1].date.days or 0))
    days = [day for day, _ in dated]
    most = lines or max(_FEWEST_LINES, -(-len(days) // MOST))
    if len(days) <= most or days[0] == days[-1]:
        return ()
    cuts = [0]
    while len(days) - cuts[-1] > most:
        cut = _next_cut(days, cuts[-1], most)
        if cut is None:
            break
        cuts.append(cut)
    last = max(each.date.end or day for day, each in dated)
    ends = [days[cut] - timedelta(days=1) for cut in cuts[1:]] + [last]
    return tuple(
        Period(
            start=days[cut],
            end=end,
            first=dated[cut][1].id,
            label=_label(dated[cut][1].date, _finest(dated[cut:after])),
        )
        for cut, after, end in zip(cuts, [*cuts[1:], len(days)], ends, strict=True)
    )


def _finest(dated: list[tuple[date, TimelineEntry]]) -> When:
    """Of the lines of the last day the one that is dated best."""
    last = dated[-1][0]
    return next(each.date for day, each in dated if day == last)


def _label(first: When, last: When) -> str:
    """ "13–15 Oct 2027", and where one end is a month or more "Mar 2019 – 2026"."""
    if first.precision not in COARSE and last.precision not in COARSE:
        return date_label(When.between(key_day(first), key_day(last)))
    labels = dict.fromkeys((date_label(first), date_label(last)))
    return " – ".join(labels)


def _next_cut(days: list[date], at: int, most: int) -> int | None:
    """The line before which to cut: behind the longest silence in the second half of what fits."""
    fits = range(at + max(1, most // 2), min(at + most, len(days) - 1) + 1)
    found = [cut for cut in fits if days[cut] > days[cut - 1]]
    if not found:  # one day holds more than fits: behind it
        later = (cut for cut in range(at + 1, len(days)) if days[cut] > days[cut - 1])
        return next((cut for cut in later if cut > at + most // 2), None)
    return max(found, key=lambda cut: ((days[cut] - days[cut - 1]).days, cut))


def key_day(when: When) -> date | None:
    """The day by which a line stands in the timeline."""
    return when.start or when.end
