"""Words with a capital letter -> which of them name something."""

from __future__ import annotations

import pytest

from sourceline.annotate.names import find_names
from sourceline.annotate.no_names import real_names
from sourceline.annotate.reading import read_words
from sourceline.annotate.sentences import find_sentences
from tests.builders import article


def told(text: str) -> list[str]:
    report = article(text)
    reading = read_words(report, find_sentences(report))
    return [name.head.cut(text) for name in real_names(reading, find_names(reading))]


@pytest.mark.parametrize(
    "text",
    [
        "It was the Islamic centre that they feared.",
        "They heard hours of Congressional testimony on it.",
        "It was an Oscar-worthy turn for a debut.",
        "A Lantern Party-backed mayor would help them.",
        "They said that they trust in God and wait.",
        "She asked a House Democrat about it.",
        "The Maine Democrat disagreed with them.",
        "The vote of one Republican of Ohio counted.",
        "She went to a Lutheran school there.",
        "They asked a Roman Catholic about it.",
    ],
)
def test_no_name(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They met in the Democratic-controlled Senate.", ["Senate"]),
        ("They wrote to the Republican House about it.", ["House"]),
        ("They joined the Republican National Committee late.", ["Republican National Committee"]),
        ("They saw Ada French there.", ["Ada French"]),
        ("It pleased House Democrats most.", ["House Democrats"]),
    ],
)
def test_a_name_without_whose_side_it_is_on(text: str, names: list[str]) -> None:
    assert told(text) == names


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("They thanked Prime Minister Odo Kell for it.", "Prime Minister"),
        ("They thanked Attorney General Odo Kell for it.", "Attorney General"),
        ("They thanked Vice President Odo Kell for it.", "Vice President"),
    ],
)
def test_an_office_is_told_whole(text: str, title: str) -> None:
    report = article(text)
    reading = read_words(report, find_sentences(report))
    (name,) = find_names(reading)
    assert (" ".join(word.text for word in name.title), name.head.cut(text)) == (title, "Odo Kell")
