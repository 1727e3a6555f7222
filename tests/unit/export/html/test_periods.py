"""Periods of a timeline, bars where marks would be too many, the days that the brush knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from sourceline.export.html.axis import Axis
from sourceline.export.html.crowd import HIGH, bars_of
from sourceline.export.html.desk import Desk
from sourceline.export.html.periods import periods_of
from sourceline.export.html.strip import strip_of
from sourceline.model.story import Story
from sourceline.model.when import Basis, Precision, When
from tests import stories

FIRST = date(2031, 3, 1)


def story_on(*days: int, first: When | None = None) -> Story:
    """A line on each of these days of March, counted from 0."""
    story = stories.story()
    line = story.timeline[0]
    whens = [first] if first else []
    whens += [When.day(FIRST + timedelta(days=day)) for day in days]
    timeline = tuple(replace(line, id=f"t-{at}", date=when) for at, when in enumerate(whens))
    return replace(story, timeline=timeline)


def test_few_lines_need_no_periods() -> None:
    assert periods_of(story_on(*range(8))) == ()
    assert periods_of(story_on(*([3] * 50))) == (), "one day is never cut"


def test_they_are_cut_at_the_longest_silence() -> None:
    periods = periods_of(story_on(0, 1, 2, 3, 4, 14, 15, 16, 17, 18))
    assert [each.label for each in periods] == ["1–5 Mar 2031", "15–19 Mar 2031"]
    assert [each.first for each in periods] == ["t-0", "t-5"]


def test_each_day_is_of_one_period() -> None:
    days = [0, 0, 1, 1, 1, 4, 5, 9, 9, 9, 9, 9, 12, 13, 20, 20, 21, 22, 29]
    periods = periods_of(story_on(*days), 6)
    assert len(periods) > 2
    for before, after in pairwise(periods):
        assert after.start - before.end == timedelta(days=1)
    assert periods[0].start == FIRST
    assert periods[-1].end == FIRST + timedelta(days=29)


def test_a_crowded_day_is_a_period_of_its_own_size() -> None:
    periods = periods_of(story_on(0, *([5] * 40), 8, 9, 10), 6)
    assert sum(each.start <= FIRST + timedelta(days=5) <= each.end for each in periods) == 1


def test_a_year_is_called_a_year() -> None:
    year = When(
        start=date(1998, 1, 1),
        end=date(1998, 12, 31),
        precision=Precision.YEAR,
        basis=Basis.EXPLICIT,
    )
    first = periods_of(story_on(*range(12), first=year))[0]
    assert first.label.startswith("1998 – ")


def test_bars_are_as_high_as_there_is_much() -> None:
    days = [FIRST, *([FIRST + timedelta(days=50)] * 4), FIRST + timedelta(days=100)]
    axis = Axis([day.toordinal() for day in days])
    bars = bars_of([When.day(day) for day in days], axis, "report", above=True)
    assert [bar.height for bar in bars] == [HIGH / 4, HIGH, HIGH / 4]
    assert all(bar.y == -bar.height for bar in bars)
    assert bars[1].title == "20 Apr 2031: 4 reports"
    assert bars[-1].x + bars[-1].width <= 100


def test_a_crowd_is_drawn_as_bars() -> None:
    few, many = story_on(*range(20)), story_on(*range(20), *range(20), *([7] * 120))
    marks, bars = strip_of(few, Desk(few)), strip_of(many, Desk(many))
    assert marks is not None
    assert bars is not None
    assert (len(marks.below), marks.bars) == (20, ())
    assert bars.below == ()
    assert len(bars.bars) < 60


def test_the_brush_knows_each_day_and_its_place() -> None:
    story = stories.story()
    strip = strip_of(story, Desk(story))
    assert strip is not None
    told = [each.split(" ") for each in strip.days.split(";")]
    assert told[0] == ["1964-01-01", "0"]
    places = [float(place) for _, place in told]
    assert places == sorted(places)
    assert places[-1] == 100


def test_a_mark_of_what_is_not_on_the_page_leads_nowhere() -> None:
    story = stories.story()
    part = replace(story, timeline=story.timeline[:2], articles=story.articles[:1])
    strip = strip_of(story, Desk(part, story.articles))
    assert strip is not None
    assert [bool(tick.href) for tick in strip.above].count(True) == 1
    assert [bool(tick.href) for tick in strip.below].count(True) == 2
