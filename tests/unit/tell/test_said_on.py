"""Report -> the day on which its quotations were said."""

from __future__ import annotations

import pytest

from sourceline.annotate.annotator import annotate
from sourceline.tell.said_on import days_of_saying
from tests.builders import article

# A Friday.
PUBLISHED = "2019-03-08"


def days(text: str) -> dict[str, str]:
    each = annotate(article(text, PUBLISHED))
    found = days_of_saying(each)
    return {q.words.cut(text)[:12]: found[q].edtf for q in each.quotations if q in found}


@pytest.mark.parametrize(
    "text",
    [
        "Ilsa Varrow said on Tuesday that the bridge was unsafe.",
        "In a letter on Tuesday, Ilsa Varrow wrote that the bridge was unsafe.",
        "Ilsa Varrow told Tarn Radio late Tuesday that the bridge was unsafe.",
        "On Tuesday, Ilsa Varrow visited the pier, saying the bridge was unsafe.",
        "Also on Tuesday, Ilsa Varrow had said the bridge was unsafe.",
    ],
)
def test_the_day_beside_the_verb(text: str) -> None:
    assert list(days(text).values()) == ["2019-03-05"]


@pytest.mark.parametrize(
    "text",
    [
        "Ilsa Varrow said the bridge was shut on Tuesday.",
        "Ilsa Varrow, who arrived on Tuesday, said the bridge was unsafe.",
        "Before Tuesday, Ilsa Varrow had said the bridge was unsafe.",
        "Ilsa Varrow said that it would open again next Tuesday.",
    ],
)
def test_a_day_of_something_else(text: str) -> None:
    assert days(text) == {}


def test_what_is_said_next_was_said_on_that_day() -> None:
    text = (
        '"We heard a crack," Ilsa Varrow said on Tuesday. "It was loud and it was near." '
        '"Nobody was hurt," she said.'
    )
    assert set(days(text).values()) == {"2019-03-05"}
    assert len(days(text)) >= 2


def test_another_speaker_has_a_day_of_their_own() -> None:
    text = (
        'Ilsa Varrow said on Tuesday that the bridge was unsafe. "Nothing is wrong with it," '
        "Marek Dolan said."
    )
    assert days(text) == {"the bridge w": "2019-03-05"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ('Ilsa Varrow addressed a rally on Tuesday. "The bridge is old," she said.', "2019-03-05"),
        ('Ilsa Varrow spoke at a rally on Tuesday, in which she said: "The bridge is old."', "2019-03-05"),
        ('"The bridge is old," Ilsa Varrow said to sailors in March 2008.', "2008-03"),
        ("In December Ilsa Varrow argued that the bridge was unsafe.", "2018-12"),
        ('Ilsa Varrow said on Tuesday that the bridge was old.\n\n"It will fall," Ilsa Varrow added.', "2019-03-05"),
        ('Ilsa Varrow lost. She tweeted on Tuesday: "The bridge is old."', "2019-03-05"),
    ],
)  # fmt: skip
def test_the_day_of_an_occasion_and_longer_times(text: str, day: str) -> None:
    assert set(days(text).values()) == {day}


@pytest.mark.parametrize(
    "text",
    [
        "Ilsa Varrow said the town should look to the November election.",
        'Ilsa Varrow swam on Tuesday. "The bridge is old," she said.',
        'Ilsa Varrow spoke on Monday and on Tuesday. "The bridge is old," she said.',
        'Marek Dolan addressed a rally on Tuesday. "The bridge is old," Ilsa Varrow said.',
        'On the radio show "This Week," Ilsa Varrow said the bridge was old.',
    ],
)
def test_no_day_of_saying(text: str) -> None:
    assert days(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        'Ilsa Varrow told a court on Tuesday. Ilsa Varrow at the time said the bridge was "too old".',
        "Ilsa Varrow fought the bridge in 2010 but said in a letter that she liked it.",
        "The town lives on fees, by a list of Ilsa Varrow's 2013 speaking fees, she said.",
    ],
)
def test_said_at_another_time(text: str) -> None:
    assert days(text) == {}
