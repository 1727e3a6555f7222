"""Lines around a report -> marks; lines of the report -> none."""

from __future__ import annotations

import pytest

from sourceline.clean.clean import clean_article
from tests.builders import article

BODY = [
    "The ferry to Sandholm ran aground on Monday, and all forty passengers were taken off by boat.",
    "“We heard a long scrape,” said Nora Beck, who was on deck.",
    "An inquiry has been opened.",
    "The company said that it would help and that tickets would be paid back.",
    "Two tugs pulled the ship free at high water on Tuesday.",
    "It was towed to Portsea, where divers looked at the hull.",
    "The harbour master said that the channel had been dredged in March.",
    "No one was hurt.",
]


def marks(*lines: str) -> list[tuple[str, str]]:
    cleaned = clean_article(article("\n\n".join(lines)))
    return [(mark.reason, mark.span.cut(cleaned.text)) for mark in cleaned.boilerplate]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("ADVERTISEMENT", "furniture"),
        ("Advertisement - story continues below", "furniture"),
        ("Expand Tweet", "furniture"),
        ("View this post on Instagram", "furniture"),
        ("Read more: Ten walks along the coast", "links"),
        ("READ ALSO: “I saw it coming”, says pilot", "links"),
        ("Related stories | Ferry timetable | Bus 14", "links"),
        ("Sign up to our newsletter for the latest news from the harbour", "furniture"),
        ("Subscribe for £1 a week", "furniture"),
        ("Download our app to get alerts first", "furniture"),
        ("Follow us on Facebook and Twitter", "furniture"),
        ("Follow @harbourpost on Twitter for updates.", "furniture"),
        ("Share this story on Facebook", "furniture"),
        ("Comments (214)", "furniture"),
        ("*Share this* · *Comments (12)* · *Donate*", "links"),
        ("We use cookies to give you the best experience.", "furniture"),
        ("© 2030 Harbour Post Ltd. All rights reserved.", "furniture"),
        ("Copyright 2003 The Harbour Press. All rights reserved.", "furniture"),
        ("This material may not be published, broadcast, rewritten or redistributed.", "furniture"),
        ("18+ BeGambleAware. The Quay is part of Pier Media.", "furniture"),
        ("Have your say in the comments below", "furniture"),
        ("Do you agree with the harbour board? Vote in our poll. Download our app.", "furniture"),
        ("Comments are closed.", "furniture"),
        ("Views expressed in the comments do not represent those of the Post.", "furniture"),
        ("By signing up you agree to our terms of service.", "furniture"),
        ("Photo: Ada Ito/Getty Images", "credit"),
        ("(Reporting by Ada Ito; editing by Col Reed)", "byline"),
        ("The Harbour Press contributed to this report.", "byline"),
        ("Ada Ito is a reporter for the Post. Follow her on Twitter @adaito.", "byline"),
        ("By: Ada Ito", "byline"),
        ("by Ada Ito", "byline"),
        ("**Read also:** Ten walks along the coast", "links"),
        ("If you have been affected by this story, our helpline is open all night.", "furniture"),
        ("ENDS", "end"),
        ("-30-", "end"),
        ("(MORE)", "end"),
        ("What links a lighthouse to your favourite show? We asked its keeper HERE.", "teaser"),
        ("More from the Post: Tides | Bus 14 | Donate", "links"),
    ],
)
def test_furniture_at_the_foot(line: str, reason: str) -> None:
    assert marks(*BODY, line) == [(reason, line)]


def test_byline_at_the_head() -> None:
    line = "By Ada Ito, Harbour Correspondent"
    assert marks("Ferry aground off Sandholm", line, *BODY) == [("byline", line)]


def test_dateline_alone_on_a_line() -> None:
    line = "PORTSEA, Md. (AP) _"
    assert marks(line, *BODY) == [("byline", line)]


def test_archive_lines() -> None:
    assert marks("Ferry aground", "SECTION: News; Pg. 3", "LENGTH: 400 words", *BODY) == [
        ("header", "SECTION: News; Pg. 3"),
        ("header", "LENGTH: 400 words"),
    ]


