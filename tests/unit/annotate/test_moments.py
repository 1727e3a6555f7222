"""Counting from a day by units, hours too."""

from __future__ import annotations

from datetime import date

import pytest

from sourceline.annotate.moments import shifted, unit_moment


@pytest.mark.parametrize(
    ("unit", "amount", "day"),
    [
        ("D", 3, date(2031, 5, 6)),
        ("W", -1, date(2031, 4, 26)),
        ("M", 1, date(2031, 6, 3)),
        ("TH", 48, date(2031, 5, 5)),
        ("TH", 5, date(2031, 5, 4)),
        ("TH", -5, date(2031, 5, 3)),
        ("TM", 90, date(2031, 5, 4)),
        ("TS", 0, date(2031, 5, 3)),
    ],
)
def test_shifted(unit: str, amount: int, day: date) -> None:
    assert shifted(unit, date(2031, 5, 3), amount) == day


def test_hour_is_no_day() -> None:
    assert unit_moment("TH", date(2031, 5, 3)) is None
