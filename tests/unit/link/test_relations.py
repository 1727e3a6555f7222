"""Reports -> what they say of two names, and which two may be one."""

from __future__ import annotations

import pytest

from sourceline.link.cast import link_cast
from tests.unit.link.test_entities import read


def relations(*texts: str) -> set[tuple[str, str, str]]:
    entities, _ = link_cast(read(*texts), ())
    names = {entity.id: entity.name for entity in entities}
    return {(e.name, r.kind, names[r.to]) for e in entities for r in e.relations}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They thanked Ada Kell's wife, Ines Brill, at noon.", ("Ines Brill", "married_to", "Ada Kell")),
        ("They thanked Tomas Reil, the husband of Ada Kell, at noon.", ("Ada Kell", "married_to", "Tomas Reil")),
        ("They thanked Ada Kell's younger brother, Tomas Reil.", ("Ada Kell", "sibling_of", "Tomas Reil")),
        ("They thanked Tomas Reil, the son of Ada Kell, at noon.", ("Tomas Reil", "child_of", "Ada Kell")),
        ("They thanked Ada Kell's father, Tomas Reil, at noon.", ("Ada Kell", "child_of", "Tomas Reil")),
        ("It is a quiet film. Ada Kell, who plays the nurse Ines Brill, hides.", ("Ada Kell", "plays", "Ines Brill")),
        ("It is a quiet film. Ines Brill, played by Ada Kell, hides.", ("Ada Kell", "plays", "Ines Brill")),
        ("The film \"Quiet Bay Rising\", directed by Ada Kell, opened.", ("Ada Kell", "directed", "Quiet Bay Rising")),
        ("Ada Kell directed the film \"Quiet Bay Rising\" at home.", ("Ada Kell", "directed", "Quiet Bay Rising")),
        ("The Harl Rescue Service, led by Ada Kell, came first.", ("Ada Kell", "leads", "Harl Rescue Service")),
        ("They met Ada Kell, who heads the Harl Rescue Service.", ("Ada Kell", "leads", "Harl Rescue Service")),
        ("They met Ada Kell, president of the Harl Rescue Service.", ("Ada Kell", "works_for", "Harl Rescue Service")),
    ],
)  # fmt: skip
def test_what_stands_between_two_names(text: str, told: tuple[str, str, str]) -> None:
    assert told in relations(text)


@pytest.mark.parametrize(
    "text",
    [
        "They thanked Ada Kell's wife and Ines Brill at noon.",
        "They thanked Ada Kell, no relation of Ines Brill, at noon.",
        "They thanked Ada Kell's former wife, Ines Brill, at noon.",
        "On Sunday Ada Kell plays Ines Brill, the champion.",
        "They met Ada Kell, who heads the Harl Rescue Service's kitchen.",
        "They met Ada Kell, former president of the Harl Rescue Service.",
        "They met Ada Kell, a critic of the Harl Rescue Service.",
    ],
)
def test_what_says_nothing_of_both(text: str) -> None:
    assert relations(text) == set()


def test_each_place_that_says_so_is_evidence() -> None:
    text = "They thanked Ada Kell's wife, Ines Brill, at noon."
    entities, _ = link_cast(read(text, text.replace("thanked", "met")), ())
    (told,) = next(e for e in entities if e.name == "Ines Brill").relations
    assert [e.text for e in told.evidence] == ["Ada Kell's wife, Ines Brill"] * 2


def test_a_surname_that_two_bear_may_be_either() -> None:
    told = relations("Odo Kell won.", "Ines Kell lost.", "Kell wept at the end.")
    assert {("Kell", "possible_match", "Odo Kell"), ("Ines Kell", "possible_match", "Kell")} <= told


def test_a_surname_that_three_bear_is_nobody_in_particular() -> None:
    assert not relations(
        "Odo Kell won.", "Ines Kell lost.", "Ada Kell ran.", "Kell wept at the end."
    )


def test_a_surname_spelled_by_ear_may_be_one() -> None:
    told = relations("Odo Krestmore won. Krestmore wept.", "They gave Mr Krestmoor a coat.")
    assert ("Krestmoor", "possible_match", "Odo Krestmore") in told


def test_two_full_names_are_no_possible_match() -> None:
    assert not relations("Odo Kell won.", "Ines Kell lost.")


def test_surnames_that_are_only_alike_are_no_possible_match() -> None:
    assert not relations("Odo Roberts won. Roberts wept.", "They gave Mr Rogers a coat.")
