"""Windows: what is kept of them covers the text once, away from their edges."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from sourceline.annotate.windows import OVERLAP, plan_windows
from sourceline.annotate.wordpiece import Pieces

ROOM = 254


def pieces(count: int, word: int = 1) -> Pieces:
    """`count` pieces in words of `word` pieces each."""
    place = np.arange(count)
    zero = np.zeros(count, dtype=np.int64)
    return Pieces(
        ids=zero,
        starts=place,
        ends=place + 1,
        words=place // word,
        cases=zero,
        quotes=zero,
        breaks=zero,
    )


def test_no_pieces_no_window() -> None:
    assert plan_windows(pieces(0), ROOM) == []


@pytest.mark.parametrize("count", [1, ROOM, ROOM + 1, 300, 1000, 5003])
@pytest.mark.parametrize("word", [1, 3, 200])
def test_every_piece_is_kept_once(count: int, word: int) -> None:
    windows = plan_windows(pieces(count, word), ROOM)
    kept = [i for w in windows for i in range(w.keep_first, w.keep_last)]
    assert kept == list(range(count))
    assert all(w.first <= w.keep_first and w.keep_last <= w.last for w in windows)
    assert all(w.last - w.first <= ROOM for w in windows)


@pytest.mark.parametrize("count", [ROOM + 1, 700, 4000])
def test_what_is_kept_has_words_around_it(count: int) -> None:
    windows = plan_windows(pieces(count), ROOM)
    for one, two in pairwise(windows):
        seam = one.keep_last
        assert one.last - seam >= OVERLAP // 2 - 1
        assert seam - two.first >= OVERLAP // 2 - 1


def test_a_seam_cuts_no_word() -> None:
    text = pieces(900, word=4)
    for window in plan_windows(text, ROOM)[:-1]:
        assert text.words[window.keep_last] != text.words[window.keep_last - 1]
