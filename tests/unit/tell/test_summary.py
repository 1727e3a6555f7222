"""A large pile -> the days that matter, each in sentences that tell it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sourceline.model.annotations import Annotations
from sourceline.model.span import Mark
from sourceline.model.story import Evidence, Reuse, TimelineEntry
from sourceline.model.when import Basis, When
from sourceline.tell.selection import Selection
from sourceline.tell.shorter import shorten_story
from sourceline.tell.summary import LARGE_PILE, tell_summary
from tests import stories
from tests.builders import span_of
from tests.unit.tell.piles import flood, links_of, report

BREACH = "The dam above Pellow broke on March 5 and flooded four villages at once."
RESCUE = "Soldiers brought nine hundred people out of Pellow valley on March 8."
TWO = Selection(start=date(2030, 3, 1), end=date(2030, 4, 30), dates=2, sentences=1)


def told(
    reports: list[Annotations], selection: Selection = TWO, timeline: tuple[TimelineEntry, ...] = ()
) -> list[tuple[str, str]]:
    entries = tell_summary(links_of(reports), timeline, selection)
    return [(entry.date.edtf, entry.text) for entry in entries]


def test_the_days_that_reports_come_back_to_in_order_of_date() -> None:
    assert told(flood()) == [("2030-03-05", BREACH), ("2030-03-08", RESCUE)]


def test_the_order_of_reports_changes_nothing() -> None:
    pile = flood()
    first = tell_summary(links_of(pile), (), TWO)
    assert tell_summary(links_of(pile[::-1]), (), TWO) == first


def test_every_entry_is_the_words_of_its_evidence() -> None:
    pile = flood()
    text = {each.article.id: each.article.text for each in pile}
    entries = tell_summary(links_of(pile), (), replace(TWO, dates=20, sentences=3))
    assert len({entry.id for entry in entries}) == len(entries)
    for entry in entries:
        assert entry.text in {evidence.text for evidence in entry.evidence}
        for evidence in entry.evidence:
            assert evidence.span.cut(text[evidence.article]) == evidence.text


def test_reports_that_say_the_same_are_evidence_and_count_as_sources() -> None:
    breach = tell_summary(links_of(flood()), (), TWO)[0]
    assert breach.status == "agreed"
    assert breach.independent_sources == len(breach.evidence) > 10


def test_what_opens_a_report_is_of_its_day_and_only_about_so() -> None:
    entries = tell_summary(links_of(flood()), (), replace(TWO, dates=1, sentences=5))
    assert {entry.date.edtf for entry in entries} == {"2030-03-05", "2030-03-05~"}
    opening = next(entry for entry in entries if entry.text.endswith("mayor said."))
    assert opening.date == replace(entries[0].date, approximate=True, basis=Basis.INFERRED)


def test_what_opens_a_report_and_names_another_day_is_not_of_its_own() -> None:
    pile = flood()
    pile.append(
        report(900, date(2030, 3, 20), "Soldiers left the valley for good on March 18, they said.")
    )
    day = Selection(start=date(2030, 3, 20), end=date(2030, 3, 20), dates=1, sentences=9)
    assert not any("March 18" in text for _, text in told(pile, day))


def test_what_was_told_before_a_day_is_a_plan_and_does_not_tell_it() -> None:
    pile = flood()
    pile += [
        report(
            900 + n, date(2030, 3, 2), "The president will visit the valley of Pellow on March 8."
        )
        for n in range(9)
    ]
    assert ("2030-03-08", RESCUE) in told(pile)
    assert not any("president" in text for _, text in told(pile, replace(TWO, sentences=5)))


def test_the_same_is_not_told_twice() -> None:
    pile = flood()
    pile.append(
        report(
            900,
            date(2030, 4, 20),
            "On March 5 the dam above Pellow broke and four villages were flooded.",
        )
    )
    found = [text for day, text in told(pile, replace(TWO, sentences=5)) if day == "2030-03-05"]
    assert sum("flooded" in text for text in found) == 1


@pytest.mark.parametrize(
    "poor",
    [
        "He said the dam above Pellow broke on March 5 and flooded four villages at once.",
        '"The dam above Pellow broke on March 5 and flooded four villages at once.',
        "The dam above Pellow broke on March 5 and flooded four villages at",
    ],
)
def test_a_sentence_that_does_not_stand_by_itself_comes_after_one_that_does(poor: str) -> None:
    pile = flood()
    pile += [report(900 + n, date(2030, 4, 20), f"{poor}\n\nMore was not known.") for n in range(2)]
    assert ("2030-03-05", BREACH) in told(pile)


@pytest.mark.parametrize(("apart", "expected"), [(0, "2030-03-05"), (7, "2030-03-09")])
def test_copies_are_one_voice_unless_they_are_printed_again_later(
    apart: int, expected: str
) -> None:
    text = "The bridge at Corry was closed on March 9 because the river had risen so far."
    copies = [
        report(900 + n, date(2030, 3, 17) + timedelta(days=n * apart), text) for n in range(40)
    ]
    reuse = tuple(
        Reuse(source="r900", copy=each.article.id, share=1.0, passages=()) for each in copies[1:]
    )
    links = replace(links_of([*flood(), *copies]), reuse=reuse)
    asked = replace(TWO, dates=1, end=date(2031, 3, 1))
    assert tell_summary(links, (), asked)[0].date.edtf == expected


def test_boilerplate_tells_nothing() -> None:
    line = "Read more: the dam at Corry was opened by the king on March 9."
    pile = flood()
    for number in range(1, 60, 2):
        each = report(number, date(2030, 3, 31), f"Nothing new came from the valley.\n\n{line}")
        mark = Mark(span_of(each.article.text, line), "repeated")
        pile[number] = replace(each, article=replace(each.article, boilerplate=(mark,)))
    assert not any("Corry" in text for _, text in told(pile, replace(TWO, dates=60)))


def test_about_keeps_what_the_subject_opens_and_what_names_all_of_it() -> None:
    pile = flood()
    pile += [
        report(
            900 + n,
            date(2030, 4, 10 + n),
            "The ferry to Corry is late.\n\nIts captain was arrested on March 17 in the port of Corry.",
        )
        for n in range(3)
    ]
    pile.append(
        report(
            950,
            date(2030, 4, 20),
            "It rained.\n\n" * 9 + "Ferry and captain were at sea on March 21.",
        )
    )
    asked = replace(TWO, about="Corry ferries", dates=9)
    captain = "Its captain was arrested on March 17 in the port of Corry."
    assert told(pile, asked) == [("2030-03-17", captain)]
    assert told(pile, replace(TWO, about="xqzzt")) == []


def test_about_what_the_whole_pile_is_about_leaves_nothing_out() -> None:
    assert told(flood(), replace(TWO, about="the dams, Pellow")) == told(flood())


def test_background_is_left_out_where_nobody_says_from_when() -> None:
    pile = flood()
    for number in range(20, 60):
        text = "The dam above Pellow was built by the county council and opened on May 1, 1931."
        pile.append(report(900 + number, date(2030, 4, 10), text))
    asked = Selection(dates=1, sentences=1)
    assert told(pile, asked) == [("2030-03-05", BREACH)]
    older = replace(asked, start=date(1931, 1, 1))
    assert told(pile, older)[0][0] == "1931-05-01"


def test_an_entry_of_the_whole_timeline_stands_for_its_sentence() -> None:
    pile = flood()
    evidence = tuple(
        Evidence.of(each.article, span_of(each.article.text, BREACH))
        for each in pile
        if BREACH in each.article.text
    )
    entry = TimelineEntry(
        id="t-breach",
        date=When.day(date(2030, 3, 5)),
        text="Four villages are under water.",
        status="disputed",
        independent_sources=7,
        entities=("e-pellow",),
        evidence=evidence,
    )
    found = tell_summary(links_of(pile), (entry,), TWO)[0]
    assert found == replace(entry, text=BREACH)
    hoped = replace(entry, status="expected")
    assert tell_summary(links_of(pile), (hoped,), TWO)[0].id != "t-breach"


def test_only_a_large_pile_is_summarised_and_only_where_a_number_is_asked() -> None:
    story = stories.story()
    large, small = links_of(flood()), links_of(flood(LARGE_PILE - 1))
    window = Selection(start=date(2030, 3, 1))
    assert BREACH in {entry.text for entry in shorten_story(story, TWO, large).timeline}
    assert shorten_story(story, TWO, small) == shorten_story(story, TWO)
    assert shorten_story(story, window, large) == shorten_story(story, window)


def test_an_empty_window_tells_nothing() -> None:
    assert told(flood(), Selection(start=date(1950, 1, 1), end=date(1950, 1, 2), dates=1)) == []
    assert told([], TWO) == []
