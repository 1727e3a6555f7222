"""Reports -> which of their acts are one."""

from __future__ import annotations

from sourceline.annotate.annotator import annotate
from sourceline.link.cast import link_cast
from sourceline.link.events import link_events
from sourceline.link.order import in_order
from tests.builders import article


def together(*texts: str) -> list[list[str]]:
    """The verbs of each linked event, for reports of 8, 9, ... May 2031."""
    annotations = in_order(
        annotate(article(text, f"2031-05-{8 + n:02d}", id=f"a{n}")) for n, text in enumerate(texts)
    )
    by_id = {each.article.id: each for each in annotations}
    _, entity_of = link_cast(annotations, ())
    return [
        [by_id[ref.article].events[ref.event].lemma for ref in event.members]
        for event in link_events(annotations, entity_of, ())
    ]


def test_one_act_told_in_other_words_is_one_event() -> None:
    found = together(
        "Gulls wheeled over crumbling brick. On Wednesday councillors voted to sell Gannet Pier, "
        "amid whistles, placards and a leaking roof.",
        "The Brennick assembly voted on Wednesday evening to flog Gannet Pier to the highest bidder.",
    )
    assert ["vote", "vote"] in found


def test_two_acts_of_one_day_stay_two() -> None:
    found = together(
        "Odo Kell resigned on Wednesday as harbour master.",
        "Ines Marr opened the new lighthouse at Skelby on Wednesday.",
    )
    assert len(found) == 2


def test_one_verb_of_two_persons_is_two_acts() -> None:
    found = together(
        "Odo Kell resigned on Wednesday as harbour master.",
        "Ines Marr resigned on Wednesday as editor of the Skelby Echo.",
    )
    assert len(found) == 2


def test_days_that_differ_are_not_one_act() -> None:
    found = together(
        "Odo Kell resigned on Tuesday as harbour master.",
        "Odo Kell resigned on Thursday as harbour master.",
    )
    assert len(found) == 2


def test_verbs_of_one_act_are_one_verb() -> None:
    found = together(
        "The singer Odo Kell released Salt Hours on Wednesday.",
        "Salt Hours by Odo Kell dropped on Wednesday to loud cheers.",
    )
    assert ["release", "drop"] in found


def test_a_light_verb_of_one_person_on_one_day_makes_no_act() -> None:
    found = together(
        "Odo Kell made a pot of tea for the strikers at the harbour gate on Wednesday.",
        "Odo Kell made the first of nine saves against Skelby Town on Wednesday.",
    )
    assert len(found) == 2


def test_a_report_tells_of_no_act_that_lies_after_it() -> None:
    undated = "Odo Kell has opened the Skelby lighthouse with Ines Marr."
    dated = "Odo Kell opened the Skelby lighthouse on Friday with Ines Marr."
    assert together("Fog.", undated, dated) == [["open", "open"]]
    assert together(undated, dated) == [["open"]]


def test_a_noun_beside_its_day_makes_no_line_of_another_sentence() -> None:
    assert together("Kell shut the gate on Wednesday, as after the spill of 2014.") == [["shut"]]
    assert together("The floods of 2014 ruined the pier.") != []


def test_a_sentence_that_leans_and_has_no_day_makes_no_line() -> None:
    told = "Odo Kell closed the pier on Wednesday. "
    assert together(told + "But Ines Marr broke the lock.") == [["close"]]
    assert together(told + "Ines Marr broke the lock.") == [["close"], ["break"]]


_LEAD = "The pier was built long ago.\n\nIt is of iron.\n\nIt is red.\n\n"


def test_what_somebody_said_on_a_day_in_the_reports_own_words_is_told() -> None:
    found = together(_LEAD + "Odo Kell said on Wednesday that the pier must never open again.")
    assert ["say"] in found


def test_a_day_inside_what_was_said_is_not_the_day_of_saying() -> None:
    assert together(_LEAD + "The pier will not open before 3 June, Odo Kell said.") == []
    assert together(_LEAD + '"The pier is red," Odo Kell said on Wednesday.') == []


def test_a_verb_of_saying_that_leads_no_words_is_an_act() -> None:
    assert together("The harbour added 200 crowns to its reward on Wednesday.") == [["add"]]
    assert together(_LEAD + "The pier is unsafe, as a paper reported in April.") == []


def test_a_report_begins_with_its_news_though_it_be_said() -> None:
    lead = "The pier is beyond repair, the board said on Wednesday."
    assert together(lead) == [["say"]]
    assert together("Gulls wheeled.\n\nRain fell.\n\n" + lead) == [["say"]]
    assert together('"The pier is beyond repair," the board said on Wednesday.') == []


def test_a_correction_makes_no_line() -> None:
    assert together("CORRECTION: A report on Wednesday gave the toll as nine.") == []


def test_by_a_day_and_on_it_can_be_one_plan() -> None:
    found = together(
        "The board will publish the audit of Gannet Pier by 30 May.",
        "The audit of Gannet Pier will be published by the board on 30 May.",
    )
    assert found == [["publish", "publish"]]


def test_one_verb_of_one_person_in_one_week_is_one_act() -> None:
    found = together(
        "Odo Kell vetoed the bill last week, in a letter of nine pages.",
        "Odo Kell vetoed the measure last week, against the advice of two judges.",
    )
    assert found == [["veto", "veto"]]
