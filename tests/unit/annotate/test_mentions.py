"""Sentence -> which mentions are one thing."""

from __future__ import annotations

import pytest

from sourceline.annotate.mentions import find_mentions
from sourceline.annotate.sentences import find_sentences
from sourceline.model.annotations import Form, Kind
from tests.builders import article


def chains(text: str) -> dict[str, set[str]]:
    """The longest name of each entity, without title (else its first words), to all its words."""
    report = article(text, "2031-05-04")
    mentions, _ = find_mentions(report, find_sentences(report))
    words: dict[int, set[str]] = {}
    names: dict[int, list[str]] = {}
    for m in mentions:
        words.setdefault(m.entity, set()).add(m.span.cut(text))
        if m.form is Form.NAME:
            names.setdefault(m.entity, []).append(m.head.cut(text))
    return {max(names[e], key=len) if e in names else min(told): told for e, told in words.items()}


def kind(text: str, name: str) -> Kind:
    report = article(text, "2031-05-04")
    mentions, _ = find_mentions(report, find_sentences(report))
    return next(m.kind for m in mentions if m.head.cut(text) == name)


@pytest.mark.parametrize(
    ("text", "name", "others"),
    [
        ("Pavla Renn left early. Renn did not say why.", "Pavla Renn", {"Renn"}),
        ("Pavla Renn, aka the Lark, sang last. The Lark wept.", "Pavla Renn", {"Lark"}),
        ("Pavla Renn, better known as Moss, sang last.", "Pavla Renn", {"Moss"}),
        ("The harbour pilot, Odo Kell, closed the gate.", "Odo Kell", {"The harbour pilot"}),
        ("Odo Kell, the harbour's finance officer, resigned.", "Odo Kell", {"the harbour's finance officer"}),
        ("His brother Odo Kell waited outside.", "Odo Kell", {"His brother"}),
        ("Odo Kell won. They call him the Otter for his dives. The Otter bowed.", "Odo Kell", {"Otter", "him", "his"}),
        ("Odo Kell sued. The former teacher has moved away.", "Odo Kell", {"The former teacher"}),
        ("Pavla Renn spoke first. She thanked the crowd.", "Pavla Renn", {"She"}),
        ("Tarrant Estates bought it. Tarrant will build flats.", "Tarrant Estates", {"Tarrant"}),
        ("Odo Kell and his sister Ines Kell came. Kell spoke.", "Odo Kell", {"Kell"}),
        ("Odo Kell of Maine, the Liberal whip, spoke.", "Odo Kell", {"the Liberal whip"}),
        ("Odo Kell came back in May. The 71-year-old is on form.", "Odo Kell", {"The 71-year-old"}),
        ("\"No,\" said Judge Odo Kell. The 61-year-old judge left.", "Odo Kell", {"The 61-year-old judge"}),
        ("It rained. Odo Kell counted them. The analyst expects more.", "Odo Kell", {"The analyst"}),
        ("Daniel Kell married Ines Brill at noon. The bride wore boots.", "Ines Brill", {"The bride"}),
        ("President Odo Kell left. Kell flew home. Kell slept. Kell woke. President Ines Brill came. "
         "The president wept.", "Odo Kell", {"The president"}),
        ("Dr Odo Kell arrived. Kell was late.", "Odo Kell", {"Kell", "Dr Odo Kell"}),
    ],
)  # fmt: skip
def test_one_thing(text: str, name: str, others: set[str]) -> None:
    assert others <= chains(text)[name]


@pytest.mark.parametrize(
    ("text", "one", "two"),
    [
        ("Odo Kell and Ines Kell met. Ines Kell left.", "Odo Kell", "Ines Kell"),
        ("Brennick is a town. Brennick council voted.", "Brennick", "Brennick council"),
        ("Ines Kell smiled. Councillor Kell is her brother.", "Ines Kell", "Kell"),
        ("Odo Kell praised Ines Marr.", "Odo Kell", "Ines Marr"),
    ],
)
def test_two_things(text: str, one: str, two: str) -> None:
    found = chains(text)
    assert one in found
    assert two in found
    assert found[one] != found[two]


