"""Which sentences tell a day: those that say what most sentences on it say, and stand by themselves."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sourceline.model.span import Span
from sourceline.model.when import Basis
from sourceline.tell.namings import Namings, stems_of
from sourceline.text.dangling import is_dangling

# All numbers here were chosen on the development topics of `tests/quality/measure_summary.py`.
# What opens a report is news of its day where it names no earlier one; so many sentences, of this weight
# against one that names the day itself, which is surely of it. AR1 at .5, .7, 1: .093, .095, .098
# without reports that hold a whole timeline, and .7, 1: .205, .192 with them.
OPENING = 3
OPENING_WEIGHT = 0.7
# Fewer words tell nothing, more are a paragraph that lost its full stops.
FEWEST, MOST = 8, 45
# A sentence's weight is divided by this power of its number of stems: at 0 long ones win, at 1 short ones.
LENGTH_POWER = 0.7
# What is left of a sentence's weight that opens with "He" or "I", cuts a quotation, or has no end.
AFTER_DANGLING = 0.5
AFTER_CUT_QUOTATION = 0.7
AFTER_NO_END = 0.5
# Two sentences that share more than this part of the shorter one's stems say the same.
SAME = 0.5

_FIRST_PERSON = re.compile(r"^[\"“‘(]*(?:i|we|you|my|our|your)\b", re.IGNORECASE)
_ENDS = tuple(".!?\"”’'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """A sentence that may tell a day. `basis` says how it names the day; inferred where it does not."""

    report: int
    span: Span
    text: str
    stems: tuple[str, ...]  # sorted, each once
    basis: Basis
    weight: float


def find_tellers(pile: Namings, day: date) -> list[Teller]:
    """Sentences that may tell a day, in order of report and place: those that name it in reports of
    the day or later, and those that open the day's reports without naming an earlier day."""
    found: dict[tuple[int, int], Basis] = {}
    for each in pile.named.get(day, ()):
        published = pile.day_of(each.report)
        if published is None or published >= day:
            found.setdefault((each.report, each.sentence), each.basis)
    for report in pile.appeared.get(day, ()):
        for sentence in _opening(pile, report):
            found.setdefault((report, sentence), Basis.INFERRED)
    tellers = (_teller(pile, *place, basis) for place, basis in sorted(found.items()))
    return [each for each in tellers if FEWEST <= len(each.text.split()) <= MOST]


@dataclass(frozen=True, slots=True)
class Spread:
    """In how many of all the sentences that may tell some day each stem stands."""

    sentences: int
    holding: Mapping[str, int]

    @classmethod
    def of(cls, days: Iterable[Sequence[Teller]]) -> Spread:
        holding: Counter[str] = Counter()
        sentences = 0
        for tellers in days:
            sentences += len(tellers)
            for each in tellers:
                holding.update(each.stems)
        return cls(sentences, holding)

    def rarity(self, word: str) -> float:
        """0 for what every sentence holds: it tells no day from another."""
        return math.log(self.sentences / self.holding[word])


def rank_tellers(tellers: Sequence[Teller], spread: Spread, wanted: frozenset[str]) -> list[Teller]:
    """The best first: they hold the words that most of the others hold, and the subject's, if any."""
    shared: dict[str, float] = defaultdict(float)
    for each in tellers:
        for word in each.stems:
            shared[word] += each.weight
    weights = {word: total * spread.rarity(word) for word, total in shared.items()}
    scores = {id(each): _score(each, weights, wanted) for each in tellers}
    return sorted(tellers, key=lambda each: (-scores[id(each)], each.report, each.span))


def say_the_same(one: Teller, two: Teller) -> bool:
    """Whether a reader of both reads one thing twice."""
    shared = len(set(one.stems) & set(two.stems))
    return shared > SAME * min(len(one.stems), len(two.stems))


def _score(each: Teller, weights: Mapping[str, float], wanted: frozenset[str]) -> float:
    if not each.stems:
        return 0.0
    score = math.fsum(weights[word] for word in each.stems)
    score /= math.pow(len(each.stems), LENGTH_POWER)
    score *= each.weight * _wholeness(each.text)
    if wanted:
        score *= 1.0 + len(wanted.intersection(each.stems)) / len(wanted)
    return round(score, 6)


def _wholeness(text: str) -> float:
    """How much of a sentence's weight is left where it does not stand by itself."""
    left = 1.0
    if is_dangling(text) or _FIRST_PERSON.match(text):
        left *= AFTER_DANGLING
    if text.count('"') % 2 or text.count("“") != text.count("”") or text[0] in '"“':
        left *= AFTER_CUT_QUOTATION
    return left if text.endswith(_ENDS) else left * AFTER_NO_END


def _opening(pile: Namings, report: int) -> Iterator[int]:
    """The first sentences of a report that name no earlier day."""
    told = sorted(pile.told[report])[:OPENING]
    away = pile.looking_back(report)
    return (sentence for sentence in told if sentence not in away)


def _teller(pile: Namings, report: int, sentence: int, basis: Basis) -> Teller:
    each = pile.reports[report]
    span = each.sentences[sentence].span
    text = span.cut(each.article.text)
    return Teller(
        report=report,
        span=span,
        text=text,
        stems=tuple(sorted(stems_of(text))),
        basis=basis,
        weight=OPENING_WEIGHT if basis is Basis.INFERRED else 1.0,
    )
