"""Names that were cut, or begun too early -> names at their full length."""

from __future__ import annotations

import pytest

from sourceline.annotate.names import Name
from sourceline.annotate.reading import Reading, read_words
from sourceline.annotate.sentences import find_sentences
from sourceline.annotate.whole_names import whole_names
from sourceline.model.annotations import Kind
from tests.builders import article, span_of


def reading_of(text: str) -> Reading:
    report = article(text)
    return read_words(report, find_sentences(report))


def name_at(reading: Reading, words: str, kind: Kind | None) -> Name:
    span = span_of(reading.text, words)
    own = [w for row in reading.words for w in row if span.contains(w.span)]
    return Name(tuple(own), kind=kind, sure=1.0)


def whole(text: str, words: str, kind: Kind | None = Kind.ORGANIZATION) -> list[str]:
    reading = reading_of(text)
    return [n.head.cut(text) for n in whole_names(reading, [name_at(reading, words, kind)])]


@pytest.mark.parametrize(
    ("text", "cut", "name"),
    [
        ("They asked the Centers for Rope Control and Sails.", "Centers for Rope Control",
         "Centers for Rope Control and Sails"),
        ("They asked the Bureau of Salt, Tar, Rope and Sails.", "Bureau of Salt",
         "Bureau of Salt, Tar, Rope and Sails"),
        ("They asked the Coalition to Mend Roads about it.", "Coalition", "Coalition to Mend Roads"),
        ("They asked the Rope and Sailmakers Union about it.", "Sailmakers Union", "Rope and Sailmakers Union"),
        ("Water rose in Harl No. 2 overnight.", "Harl No", "Harl No. 2"),
        ("They slept at the Hotel Aurora that night.", "Aurora", "Hotel Aurora"),
        ("They took the oral vaccine Corvax twice.", "oral vaccine Corvax", "Corvax"),
        ("They saw how Ms Kell demurred.", "Kell demurred", "Kell"),
        ("They saw how whizzo Kell left.", "whizzo Kell", "Kell"),
        ("They built the Corvax space telescope.", "Corvax space", "Corvax"),
        ("Herald Correction: the bridge is older.", "Herald Correction", "Herald"),
    ],
)  # fmt: skip
def test_a_name_is_told_whole(text: str, cut: str, name: str) -> None:
    kind = Kind.PERSON if name == "Kell" else Kind.ORGANIZATION
    assert whole(text, cut, kind) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They asked the University of Iowa and Congress.", "University of Iowa"),
        ("They asked the Department of Rope and Ada Kell.", "Department of Rope"),
        ("They asked the Coalition to mend roads.", "Coalition"),
        ("They saw the Lanterns and Sailmakers Union. The Lanterns won.", "Sailmakers Union"),
        ("They live on the island of Hesk now.", "island of Hesk"),
        ("They asked the Harl council about it.", "Harl council"),
        ("They asked the Harl Harbour committees about it.", "Harl Harbour committees"),
        ("She met Ludwig van Dorn there.", "van Dorn"),
    ],
)
def test_a_name_takes_nothing_that_is_not_its_own(text: str, name: str) -> None:
    assert whole(text, name) == [name]


def test_a_line_in_capitals_tells_no_new_name() -> None:
    text = "COACH HELD UNTIL DAWN\n\nAda Kell climbed out of it. She was tired."
    reading = reading_of(text)
    names = [name_at(reading, "DAWN", Kind.PERSON), name_at(reading, "Ada Kell", Kind.PERSON)]
    assert [n.head.cut(text) for n in whole_names(reading, names)] == ["Ada Kell"]


def test_a_line_in_capitals_has_the_names_of_the_rest() -> None:
    text = "ADA KELL CLIMBS OUT OF COACH\n\nAda Kell climbed out of it. She was tired."
    reading = reading_of(text)
    names = [name_at(reading, "ADA KELL", Kind.PERSON), name_at(reading, "Ada Kell", Kind.PERSON)]
    assert len(whole_names(reading, names)) == 2


def test_of_two_that_overlap_the_longer_one_is_left() -> None:
    text = "They asked the Coalition to Mend Roads about it."
    reading = reading_of(text)
    names = [name_at(reading, "Coalition", Kind.ORGANIZATION), name_at(reading, "Mend Roads", None)]
    assert [n.head.cut(text) for n in whole_names(reading, names)] == ["Coalition to Mend Roads"]


def test_a_work_can_be_made_of_any_words() -> None:
    text = "They saw the small hours again."
    reading = reading_of(text)
    work = name_at(reading, "the small hours", Kind.WORK)
    assert whole_names(reading, [work]) == [work]
