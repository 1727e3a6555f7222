"""Reports that were written on after their day -> what their weekdays mean."""

from __future__ import annotations

from sourceline.annotate.annotator import annotate
from sourceline.link.updates import settle_updates
from tests.builders import article

# Of a Wednesday, by what the site says.
EARLY = "The silo burned on Wednesday. Kell was still in hospital on Thursday."
LATE = "Crews searched the silo on Thursday. On Thursday Kell woke. The mayor came on Thursday."


def days(*reports: tuple[str, str]) -> list[str]:
    """The days of the first report's times."""
    annotations = tuple(
        annotate(article(text, published, id=f"a{number}"))
        for number, (text, published) in enumerate(reports)
    )
    first = settle_updates(annotations)[0]
    assert [e.when for e in first.events if e.time is not None] == [
        first.times[e.time].when for e in first.events if e.time is not None
    ]
    return [t.when.edtf for t in first.times if t.when is not None]


def test_a_weekday_that_the_others_place_after_the_report_is_of_that_day() -> None:
    assert days((EARLY, "2031-05-14"), (LATE, "2031-05-15")) == ["2031-05-14", "2031-05-15"]


def test_without_the_others_it_lies_behind() -> None:
    assert days((EARLY, "2031-05-14")) == ["2031-05-14", "2031-05-08"]
    later = "The silo burned on Wednesday."
    assert days((EARLY, "2031-05-14"), (later, "2031-05-15"))[1] == "2031-05-08"


def test_a_day_that_another_report_tells_of_a_week_before_stays() -> None:
    old = f"Kell fell ill on 8 May. {LATE}"
    assert days((EARLY, "2031-05-14"), (old, "2031-05-15"))[1] == "2031-05-08"


def test_an_hour_between_such_days_loses_its_day() -> None:
    text = "Kell was in hospital on Thursday. The silo fell at 7 a.m."
    found = days((text, "2031-05-14"), (LATE, "2031-05-15"))
    assert found == ["2031-05-15"]
