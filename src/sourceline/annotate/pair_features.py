"""What two mentions of one text show on their surface, for the scorer of antecedents.

The same features are made when the network is trained and when it is used.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sourceline.text.lexicon import words_of

NEAREST = 60  # a mention is compared with so many before it
_WORD = re.compile(r"\w+")
_DETERMINERS = frozenset(["the", "a", "an", "this", "that", "these", "those", "s", "of", "and"])
_PRONOUNS = frozenset(
    ["he", "him", "his", "himself", "she", "her", "hers", "herself", "it", "its", "itself", "they", "them",
     "their", "theirs", "themselves", "i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "you",
     "your", "yours", "who", "whom", "whose", "which", "this", "that", "these", "those"]
)  # fmt: skip
_SIDES = (
    ("he", "him", "his", "himself"),
    ("she", "her", "hers", "herself"),
    ("it", "its", "itself"),
    ("they", "them", "their", "theirs", "themselves"),
    ("i", "me", "my", "mine", "myself"),
    ("we", "us", "our", "ours"),
    ("you", "your", "yours"),
)
_STEPS = (1, 2, 4, 8, 16, 32)  # mentions between
_PLACES = (5, 20, 60, 150)  # pieces between
COUNT = 13 + len(_STEPS) + len(_PLACES) + 6


@dataclass(frozen=True, slots=True)
class Surface:
    """One mention: its first and last piece, and its words."""

    first: int
    last: int
    words: tuple[str, ...]
    form: int  # 0 pronoun, 1 name, 2 description
    side: int  # which family of pronouns, -1 for none
    female: int  # 1 yes, 0 no, -1 unknown


def surface_of(text: str, first: int, last: int) -> Surface:
    """`text` are the mention's words, `first` and `last` its pieces."""
    found = tuple(_WORD.findall(text))
    words = tuple(w.casefold() for w in found if w.casefold() not in _DETERMINERS)
    words = words or tuple(w.casefold() for w in found) or (text,)
    pronoun = len(found) == 1 and words[0] in _PRONOUNS
    capital = any(w[:1].isupper() and w.casefold() not in _DETERMINERS for w in found)
    small = any(w[:1].islower() and w.casefold() not in _DETERMINERS for w in found)
    form = 0 if pronoun else 1 if capital and not small else 2
    side = next((i for i, side in enumerate(_SIDES) if words[0] in side), -1) if pronoun else -1
    female = {0: 0, 1: 1}.get(side, _female(words) if not pronoun else -1)
    return Surface(first, last, words, form, side, female)


def _female(words: tuple[str, ...]) -> int:
    for word in words:
        if word in words_of("roles", "female_persons") or word in words_of("names", "female"):
            return 1
        if word in words_of("roles", "male_persons") or word in words_of("names", "male"):
            return 0
    return -1


def pairs_of(surfaces: Sequence[Surface]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Each mention with those before it: indices of both, shape (pairs,), and features, shape
    (pairs, COUNT). Mentions are in order of place."""
    later: list[int] = []
    earlier: list[int] = []
    rows: list[list[float]] = []
    for m, mention in enumerate(surfaces):
        for a in range(max(0, m - NEAREST), m):
            later.append(m)
            earlier.append(a)
            rows.append(_features(mention, surfaces[a], m - a))
    features = np.asarray(rows, dtype=np.float32).reshape(-1, COUNT)
    return np.asarray(later, dtype=np.int64), np.asarray(earlier, dtype=np.int64), features


def _features(m: Surface, a: Surface, steps: int) -> list[float]:
    same = m.words == a.words
    words_m, words_a = set(m.words), set(a.words)
    both_known = m.female >= 0 and a.female >= 0
    gap = m.first - a.last
    row = [
        same and m.form != 0,
        same and m.form == 0,
        m.words[-1] == a.words[-1] and m.form != 0,
        m.words[0] == a.words[0] and m.form != 0,
        words_m <= words_a and m.form != 0,
        words_a <= words_m and a.form != 0,
        bool(words_m & words_a) and m.form != 0,
        m.side >= 0 and m.side == a.side,
        m.side >= 0 and a.side >= 0 and m.side != a.side,
        both_known and m.female == a.female,
        both_known and m.female != a.female,
        m.first <= a.last,
        "".join(w[:1] for w in a.words) == m.words[0] and len(a.words) > 1,
        *(steps >= step for step in _STEPS),
        *(gap >= place for place in _PLACES),
        *(m.form == form for form in range(3)),
        *(a.form == form for form in range(3)),
    ]
    return [float(value) for value in row]
