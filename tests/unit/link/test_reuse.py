from __future__ import annotations

import pytest

from sourceline.link.reuse import find_reuse
from sourceline.model.story import Change, Reuse
from tests.unit.link.reports import report

BRIDGE = (
    "The swing bridge at Tolmouth jammed half open for nine hours on Monday after a bolt the size "
    "of a loaf sheared off in the gear house."
)
FERRY = "A ferry with forty passengers had to wait in the estuary until the tide turned."
OWN = "Divers were sent for. The harbour office would not say what the repair will cost."
OTHER = "Shopkeepers along the quay counted their losses. Nobody had sold a single crab sandwich."


def only(found: tuple[Reuse, ...]) -> Reuse:
    assert len(found) == 1
    return found[0]


def test_a_sentence_taken_over_as_it_stands() -> None:
    found = only(
        find_reuse(
            [
                report("a", f"{BRIDGE} {OWN}", "2031-05-04"),
                report("b", f"{OTHER} {BRIDGE}", "2031-05-05"),
            ]
        )
    )
    assert (found.source, found.copy, found.order_known) == ("a", "b", True)
    assert [(p.kind, p.source.text, p.copy.text) for p in found.passages] == [
        ("verbatim", BRIDGE.rstrip("."), BRIDGE.rstrip("."))
    ]
    assert found.share == pytest.approx(27 / 41, abs=0.001)


def test_changed_words_are_told_one_by_one() -> None:
    changed = BRIDGE.replace("nine", "eleven").replace("on Monday", "on Monday night")
    found = only(
        find_reuse([report("a", BRIDGE, "2031-05-04"), report("b", changed, "2031-05-05")])
    )
    assert found.passages[0].kind == "near"
    assert found.passages[0].changes == (
        Change(before="nine", after="eleven"),
        Change(before="", after="night"),
    )


def test_the_same_build_in_other_words_is_rewritten() -> None:
    reworded = (
        "The swing bridge at Tolmouth stuck half open for most of Monday when a bolt as big as a "
        "loaf sheared off in the gear house."
    )
    found = only(
        find_reuse(
            [
                report("a", f"{BRIDGE} {OWN}", "2031-05-04"),
                report("b", f"{reworded} {OTHER}", "2031-05-05"),
            ]
        )
    )
    assert [passage.kind for passage in found.passages] == ["rewritten"]


def test_the_same_facts_in_own_words_are_no_reuse() -> None:
    own_words = (
        "Nothing moved at Tolmouth on Monday: for nine hours the bridge would neither open nor "
        "close, because part of its machinery had broken. Forty people sat on a ferry outside."
    )
    told = [
        report("a", f"{BRIDGE} {FERRY}", "2031-05-04"),
        report("b", own_words, "2031-05-05"),
    ]
    assert find_reuse(told) == ()


def test_a_speech_that_both_heard_is_no_reuse() -> None:
    speech = '"We will have her swinging again before the herring come in, and you may print that,"'
    told = [
        report("a", f"{speech} said the harbour master. {OWN}", "2031-05-04"),
        report("b", f"{speech} Ines Farrow told the crowd. {OTHER}", "2031-05-05"),
    ]
    assert find_reuse(told) == ()


def test_names_of_institutions_are_no_reuse() -> None:
    name = "The Standing Committee on Inland Waterways and Harbours of the Tolmouth Borough Council"
    told = [
        report("a", f"{name} met on Monday. {OWN}", "2031-05-04"),
        report("b", f"{OTHER} {name} will look into it.", "2031-05-05"),
    ]
    assert find_reuse(told) == ()


def test_boilerplate_and_headings_are_no_reuse() -> None:
    heading = BRIDGE.rstrip(".").replace("half open for nine hours on Monday ", "")
    footer = "Sign up here for the letter that brings the news of the estuary to your door daily."
    told = [
        report("a", f"{heading}\n\n{OWN}\n\n{footer}", "2031-05-04", boilerplate=footer),
        report("b", f"{heading}\n\n{OTHER}\n\n{footer}", "2031-05-05", boilerplate=footer),
    ]
    assert find_reuse(told) == ()


def test_of_a_chain_the_nearest_source_is_told() -> None:
    second = BRIDGE.replace("jammed", "stuck fast").replace("nine", "eleven")
    third = second.replace("loaf", "melon")
    found = find_reuse(
        [
            report("c", f"{third} {FERRY}", "2031-05-06"),
            report("a", f"{BRIDGE} {OWN}", "2031-05-04"),
            report("b", f"{OTHER} {second}", "2031-05-05"),
        ]
    )
    assert [(each.source, each.copy) for each in found] == [("a", "b"), ("b", "c")]


def test_two_sources_where_each_gave_something() -> None:
    found = find_reuse(
        [
            report("a", f"{BRIDGE} {OWN}", "2031-05-04"),
            report("b", f"{OTHER} {FERRY}", "2031-05-04"),
            report("c", f"{BRIDGE} {FERRY}", "2031-05-06"),
        ]
    )
    assert [(each.source, each.copy) for each in found] == [("a", "c"), ("b", "c")]


def test_on_one_day_without_hours_the_order_is_unknown() -> None:
    told = [report("b", BRIDGE, "2031-05-04"), report("a", f"{OWN} {BRIDGE}", "2031-05-04")]
    assert not only(find_reuse(told)).order_known


def test_who_names_the_other_as_its_source_is_the_copy() -> None:
    credited = f"{BRIDGE} The Tolmouth Gazette first reported the failure. {OTHER}"
    told = [
        report("a", credited, publisher="Estuary Mail"),
        report("b", f"{BRIDGE} {OWN}", publisher="Tolmouth Gazette"),
    ]
    found = only(find_reuse(told))
    assert (found.source, found.copy, found.order_known) == ("b", "a", True)


def test_a_sentence_moved_inside_itself() -> None:
    moved = (
        "After a bolt the size of a loaf sheared off in the gear house, the swing bridge at "
        "Tolmouth jammed half open for nine hours on Monday."
    )
    found = only(find_reuse([report("a", BRIDGE, "2031-05-04"), report("b", moved, "2031-05-05")]))
    assert found.share > 0.9


def test_quoted_words_do_not_count_in_the_share() -> None:
    text = f'{BRIDGE} "It went off like a gun and then there was nothing at all," said the keeper.'
    found = only(find_reuse([report("a", BRIDGE, "2031-05-04"), report("b", text, "2031-05-05")]))
    assert found.share == pytest.approx(27 / 30, abs=0.001)


def test_a_thousand_copies_each_name_one_source() -> None:
    copies = [report(f"r{at:04}", f"{BRIDGE} {FERRY}", "2031-05-05") for at in range(300)]
    found = find_reuse([report("a", f"{BRIDGE} {FERRY} {OWN}", "2031-05-04"), *copies])
    assert len(found) == 300
    assert {each.source for each in found} == {"a"}


def test_nothing_to_compare() -> None:
    assert find_reuse([]) == ()
    assert find_reuse([report("a", ""), report("b", "...")]) == ()
