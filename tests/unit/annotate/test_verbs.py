"""Sentence -> its verbs and what their form says."""

from __future__ import annotations

import pytest

from sourceline.annotate.verbs import find_verbs
from sourceline.model.annotations import EventClass
from sourceline.text.tokens import find_words

HAPPENED, EXPECTED = EventClass.HAPPENED, EventClass.EXPECTED
DENIED, STATE = EventClass.NOT_HAPPENED, EventClass.STATE


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("The harbour closed on Monday.", [("close", HAPPENED)]),
        ("The gate was shut at noon.", [("shut", HAPPENED)]),
        ("Renn has resigned.", [("resign", HAPPENED)]),
        ("Renn will resign.", [("resign", EXPECTED)]),
        ("Renn, ill since May, opened the pier.", [("open", HAPPENED)]),
        ("Renn may open the pier.", [("open", EXPECTED)]),
        ("The line is due to open in May.", [("open", EXPECTED)]),
        ("The town plans to sell the pier.", [("sell", EXPECTED)]),
        ("Renn did not resign.", [("resign", DENIED)]),
        ("Renn didn't resign.", [("resign", DENIED)]),
        ("Renn never resigned.", [("resign", DENIED)]),
        ("The pier would be sold.", [("sell", EXPECTED)]),
        ("The tower is 40 metres high.", [("be", STATE)]),
        ("She hit the wall.", [("hit", HAPPENED)]),
        ("The injured passengers slept.", [("sleep", HAPPENED)]),
        ("a hit with the crowd", []),
    ],
)
def test_class_of_a_verb(text: str, verbs: list[tuple[str, EventClass]]) -> None:
    found = [(v.lemma, v.cls) for v in find_verbs(text, list(find_words(text)))]
    assert [v for v in found if v[0] != "plan"] == verbs


def test_had_done_is_background() -> None:
    text = "The crew had left."
    (verb,) = find_verbs(text, list(find_words(text)))
    assert verb.background
