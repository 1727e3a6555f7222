"""Report -> whom "he", "she" and "it" mean, and who speaks where no verb says so."""

from __future__ import annotations

import pytest

from sourceline.annotate.in_focus import are_several, is_one_person
from sourceline.annotate.mentions import find_mentions
from sourceline.annotate.quotes import find_quotations
from sourceline.annotate.sentences import find_sentences
from sourceline.model.annotations import Form
from tests.builders import article
from tests.tagged_builder import tagged

LEAD = "Ada Renn and Bruno Kell spoke for the town of Harrowby. "


def last(text: str) -> tuple[str | None, str | None]:
    """The longest name of the last quotation's speaker, and the words that name who speaks."""
    report = article(text)
    sentences = find_sentences(report)
    mentions, aliases = find_mentions(report, sentences)
    quotation = find_quotations(report, sentences, mentions, aliases)[-1]
    source = quotation.source.cut(text) if quotation.source else None
    if quotation.speaker is None:
        return None, source
    entity = mentions[quotation.speaker].entity
    names = [m.span.cut(text) for m in mentions if m.entity == entity and m.form is Form.NAME]
    return max(names, key=len, default=None), source


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (LEAD + 'Among them was Bruno Kell, a baker. He lost a boat. "It was old," he said.', "Bruno Kell"),
        (LEAD + 'It was there that Bruno Kell sat down. "I am tired," he said.', "Bruno Kell"),
        (LEAD + 'Ada Renn\'s own phone has not stopped. "They all ask," she said.', "Ada Renn"),
        (LEAD + "Ines Marks' letter to Bruno Kell is short. \"It is over,\" she wrote.", "Ines Marks"),
        (LEAD + 'The plan drew a sharp answer from Bruno Kell. "It is dead," he said.', "Bruno Kell"),
        (LEAD + 'She paid, said Ada Renn. "She paid it all back."', "Ada Renn"),
        (
            LEAD + 'Kell left early. Ada Renn summed up the mood when she called it "a sad day".',
            "Ada Renn",
        ),
        (
            "Bruno Kell said the pier was old. Of Ada Renn, he said that she had been right.",
            "Bruno Kell",
        ),
    ],
)  # fmt: skip
def test_who_the_sentence_before_is_about(text: str, name: str) -> None:
    assert last(text)[0] == name


def test_one_without_a_name_stays_one() -> None:
    text = "Bruno Kell built the pier. A lawyer called the bill a gift. He said the pier was old."
    assert last(text) == (None, "A lawyer")


def test_another_gender_does_not_mean_one_without_a_name() -> None:
    text = "Bruno Kell said the pier was old. A spokeswoman smiled. He said it would go."
    assert last(text)[0] == "Bruno Kell"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Bruno Kell read out a statement. It said: "We will go on."', "Bruno Kell"),
        ('Harrowby Council met. A letter lay on the table. It said that "the pier is shut".', None),
    ],
)
def test_a_paper_is_no_body(text: str, name: str | None) -> None:
    assert last(text)[0] == name


def test_words_after_a_colon_are_in_whose_letter_it_is() -> None:
    text = LEAD + 'Ada Renn\'s short letter has become a song: "We leave the pier, not the sea."'
    assert last(text)[0] == "Ada Renn"


@pytest.mark.parametrize(
    ("words", "one"),
    [
        ("a driver", True),
        ("the deputy mayor of Harrowby", True),
        ("Mr. Renn", True),
        ("two drivers", False),
        ("the council", False),
        ("she", False),
    ],
)
def test_one_person(words: str, one: bool) -> None:
    assert is_one_person(words) is one


def test_several() -> None:
    assert are_several("members of the board")
    assert not are_several("the report")


def test_whom_the_network_found_speaking_is_who_goes_on() -> None:
    text = (
        "Bruno Kell built it. Ada Renn would not go so far but let it be known that it leaks. "
        '"It leaks every day," she said.'
    )
    report = article(text)
    found = tagged(
        text,
        names=[("Bruno Kell", "person"), ("Ada Renn", "person")],
        sources=["Ada Renn"],
        cues=["said"],
        contents=["it leaks."],
    )
    sentences = find_sentences(report)
    mentions, aliases = find_mentions(report, sentences, found)
    quotation = find_quotations(report, sentences, mentions, aliases, found)[-1]
    assert quotation.speaker is not None
    entity = mentions[quotation.speaker].entity
    assert "Ada Renn" in {m.span.cut(text) for m in mentions if m.entity == entity}
