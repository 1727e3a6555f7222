"""What an uncased vocabulary does not see, given to the network beside each piece.

Its word's case ("V" and "v", "Blue" and "blue" are one piece), whether it stands inside quotation
marks, and whether a new line or paragraph begins with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

CASES = ("other", "lower", "title", "upper", "capital", "mixed", "digits", "caseless")
QUOTES = ("outside", "inside", "mark", "single")
BREAKS = ("none", "line", "paragraph")
_MARK = re.compile(r"[\"“”„«»\n]|‘|’(?!\w)|``|''")
_OPENING, _CLOSING = frozenset("“„«") | {"``"}, frozenset("”»") | {"''"}


def case_of(word: str) -> int:
    """The number in `CASES` of a word as it is written."""
    if word.isdigit():
        return CASES.index("digits")
    if not any(c.isalpha() for c in word):
        return CASES.index("other")
    if word.islower():
        return CASES.index("lower")
    if word.isupper():
        return CASES.index("capital" if len(word) == 1 else "upper")
    if word.istitle():
        return CASES.index("title")
    return CASES.index("mixed" if word.lower() != word.upper() else "caseless")


def quote_states(text: str) -> np.ndarray:
    """For each character the number in `QUOTES`; anew on each line, since marks are often unbalanced."""
    states = np.zeros(len(text), dtype=np.int64)
    inside = single = False
    last = 0
    for match in _MARK.finditer(text):
        mark, start, end = match.group(), match.start(), match.end()
        states[last:start] = 1 if inside else 3 if single else 0
        states[start:end] = 2
        last = end
        if mark == "\n":
            inside = single = False
        elif mark in "‘’":
            single = mark == "‘"
        else:
            inside = mark in _OPENING or (mark not in _CLOSING and not inside)
    states[last:] = 1 if inside else 3 if single else 0
    return states


def break_states(text: str, starts: Sequence[int]) -> np.ndarray:
    """For each piece the number in `BREAKS` of what stands before it."""
    states = np.zeros(len(starts), dtype=np.int64)
    before = 0
    for number, start in enumerate(starts):
        gap = text[before:start] if before < start else ""
        lines = gap.count("\n")
        states[number] = 2 if number == 0 else min(2, lines)
        before = start
    return states
