"""A dated report and one without a date -> the days on which the other can have been written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sourceline.link.published import infer_published
from sourceline.link.published_own import own_clues
from sourceline.model.span import Mark, Span
from sourceline.model.when import Basis, When
from sourceline.pipeline.stages import read_article
from tests.builders import article

DATED = "The mill in Harl was sold on 3 May 2031 to a baker."


def inferred(text: str) -> When | None:
    told = [
        read_article(article(DATED, "2031-05-08", id="dated")),
        read_article(article(text, id="undated")),
    ]
    return infer_published(told).get("undated")


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("yesterday", date(2031, 5, 4)),
        ("today", date(2031, 5, 3)),
        ("two days ago", date(2031, 5, 5)),
    ],
)
def test_a_day_counted_back_to_a_known_act_is_the_day_of_writing(words: str, written: date) -> None:
    when = inferred(f"The mill in Harl was sold {words} to a baker.")
    assert when == When.day(written, Basis.INFERRED)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("On 3 May the mill in Harl changed hands, five days ago as I write.", date(2031, 5, 8)),
        ("It is ten days since the 3rd of May, and the mill still stands.", date(2031, 5, 13)),
        ("The council votes in six days, on 9 May.", date(2031, 5, 3)),
    ],
)
def test_day_told_by_the_calendar_and_by_its_distance_is_known(text: str, written: date) -> None:
    when = inferred(text)
    assert when is not None
    assert (when.start, when.end) == (written, written)


def test_weeks_are_counted_roughly() -> None:
    when = inferred("The council votes in two weeks, on 20 May.")
    assert when is not None
    assert (when.start, when.end) == (date(2031, 5, 3), date(2031, 5, 9))


def test_another_act_between_two_days_counts_nothing() -> None:
    when = inferred("On 3 May the mill was sold, and the baker married five days ago.")
    assert when is None or (when.start, when.end) != (date(2031, 5, 8), date(2031, 5, 8))


def test_dateline_without_a_year_is_of_the_storys() -> None:
    place = "HARL, May 6 (Quay) - "
    filed = article(f"{place}The mill went to a baker who has four shops.", id="undated")
    marked = replace(filed, boilerplate=(Mark(Span(0, len(place)), "byline"),))
    told = [read_article(article(DATED, "2031-05-08", id="dated")), read_article(marked)]
    assert infer_published(told)["undated"] == When.day(date(2031, 5, 6), Basis.INFERRED)


def test_evening_that_is_a_day_ago_gives_the_weekday() -> None:
    (clue,) = own_clues(read_article(article("They drank until Tuesday evening, a day ago.")))
    assert clue.weekday == 2


def test_later_than_all_that_is_known_stays_open() -> None:
    when = inferred("The mill in Harl burned down on 20 May.")
    assert when is not None
    assert (when.start, when.end) == (date(2031, 5, 20), None)
