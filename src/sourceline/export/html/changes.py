"""Two passages laid side by side, the words that differ marked on both sides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

# Longer passages are shown without marks: comparing grows with the square of the words.
_MOST_WORDS = 600

_WORD = re.compile(r"\S+\s*")


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    changed: bool


def compare_words(left: str, right: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Runs of both texts that join to the whole of them; changed where the other has other words.

    Ratcliff and Obershelp's gestalt matching, as `difflib` has it, over words without regard to
    case and the punctuation at their ends.
    """
    ours, theirs = _WORD.findall(left), _WORD.findall(right)
    if max(len(ours), len(theirs)) > _MOST_WORDS:
        return (Run(left, False),), (Run(right, False),)
    matcher = SequenceMatcher(None, _keys(ours), _keys(theirs), autojunk=False)
    first: list[Run] = []
    second: list[Run] = []
    for tag, low, high, from_, to in matcher.get_opcodes():
        changed = tag != "equal"
        _add(first, "".join(ours[low:high]), changed)
        _add(second, "".join(theirs[from_:to]), changed)
    return tuple(first), tuple(second)


def _keys(words: list[str]) -> list[str]:
    return [word.strip().strip(".,;:!?'\"“”‘’()").casefold() or word.strip() for word in words]


def _add(runs: list[Run], text: str, changed: bool) -> None:
    if text:
        runs.append(Run(text, changed))