def test_last_sentences_of_a_body_line() -> None:
    line = "The channel is open again. Do you use the ferry? Tell us your story. Download our app."
    assert marks(*BODY, line) == [
        ("furniture", "Do you use the ferry? Tell us your story. Download our app.")
    ]


def test_titles_below_a_label() -> None:
    foot = ["Related stories", "Ten walks along the coast", "Council tax: what you will pay"]
    assert [words for _, words in marks(*BODY, *foot)] == foot


def test_placeholder_that_stands_again_and_again() -> None:
    lines = [BODY[0], "Bild laden", BODY[1], "Bild laden", BODY[2], "Bild laden", *BODY[3:]]
    assert marks(*lines) == [("repeated", "Bild laden")] * 3


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell by a tenth on Monday.",
        "Sign language was used at the hearing.",
        "“Download our app,” the advertisement said, and thousands did.",
        "“Sign up for our newsletter”",
        "Read more than she did, nobody could.",
        "Readers of the Post sent 400 letters.",
        "The company apologised and withdrew its privacy policy after a week of protest.",
        "Advertisements for the ferry were taken down.",
        "Follow-up checks found two cracks in the hull.",
        "The union said its members would vote in a ballot next week.",
        "Comments by the minister angered the crew.",
        "Watch officers on the bridge saw nothing.",
        "Copyright law was changed by the vote.",
        "More than 200 people came to the quay.",
        "Video from the deck shows the moment it struck.",
        "What happens next? The board meets on Friday.",
        "An earlier version of this article gave the wrong name for the ship. It is the Alma.",
        "CLARIFICATION: On Monday we reported that two people were hurt. No one was.",
        "He ends",
        "Have you seen this man? Police ask anyone who knows him to come forward.",
        "She asked: do you agree?",
        "By Monday all were home",
        "Contact with the ship was lost at nine.",
        "Subscribers to the service lost their connection.",
        "To comment on a running inquiry would be wrong, the minister said.",
        "Photographs from the deck show a long gash.",
    ],
)
def test_body_is_never_marked(line: str) -> None:
    for place in (0, 4, len(BODY)):
        assert marks(*BODY[:place], line, *BODY[place:]) == []


def test_quotations_are_never_marked() -> None:
    line = '"Sign up for our newsletter, click here, all rights reserved," he read aloud.'
    assert marks(*BODY, line) == []


def test_speakers_in_capitals_are_no_placeholders() -> None:
    lines = [words for question in BODY for words in ("ADA ITO", question)]
    assert marks(*lines) == []


def test_marks_that_were_there_are_kept() -> None:
    first = article(" date 2030-05-03 " + "\n\n".join([*BODY, "ENDS"]))
    once = clean_article(first)
    again = clean_article(once)
    assert again == once
    assert set(first.boilerplate) <= set(once.boilerplate)


@pytest.mark.parametrize(
    "note",
    [
        "Letters to this column may be left at the mill.",
        "The views of columnists are their own.",
        "Weather, page 30. Crossword, page 31. Printed on paper from the valley.",
        "*The Post is published on Mondays. Subscriptions $9 a year.*",
        "Back numbers and bound volumes may be had from the magazine at one pound.",
    ],
)
def test_note_of_the_house_at_the_end_is_furniture(note: str) -> None:
    assert marks(*BODY, note) == [("furniture", note)]


@pytest.mark.parametrize(
    "line",
    [
        "Letters from readers filled two pages, and the editor printed them all.",
        "Nora Beck is the editor of the ship's magazine and has 40 readers.",
        "The letters are to be read on Friday.",
        "He writes his column for a weekly and reads all of the letters.",
    ],
)
def test_what_happened_or_is_told_of_somebody_is_no_note(line: str) -> None:
    assert marks(*BODY, line) == []


def test_note_stands_at_the_end() -> None:
    assert marks("Letters to this column may be left at the mill.", *BODY) == []
