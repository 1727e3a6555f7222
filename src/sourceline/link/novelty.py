"""What each report was the first to say.

A sentence is told before where earlier sentences hold its words, its numbers and its names: copied
or in other words. The measure is how much of its rare words one or two earlier sentences cover;
the task is the novelty track of TREC (Soboroff, "Overview of the TREC 2004 Novelty Track"), where
such cover was among the best. A number or a name that they lack makes a sentence new.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sourceline.link.order import in_order
from sourceline.link.wording import Line, Wording, Wordings, find_terms
from sourceline.model.annotations import Annotations
from sourceline.model.span import Span
from sourceline.model.story import Evidence, Novelty, Reuse

# Of a sentence's weight, the share that must have been told before in one sentence, or in two.
TOLD_IN_ONE = 0.6
TOLD_IN_TWO = 0.75
# Passages that cover so much of a sentence's words make it told, whatever was reworded.
TAKEN_OVER = 0.75
# Names weigh less than other words: all reports of an event share them.
NAME_WEIGHT = 0.5
# Words as common as "before" or "people" carry no claim of their own.
LEAST_RARE = 1.0
# A rounded number tells nothing new where the exact one stands before: "some 61,000" of 61,204.
ROUNDING = 0.02
KEYS = 8
BUCKET_ENDS = 12
CANDIDATES = 12


@dataclass(slots=True)
class Claims:
    """What a sentence says, as weights of its parts."""

    parts: dict[str, float] = field(default_factory=dict)
    numbers: set[float] = field(default_factory=set)
    names: set[str] = field(default_factory=set)

    @property
    def weight(self) -> float:
        return sum(self.parts.values())


def find_novelty(annotations: Sequence[Annotations], reuse: Sequence[Reuse]) -> tuple[Novelty, ...]:
    """For each report, in order of publication, the body sentences that nobody had said before."""
    wordings = Wordings()
    ordered = in_order(annotations)
    lines = [wordings.lines_of(each, quoted=True) for each in ordered]
    claims = _all_claims(list(wordings.known.values()), find_terms(lines))
    taken = _taken_over(reuse)
    memory = _Memory(claims)
    found: list[Novelty] = []
    for each, own in zip(ordered, lines, strict=True):
        article = each.article
        fresh = [
            line.sentence
            for line in own
            if not _is_taken(line, taken.get(article.id, [])) and memory.is_new(line.wording)
        ]
        for line in own:
            memory.add(line.wording)
        evidence = tuple(Evidence.of(article, span) for span in dict.fromkeys(fresh))
        sentences = len({line.sentence for line in own})
        found.append(
            Novelty(article=article.id, sentences=sentences, new=len(evidence), evidence=evidence)
        )
    return tuple(found)


def _taken_over(reuse: Iterable[Reuse]) -> dict[str, list[Span]]:
    taken: dict[str, list[Span]] = defaultdict(list)
    for each in reuse:
        for passage in each.passages:
            taken[each.copy].append(passage.copy.span)
    return {article: sorted(spans) for article, spans in taken.items()}


def _is_taken(line: Line, spans: Sequence[Span]) -> bool:
    at = bisect_left(spans, line.sentence.start, key=lambda span: span.end)
    held = sum(any(span.contains(word) for span in spans[at : at + 4]) for word in line.words)
    return held >= TAKEN_OVER * len(line.words)


class _Memory:
    """The wordings that were told so far, found by their rare words."""

    def __init__(self, claims: Sequence[Claims]) -> None:
        self._claims = claims
        self._index: dict[str, list[int]] = defaultdict(list)
        self._told: set[int] = set()
        self._new: dict[int, bool] = {}
        self._names: set[str] = set()

    def add(self, wording: Wording) -> None:
        if wording.number in self._told:
            return
        self._told.add(wording.number)
        claims = self._claims[wording.number]
        self._names |= claims.names
        for part in claims.parts:
            self._index[part].append(wording.number)

    def is_new(self, wording: Wording) -> bool:
        claims = self._claims[wording.number]
        if wording.number in self._told or not claims.parts:
            return False
        if not claims.names <= self._names:
            return True
        return not self._is_told(claims)

    def _is_told(self, claims: Claims) -> bool:
        best: list[tuple[float, int]] = sorted(
            (-_covered(claims, self._claims[other]), other) for other in self._similar(claims)
        )
        if not best:
            return False
        whole = claims.weight
        for cover, other in best:
            if -cover < TOLD_IN_ONE * whole:
                break
            if _has_numbers(claims, self._claims[other].numbers):
                return True
        first = self._claims[best[0][1]]
        for _, other in best[1:]:
            second = self._claims[other]
            both = Claims({**first.parts, **second.parts}, first.numbers | second.numbers)
            if _covered(claims, both) >= TOLD_IN_TWO * whole and _has_numbers(claims, both.numbers):
                return True
        return False

    def _similar(self, claims: Claims) -> list[int]:
        votes: Counter[int] = Counter()
        rare = sorted(claims.parts, key=lambda part: (-claims.parts[part], part))[:KEYS]
        for part in rare:
            held = self._index.get(part, [])
            near = (
                held if len(held) <= 2 * BUCKET_ENDS else held[:BUCKET_ENDS] + held[-BUCKET_ENDS:]
            )
            for other in near:
                votes[other] += 1
        ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
        return [other for other, _ in ranked[:CANDIDATES]]


def _covered(claims: Claims, told: Claims) -> float:
    return sum(weight for part, weight in claims.parts.items() if part in told.parts)


def _has_numbers(claims: Claims, told: set[float]) -> bool:
    return all(
        number in told or any(_rounds(number, exact) for exact in told) for number in claims.numbers
    )


def _rounds(number: float, exact: float) -> bool:
    """Whether `number` is `exact`, rounded: only numbers that end in noughts can be."""
    return number >= 10 and number % 10 == 0 and abs(number - exact) <= ROUNDING * abs(exact)


def _all_claims(wordings: Sequence[Wording], terms: dict[str, float]) -> list[Claims]:
    words = _number_words()
    return [_claims(wording, terms, words) for wording in wordings]


def _claims(wording: Wording, terms: dict[str, float], words: dict[str, float]) -> Claims:
    claims = Claims()
    for plain, stem, rarity, sort in zip(
        wording.plain, wording.stems, wording.rarity, wording.sorts, strict=True
    ):
        number = _number(plain, words)
        if number is not None:
            claims.numbers.add(number)
            claims.parts[f"#{number:g}"] = 4.0
        elif sort == "n":
            claims.names.add(plain)
            claims.parts[plain] = rarity * NAME_WEIGHT / terms.get(stem, 1.0)
        elif rarity > LEAST_RARE:
            claims.parts[stem] = rarity / terms.get(stem, 1.0) ** 0.5
    return claims


def _number(word: str, words: dict[str, float]) -> float | None:
    if not word[0].isdigit():
        return words.get(word)
    try:
        return float(word.replace(",", ""))
    except ValueError:
        return None


def _number_words() -> dict[str, float]:
    return {}
