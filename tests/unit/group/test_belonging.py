"""A pile with a stranger in it -> the stranger, and only that."""

from __future__ import annotations

from sourceline.annotate.mentions import find_mentions
from sourceline.annotate.sentences import find_sentences
from sourceline.group.belonging import find_unrelated
from sourceline.model.annotations import Annotations
from tests.builders import article

FERRY = [
    "The ferry Gannet ran aground off Brennick on Monday. Captain Odo Kell called the coastguard.",
    "Divers searched the hull of the Gannet on Tuesday, the coastguard said. Odo Kell was questioned.",
    "Brennick mourns: the Gannet's captain, Odo Kell, has apologised to the passengers.",
]
STRANGER = (
    "The symphony orchestra hired a bassoonist from Lisbon. Critics admired her vibrato and tempo."
)


def annotated(*texts: str) -> list[Annotations]:
    found = []
    for number, text in enumerate(texts):
        report = article(text, "2031-05-04", id=f"a{number}")
        sentences = find_sentences(report)
        mentions, aliases = find_mentions(report, sentences)
        found.append(
            Annotations(article=report, sentences=sentences, mentions=mentions, aliases=aliases)
        )
    return found


def test_a_stranger_is_named() -> None:
    assert [i for i, _ in find_unrelated(annotated(*FERRY, STRANGER))] == ["a3"]


def test_a_story_keeps_its_reports() -> None:
    assert find_unrelated(annotated(*FERRY)) == ()


def test_two_reports_cannot_outvote_each_other() -> None:
    assert find_unrelated(annotated(FERRY[0], STRANGER)) == ()
