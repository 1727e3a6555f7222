from __future__ import annotations

from sourceline.link.independence import Sources
from sourceline.model.annotations import Annotations
from sourceline.model.story import Evidence, Passage, Reuse
from tests.builders import span_of
from tests.unit.link.reports import report

TEXT = "The mill burned down. Two firemen were hurt. The owner was away."


def evidence(each: Annotations, words: str) -> Evidence:
    return Evidence.of(each.article, span_of(each.article.text, words))


def reuse(a: Annotations, b: Annotations, words: str, share: float = 0.1) -> Reuse:
    passage = Passage(
        kind="verbatim", source=evidence(a, words), copy=evidence(b, words), changes=()
    )
    return Reuse(source=a.article.id, copy=b.article.id, share=share, passages=(passage,))


A, B, C = (report(name, TEXT) for name in "abc")
ALL = [A, B, C]


def test_without_copies_each_report_is_a_source() -> None:
    sources = Sources.of(ALL, ())
    assert sources.count(evidence(each, "The mill burned down.") for each in ALL) == 3
    assert sources.total() == 3


def test_a_copied_sentence_counts_once_and_the_rest_for_itself() -> None:
    sources = Sources.of(ALL, [reuse(A, B, "The mill burned down.")])
    assert sources.count([evidence(A, "mill burned"), evidence(B, "mill burned")]) == 1
    assert sources.count([evidence(A, "Two firemen"), evidence(B, "Two firemen")]) == 2
    assert sources.total() == 3


def test_a_sentence_handed_on_twice_counts_once_also_without_the_report_between() -> None:
    chain = [reuse(A, B, "The mill burned down."), reuse(B, C, "mill burned")]
    sources = Sources.of(ALL, chain)
    assert sources.count([evidence(A, "mill burned"), evidence(C, "mill burned")]) == 1


def test_a_report_that_is_mostly_copied_is_no_source_of_its_own() -> None:
    sources = Sources.of(ALL, [reuse(A, B, "The mill burned down.", share=0.6)])
    assert sources.count([evidence(A, "Two firemen"), evidence(B, "The owner")]) == 1
    assert sources.total() == 2


def test_one_publisher_is_one_source() -> None:
    told = [
        report("a", TEXT, publisher="The Mail", url="https://www.mail.example/1"),
        report("b", TEXT, publisher="the mail"),
        report("c", TEXT, url="https://mail.example/2"),
        report("d", TEXT, url="https://other.example/2"),
    ]
    assert Sources.of(told, ()).total() == 2


def test_two_publishers_on_one_host_are_two() -> None:
    told = [
        report("a", TEXT, publisher="The Mail", url="https://archive.example/1"),
        report("b", TEXT, publisher="The Post", url="https://archive.example/2"),
    ]
    assert Sources.of(told, ()).total() == 2


def test_several_sentences_of_one_report_are_one_source() -> None:
    assert Sources.of(ALL, ()).count([evidence(A, "Two firemen"), evidence(A, "The owner")]) == 1


def test_no_evidence_has_no_source() -> None:
    assert Sources.of([], ()).count([]) == 0
