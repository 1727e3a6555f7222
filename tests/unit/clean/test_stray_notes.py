from __future__ import annotations

import pytest

from sourceline.clean.clean import clean_article
from sourceline.clean.stray_notes import is_stray_note
from tests.builders import article

TOLD = {"otter", "harbour", "brandt", "vet", "monday"}


@pytest.mark.parametrize(
    "sentences",
    [
        ["Bus timetable, page 9."],
        ["Marrow contest entries, page 12.", "Printed at Mill Lane."],
        ["Win a caravan with the Examiner.", "Over-21s only."],
        ["Find a sweetheart in the valley today!", "Free for widowers."],
        ["Letters for this page go in the green box."],
    ],
)
def test_nothing_to_do_with_the_report(sentences: list[str]) -> None:
    assert is_stray_note(sentences, TOLD.__contains__)


@pytest.mark.parametrize(
    "sentences",
    [
        ["The raft race will go ahead."],  # a statement
        ["The hearing continues on Friday the 9th."],
        ["Otter feeding, page 9."],  # of the story's subject
        ["Sixty crates sold by noon on pier 4."],
        ["Mud, rain, silence and a long grey evening."],  # a fragment as a last word
        ["Bring your loudest voices tonight."],  # an appeal of the writer's own
        ["He keeps nine cats."],
        ["Page nine, again."],
    ],
)
def test_a_reports_own_last_words(sentences: list[str]) -> None:
    assert not is_stray_note(sentences, TOLD.__contains__)


def test_only_the_last_paragraph_is_asked() -> None:
    body = "Brandt found an otter in the harbour.\n\nBus timetable, row 9.\n\nThe vet came on Monday.\n\n"
    found = clean_article(article(body + "Marrow contest, page 12."))
    assert [mark.span.cut(found.text) for mark in found.boilerplate] == ["Marrow contest, page 12."]
    assert clean_article(found) == found
