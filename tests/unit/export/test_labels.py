"""How dates, counts and reports are called."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sourceline.export.labels import (
    as_sentence,
    counted,
    date_label,
    listed,
    report_name,
    reports_label,
    span_label,
    speaker_key,
    value_label,
    year_apart,
)
from sourceline.model.when import UNKNOWN, Precision, When
from tests.builders import article
from tests.stories import day, interval

CASES = [
    (day("2019-03-03"), "3 Mar 2019"),
    (replace(day("2019-03-03"), approximate=True), "about 3 Mar 2019"),
    (interval("2018-12-01", "2018-12-31", Precision.MONTH), "Dec 2018"),
    (interval("2020-02-01", "2020-02-29", Precision.MONTH), "Feb 2020"),
    (interval("1964-01-01", "1964-12-31", Precision.YEAR), "1964"),
    (interval("1960-01-01", "1969-12-31", Precision.DECADE), "1960s"),
    (interval("1964-01-01", "1966-12-31"), "1964–1966"),
    (interval("2019-03-01", "2019-05-31", Precision.SEASON), "Mar–May 2019"),
    (interval("2018-12-01", "2019-02-28", Precision.SEASON), "Dec 2018 – Feb 2019"),
    (interval("2019-03-04", "2019-03-05"), "4–5 Mar 2019"),
    (interval("2019-02-28", "2019-03-05"), "28 Feb – 5 Mar 2019"),
    (interval("2018-12-30", "2019-01-02"), "30 Dec 2018 – 2 Jan 2019"),
    (interval(None, "2019-06-30"), "by 30 Jun 2019"),
    (interval("2019-03-12", None), "from 12 Mar 2019"),
    (UNKNOWN, "date unknown"),
    (None, "date unknown"),
]


@pytest.mark.parametrize(("when", "label"), CASES, ids=[label for _, label in CASES])
def test_dates(when: When | None, label: str) -> None:
    assert date_label(when) == label


def test_the_year_stands_apart() -> None:
    assert year_apart("3 Mar 2019") == ("3 Mar", "2019")
    assert year_apart("1964") == ("1964", "")
    assert year_apart("date unknown") == ("date unknown", "")


def test_span() -> None:
    assert span_label("2019-03-01", "2019-03-12") == "1–12 Mar 2019"
    assert span_label(None, None) == "date unknown"
    assert span_label("whenever", None) == "date unknown"


def test_values() -> None:
    assert value_label("2019-03-01") == "1 Mar 2019"
    assert value_label("2019-02-31") == "2019-02-31"
    assert value_label(" late\nFebruary ") == "late February"


def test_counts() -> None:
    assert counted(1, "report") == "1 report"
    assert counted(2000, "report") == "2,000 reports"
    assert reports_label(1, 1) == "1 report"
    assert reports_label(3, 2) == "3 reports, 2 independent"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(["a"]) == "a"
    assert as_sentence("two numbers are given") == "Two numbers are given."


@pytest.mark.parametrize(
    ("known", "name"),
    [
        ({"publisher": "The Post", "url": "https://www.post.example/a"}, "The Post"),
        ({"url": "https://www.post.example/a"}, "post.example"),
        ({"url": "javascript:x", "source": "may/7.txt"}, "7"),
        ({"source": "may/004_5350501565fe700c.txt"}, "004"),
        ({"source": "may/deadbeefdeadbeef.txt"}, "deadbeefdeadbeef"),
        ({"publisher": "  ", "source": "pile.jsonl#9"}, "9"),
        ({"source": ".txt"}, ".txt"),
    ],
)
def test_a_report_is_called_by_its_publisher_its_host_or_its_file(
    known: dict[str, str], name: str
) -> None:
    assert report_name(article("x", **known)) == name


def test_two_wordings_of_one_unnamed_speaker() -> None:
    assert speaker_key("The  Fans") == speaker_key("fans") == "fans"
    assert speaker_key("the") == "the"
