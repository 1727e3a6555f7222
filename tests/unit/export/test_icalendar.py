"""The timeline as a calendar, read by `icalendar`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sourceline.export.icalendar import render
from sourceline.model.when import UNKNOWN, Basis, Precision, When
from tests import stories
from tests.unit.export.reading_back import read_calendar


def parts(text: str) -> dict[str, Any]:
    found = (part for part in read_calendar(text).walk() if part.name in ("VEVENT", "VJOURNAL"))
    return {str(part["UID"]).rsplit(":", 1)[1]: part for part in found}


PARTS = parts(render(stories.story()))


def test_a_day_is_an_event_of_a_whole_day() -> None:
    shut = PARTS["t-shut"]
    assert shut.name == "VEVENT"
    assert shut["DTSTART"].dt == date(2019, 3, 3)
    assert shut["DTEND"].dt == date(2019, 3, 4)
    assert not isinstance(shut["DTSTART"].dt, datetime)
    assert str(shut["SUMMARY"]) == stories.SHUT_A
    assert str(shut["STATUS"]) == "CONFIRMED"
    assert str(shut["URL"]) == "https://example.org/gazette.txt"


def test_an_interval_ends_before_the_day_after_it() -> None:
    takings = PARTS["t-takings"]
    assert (takings["DTSTART"].dt, takings["DTEND"].dt) == (date(2019, 3, 4), date(2019, 3, 6))
    assert str(takings["SUMMARY"]).startswith("(4–5 Mar 2019) Her takings")


def test_a_month_says_that_it_is_one() -> None:
    assert str(PARTS["t-cut"]["SUMMARY"]).startswith("(Dec 2018) ")
    assert PARTS["t-cut"]["DTEND"].dt == date(2019, 1, 1)


def test_what_is_no_matter_of_days_is_a_journal_entry_without_one() -> None:
    for ident, said in (("t-open", "(1964) "), ("t-replace", "(by 30 Jun 2019, expected) ")):
        assert PARTS[ident].name == "VJOURNAL"
        assert "DTSTART" not in PARTS[ident]
        assert str(PARTS[ident]["SUMMARY"]).startswith(said)
    assert str(PARTS["t-replace"]["STATUS"]) == "DRAFT"


def test_what_is_expected_on_a_day_is_tentative_and_one_report_confirms_nothing() -> None:
    story = stories.story()
    entry = replace(story.timeline[4], status="expected")
    part = parts(render(replace(story, timeline=(entry,))))["t-shut"]
    assert str(part["STATUS"]) == "TENTATIVE"
    assert "STATUS" not in PARTS["t-queue"]
    assert "STATUS" not in PARTS["t-damage"]


def test_a_time_is_told_in_words() -> None:
    assert str(PARTS["t-lane"]["SUMMARY"]).startswith("(06:30) One lane")


def test_the_words_of_each_report_are_in_the_description() -> None:
    told = str(PARTS["t-shut"]["DESCRIPTION"]).split("\n")
    assert told[0] == "3 reports, 2 independent; agreed."
    assert told[2] == f"The Lowmoor Post, 5 Mar 2019: “{stories.SHUT_B}”"


def test_the_stamp_is_the_last_publication() -> None:
    assert {str(part["DTSTAMP"].dt) for part in PARTS.values()} == {"2019-03-12 00:00:00+00:00"}


def test_the_ends_of_time() -> None:
    story = stories.story()
    last = When(start=date.max, end=date.max, precision=Precision.DAY, basis=Basis.EXPLICIT)
    for when in (UNKNOWN, last, When.day(date.min), When.between(date.min, date.max)):
        entry = replace(story.timeline[0], date=when)
        assert len(parts(render(replace(story, timeline=(entry,))))) == 1
