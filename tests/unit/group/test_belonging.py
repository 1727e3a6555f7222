"""A pile with strangers in it -> the strangers with their reasons, and only those."""

from __future__ import annotations

from dataclasses import replace
from random import Random

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


VOTE = [
    "Eastmere council voted to close the library. Mayor Ines Orrin said the budget left no choice.",
    "Hundreds protested in Eastmere against the library's closure; Mayor Orrin met the protesters.",
    "The Eastmere library stays open: Ines Orrin found money in the council's budget after all.",
]


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


def names(found: tuple[tuple[str, str], ...]) -> list[str]:
    return [name for name, _ in found]


def test_of_two_stories_mixed_the_larger_is_told() -> None:
    found = find_unrelated(annotated(VOTE[0], *FERRY, VOTE[1]))
    assert names(found) == ["a0", "a4"]
    reasons = dict(found)
    assert reasons["a0"].startswith("tells another story, together with")


def test_of_two_as_large_the_earlier_is_told() -> None:
    pile = annotated(*FERRY, *VOTE)
    later = [
        replace(each, article=replace(each.article, published=article("", "2031-05-09").published))
        for each in pile[:3]
    ]
    assert names(find_unrelated([*later, *pile[3:]])) == ["a0", "a1", "a2"]


def test_order_changes_nothing() -> None:
    pile = annotated(*FERRY, *VOTE[:2], STRANGER)
    expected = sorted(find_unrelated(pile))
    assert len(expected) == 3
    for seed in range(5):
        Random(seed).shuffle(pile)
        assert sorted(find_unrelated(pile)) == expected


def test_a_report_too_short_to_tell_stays() -> None:
    assert find_unrelated(annotated(*FERRY, "Photos: a sad morning.")) == ()


def test_a_report_in_another_language_stays() -> None:
    *pile, foreign = annotated(*FERRY, STRANGER)
    german = replace(foreign, article=replace(foreign.article, language="de"))
    assert find_unrelated([*pile, german]) == ()


def test_reports_that_all_differ_are_left_as_they_are() -> None:
    assert find_unrelated(annotated(FERRY[0], VOTE[0], STRANGER)) == ()


def test_the_reason_names_who_belongs_together() -> None:
    pile = [
        replace(each, article=replace(each.article, source=f"{at}.txt"))
        for at, each in enumerate(annotated(*FERRY, *FERRY, *VOTE[:2]))
    ]
    pile = [
        replace(each, article=replace(each.article, id=f"b{at}")) for at, each in enumerate(pile)
    ]
    reasons = dict(find_unrelated(pile))
    assert reasons["b6"] == "tells another story, together with 7.txt; it is told apart"
