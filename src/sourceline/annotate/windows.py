"""A long text in overlapping windows; each piece is taken from where it has most around it."""

from __future__ import annotations

from dataclasses import dataclass

from sourceline.annotate.wordpiece import Pieces

# Pieces that two windows share, at least: half of them stand on each side of the seam.
OVERLAP = 64


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces `first` to `last` are read together; of these `keep_first` to `keep_last` are kept.

    All half-open. What is kept of all windows covers the text without gap or overlap.
    """

    first: int
    last: int
    keep_first: int
    keep_last: int


def plan_windows(pieces: Pieces, room: int) -> list[Window]:
    """Windows of at most `room` pieces, as few as that takes, of about one length."""
    count = len(pieces)
    if count <= room:
        return [Window(0, count, 0, count)] if count else []
    step = room - OVERLAP
    number = 1 + -(-(count - room) // step)
    step = -(-(count - room) // (number - 1))
    firsts = [min(i * step, count - room) for i in range(number)]
    found: list[Window] = []
    kept = 0
    for place, first in enumerate(firsts):
        last = first + room
        following = firsts[place + 1] if place + 1 < number else None
        seam = count if following is None else _word_start(pieces, (following + last) // 2)
        found.append(Window(first, last, kept, seam))
        kept = seam
    return found


def _word_start(pieces: Pieces, place: int) -> int:
    """The first piece of the word at a place, unless that word is very long."""
    start = place
    while start > place - 16 and pieces.words[start] == pieces.words[start - 1]:
        start -= 1
    return start if start > place - 16 else place
