"""A dated report and one without a date -> the days on which the other can have been written."""

from __future__ import annotations

from datetime import date

import pytest

from sourceline.link.published import infer_published
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
