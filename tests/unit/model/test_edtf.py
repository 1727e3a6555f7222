"""EDTF as people write it -> what it can mean; and back, as the tool writes it."""

from __future__ import annotations

import pytest

from sourceline.model.edtf import read_edtf
from sourceline.model.when import Precision


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("2031-03-04", "2031-03-04", "2031-03-04", Precision.DAY),
        ("2031-02", "2031-02-01", "2031-02-28", Precision.MONTH),
        ("2031", "2031-01-01", "2031-12-31", Precision.YEAR),
        ("203X", "2030-01-01", "2039-12-31", Precision.DECADE),
        ("2031-21", "2031-03-01", "2031-05-31", Precision.SEASON),
        ("2031-24", "2031-12-01", "2032-02-29", Precision.SEASON),
        ("2031-03-04/2031-03-09", "2031-03-04", "2031-03-09", Precision.INTERVAL),
        ("../2031-03-04", None, "2031-03-04", Precision.INTERVAL),
        ("2031-03/..", "2031-03-01", None, Precision.INTERVAL),
    ],
)
def test_read(text: str, start: str | None, end: str | None, precision: Precision) -> None:
    when = read_edtf(text)
    days = [each.isoformat() if each else None for each in (when.start, when.end)]
    assert (days, when.precision) == ([start, end], precision)


@pytest.mark.parametrize(
    "text",
    [
        "2031-03-04", "2031-03-04~", "2031-02", "2031-02~", "2031", "203X", "2031-21", "",
        "2031-03-04/2031-03-09", "../2031-03-04", "2031-03-04/..",
    ],
)  # fmt: skip
def test_what_the_tool_writes_comes_back(text: str) -> None:
    assert read_edtf(text).edtf == text


@pytest.mark.parametrize(
    "text",
    [
        "4 March", "2031-13", "2031-02-30", "2031-3-4", "../..", "2031-03-09/2031-03-04", "20311",
        "2031-03-04T10:00", "9999999-01-01", "0000", "x" * 5000,
    ],
)  # fmt: skip
def test_what_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_edtf(text)
