"""The density strip at the head: reports above the line, what happened below it.

A few are marks that lead to what they stand for; many are bars (`crowd.py`). Where days are chosen on
it, `brush.js` needs to know which day stands where: `days` tells it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from sourceline.export.html.axis import Axis
from sourceline.export.html.crowd import HIGH, MOST_MARKS, Bar, bars_of
from sourceline.export.html.desk import Desk
from sourceline.export.html.periods import COARSE
from sourceline.export.labels import date_label, report_name
from sourceline.model.story import Story
from sourceline.model.when import When

# In pixels: from lane to lane, from the line to the first lane, and the row of dates below.
LANE = 8
CLEAR = 7
DATES = 24
_MOST_LANES = 6
# In percent: how far apart marks of one lane must be.
_APART = 1.6


@dataclass(frozen=True, slots=True)
class Tick:
    """`x` and `width` in percent, `y` in pixels; `open` where one end is not known.

    `href` is "" where what it stands for is not on this page.
    """

    x: float
    width: float
    y: int
    href: str
    title: str
    status: str
    open: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """`days` are the days on which something begins or ends, with their places: "2019-03-01 12.5;..."."""

    above: tuple[Tick, ...]
    below: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    days: str
    cuts: tuple[float, ...]
    labels: tuple[tuple[float, str], ...]
    line: int
    height: int


class _Lanes:
    """Marks that would touch get lanes of their own, away from the line."""

    def __init__(self) -> None:
        self.ends: list[float] = []

    def place(self, start: float, end: float) -> int:
        for lane, taken in enumerate(self.ends):
            if start - taken >= _APART:
                self.ends[lane] = end
                return lane
        if len(self.ends) < _MOST_LANES:
            self.ends.append(end)
            return len(self.ends) - 1
        return len(self.ends) - 1


def strip_of(story: Story, desk: Desk) -> Strip | None:
    """None where fewer than two days are known: there is nothing to see."""
    reports = [
        (
            item.published,
            f"#r{desk.numbers[item.id]}" if item.id in desk.articles else "",
            report_name(item),
            "report",
        )
        for item in story.articles
        if item.published
    ]
    entries = [
        (
            item.date,
            f"#{desk.entry_anchor[item.id]}" if item.id in desk.entry_anchor else "",
            "",
            item.status,
        )
        for item in story.timeline
    ]
    days = {day for when, *_ in [*reports, *entries] for day in _days(when)}
    if len(days) < 2:
        return None
    core = {day for when, *_ in reports for day in _days(when)}
    axis = Axis(days, core, _coarse_names([when for when, *_ in entries], core))
    if len(reports) + len(entries) > MOST_MARKS:
        return _crowded([when for when, *_ in reports], [when for when, *_ in entries], axis)
    above, lanes_above = _laid(reports, axis)
    below, lanes_below = _laid(entries, axis)
    line = CLEAR + LANE * lanes_above
    return Strip(
        above=tuple(_at(tick, line - CLEAR - LANE * tick.y) for tick in above),
        below=tuple(_at(tick, line + CLEAR + LANE * tick.y) for tick in below),
        bars=(),
        days=_told(axis),
        cuts=tuple(axis.cuts),
        labels=tuple(axis.labels()),
        line=line,
        height=line + CLEAR + LANE * lanes_below + DATES,
    )


def _crowded(reports: list[When], entries: list[When], axis: Axis) -> Strip:
    line = HIGH + CLEAR
    bars = (
        *bars_of(reports, axis, "report", above=True),
        *bars_of(entries, axis, "event", above=False),
    )
    return Strip(
        above=(),
        below=(),
        bars=tuple(replace(bar, y=bar.y + line + (-2 if bar.y < 0 else 2)) for bar in bars),
        days=_told(axis),
        cuts=tuple(axis.cuts),
        labels=tuple(axis.labels()),
        line=line,
        height=line + HIGH + CLEAR + DATES,
    )


def _told(axis: Axis) -> str:
    return ";".join(f"{date.fromordinal(day).isoformat()} {axis.at(day):g}" for day in axis.days)


def _coarse_names(whens: list[When], taken: set[int]) -> dict[int, str]:
    """The names of months and years by their first day, where nothing else falls on that day."""
    fine = taken | {day for when in whens if when.is_day for day in _days(when)}
    return {
        _days(when)[0]: date_label(when)
        for when in whens
        if when.precision in COARSE and when.start and _days(when)[0] not in fine
    }


def _laid(items: list[tuple[When, str, str, str]], axis: Axis) -> tuple[list[Tick], int]:
    """Ticks with their lane as `y`, and how many lanes there are."""
    lanes = _Lanes()
    ticks = []
    for when, href, name, status in items:
        days = _days(when)
        if not days:
            continue
        x = axis.at(days[0])
        end = axis.at(days[-1])
        title = f"{name}, {date_label(when)}" if name else date_label(when)
        lane = lanes.place(x, end)
        is_open = when.start is None or when.end is None
        ticks.append(Tick(x, round(end - x, 2), lane, href, title, status, is_open))
    return ticks, len(lanes.ends)


def _at(tick: Tick, y: int) -> Tick:
    return Tick(tick.x, tick.width, y, tick.href, tick.title, tick.status, tick.open)


def _days(when: When) -> list[int]:
    return [day.toordinal() for day in (when.start, when.end) if day]
