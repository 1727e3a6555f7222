"""Scores to spans: the best sequence of whole spans, and spans by their ends."""

from __future__ import annotations

import numpy as np

from sourceline.annotate.decoding import best_paths, labelled_spans, pointed_spans, spans_of

O, B, I, E, S = range(5)  # noqa: E741


def scores(*best: int, labels: int = 1) -> np.ndarray:
    """Rows in which one tag each is likely."""
    rows = np.zeros((len(best), 1 + 4 * labels), dtype=np.float32)
    rows[np.arange(len(best)), list(best)] = 9.0
    return rows


def path(rows: np.ndarray) -> list[int]:
    moves = np.zeros((1, 5, 5))
    for a, b in (
        (O, I),
        (O, E),
        (E, I),
        (E, E),
        (S, I),
        (S, E),
        (B, O),
        (B, B),
        (B, S),
        (I, O),
        (I, B),
        (I, S),
    ):
        moves[0, a, b] = -1e4
    return [int(tag) for tag in best_paths(rows[:, None], moves)[:, 0]]


def test_likely_tags_that_fit_are_taken_as_they_are() -> None:
    assert path(scores(O, B, I, E, S, O)) == [O, B, I, E, S, O]


def test_an_end_without_a_beginning_is_made_a_whole_span_or_none() -> None:
    rows = scores(O, O, E, O)
    rows[2, S] = 8.0
    assert path(rows) == [O, O, S, O]


def test_no_span_is_open_at_the_ends_of_a_text() -> None:
    assert path(scores(I, E, O))[0] not in (I, E)
    assert path(scores(O, B, I))[-1] not in (B, I)


def test_no_pieces_no_path() -> None:
    assert path(np.zeros((0, 5))) == []


def test_spans_of_a_path() -> None:
    assert spans_of([O, B, I, E, O, S, S, B, E]) == [(1, 3), (5, 5), (6, 6), (7, 8)]


def test_labels_do_not_change_inside_a_span() -> None:
    begin_one, inside_two, end_one = 1, 6, 3
    rows = scores(0, begin_one, inside_two, end_one, 0, labels=2)
    rows[2, 2] = 8.5  # inside of the first label
    (span,) = labelled_spans(rows, 2)
    assert span[:3] == (1, 3, 0)


def test_spans_by_their_ends_may_nest() -> None:
    """Vectors of 64 numbers; the 32nd hardly turns with the place, so it alone says who goes with whom."""
    starts, ends = np.zeros((5, 64), dtype=np.float32), np.zeros((5, 64), dtype=np.float32)
    starts[0, 31] = ends[4, 31] = ends[1, 31] = 8.0  # the span from 0 to 4, and the one from 0 to 1
    bounds = np.full((5, 2), -1.0, dtype=np.float32)
    assert [s[:2] for s in pointed_spans(starts, ends, bounds, widest=10)] == [(0, 4), (0, 1)]
    assert [s[:2] for s in pointed_spans(starts, ends, bounds, widest=3)] == [(0, 1)]
