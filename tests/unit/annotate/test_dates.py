"""Words of time -> the days that they can mean."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sourceline.annotate.dates import find_times
from sourceline.annotate.sentences import find_sentences
from sourceline.model.annotations import Anchor, TimeExpression
from sourceline.model.when import Basis, Precision, When
from tests.builders import article

WEDNESDAY = "2024-03-06"


def times(text: str, published: str | None = WEDNESDAY) -> list[TimeExpression]:
    report = article(text, published)
    return list(find_times(report, find_sentences(report)))


def told(text: str, published: str | None = WEDNESDAY) -> list[tuple[str, str]]:
    """The words and the EDTF of every expression; "" without a day."""
    return [
        (t.span.cut(text), t.when.edtf if t.when is not None else "")
        for t in times(text, published)
    ]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        # counted from publication
        ("The pier burned today.", "today", "2024-03-06"),
        ("The pier burned last night.", "last night", "2024-03-05"),
        ("The pier burned this morning.", "this morning", "2024-03-06"),
        ("The pier will reopen tomorrow.", "tomorrow", "2024-03-07"),
        ("It rained the day before yesterday.", "the day before yesterday", "2024-03-04"),
        ("It burned three weeks ago.", "three weeks ago", "2024-02-12/2024-02-18"),
        ("It burned seven years ago.", "seven years ago", "2017"),
        ("It burned two days ago.", "two days ago", "2024-03-04"),
        ("It burned last week.", "last week", "2024-02-26/2024-03-03"),
        ("It burned last month.", "last month", "2024-02"),
        ("It closes next week.", "next week", "2024-03-11/2024-03-17"),
        ("It burned last weekend.", "last weekend", "2024-03-02/2024-03-03"),
        ("It burned over the weekend.", "the weekend", "2024-03-02/2024-03-03"),
        ("It burned earlier this week.", "earlier this week", "2024-03-04/2024-03-06"),
        ("It will close later this month.", "later this month", "2024-03-06/2024-03-31"),
        ("It will be built early next year.", "early next year", "2025-01-01/2025-04-30"),
        ("It closed at the end of last year.", "the end of last year", "2023"),
        ("The offer ends before the end of the month.", "the end of the month",
         "../2024-03-31"),
        # weekdays
        ("The board met on Monday.", "Monday", "2024-03-04"),
        ("The board will meet on Friday.", "Friday", "2024-03-08"),
        ("The board met on Wednesday.", "Wednesday", "2024-03-06"),
        ("The board met last Friday.", "last Friday", "2024-03-01"),
        ("The board met last Wednesday.", "last Wednesday", "2024-02-28"),
        ("The board will meet next Tuesday.", "next Tuesday", "2024-03-12"),
        ("The board was due to meet on Friday.", "Friday", "2024-03-08"),
        ("The board had been due to meet on Friday.", "Friday", "2024-03-01"),
        ("The match is on Saturday.", "Saturday", "2024-03-09"),
        ("He agreed on Tuesday to pay.", "Tuesday", "2024-03-05"),
        ("Lawyers want to get around Monday's ruling.", "Monday", "2024-03-04"),
        # months and days without a year
        ("He was fined in October.", "October", "2023-10"),
        ("He will be tried in October.", "October", "2024-10"),
        ("She left in March.", "March", "2024-03"),
        ("They won on 22 April.", "22 April", "2023-04-22"),
        ("They will play on April 22.", "April 22", "2024-04-22"),
        ("She told us so on the sixth.", "the sixth", "2024-03-06"),
        ("It arrived on the 29th, in pieces.", "the 29th", "2024-02-29"),
        ("She goes at the end of April.", "the end of April", "2024-04"),
        ("They married last May.", "last May", "2023-05"),
        # told in full
        ("She was born on 3 May 1961.", "3 May 1961", "1961-05-03"),
        ("It happened on Friday, March 1, 2024.", "Friday, March 1, 2024", "2024-03-01"),
        ("It happened in mid-March 2020.", "mid-March 2020", "2020-03-11/2020-03-20"),
        ("It happened in early 2019.", "early 2019", "2019-01-01/2019-04-30"),
        ("It happened in the 1990s.", "the 1990s", "199X"),
        ("It happened in the summer of 2020.", "the summer of 2020", "2020-22"),
        ("It opened in 1911.", "1911", "1911"),
        ("It sold well in the fourth quarter of 2023.", "the fourth quarter of 2023",
         "2023-10-01/2023-12-31"),
        ("It happened in nineteen ninety-six.", "nineteen ninety-six", "1996"),
        # sides and stretches
        ("He had paid by the 29th.", "the 29th", "../2024-02-29"),
        ("He must pay by 31 March.", "31 March", "../2024-03-31"),
        ("He must pay by Friday.", "Friday", "../2024-03-08"),
        ("He must wait until Friday.", "Friday", "2024-03-06/2024-03-08"),
        ("The vote was put off until Friday.", "Friday", "2024-03-06/2024-03-08"),
        ("The vote had been put off until Friday.", "Friday", "../2024-03-01"),
        ("The match was moved to 23 March.", "23 March", "2024-03-23"),
        ("They met in Harl this weekend.", "this weekend", "2024-03-02/2024-03-03"),
        ("They will meet in Harl this weekend.", "this weekend", "2024-03-09/2024-03-10"),
        ("She vowed to stay earlier Wednesday.", "earlier Wednesday", "2024-03-06"),
        ("She vowed to stay earlier Tuesday.", "earlier Tuesday", "2024-03-05"),
        ("A vigil will be held this Thursday, 14 March.", "Thursday, 14 March", "2024-03-14"),
        ("On Monday a plan that would close the pier passed.", "Monday", "2024-03-04"),
        ("On Monday a bill that closed the pier will be read.", "Monday", "2024-03-11"),
        ("They play without Reil, since he hurt his left knee on Monday.", "Monday", "2024-03-04"),
        ("It is the first change to come out of the January ruling.", "January", "2024-01"),
        ("Reil was expected back in November.", "November", "2024-11"),
        ("She has led it since 2022.", "2022", "2022"),
        ("She was head until 2018.", "2018", "2018"),
        ("The road has been shut since Monday.", "Monday", "2024-03-04/2024-03-06"),
        ("The road will be shut until Friday.", "Friday", "2024-03-06/2024-03-08"),
        ("The fair runs from 3 to 5 May.", "3 to 5 May", "2024-05-03/2024-05-05"),
        ("The council will reply within a week.", "a week", "2024-03-06/2024-03-13"),
        ("Fishermen work here from May to August.", "August", "2023-05-01/2023-08-31"),
        ("It stood open from Friday to Monday.", "Monday", "2024-03-01/2024-03-04"),
        ("He died around 3 May 1961.", "3 May 1961", "1961-05-03~"),
        ("The test, which was due to begin on Tuesday, was put off.", "Tuesday", "2024-03-05"),
    ],
)  # fmt: skip
def test_resolves(text: str, words: str, edtf: str) -> None:
    assert (words, edtf) in told(text)


def test_ranges_keep_both_ends_and_mean_all_between() -> None:
    text = "The fair runs between May and July."
    assert told(text) == [("May", "2024-05-01/2024-07-31"), ("July", "2024-05-01/2024-07-31")]
    assert [t.value for t in times(text)] == ["2024-05", "2024-07"]


def test_counts_from_the_day_told_before() -> None:
    text = "The fire broke out on Sunday. The following day a body was found. Two days later it rained."
    assert told(text) == [
        ("Sunday", "2024-03-03"),
        ("The following day", "2024-03-04"),
        ("Two days later", "2024-03-06"),
    ]


def test_nothing_told_before_leaves_the_day_open() -> None:
    (found,) = times("The following day he was gone.")
    assert found.when is None
    assert found.anchor == Anchor(base="narrative", unit="day", amount=1, direction="future")


def test_days_before_an_event_are_a_length_and_before_a_date_a_day() -> None:
    text = "She fell two days before the final. It rained a week before Christmas."
    assert told(text)[:2] == [("two days", ""), ("a week", "2023-12-18")]


def test_year_is_carried_inside_a_sentence() -> None:
    text = "He was born on 3 May 1961 and died on 4 May."
    assert told(text)[1] == ("4 May", "1961-05-04")


@pytest.mark.parametrize(
    ("text", "words", "value", "zone"),
    [
        ("The match is on Saturday. Kick-off is at 3pm.", "3pm", "2024-03-09T15:00", None),
        ("He rang on Monday at 10.45 a.m. KST.", "Monday at 10.45 a.m. KST", "2024-03-04T10:45",
         "KST"),
        ("The debate on Monday ran until twenty to midnight.", "twenty to midnight",
         "2024-03-04T23:40", None),
        ("He was seen at six on Sunday morning.", "six on Sunday morning", "2024-03-03T06:00", None),
        ("The ferry sank at 2330 GMT on Monday.", "2330 GMT on Monday", "2024-03-04T23:30", "GMT"),
    ],
)  # fmt: skip
def test_hours_keep_their_day(text: str, words: str, value: str, zone: str | None) -> None:
    found = next(t for t in times(text) if t.span.cut(text) == words)
    assert (found.type, found.value) == ("time", value)
    assert found.when is not None
    assert found.when.is_day
    assert (found.when.time, found.when.zone) == (value[-5:], zone)


def test_an_hour_without_a_day_has_none() -> None:
    (found,) = times("Kick-off is at 3pm.")
    assert found.when is None


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("He waited for three weeks.", "duration", "P3W"),
        ("It is a five-minute film.", "duration", "PT5M"),
        ("He has waited for 11 years.", "duration", "P11Y"),
        ("It took half an hour.", "duration", "PT30M"),
        ("He waited for a year and a half.", "duration", "P1Y6M"),
        ("It fell in the past three months.", "duration", "P3M"),
        ("They meet every Tuesday.", "set", "XXXX-WXX-2"),
        ("It costs £95,000 a year.", "set", "P1Y"),
        ("Come on a wet Tuesday.", "set", "XXXX-WXX-2"),
        ("It is read daily.", "set", "P1D"),
        ("It is now empty.", "date", "PRESENT_REF"),
        ("It was recently sold.", "date", "PAST_REF"),
    ],
)
def test_lengths_and_sets_have_no_day(text: str, kind: str, value: str) -> None:
    (found,) = times(text)
    assert (found.type, found.value, found.when) == (kind, value, None)


@pytest.mark.parametrize(
    "text",
    [
        "They are open 24/7 on Route 66.",
        "There were 1,200 people and a 2-1 win.",
        "The 1988 Act was repealed.",
        "Flight 1549 landed, and 2000 people cheered.",
        "The Sunday Times said so.",
        "The 34-year-old, who is 81 years old, may march.",
        "He sat on the sixth floor for a second.",
        "She won the vote by five to four.",
        "The price of the fall in wages.",
        "Mr May and Ms June spoke.",
        "It was dated 30 February, or 2024-13-45.",
        "He wrote 03/04/2021.",
    ],
)
def test_no_time_at_all(text: str) -> None:
    assert [t.span.cut(text) for t in times(text) if t.when is not None] == []


def test_undated_report_keeps_the_anchor() -> None:
    found = times(
        "It burned last Friday, in October, two weeks ago, yesterday, on the sixth.", None
    )
    assert [t.when for t in found] == [None] * 5
    assert [t.anchor for t in found] == [
        Anchor(base="published", unit="weekday", amount=4, direction="past"),
        Anchor(base="published", unit="month_name", amount=10, direction="past"),
        Anchor(base="published", unit="week", amount=2, direction="past"),
        Anchor(base="published", unit="day", amount=1, direction="past"),
        Anchor(base="published", unit="day_of_month", amount=6, direction="past"),
    ]


def test_explicit_dates_have_no_anchor_and_need_no_publication() -> None:
    (found,) = times("It burned on 3 May 2021.", None)
    assert found.when == When.day(date(2021, 5, 3))
    assert found.anchor is None


def test_interval_of_publication_widens_what_is_counted_from_it() -> None:
    published = When.between(date(2024, 3, 4), date(2024, 3, 6))
    report = replace(article("It burned yesterday. It opened in 1911."), published=published)
    yesterday, opened = find_times(report, find_sentences(report))
    assert yesterday.when is not None
    assert (yesterday.when.start, yesterday.when.end) == (date(2024, 3, 3), date(2024, 3, 5))
    assert yesterday.when.precision is Precision.INTERVAL
    assert opened.when is not None
    assert opened.when.precision is Precision.YEAR


def test_precision_and_basis() -> None:
    explicit, counted, week = times("It burned on 3 May 2021, on Monday and last week.")
    assert explicit.when is not None
    assert counted.when is not None
    assert week.when is not None
    assert (explicit.when.precision, explicit.when.basis) == (Precision.DAY, Basis.EXPLICIT)
    assert (counted.when.precision, counted.when.basis) == (Precision.DAY, Basis.RELATIVE)
    assert week.when.precision is Precision.WEEK


def test_old_wire_style() -> None:
    text = "PORT LORNE (AP) _ The House voted Tuesday to cut aid. It last did so Jan. 14."
    assert told(text) == [("Tuesday", "2024-03-05"), ("Jan. 14", "2024-01-14")]


def test_day_that_names_a_far_event_is_left_open() -> None:
    text = "He wrote of the Sept. 11 attacks, the March 1 fire and the attacks of April 4."
    assert told(text) == [("Sept. 11", ""), ("March 1", "2024-03-01"), ("April 4", "")]


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_edges_of_the_calendar(published: str) -> None:
    text = "It burned last week, yesterday, a century ago; it will open tomorrow and next year."
    assert len(told(text, published)) == 5


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("It burned this week.", "this week", "2024-03-04/2024-03-06"),
        ("It will burn this week.", "this week", "2024-03-04/2024-03-10"),
        ("It will reopen by 4 May.", "4 May", "../2024-05-04"),
        ("It will reopen by the end of May.", "the end of May", "../2024-05-31"),
        ("It had reopened by May 2022.", "May 2022", "2022-05"),
        ("They met in June and July of 2009.", "July of 2009", "2009-06-01/2009-07-31"),
        ("They met in May and October of 2009.", "October of 2009", "2009-10"),
        ("She was leaving in April.", "April", "2024-04"),
        ("He greeted the mayor coming in April.", "April", "2024-04"),
        ("On Monday the club's board, meeting in Skelby, named a judge.", "Monday", "2024-03-04"),
        ("She called both sides back for Saturday.", "Saturday", "2024-03-09"),
        ("His tweet comes after a Friday leak.", "Friday", "2024-03-01"),
        ("It will open in the last week of April.", "the last week of April",
         "2024-04-24/2024-04-30"),
        ("It burned in the second week of May 2022.", "the second week of May 2022",
         "2022-05-08/2022-05-14"),
        ("It opens a week on Saturday.", "a week on Saturday", "2024-03-16"),
    ],
)  # fmt: skip
def test_which_side_of_publication_is_meant(text: str, words: str, edtf: str) -> None:
    assert (words, edtf) in told(text)


def test_the_first_win_in_eight_years_tells_no_year_to_come() -> None:
    assert told("It would bring the town its first win in eight years.") == [("eight years", "")]
