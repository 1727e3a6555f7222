"""Numbers of one quantity that no list knows and that share no noun."""

from __future__ import annotations

from dataclasses import replace

from sourceline.link.number_scores import WEIGHTS, evidence, one_wording
from sourceline.link.same_count import Scores, find_rows
from sourceline.link.told_numbers import find_told_numbers
from sourceline.model.annotations import Annotations
from tests.unit.link.test_figures import report, series


def alike(told: Annotations) -> Annotations:
    """As if a network found all such sentences alike."""
    return replace(told, vectors=(bytes([7] * 384),) * len(told.sentences))


REWARD = report(
    "a", "2030-03-02", "A reward of $5,000 was posted for the stolen trophy of the rowing club."
)
MORE = report(
    "b",
    "2030-03-09",
    "The reward for the stolen trophy of the rowing club has now risen to $9,000.",
)


REWARD, MORE = alike(REWARD), alike(MORE)


def rows(*reports: Annotations) -> list[list[float]]:
    found = find_rows(find_told_numbers(reports), Scores(), frozenset())
    return [[number.value for number in row] for row in found]


def test_a_sum_that_shares_its_words_is_one_sum_at_two_times() -> None:
    assert rows(REWARD, MORE) == [[5000.0, 9000.0]]
    [told] = series(REWARD, MORE)
    assert (told.unit, [value.value for value in told.values]) == ("USD", [5000.0, 9000.0])


def test_a_sum_of_something_else_is_no_later_value() -> None:
    other = report("b", "2030-03-09", "The town has now paid $9,000 for a new bus shelter.")
    assert rows(REWARD, other) == []


def test_two_numbers_of_one_day_are_no_series() -> None:
    same_day = alike(report("b", "2030-03-02", MORE.article.text))
    assert rows(REWARD, same_day) == []


def test_what_the_story_disputes_is_no_series() -> None:
    numbers = find_told_numbers([REWARD, MORE])
    apart = [frozenset(number.told for number in numbers)]
    assert find_rows(numbers, Scores(apart), frozenset()) == []


def test_a_value_told_again_after_a_larger_one_is_a_quantity_of_its_own() -> None:
    again = alike(report("c", "2030-03-20", REWARD.article.text))
    assert rows(REWARD, MORE, again) == []


def test_one_sentence_with_another_number_is_a_slip() -> None:
    one = report("a", "2030-03-02", "The ferryman took 19 guests from the roof of the mill.")
    two = report("b", "2030-03-03", "The ferryman took 29 guests from the roof of the mill.")
    first, second = find_told_numbers([one, two])
    assert one_wording(first, second)
    assert not one_wording(*find_told_numbers([REWARD, MORE]))


def test_a_weight_stands_for_each_kind_of_evidence() -> None:
    first, second = find_told_numbers([REWARD, MORE])
    assert set(evidence(first, second)) == set(WEIGHTS)


def test_shares_and_years_and_parts_are_no_numbers_of_a_series() -> None:
    texts = [
        "Some 12 percent of the boats were lost.",
        "The club was founded in 1906.",
        "The ninth person has left the club.",
        "The club lost 40 boats, including 12 canoes.",
    ]
    values = [
        number.value
        for index, text in enumerate(texts)
        for number in find_told_numbers([report(f"r{index}", "2030-03-02", text)])
    ]
    assert values == [40.0]
