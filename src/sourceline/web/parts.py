"""What of a story is shown: all of it, what is new since a day, some days of it.

A long story is shown in periods, the first of them where no days are asked for: a page of a thousand
reports takes seconds to make and megabytes to send. Where a part still points at many reports, it holds
of each the words behind what is told; whole they are one step away, on pages of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sourceline.export.html.periods import Period, periods_of
from sourceline.model.story import Story
from sourceline.tell.between import Stretch, story_between
from sourceline.tell.excerpts import excerpt_story
from sourceline.tell.since import story_since

# A page of 100 reports is made in 0.13 s of the processor and weighs 600 kB, one of 1,000 in 1.3 s and
# 5.4 MB (bench/reading_room.py): a story of more is shown in periods of about so many lines. Cutting
# reports to excerpts takes 0.2 s, and is done where a part would hold more than so many of them.
MOST_REPORTS = 100
LINES = 120
MOST_WHOLE = 200


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
        story=excerpt_story(told) if long and len(told.articles) > MOST_WHOLE else told,
        since=since,
        asked=asked,
        shown=shown,
        reports=caught.reports if caught else (),
        periods=periods,
        partly=caught is not None or shown != Stretch(None, None),
    )
