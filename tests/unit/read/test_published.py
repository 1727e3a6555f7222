"""Where a day of publication stands -> the day."""

from __future__ import annotations

import pytest

from sourceline.model.when import Precision
from sourceline.read.draft import Draft
from sourceline.read.published import date_in_address, find_published
from sourceline.read.stamps import read_stamp

BODY = "The ferry ran aground on Monday.\n\nIt was pulled free by two tugs."


def published(text: str = BODY, **more: str | None) -> tuple[str | None, str, list[str]]:
    draft = Draft(source="a", text=text, sha256="", **more)  # type: ignore[arg-type]
    when, place, marks = find_published(draft)
    return (when.edtf if when else None, place, [mark.span.cut(text) for mark in marks])


@pytest.mark.parametrize(
    ("value", "day", "time", "zone"),
    [
        ("2030-05-03", "2030-05-03", None, None),
        ("2030-05-03T23:50:10.123-08:00", "2030-05-03", "23:50", "-08:00"),
        ("2030-05-03 07:05:00Z", "2030-05-03", "07:05", "Z"),
        ("20300503", "2030-05-03", None, None),
        ("Fri, 03 May 2030 17:42:00 GMT", "2030-05-03", "17:42", "GMT"),
        ("May 3, 2030 5:42 pm EST", "2030-05-03", "17:42", "EST"),
        ("3 May 2030 at 12.05am", "2030-05-03", "00:05", None),
        ("Fri, 03 May 2030 23:30:00 +0200", "2030-05-03", "23:30", "+0200"),
        ("1904023800", "2030-05-03", "07:30", "UTC"),
        ("1904023800000", "2030-05-03", "07:30", "UTC"),
        ("May 2030", "2030-05", None, None),
        ("2030-05", "2030-05", None, None),
    ],
)
def test_stamps(value: str, day: str, time: str | None, zone: str | None) -> None:
    when = read_stamp(value)
    assert when is not None
    assert (when.edtf, when.time, when.zone) == (day, time, zone)


@pytest.mark.parametrize(
    "value", ["", "2024-13-45", "2024-13", "30 February 2024", "soon", "2024", "0000-00-00", "7"]
)
def test_no_stamp(value: str) -> None:
    assert read_stamp(value) is None


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://post.example/2030/05/03/ferry", "2030-05-03"),
        ("https://post.example/world/2030/may/03/ferry", "2030-05-03"),
        ("https://post.example/ferry-20300503.html", "2030-05-03"),
        ("https://post.example/ferry-2030-5-3", "2030-05-03"),
        ("2030-05-03-ferry.txt", "2030-05-03"),
        ("https://post.example/2030/05/ferry", "2030-05"),
    ],
)
def test_days_in_addresses(address: str, day: str) -> None:
    when = date_in_address(address)
    assert when is not None
    assert when.edtf == day


@pytest.mark.parametrize(
    "address",
    [
        "https://post.example/news/88213",
        "000_2030050356fe700c.txt",
        "https://post.example/2030/13/45/ferry",
        "https://post.example/123420300503",
        "a20300503b.txt",
        "",
    ],
)
def test_no_day_in_addresses(address: str) -> None:
    assert date_in_address(address) is None


def test_order_of_places() -> None:
    places: dict[str, str | None] = {
        "header_date": "2030-05-01",
        "metadata_date": "2030-05-02",
        "url": "https://post.example/2030/05/03/x",
        "filename": "2030-05-04.txt",
    }
    found = []
    for name in list(places):
        found.append(published("The Post, 5 May 2030\n\n" + BODY, **places)[:2])
        del places[name]
    found.append(published("The Post, 5 May 2030\n\n" + BODY)[:2])
    assert found == [
        ("2030-05-01", "header"),
        ("2030-05-02", "metadata"),
        ("2030-05-03", "url"),
        ("2030-05-04", "filename"),
        ("2030-05-05", "text"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "The Harbour Post, 3 May 2030",
        "The Harbour Post, Friday 3 May 2030",
        "Posted on Friday, May 3, 2030 by the Quay collective",
        "Published: 3 May 2030 10:15 BST",
        "For immediate release: 3 May 2030",
        "Last updated: 3 May 2030",
        "By Ada Ito | 3 May 2030",
        "By Ada Ito, Harbour Correspondent, May 3, 2030",
        "May 3, 2030",
        "Friday, May 3, 2030 · 5 min read",
        "First published on Fri 3 May 2030 09.00 BST",
        "This article was first published on 3 May 2030.",
        "2030-05-03 14:05",
        "Ada Ito — May 3, 2030",
        "*May 3, 2030*",
        "May 3, 2030 | By Ada Ito",
    ],
)
def test_bylines_at_head_and_foot(line: str) -> None:
    for text in (f"{line}\n\n{BODY}", f"Ferry aground\n{line}\n\n{BODY}", f"{BODY}\n\n{line}"):
        assert published(text) == ("2030-05-03", "text", [line])


@pytest.mark.parametrize(
    "line",
    [
        "On 3 May 2030 the ferry ran aground.",
        "The ferry ran aground on 3 May 2030",
        "May 3, 2030: The day everything changed for us all",
        "Council to vote on 3 May 2030",
        "Published on 3 May 2030, the report blamed the pilot and the fog.",
        "This article was amended on 3 May 2030 to correct the name of the ship.",
        "A ticket from 3 May 2030 shows that he was there",
    ],
)
def test_lines_with_a_day_that_are_no_bylines(line: str) -> None:
    assert published(f"{line}\n\n{BODY}") == (None, "unknown", [])


def test_publication_goes_before_change() -> None:
    text = f"Updated 5 May 2030\nPublished 3 May 2030\n\n{BODY}"
    assert published(text)[0] == "2030-05-03"


def test_chronology_has_no_byline() -> None:
    days = "\n\n".join(f"May {day}, 2030\n\nThe ferry ran." for day in range(1, 6))
    assert published(days) == (None, "unknown", [])


def test_dateline_without_a_year_is_marked_and_dates_nothing() -> None:
    text = "PORTSEA, May 3 (Reuters) - The ferry to the island ran aground on Monday, police said."
    assert published(text) == (None, "unknown", ["PORTSEA, May 3 (Reuters) - "])


def test_month_in_an_address_is_a_month() -> None:
    when = date_in_address("https://post.example/2030/02/ferry")
    assert when is not None
    assert (when.precision, when.days) == (Precision.MONTH, 28)
