"""Which sentences tell the same: of different reports, or of one.

A sentence is compared by the stems of its words, weighed by how rare they are in the news and how
few sentences of this story hold them: in a story about a library, "library" tells no two sentences
apart. A sentence that opens with a pronoun carries the subject of the sentence before it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import log

from sourceline.link.sentence_facts import Facts, by_sentence
from sourceline.link.wording import Line, Wordings
from sourceline.model.annotations import Annotations
from sourceline.model.span import Span
from sourceline.text.lexicon import words_of

# A word lighter than this tells no subject: "people", "say", "new".
TELLING = 1.6
# Of the sentences in one bucket of the index so many at either end are looked at.
BUCKET_ENDS = 8
MOST_PARTNERS = 24
# Of equal sentences so many are compared: the others say nothing else.
MOST_COPIES = 3
# The rarest words of a sentence that it is found by.
KEYS = 10
# Characters from which a "sentence" is none.
LONGEST_SENTENCE = 3000
# A subject that opens a sentence is over after so many words.
MOST_CARRIED = 7


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """One body sentence of a report. `carried` are the subject's stems where it opens with a pronoun."""

    number: int
    report: int
    sentence: int
    annotations: Annotations
    line: Line
    facts: Facts
    carried: frozenset[str] = frozenset()

    @property
    def span(self) -> Span:
        return self.line.sentence

    @property
    def text(self) -> str:
        return self.annotations.article.text

    @property
    def stems(self) -> tuple[str, ...]:
        return self.line.wording.stems

    def words_over(self, span: Span) -> list[int]:
        """Numbers of the words that a span touches."""
        return [at for at, word in enumerate(self.line.words) if span.overlaps(word)]

    def words_between(self, start: int, end: int) -> Iterator[int]:
        """Numbers of the words that lie in `[start, end)` of the text."""
        for at, word in enumerate(self.line.words):
            if start <= word.start and word.end <= end:
                yield at


@dataclass(slots=True)
class Statements:
    """All body sentences of a story, in order of report and place, and what their words weigh."""

    all: list[Statement] = field(default_factory=list)
    weights: dict[str, float] = field(default_factory=dict)
    by_place: dict[tuple[int, int], Statement] = field(default_factory=dict)

    @classmethod
    def of(cls, annotations: Sequence[Annotations]) -> Statements:
        statements = cls()
        wordings = Wordings()
        for report, each in enumerate(annotations):
            lines = wordings.lines_of(each, quoted=True)
            places = {s.span.start: n for n, s in enumerate(each.sentences)}
            facts = by_sentence(each)
            before: Line | None = None
            for line in lines:
                number = places[line.sentence.start]
                statement = Statement(
                    len(statements.all),
                    report,
                    number,
                    each,
                    line,
                    _facts_of(line, facts.get(number)),
                    _carried(line, before),
                )
                statements.all.append(statement)
                statements.by_place.setdefault((report, number), statement)
                before = line
        statements.weights = _weigh(wordings)
        return statements

    def weigh(self, stems: Iterable[str]) -> float:
        return sum(self.weights.get(stem, 0.0) for stem in stems)

    def pairs(self) -> Iterator[tuple[Statement, Statement]]:
        """Sentences that share rare words, each pair once, the earlier first; never all with all."""
        index: dict[str, list[Statement]] = defaultdict(list)
        copies: Counter[int] = Counter()
        for statement in self.all:
            copies[statement.line.wording.number] += 1
            if copies[statement.line.wording.number] > MOST_COPIES:
                continue
            keys = sorted(set(statement.stems), key=lambda s: (-self.weights[s], s))[:KEYS]
            votes: Counter[int] = Counter()
            for key in keys:
                if self.weights[key] < TELLING:
                    break
                bucket = index[key]
                near = bucket if len(bucket) <= 2 * BUCKET_ENDS else (
                    bucket[:BUCKET_ENDS] + bucket[-BUCKET_ENDS:]
                )  # fmt: skip
                for other in near:
                    votes[other.number] += 1
                bucket.append(statement)
            ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
            for number, vote in ranked[:MOST_PARTNERS]:
                if vote >= 2:
                    yield self.all[number], statement


def _facts_of(line: Line, facts: Facts | None) -> Facts:
    """What the sentence holds; nothing of what is no sentence (a table, a page without stops)."""
    too_long = len(line.sentence) > LONGEST_SENTENCE
    return Facts() if facts is None or too_long else facts


def _weigh(wordings: Wordings) -> dict[str, float]:
    """The lesser of a stem's rarity in the news and its rarity in the distinct sentences of the story."""
    counts = Counter(stem for each in wordings.known.values() for stem in set(each.stems))
    total = len(wordings.known) + 20
    weights: dict[str, float] = {}
    for wording in wordings.known.values():
        for stem, rarity in zip(wording.stems, wording.rarity, strict=True):
            weight = min(rarity, log(total / counts[stem]))
            if weight < weights.get(stem, 99.0):
                weights[stem] = weight
    return weights


def _carried(line: Line, before: Line | None) -> frozenset[str]:
    """The stems of the subject that opens the sentence before: names for "she", no names for "it"."""
    plain = line.wording.plain
    if before is None or plain[0] not in words_of("contrasts", "carriers"):
        return frozenset()
    if before.wording.plain[0] in words_of("contrasts", "carriers"):
        return frozenset()
    function, articles = words_of("function", "words"), words_of("contrasts", "articles")
    person = plain[0] in words_of("contrasts", "persons")
    found: list[str] = []
    end = before.sentence.start
    for at, word in enumerate(before.wording.plain[:MOST_CARRIED]):
        if (found and before.words[at].start - end > 1) or (word in function and found):
            break
        end = before.words[at].end
        if word in function:
            if word not in articles:
                break
            continue
        found.append(before.wording.stems[at])
        if plain[0] == "it" and before.wording.sorts[at] == "n":
            return frozenset()
    named = any(sort == "n" for sort in before.wording.sorts[: len(found) + 1])
    return frozenset(found) if named or not person else frozenset()
