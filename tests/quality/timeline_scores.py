"""How near a timeline comes to one written by hand: date F1, and AR1 and AR2 of "align+ m:1".

The alignment is that of Martschat and Markert (EACL 2017): each date of one timeline goes to the date
of the other that costs least, by distance in days and by words; what the two days share counts the less
the further they lie apart. Words are compared by this project's stems without its function words, where
ROUGE has its own lists, so that figures differ in the third decimal from the published measure's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from string import punctuation

from sourceline.text.lexicon import words_of
from sourceline.text.morphology import stem
from sourceline.text.tokens import find_words

Timeline = Mapping[date, Sequence[str]]
Grams = Counter[tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """F1 of one timeline against one gold timeline, 0 to 1."""

    ar1: float
    ar2: float
    dates: float


def score_timeline(told: Timeline, gold: Timeline) -> Scores:
    """A day without sentences is no day."""
    told = {day: words for day, words in told.items() if words}
    if not told:
        return Scores(ar1=0.0, ar2=0.0, dates=0.0)
    shared = len(set(told) & set(gold))
    return Scores(
        ar1=_aligned(told, gold, 1),
        ar2=_aligned(told, gold, 2),
        dates=_f1(shared / len(told), shared / len(gold)),
    )


def mean(scores: Iterable[Scores]) -> Scores:
    every = list(scores)
    return Scores(
        ar1=sum(s.ar1 for s in every) / len(every),
        ar2=sum(s.ar2 for s in every) / len(every),
        dates=sum(s.dates for s in every) / len(every),
    )


def _aligned(told: Timeline, gold: Timeline, size: int) -> float:
    mine = {day: _grams(words, size) for day, words in told.items()}
    theirs = {day: _grams(words, size) for day, words in gold.items()}
    words = _bags(told), _bags(gold)
    precision = _share(mine, theirs, words[0], words[1])
    return _f1(precision, _share(theirs, mine, words[1], words[0]))


def _share(
    mine: Mapping[date, Grams],
    theirs: Mapping[date, Grams],
    my_words: Mapping[date, Counter[str]],
    their_words: Mapping[date, Counter[str]],
) -> float:
    """Of what one side says the part that the other says at the days aligned to it."""
    total = sum(grams.total() for grams in mine.values())
    hits = 0.0
    for day, grams in mine.items():
        other = min(
            sorted(theirs),
            key=lambda o: (1 - _near(day, o)) * (1 - _likeness(my_words[day], their_words[o])),
        )
        hits += _near(day, other) * (grams & theirs[other]).total()
    return hits / total if total else 0.0


def _near(one: date, two: date) -> float:
    return 1 / (abs((one - two).days) + 1)


def _likeness(one: Counter[str], two: Counter[str]) -> float:
    shared = (one & two).total()
    return _f1(shared / (one.total() or 1), shared / (two.total() or 1))


def _bags(timeline: Timeline) -> dict[date, Counter[str]]:
    return {
        day: Counter(w for words in sentences for w in words.split() if w not in punctuation)
        for day, sentences in timeline.items()
    }


def _grams(sentences: Iterable[str], size: int) -> Grams:
    function = words_of("function", "words")
    stems = [
        stem(token.plain)
        for words in sentences
        for token in find_words(words)
        if token.plain not in function
    ]
    return Counter(zip(*(stems[n:] for n in range(size)), strict=False))


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
