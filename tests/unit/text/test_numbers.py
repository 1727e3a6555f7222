from __future__ import annotations

import pytest

from sourceline.model.span import Span
from sourceline.text.numbers import find_numbers


def numbers(text: str) -> list[tuple[str, float]]:
    return [(n.span.cut(text), n.value) for n in find_numbers(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4,812 and 61.5", [("4,812", 4812.0), ("61.5", 61.5)]),
        ("3.27 million", [("3.27 million", 3270000.0)]),
        ("£1,950 thousand", [("1,950 thousand", 1950000.0)]),
        ("seven thousand two hundred and six", [("seven thousand two hundred and six", 7206.0)]),
        ("one million, two hundred thousand", [("one million, two hundred thousand", 1200000.0)]),
        ("twenty-one of ninety", [("twenty-one", 21.0), ("ninety", 90.0)]),
        ("half a million", [("half a million", 500000.0)]),
        ("two and a half million", [("two and a half million", 2500000.0)]),
        ("two-and-a-half months", [("two-and-a-half", 2.5)]),
        ("a million and a half", [("a million and a half", 1500000.0)]),
        ("a dozen, two dozen", [("a dozen", 12.0), ("two dozen", 24.0)]),
        ("three-quarters, a fifth", [("three-quarters", 0.75), ("a fifth", 0.2)]),
        ("2½ miles", [("2½", 2.5)]),
        ("nineteen eighty-four", [("nineteen", 19.0), ("eighty-four", 84.0)]),
        ("five to six", [("five", 5.0), ("six", 6.0)]),
    ],
)
def test_values(text: str, expected: list[tuple[str, float]]) -> None:
    assert numbers(text) == expected


@pytest.mark.parametrize(
    "text", ["dozens", "several hundred", "a few thousand", "a man", "1.2.3", "12,34", "9" * 40]
)
def test_no_value(text: str) -> None:
    assert numbers(text) == []


def test_many_digits_in_one_line_end_soon() -> None:
    text = "1" * 200_000 + " " + "a hundred " * 20_000
    assert len(numbers(text)) == 20_000
