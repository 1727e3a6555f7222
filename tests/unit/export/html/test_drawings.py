"""Places on the time axis, lanes of the strip, arcs of reuse, and what changed between passages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from sourceline.export.html.arcs import drawing_of
from sourceline.export.html.axis import Axis
from sourceline.export.html.changes import compare_words
from sourceline.export.html.desk import Desk
from sourceline.export.html.numbers import series_of
from sourceline.export.html.strip import strip_of
from tests import stories


def _days(*texts: str) -> list[int]:
    return [date.fromisoformat(text).toordinal() for text in texts]


def test_days_stand_as_far_apart_as_they_are() -> None:
    axis = Axis(_days("2019-03-01", "2019-03-03", "2019-03-05"))
    assert [axis.at(day) for day in axis.days] == [0.0, 50.0, 100.0]
    assert axis.at(axis.days[0] + 1) == 25.0
    assert axis.cuts == []


def test_a_long_silence_is_cut_short() -> None:
    axis = Axis(_days("1964-01-01", "2019-03-01", "2019-03-03", "2019-03-05"))
    assert [round(axis.at(day)) for day in axis.days] == [0, 5, 52, 100]
    assert len(axis.cuts) == 1


def test_labels_never_touch() -> None:
    first = date(2019, 3, 1).toordinal()
    labels = Axis(range(first, first + 60)).labels()
    places = [x for x, _ in labels]
    assert all(b - a >= 17 for a, b in pairwise(places))
    assert labels[0] == (0.0, "1 Mar 2019")
    assert labels[-1] == (100.0, "29 Apr")


def test_a_label_names_the_year_where_it_changes() -> None:
    labels = Axis(_days("2018-12-20", "2019-01-01", "2019-01-13")).labels()
    assert [label for _, label in labels] == ["20 Dec 2018", "1 Jan 2019", "13 Jan"]


def test_one_day_is_in_the_middle() -> None:
    assert Axis(_days("2019-03-01")).at(_days("2019-03-01")[0]) == 50.0


def test_the_strip_has_reports_above_and_events_below() -> None:
    story = stories.story()
    strip = strip_of(story, Desk(story))
    assert strip is not None
    assert len(strip.above) == 5
    assert len(strip.below) == 10
    assert all(tick.y < strip.line for tick in strip.above)
    assert all(tick.y > strip.line for tick in strip.below)
    assert [tick.open for tick in strip.below] == [False] * 8 + [True] * 2
    assert strip.labels[0] == (0.0, "1964")


def test_no_strip_without_two_days() -> None:
    story = stories.story()
    undated = tuple(replace(item, published=None) for item in story.articles)
    bare = replace(story, articles=undated, timeline=())
    assert strip_of(bare, Desk(bare)) is None


def test_an_arc_is_as_thick_as_its_share() -> None:
    story = stories.story()
    drawing = drawing_of(story, Desk(story))
    assert drawing is not None
    thick, thin = drawing.arcs
    assert (thick.label, thick.unknown, thick.href) == ("71%", False, "#u1")
    assert (thin.label, thin.unknown) == ("", True)
    assert thick.width > 3 * thin.width
    places = [node.x for node in drawing.nodes]
    assert places == sorted(places)
    assert [node.linked for node in drawing.nodes] == [True, True, False, True, True]


def test_reports_of_one_day_do_not_lie_on_one_another() -> None:
    story = stories.story()
    same = tuple(replace(item, published=stories.day("2019-03-04")) for item in story.articles)
    crowd = replace(story, articles=same)
    drawing = drawing_of(crowd, Desk(crowd))
    assert drawing is not None
    places = [node.x for node in drawing.nodes]
    assert all(b - a > 6.9 for a, b in pairwise(places))
    assert places[-1] <= 95


def test_dates_below_the_drawing_never_touch() -> None:
    story = stories.story()
    dates = ("2019-03-04", "2019-03-04", "2019-03-05", "2019-03-20", "2019-03-21")
    close = tuple(
        replace(item, published=stories.day(date))
        for item, date in zip(story.articles, dates, strict=True)
    )
    drawing = drawing_of(replace(story, articles=close), Desk(replace(story, articles=close)))
    assert drawing is not None
    told = [node for node in drawing.nodes if node.day]
    assert [node.day for node in drawing.nodes][:2] == ["4 Mar", ""]
    assert all(b.x - a.x > 1.8 * (len(a.day) + len(b.day)) / 2 for a, b in pairwise(told))


def test_coarse_events_do_not_press_the_reports_together() -> None:
    reports = _days("2019-03-04", "2019-03-07", "2019-03-10")
    days = _days("2018-12-01", "2018-12-31", "2019-01-20") + reports
    axis = Axis(days, core=reports)
    assert axis.at(reports[-1]) - axis.at(reports[0]) > 80


def test_no_drawing_without_reuse() -> None:
    story = replace(stories.story(), reuse=())
    assert drawing_of(story, Desk(story)) is None


def test_words_that_differ_are_marked_on_both_sides() -> None:
    left, right = compare_words("He left the Hall, quietly.", "he left the house quietly")
    assert [run.text for run in left if run.changed] == ["Hall, "]
    assert [run.text for run in right if run.changed] == ["house "]
    assert "".join(run.text for run in left) == "He left the Hall, quietly."


def test_series_rise_from_nothing() -> None:
    story = stories.story()
    petition, vehicles = series_of(story, Desk(story))
    assert petition.values[0].text == "3,100 names"
    ys = [y for _, y in petition.points]
    assert ys == sorted(ys, reverse=True)
    assert vehicles.points == ()
