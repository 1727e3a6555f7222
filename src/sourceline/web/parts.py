"""What of a story is shown: all of it, what is new since a day, some days of it.

A long story is shown in periods, the first of them where no days are asked for: a page of a thousand
whole reports takes seconds to make and megabytes to send. Of its reports each page holds the words
behind what is told; whole they are one step away, on pages of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sourceline.export.html.periods import Period, periods_of
from sourceline.model.story import Story
from sourceline.tell.between import Stretch, story_between
from sourceline.tell.excerpts import excerpt_story
from sourceline.tell.since import story_since

# A page of 100 whole reports is made in 0.15 s and weighs 540 kB (bench/room.py): more are shown in
# periods. Each holds about so many lines.
MOST_REPORTS = 100
LINES = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """`story` is what is shown; `reports` are those that came since the day, `periods` where it is long.

    `asked` are the days that were asked for, `shown` those that are shown; `partly` is False where
    all of the story is.
    """

    story: Story
    since: date | None
    asked: Stretch
    shown: Stretch
    reports: tuple[str, ...]
    periods: tuple[Period, ...]
    partly: bool


def part_of(
    story: Story, since: date | None, start: date | None, end: date | None, *, whole: bool = False
) -> Part:
    """`whole` is for programs: nothing is left out that was not asked to be."""
    caught = story_since(story, since) if since else None
    told = caught.story if caught else story
    asked = shown = Stretch(start, end)
    periods: tuple[Period, ...] = ()
    long = not whole and len(told.articles) > MOST_REPORTS
    if long:
        periods = periods_of(told, LINES)
        if periods and start is None and end is None:
            shown = Stretch(periods[0].start, periods[0].end)
    if shown != Stretch(None, None):
        told = story_between(told, shown)
    return Part(
        story=excerpt_story(told) if long else told,
        since=since,
        asked=asked,
        shown=shown,
        reports=caught.reports if caught else (),
        periods=periods,
        partly=caught is not None or shown != Stretch(None, None),
    )
