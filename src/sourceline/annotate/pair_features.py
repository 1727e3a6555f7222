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
    count = len(surfaces)
    place = np.arange(count)
    steps = place[:, None] - place[None]
    later, earlier = np.nonzero((steps > 0) & (steps <= NEAREST))
    if not len(later):
        return later, earlier, np.zeros((0, COUNT), dtype=np.float32)
    columns = _words(surfaces, later, earlier) + _places(surfaces, later, earlier)
    form = np.asarray([s.form for s in surfaces])
    columns += [form[side] == which for side in (later, earlier) for which in range(3)]
    return later, earlier, np.stack(columns, axis=1).astype(np.float32)


def _words(surfaces: Sequence[Surface], m: np.ndarray, a: np.ndarray) -> list[np.ndarray]:
    """What the words of both say: the same, one in the other, gender, initials."""
    ids: dict[str, int] = {}
    for surface in surfaces:
        for word in surface.words:
            ids.setdefault(word, len(ids))
    bags = np.zeros((len(surfaces), len(ids)), dtype=np.float32)
    for row, surface in enumerate(surfaces):
        bags[row, [ids[word] for word in surface.words]] = 1.0
    size = bags.sum(axis=1)
    shared = (bags @ bags.T)[m, a]
    whole: dict[tuple[str, ...], int] = {}
    same_as = np.asarray([whole.setdefault(s.words, len(whole)) for s in surfaces])
    first = np.asarray([ids[s.words[0]] for s in surfaces])
    last = np.asarray([ids[s.words[-1]] for s in surfaces])
    initials = np.asarray(
        [ids.get("".join(w[:1] for w in s.words), -1) if len(s.words) > 1 else -1 for s in surfaces]
    )
    named_m = np.asarray([s.form != 0 for s in surfaces])[m]
    named_a = np.asarray([s.form != 0 for s in surfaces])[a]
    side = np.asarray([s.side for s in surfaces])
    female = np.asarray([s.female for s in surfaces])
    same = same_as[m] == same_as[a]
    known = (female[m] >= 0) & (female[a] >= 0)
    begins = np.asarray([s.first for s in surfaces])[m]
    ends = np.asarray([s.last for s in surfaces])[a]
    return [
        same & named_m,
        same & ~named_m,
        (last[m] == last[a]) & named_m,
        (first[m] == first[a]) & named_m,
        (shared == size[m]) & named_m,
        (shared == size[a]) & named_a,
        (shared > 0) & named_m,
        (side[m] >= 0) & (side[m] == side[a]),
        (side[m] >= 0) & (side[a] >= 0) & (side[m] != side[a]),
        known & (female[m] == female[a]),
        known & (female[m] != female[a]),
        begins <= ends,
        initials[a] == first[m],
    ]


def _places(surfaces: Sequence[Surface], m: np.ndarray, a: np.ndarray) -> list[np.ndarray]:
    """How far apart they are, in mentions and in pieces."""
    begins = np.asarray([s.first for s in surfaces])[m]
    ends = np.asarray([s.last for s in surfaces])[a]
    steps, gap = m - a, begins - ends
    return [*(steps >= step for step in _STEPS), *(gap >= place for place in _PLACES)]
