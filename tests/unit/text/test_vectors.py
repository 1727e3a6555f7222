"""Vectors of sentences -> what is a sentence's own in its story."""

from __future__ import annotations

from sourceline.text.vectors import Centre, Direction, likeness

SHARED = [bytes([100, 0, 0]), bytes([100, 30, 0]), bytes([100, 0, 30])]


def test_sentences_of_one_story_are_less_alike_without_what_all_share() -> None:
    centre = Centre.of(SHARED * 20)
    whole = likeness(Direction.of(SHARED[1]), Direction.of(SHARED[2]))
    own = likeness(centre.leave(SHARED[1]), centre.leave(SHARED[2]))
    assert whole is not None
    assert own is not None
    assert whole > 0.9 > 0.5 > own


def test_of_few_sentences_nobody_can_say_what_they_share() -> None:
    centre = Centre.of(SHARED[:2])
    own = likeness(centre.leave(SHARED[0]), centre.leave(SHARED[1]))
    assert own is not None
    assert own > 0.9


def test_a_story_without_vectors_has_no_centre() -> None:
    assert Centre.of([]).leave(bytes([3, 4])) is not None
    assert Centre.of([]).leave(bytes([0, 0])) is None
