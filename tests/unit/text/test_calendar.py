"""Dates that words and figures name, and counting in the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from sourceline.text.calendar import (
    add_months,
    find_calendar_dates,
    month_span,
    season_span,
    week_of,
    weekday_on_or_after,
    weekday_on_or_before,
)


@pytest.mark.parametrize(
    ("words", "year", "month", "day"),
    [
        ("7 February 2025", 2025, 2, 7),
        ("February 21, 2025", 2025, 2, 21),
        ("Feb. 21", None, 2, 21),
        ("21st of February", None, 2, 21),
        ("2024-01-28", 2024, 1, 28),
        ("2024/01/28", 2024, 1, 28),
        ("20240128", 2024, 1, 28),
        ("21/02/2025", 2025, 2, 21),
        ("02/21/2025", 2025, 2, 21),
        ("March 2021", 2021, 3, None),
        ("JULY 4", None, 7, 4),
    ],
)
def test_names_a_date(words: str, year: int | None, month: int, day: int | None) -> None:
    found = list(find_calendar_dates(f"It was {words}."))
    assert [(d.year, d.month, d.day) for d in found] == [(year, month, day)]
    assert found[0].span.cut(f"It was {words}.") == words


@pytest.mark.parametrize(
    "words",
    ["2024-13-45", "30 February", "03/04/2021", "120240128", "March 1,500", "at most 3 may enter"],
)
def test_names_no_date(words: str) -> None:
    assert not list(find_calendar_dates(words))


def test_counts() -> None:
    wednesday = date(2024, 3, 6)
    assert week_of(wednesday) == (date(2024, 3, 4), date(2024, 3, 10))
    assert weekday_on_or_before(wednesday, 2) == wednesday
    assert weekday_on_or_before(wednesday, 3) == date(2024, 2, 29)
    assert weekday_on_or_after(wednesday, 1) == date(2024, 3, 12)
    assert month_span(2023, 2) == (date(2023, 2, 1), date(2023, 2, 28))
    assert season_span(2023, "winter") == (date(2023, 12, 1), date(2024, 2, 29))
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert add_months(date(2024, 1, 31), -11) == date(2023, 2, 28)
