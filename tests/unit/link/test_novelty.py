from __future__ import annotations

from dataclasses import replace

from sourceline.link.novelty import find_novelty
from sourceline.link.reuse import find_reuse
from sourceline.model.annotations import Annotations
from tests.unit.link.reports import report

FIRST = (
    "A gas main burst under Wharf Lane on Friday and 61,204 homes lost their heating. "
    "Engineers from Northgrid dug through the night."
)


def new_in_last(*told: Annotations) -> list[str]:
    found = find_novelty(told, find_reuse(told))
    return [each.text for each in found[-1].evidence]


def second(text: str) -> list[str]:
    return new_in_last(report("a", FIRST, "2031-01-03"), report("b", text, "2031-01-04"))


def test_everything_is_new_in_the_first_report() -> None:
    found = find_novelty([report("a", FIRST, "2031-01-03")], ())
    assert (found[0].sentences, found[0].new) == (2, 2)


def test_a_copied_sentence_is_not_new() -> None:
    told = "Engineers from Northgrid dug through the night. Soup was handed out in the church."
    assert second(told) == ["Soup was handed out in the church."]


def test_the_same_claim_in_other_words_is_not_new() -> None:
    assert second("Under Wharf Lane a gas main had burst on Friday.") == []


def test_a_new_number_makes_a_sentence_new() -> None:
    told = "A gas main burst under Wharf Lane on Friday and 48 homes lost their heating."
    assert second(told) == [told]


def test_a_rounded_number_does_not() -> None:
    told = "A gas main burst under Wharf Lane on Friday and some 61,000 homes lost their heating."
    assert second(told) == []


def test_a_new_claim_in_a_known_sentence_makes_it_new() -> None:
    told = "Engineers dug through the night and uncovered a medieval cellar full of glazed pottery."
    assert second(told) == [told]


def test_number_words_are_numbers() -> None:
    told = new_in_last(
        report("a", "Twelve lifeboats searched the bay at dawn.", "2031-01-03"),
        report("b", "At dawn 12 lifeboats searched the bay.", "2031-01-04"),
    )
    assert told == []


def test_reports_are_in_order_of_publication_and_undated_ones_last() -> None:
    told = [report("z", FIRST), report("b", FIRST, "2031-01-04"), report("a", FIRST, "2031-01-03")]
    found = find_novelty(told, ())
    assert [(each.article, each.new) for each in found] == [("a", 2), ("b", 0), ("z", 0)]


def test_a_quotation_that_nobody_printed_is_new() -> None:
    told = '"My kettle was the only warm thing in the street," said Ada Quill.'
    assert second(told) == [told]


def test_a_sentence_that_a_report_repeats_is_new_once() -> None:
    told = "Soup was handed out in the church."
    assert second(f"{told} The dig went on. {told}") == [told, "The dig went on."]


LATER = "Northgrid said on Saturday that 40,000 homes were warm again. " + FIRST


def test_against_reports_that_are_known_the_earlier_one_is_new() -> None:
    told = [report("a", FIRST, "2031-01-03"), report("b", LATER, "2031-01-04")]
    found = find_novelty(told, find_reuse(told), {"b"})
    assert [(each.article, each.sentences, each.new) for each in found] == [
        ("a", 2, 0),
        ("b", 3, 0),
    ]


def test_what_the_known_report_lacks_is_new() -> None:
    earlier = "A dog smelled the gas first and woke its owner. " + FIRST
    told = [report("a", earlier, "2031-01-03"), report("b", LATER, "2031-01-04")]
    found = find_novelty(told, find_reuse(told), {"b"})
    assert [each.text for each in found[0].evidence] == [
        "A dog smelled the gas first and woke its owner."
    ]


def test_what_two_unknown_reports_say_is_new_in_the_first() -> None:
    told = [
        report("a", FIRST, "2031-01-03"),
        report("b", LATER, "2031-01-04"),
        report("c", LATER, "2031-01-05"),
    ]
    found = find_novelty(told, find_reuse(told), {"a"})
    assert [(each.article, each.new) for each in found] == [("a", 0), ("b", 1), ("c", 0)]


def test_with_all_known_nothing_is_new_and_with_nothing_known_all_as_before() -> None:
    told = [report("a", FIRST, "2031-01-03"), report("b", LATER, "2031-01-04")]
    reuse = find_reuse(told)
    assert [each.new for each in find_novelty(told, reuse, {"a", "b"})] == [0, 0]
    assert find_novelty(told, reuse, ()) == find_novelty(told, reuse)


def alike(words: str, first: bytes, second: bytes) -> list[str]:
    """What is new in a second report whose last sentence has these vectors."""
    told = "The keeper of the old lighthouse walked down to the harbour and fed the seals at dawn."
    one, two = report("a", told, "2031-01-03"), report("b", words, "2031-01-04")
    return new_in_last(replace(one, vectors=(first,)), replace(two, vectors=(second,)))


SAME = "Breakfast came early for the seals, brought to them from the lighthouse on foot."
VECTOR, OTHER = bytes([9, 1] * 192), bytes([1, 0, 0, 9] * 96)


def test_a_sentence_that_says_it_in_wholly_other_words_is_not_new() -> None:
    assert alike(SAME, VECTOR, VECTOR) == []


def test_it_is_where_the_network_finds_it_unlike() -> None:
    assert alike(SAME, VECTOR, OTHER) == [SAME]


def test_it_is_where_it_adds_a_number() -> None:
    told = SAME.replace("seals", "14 seals")
    assert alike(told, VECTOR, VECTOR) == [told]


def test_how_old_somebody_is_is_nothing_new() -> None:
    told = new_in_last(
        report("a", "Ines Marr noticed that the hinge came loose in warm wind.", "2031-01-03"),
        report(
            "b", "The 52-year-old noticed that the hinge came loose in warm wind.", "2031-01-04"
        ),
    )
    assert told == []
