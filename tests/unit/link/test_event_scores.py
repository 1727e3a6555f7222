from __future__ import annotations

from dataclasses import replace
from datetime import date

from sourceline.link.event_scores import ACROSS, WITHIN, score_tellings
from sourceline.link.tellings import Telling
from sourceline.model.span import Span
from sourceline.model.when import When
from sourceline.text.vectors import Direction

NORTH, NEAR_NORTH, EAST = bytes([100, 0]), bytes([100, 20]), bytes([0, 100])


def telling(article: str, vector: bytes | None, **terms: float) -> Telling:
    return Telling(
        events=(), article=article, order=(0, 0), sentence=Span(0, 10), expected=False,
        when=When.day(date(2031, 6, 14)), carried=False, terms=terms,
        direction=None if vector is None else Direction.of(vector),
        own=None if vector is None else Direction.of(vector),
    )  # fmt: skip


def test_sentences_that_tell_alike_are_one_event_without_a_shared_word() -> None:
    one, two = telling("a", NORTH, sold=5.0), telling("b", NEAR_NORTH, flogged=5.0)
    score = score_tellings(one, two, act=False, passage=False)
    assert score.value >= score.needed == ACROSS


def test_sentences_that_tell_other_things_are_two_events() -> None:
    one, two = telling("a", NORTH, sold=5.0, pier=5.0), telling("b", EAST, opened=5.0, pier=5.0)
    score = score_tellings(one, two, act=False, passage=False)
    assert score.value < score.needed


def test_a_report_needs_more_to_tell_an_event_twice() -> None:
    one, two = telling("a", NORTH, sold=5.0), telling("a", NORTH, sold=5.0)
    assert score_tellings(one, two, act=False, passage=False).needed == WITHIN


def test_a_day_that_is_carried_over_says_less() -> None:
    one, two = telling("a", NORTH, sold=5.0), telling("b", NEAR_NORTH, sold=5.0)
    sure = score_tellings(one, two, act=True, passage=False).value
    assert score_tellings(replace(one, carried=True), two, act=True, passage=False).value < sure


def test_without_vectors_words_decide() -> None:
    one, two = telling("a", None, sold=5.0, pier=6.0), telling("b", None, sold=5.0, pier=6.0)
    other = telling("b", None, opened=5.0, lido=6.0)
    alike = score_tellings(one, two, act=True, passage=False)
    assert alike.value >= alike.needed
    assert score_tellings(one, other, act=False, passage=False).value < alike.needed


def test_the_parts_explain_the_score() -> None:
    parts = score_tellings(telling("a", NORTH), telling("b", EAST), act=True, passage=True).parts
    assert parts["passage"] > 0 > parts["bias"]
    assert parts["vector"] == 0


def test_what_the_whole_story_shares_makes_no_two_sentences_one() -> None:
    one, two = telling("a", NORTH, sold=5.0), telling("b", NEAR_NORTH, burnt=5.0)
    apart = replace(two, own=Direction.of(EAST))
    assert score_tellings(one, apart, act=False, passage=False).value < ACROSS
