from __future__ import annotations

import pytest

from sourceline.clean.foot_notes import (
    author_of,
    is_about_house,
    is_author_note,
    is_contact_line,
    is_reader_note,
)


@pytest.mark.parametrize(
    "sentences",
    [
        ["Spotted an otter?", "Ring the night desk and win a mug.", "You must be over 16."],
        ["Got a tale?", "Text OTTER to the desk."],
        ["Stuck in the snow?", "Send us your pictures!", "Tel 01632 496 0100."],
    ],
)
def test_a_note_to_the_reader(sentences: list[str]) -> None:
    assert is_reader_note(sentences)


@pytest.mark.parametrize(
    "sentences",
    [
        ["Was the otter ill?", "Ask the vet."],  # whoever is asked about stands in the question
        ["Spotted an otter?", "The vet did, on Monday."],
        ["Spotted an otter?", "Tell the vet, who was called twice and came at noon."],
        ["“Spotted an otter?”", "Ring the vet."],
    ],
)
def test_a_question_of_the_reports_own(sentences: list[str]) -> None:
    assert not is_reader_note(sentences)


def test_a_line_for_the_press() -> None:
    assert is_contact_line("Media enquiries: Ivo Brandt, ivo@otters.example, 01632 496010")
    assert not is_contact_line("Brandt was reached at ivo@otters.example.")
    assert not is_contact_line("Police appeal: a van left the quay at noon; call 01632 496010.")


def test_what_a_company_says_of_itself() -> None:
    assert is_about_house("About Otter Lines: Otter Lines links nine islands. Come aboard.")
    assert not is_about_house("About Otter Lines: the court ordered it to sell three ferries.")
    assert not is_about_house("About nine islands: they are flat.")


def test_a_note_on_the_author() -> None:
    assert author_of("By Ivo Brandt-Lund") == "Ivo Brandt-Lund"
    authors = ["Ivo Brandt"]
    assert is_author_note("Ivo Brandt's book on otters is out in May.", authors)
    assert not is_author_note("Ivo Brandt's otter was sold and came home on Friday.", authors)
    assert not is_author_note("Ivo Brandt keeps bees above Harl.", authors)
    assert not is_author_note("Ada Quill's book on otters is out in May.", authors)
