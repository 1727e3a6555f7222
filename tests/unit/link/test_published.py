"""A dated report and one without a date -> the days on which the other can have been written."""

from __future__ import annotations

from datetime import date

import pytest

from sourceline.link.published import infer_published
from sourceline.model.span import Mark
from sourceline.model.when import Basis, When
from sourceline.pipeline.stages import read_article
from tests.builders import article, span_of

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
        ("On 3 May, five days ago, the mill went to a baker.", (8, 8)),
        ("It is ten days since 3 May and I still miss the mill.", (13, 13)),
        ("The heirs vote in a fortnight, on 29 May.", (12, 18)),
        ("A wake will be held this Friday, 16 May, at the mill.", (10, 16)),
    ],
)
def test_a_report_dates_itself(text: str, written: tuple[int, int]) -> None:
    when = inferred(text)
    assert when is not None
    assert (when.start, when.end) == (date(2031, 5, written[0]), date(2031, 5, written[1]))


def test_a_dateline_tells_the_day_of_the_story_s_year() -> None:
    text = "HARL, May 9 (Meridian) - The mayor of Harl went home with nothing."
    mark = Mark(span_of(text, "HARL, May 9 (Meridian) - "), "byline")
    told = [
        read_article(article(DATED, "2031-05-08", id="dated")),
        read_article(article(text, id="undated", boilerplate=(mark,))),
    ]
    assert infer_published(told)["undated"].start == date(2031, 5, 9)


def test_a_weekday_and_how_long_ago_it_was_tell_the_weekday_of_writing() -> None:
    when = inferred("The mill in Harl was sold on 3 May. We met on Tuesday evening, a day ago.")
    assert when is not None
    assert when.start is not None
    assert when.start.weekday() == 2


def test_days_ago_of_another_act_tell_nothing() -> None:
    when = inferred("On 3 May the mill was sold and five days ago the baker wept.")
    assert when is None or not when.is_day


def test_a_report_after_all_others_is_of_no_one_day() -> None:
    when = inferred("The mill in Harl was sold and the baker opened it on 20 May.")
    assert when is not None
    assert not when.is_day