def test_an_office_without_evidence_stays_alone() -> None:
    found = chains("It rained. Odo Kell was cheered. He bowed. The mayor was nowhere to be seen.")
    assert "The mayor" not in found["Odo Kell"]


@pytest.mark.parametrize(
    "text",
    [
        "Odo Kell waited. Ivan Marr thanked him.",
        "Odo Kell waited. Ivan Marr, who jumped in and pulled him out, was wet.",
    ],
)
def test_an_object_pronoun_is_not_its_own_subject(text: str) -> None:
    assert "him" in chains(text)["Odo Kell"]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Odo Kell spoke.", "Odo Kell", Kind.PERSON),
        ("They met in Brennick on Monday.", "Brennick", Kind.PLACE),
        ("The clerk of Brennick council wrote.", "Brennick council", Kind.ORGANIZATION),
        ("He sued Tarrant Estates.", "Tarrant Estates", Kind.ORGANIZATION),
        ("Crowds filled Gannet Street.", "Gannet Street", Kind.PLACE),
        ("He drove north of Gannet Street to see the film The Salt Path.", "The Salt Path", Kind.WORK),
        ("They were beaten by Brennick Town, and the Brennick Town manager wept.", "Brennick Town", Kind.ORGANIZATION),
        ("They fired its finance chief, Odra Kesh, at noon.", "Odra Kesh", Kind.PERSON),
        ("They told her team, Odra Kesh, at noon.", "Odra Kesh", Kind.ORGANIZATION),
        ("Odra Kesh plc fell. They sold it.", "Odra Kesh", Kind.ORGANIZATION),
        ("They told the firm Odra Kesh about it.", "Odra Kesh", Kind.ORGANIZATION),
        ("They came to Port Kesh at noon.", "Port Kesh", Kind.PLACE),
        ("They saw five Ohio Rangers there.", "Ohio Rangers", Kind.GROUP),
    ],
)  # fmt: skip
def test_kinds(text: str, name: str, expected: Kind) -> None:
    assert kind(text, name) is expected


def test_a_work_in_sentence_case_is_one_name() -> None:
    text = (
        "Her song Rain takes everything came out. Fans of Rain takes everything sang it. "
        "In the Rain takes everything video she runs."
    )
    assert "Rain takes everything" in chains(text)


@pytest.mark.parametrize(
    "text", ["", "\U0001f600\U0001f600", "...", "He", "A" * 5000, "the the the"]
)
def test_odd_texts_are_no_trouble(text: str) -> None:
    report = article(text, None)
    mentions, _ = find_mentions(report, find_sentences(report))
    assert all(m.span.cut(text) for m in mentions)


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        ("Odo Kell called Ines Brill a liar.", "Odo Kell", "Ines Brill"),
        ("Tarrant Logistics lost. The union cheered.", "Tarrant Logistics", "The union"),
        ("It rained. They met the press secretary, Odo Kell. The secretary of Fishing left.",
         "Odo Kell", "The secretary of Fishing"),
        ("President Odo Kell sang. Ines Brill wept. Brill left. Brill slept. Brill woke. Brill ate. Brill read. "
         "The president was away.", "Odo Kell", "The president"),
        ("Former Mayor Odo Kell spoke. The mayor was away.", "Odo Kell", "The mayor"),
        ("Odo Kell wept. Kell had won. Kell left. \"We lost,\" said Ines Brill.\n\nThe 34-year-old slept.",
         "Ines Brill", "The 34-year-old"),
    ],
)  # fmt: skip
def test_not_of_the_one_named_near(text: str, name: str, other: str) -> None:
    assert other not in chains(text).get(name, set())


def test_a_name_in_a_script_without_capital_letters_is_the_one_before_its_bracket() -> None:
    found = chains("They heard her song Paper Boats (종이배) twice. They liked Paper Boats.")
    assert all("종이배" not in told or "Paper Boats" in told for told in found.values())


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Talks with Dorvia failed. Dorvia wept. The Dorvian envoy left.", "Dorvia", Kind.PLACE),
        ("Zelm. Corvax has told its clients.\n\nIt rained.", "Zelm", Kind.PLACE),
    ],
)
def test_kinds_of_lands(text: str, name: str, expected: Kind) -> None:
    assert kind(text, name) is expected
