"""The made-up story and the reports that are known -> what each other report adds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sourceline.model.story import Alias, CastMember
from sourceline.model.when import Basis, When
from sourceline.tell.new import surely_before, surely_since
from tests import stories
from tests.builders import article
from tests.catching_up import added, catch_up

A, B, C, D, E = (each.id for each in stories.articles())


def test_reports_stand_in_order_of_publication_without_the_known() -> None:
    new = catch_up(C, A)
    assert [each.article.id for each in new.reports] == [B, D, E]
    assert new.known == (A, C)


def test_with_all_known_there_is_no_report() -> None:
    new = catch_up(A, B, C, D, E)
    assert (new.reports, new.adding) == ((), ())


def test_a_copy_adds_what_it_changed_and_what_is_its_own() -> None:
    (sentence, *_) = added(catch_up(A), B).new
    assert sentence.text.startswith("Queues at the Millgate ferry")


def test_a_line_is_new_where_no_known_report_tells_it() -> None:
    def told(report: str, *known: str) -> list[str]:
        return [line.entry.id for line in added(catch_up(*known), report).lines]

    assert "t-shut" in told(A)
    assert "t-shut" not in told(B, A)
    assert told(B, A) == ["t-queue"]
    assert told(D, A, B, C) == ["t-lane", "t-replace"]


def test_a_line_stands_under_the_first_report_that_tells_it_in_its_words() -> None:
    new = catch_up(A, B, C)
    (lane,) = (line for line in added(new, D).lines if line.entry.id == "t-lane")
    assert lane.sentence == stories.said(D, stories.LANE)
    assert all(line.entry.id != "t-lane" for line in added(new, E).lines)


def test_a_line_whose_sentence_was_told_is_not_new() -> None:
    """The event found twice: linking missed that both sentences tell it."""
    story = stories.story()
    (shut,) = (entry for entry in story.timeline if entry.id == "t-shut")
    apart = replace(shut, evidence=(stories.said(B, stories.SHUT_B),))
    new = catch_up(A, of=replace(story, timeline=(apart,)))
    assert added(new, B).lines == ()


def test_other_sentences_are_those_that_no_new_line_tells() -> None:
    report = added(catch_up(A), B)
    assert report.new
    assert {line.sentence for line in report.lines}.isdisjoint(report.others)
    assert {*report.others, *(line.sentence for line in report.lines)} == {*report.new}


def test_a_value_is_new_with_the_last_known_one_before_it() -> None:
    first, second = (added(catch_up(*known), D).values[0] for known in ((A, B, C), (A, B)))
    assert first.value.text == "9,400 names"
    assert first.before is not None
    assert first.before.text == "3,100 names"
    # The reader has not read the radio's report, but its number stands above this one.
    assert second.before == first.before
    (value,) = added(catch_up(A, B, D, E), C).values
    assert (value.value.text, value.before) == ("3,100 names", None)


def test_a_value_has_the_sentence_it_stands_in() -> None:
    (value,) = added(catch_up(A, B, C), D).values
    assert value.sentence.text == "The petition for a free ferry passed 9,400 names on Thursday."


def test_a_disagreement_shows_with_its_second_value() -> None:
    new = catch_up(A)
    by_report = {each.article.id: each.disputes for each in new.reports}
    (queue,) = by_report[B]
    assert queue.discrepancy.id == "x-queue"
    (cracks,) = by_report[C]
    assert [value.value for value in cracks.discrepancy.values] == ["14", "40"]
    assert not cracks.corrects
    assert [dispute.discrepancy.id for dispute in by_report[E]] == ["x-climb"]


def test_a_known_disagreement_is_not_new_but_its_correction_is() -> None:
    new = catch_up(A, B, C)
    (cracks,) = added(new, D).disputes
    assert cracks.corrects
    assert [value.value for value in cracks.discrepancy.values] == ["14", "40", "41"]
    assert [sentence.text[:11] for sentence in cracks.sentences] == ["Correction:"]
    assert all(each.discrepancy.id != "x-cracks" for each in added(new, E).disputes)
    assert added(catch_up(A, B, D), C).disputes[0].discrepancy.id == "x-cracks"


def test_a_name_is_new_where_no_known_report_names_it() -> None:
    def names(report: str, *known: str) -> list[str]:
        return [name.member.name for name in added(catch_up(*known), report).names]

    assert names(B, A) == ["Millgate ferry"]
    assert names(C, A, B) == ["Petra Lund"]
    assert names(E, C) == []


def test_who_was_only_described_is_named_now() -> None:
    story = stories.story()
    described = stories.said(A, "the council's chief engineer")
    engineer = CastMember(
        id="n",
        name="Ilsa Varrow",
        kind=story.cast[0].kind,
        aliases=(
            Alias(text="Ilsa Varrow", count=1, kind="name"),
            Alias(text="the council's chief engineer", count=1, kind="description"),
        ),
        roles=(),
        relations=(),
        mentions=2,
        evidence=(described, stories.said(B, "Ilsa Varrow")),
    )
    (name,) = added(catch_up(A, of=replace(story, cast=(engineer,))), B).names
    assert name.known_as == "the council's chief engineer"
    assert "Ilsa Varrow" in name.sentence.text


@pytest.mark.parametrize(
    ("published", "before", "since"),
    [
        (When.day(date(2031, 5, 3)), True, False),
        (When.day(date(2031, 5, 4)), False, True),
        (When.between(date(2031, 5, 1), date(2031, 5, 3)), True, False),
        (When.between(date(2031, 5, 1), date(2031, 5, 4)), False, False),
        (When.between(date(2031, 5, 5), None), False, True),
        (When.between(None, date(2031, 5, 3)), True, False),
        (None, False, False),
        # A guess is taken for the days around it, too.
        (replace(When.day(date(2031, 5, 1), Basis.INFERRED), approximate=True), False, False),
        (replace(When.day(date(2031, 4, 1), Basis.INFERRED), approximate=True), True, False),
        (replace(When.day(date(2031, 5, 20), Basis.INFERRED), approximate=True), False, True),
    ],
)
def test_what_lies_before_a_day(published: When | None, before: bool, since: bool) -> None:
    found = replace(article("x"), published=published)
    day = date(2031, 5, 4)
    assert (surely_before(found, day), surely_since(found, day)) == (before, since)


def test_a_report_that_may_be_older_says_so() -> None:
    new = catch_up(A, B, C, since="2019-03-09")
    assert [each.may_be_known for each in new.reports] == [True, True]
    new = catch_up(A, B, C, since="2019-03-08")
    assert [each.may_be_known for each in new.reports] == [False, False]
    assert not any(each.may_be_known for each in catch_up(A).reports)
