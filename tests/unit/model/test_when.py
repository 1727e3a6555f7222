"""Intervals of days, and how EDTF writes them."""

from __future__ import annotations

from datetime import date

import pytest

from sourceline.model.when import UNKNOWN, Basis, Precision, When


def when(
    start: str | None, end: str | None, precision: Precision, approximate: bool = False
) -> When:
    return When(
        start=date.fromisoformat(start) if start else None,
        end=date.fromisoformat(end) if end else None,
        precision=precision,
        basis=Basis.EXPLICIT,
        approximate=approximate,
    )


@pytest.mark.parametrize(
    ("start", "end", "precision", "edtf", "rough"),
    [
        ("2024-01-28", "2024-01-28", Precision.DAY, "2024-01-28", "2024-01-28~"),
        ("2024-01-22", "2024-01-28", Precision.WEEK, "2024-01-22/2024-01-28", None),
        ("2024-02-01", "2024-02-29", Precision.MONTH, "2024-02", "2024-02~"),
        ("2020-06-01", "2020-08-31", Precision.SEASON, "2020-22", "2020-06-01~/2020-08-31~"),
        ("2020-12-01", "2021-02-28", Precision.SEASON, "2020-24", None),
        ("2020-06-01", "2020-08-31", Precision.INTERVAL, "2020-06-01/2020-08-31", None),
        ("2016-01-01", "2016-12-31", Precision.YEAR, "2016", "2016~"),
        ("0999-01-01", "0999-12-31", Precision.YEAR, "0999", None),
        ("0999-01-01", "0999-01-31", Precision.MONTH, "0999-01", None),
        ("9999-12-01", "9999-12-31", Precision.MONTH, "9999-12", None),
        ("9999-01-01", "9999-12-31", Precision.YEAR, "9999", None),
        ("1990-01-01", "1999-12-31", Precision.DECADE, "199X", "1990-01-01~/1999-12-31~"),
        ("1995-01-01", "2004-12-31", Precision.DECADE, "1995-01-01/2004-12-31", None),
        (None, "2024-01-29", Precision.INTERVAL, "../2024-01-29", "../2024-01-29~"),
        ("2024-01-29", None, Precision.INTERVAL, "2024-01-29/..", None),
    ],
)
def test_edtf(
    start: str | None, end: str | None, precision: Precision, edtf: str, rough: str | None
) -> None:
    assert when(start, end, precision).edtf == edtf
    if rough is not None:
        assert when(start, end, precision, approximate=True).edtf == rough


def test_unknown_has_no_edtf() -> None:
    assert UNKNOWN.edtf == ""


def test_ends_before_it_starts() -> None:
    with pytest.raises(ValueError, match="ends before"):
        when("2024-02-02", "2024-02-01", Precision.INTERVAL)


def test_overlap_and_containment_with_open_ends() -> None:
    until = When.between(None, date(2024, 1, 29))
    january = When.between(date(2024, 1, 1), date(2024, 1, 31))
    assert until.overlaps(january)
    assert not until.contains(january)
    assert until.contains(When.day(date(2000, 1, 1)))
    assert not until.overlaps(When.day(date(2024, 1, 30)))
    assert january.days == 31
    assert until.days is None


def test_one_day_between_is_a_day() -> None:
    assert When.between(date(2024, 1, 1), date(2024, 1, 1)).precision is Precision.DAY
