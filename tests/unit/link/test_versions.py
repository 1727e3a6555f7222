"""What a later text made of an earlier one."""

from __future__ import annotations

import pytest

from sourceline.link.versions import find_rewordings, resemble
from tests.builders import article


def changes(before: str, after: str) -> list[tuple[str, str]]:
    return [(each.before, each.after) for each in find_rewordings(before, after)]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Four people died.", "Five people died.", [("Four", "Five")]),
        ("Four people died.", "Four people have died.", [("", "have")]),
        ("Four people have died.", "Four people died.", [("have", "")]),
        ("Four died.", "Four died. More soon.", [("", "More soon.")]),
        ("Old. Four died.", "Four died.", [("Old.", "")]),
        ("One  two\nthree", "One two three", []),
        ("", "New words", [("", "New words")]),
        ("Gone words", "", [("Gone words", "")]),
        ("", "", []),
    ],
)
def test_rewordings(before: str, after: str, expected: list[tuple[str, str]]) -> None:
    assert changes(before, after) == expected


def test_places_are_those_of_the_later_text() -> None:
    after = "At dawn  five people, not four, died."
    for each in find_rewordings("At dawn four people died.", after):
        assert after[each.start : each.end] == each.after


def test_a_text_without_end_is_compared_in_bounded_time() -> None:
    long = "word " * 200_000
    assert changes(long, long + "end") == [] or len(changes(long, long + "end")) == 1


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (
            "The wall fell on Monday night in Pellow.",
            "The wall fell on Tuesday night in Pellow.",
            True,
        ),
        ("The wall fell on Monday night.", "A choir sang of rivers and rain in Ostrava.", False),
        ("Wall fell.", "Wall fell.", True),
        ("Wall fell.", "Wall rose.", False),
    ],
)
def test_resemblance(one: str, two: str, expected: bool) -> None:
    assert resemble(article(one), article(two)) is expected
