"""What each report was the first to say.

A sentence is told before where earlier sentences hold its words, its numbers, its days and its
names: copied or in other words. The measure is how much of its rare words one or two earlier
sentences cover, a measure that did well in the novelty track of TREC (Soboroff, "Overview of the
TREC 2004 Novelty Track"). A number, a day or a name that they lack makes a sentence new.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

from sourceline.link.claims import Claims, dated_by, find_claims, named_days
from sourceline.link.order import in_order
from sourceline.link.wording import Line, Wordings, find_terms
from sourceline.model.annotations import Annotations
from sourceline.model.span import Span
from sourceline.model.story import Evidence, Novelty, Reuse
from sourceline.text.vectors import Direction, likeness

# Of a sentence's weight, the share that must have been told before: in one sentence, or in two.
# On 60 real events told by three outlets each, nearly all that lies above is told before, and
# most of what lies between .5 and .6 adds something.
# Two always hold a few words of a short sentence by chance. Where reuse shows that most of the
# sentence was taken over, half is enough: what is left joins it to its place.
TOLD_IN_ONE = 0.6
TOLD_IN_TWO = 0.85
TOLD_IF_TAKEN = 0.5
MOSTLY_TAKEN = 0.6
# A sentence that the network finds as alike as this to an earlier one says the same in other words, where it
# adds no fact and shares this much of its rare words. On the development piles, of sentences that add no
# fact, 5 of 9 that were told before in other words lie above the one line or the other, and of 12 new ones
# that are .62 alike or more one does.
ALIKE, TOLD_IF_ALIKE = 0.62, 0.5
VERY_ALIKE, TOLD_IF_VERY_ALIKE = 0.74, 0.3
# However long the sentence, three or four rare words that were not told are a claim of their own.
MOST_UNTOLD = 18.0
# A sentence of fewer parts must be told almost whole, by one: some two hold its words by chance.
FEW_PARTS = 5
# Earlier sentences are found by this many of the rarest parts, each read at its oldest and newest
# places, and the best are compared.
KEYS = 8
BUCKET_ENDS = 12
CANDIDATES = 12


def find_novelty(
    annotations: Sequence[Annotations],
    reuse: Sequence[Reuse],
    known: Collection[str] = frozenset(),
) -> tuple[Novelty, ...]:
    """For each report, in order of publication, the body sentences that nobody had said before.

    `known` are the ids of reports that a reader has read: what they say was said before everything
    else, whenever they were published, and nothing of them is new.
    """
    ordered = in_order(annotations)
    wordings = Wordings()
    lines = [wordings.lines_of(each, quoted=True) for each in ordered]
    terms = find_terms(lines)
    passages = _passages(reuse, known)
    memory = _Memory()
    found: dict[str, Novelty] = {}
    told = [*zip(ordered, lines, strict=True)]
    for each, own in sorted(told, key=lambda pair: pair[0].article.id not in known):
        days, language = named_days(each), each.article.language
        directions = _directions(each)
        taken = passages.get(each.article.id, [])
        fresh: dict[Span, None] = {}
        heard: dict[int, tuple[Line, Claims]] = {}
        for line in own:
            if memory.knows(line) or line.wording.number in heard:
                continue
            claims = find_claims(line, days, terms, language)
            claims.dated = dated_by(each, line.sentence)
            claims.direction = directions.get(line.sentence)
            heard[line.wording.number] = (line, claims)
            if each.article.id not in known and memory.is_new(claims, _is_taken(line, taken)):
                fresh[line.sentence] = None
        for line, claims in heard.values():
            memory.add(line, claims)
        found[each.article.id] = _novelty(each, own, fresh)
    return tuple(found[each.article.id] for each in ordered)


def _novelty(annotations: Annotations, lines: Iterable[Line], fresh: Iterable[Span]) -> Novelty:
    evidence = tuple(Evidence.of(annotations.article, span) for span in fresh)
    return Novelty(
        article=annotations.article.id,
        sentences=len({line.sentence for line in lines}),
        new=len(evidence),
        evidence=evidence,
    )


def _passages(reuse: Iterable[Reuse], known: Collection[str]) -> dict[str, list[Span]]:
    """By article, the words that it took over, in order.

    To who has read the copy alone, it is the original that repeats.
    """
    taken: dict[str, list[Span]] = defaultdict(list)
    for each in reuse:
        if each.copy in known and each.source not in known:
            taken[each.source].extend(passage.source.span for passage in each.passages)
        else:
            taken[each.copy].extend(passage.copy.span for passage in each.passages)
    return {article: sorted(spans) for article, spans in taken.items()}


def _is_taken(line: Line, passages: Sequence[Span]) -> bool:
    """Whether most of the sentence's words lie in passages taken over."""
    at = bisect_left(passages, line.sentence.start, key=lambda span: span.end)
    held = [span for span in passages[at : at + 4] if span.overlaps(line.sentence)]
    inside = sum(any(span.contains(word) for span in held) for word in line.words)
    return inside >= MOSTLY_TAKEN * len(line.words)


class _Memory:
    """What was told so far, found by its rare words."""

    def __init__(self) -> None:
        self._told: list[Claims] = []
        self._index: dict[str, list[int]] = defaultdict(list)
        self._wordings: set[int] = set()

    def knows(self, line: Line) -> bool:
        """Whether the same words were told."""
        return line.wording.number in self._wordings

    def add(self, line: Line, claims: Claims) -> None:
        if self.knows(line):
            return
        self._wordings.add(line.wording.number)
        for part in claims.parts:
            self._index[part].append(len(self._told))
        self._told.append(claims)

    def is_new(self, claims: Claims, taken: bool) -> bool:
        """Whether the claims go beyond what was told; `taken`: the words were mostly taken over."""
        if not claims.parts:
            return False
        whole = claims.weight
        few = len(claims.parts) < FEW_PARTS
        in_one = TOLD_IF_TAKEN if taken else TOLD_IN_TWO if few else TOLD_IN_ONE
        told = [self._told[number] for number in self._similar(claims)]
        if not few and any(_says_alike(each, claims) for each in told):
            return False
        ranked = sorted(told, key=lambda each: -claims.covered_by(each))
        enough = max(whole * in_one, whole - MOST_UNTOLD)
        if any(_tells(each, claims, enough) for each in ranked):
            return False
        pairs = (ranked[0].with_those_of(other) for other in ranked[1:])
        return few or not any(_tells(pair, claims, TOLD_IN_TWO * whole) for pair in pairs)

    def _similar(self, claims: Claims) -> list[int]:
        votes: Counter[int] = Counter()
        rare = sorted(claims.parts, key=lambda part: (-claims.parts[part], part))[:KEYS]
        for part in rare:
            held = self._index.get(part, [])
            newest = max(BUCKET_ENDS, len(held) - BUCKET_ENDS)
            for other in held[:BUCKET_ENDS] + held[newest:]:
                votes[other] += 1
        ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
        return [other for other, _ in ranked[:CANDIDATES]]


def _directions(annotations: Annotations) -> dict[Span, Direction | None]:
    pairs = zip(annotations.sentences, annotations.vectors, strict=False)
    return {sentence.span: Direction.of(vector) for sentence, vector in pairs}


def _says_alike(told: Claims, claims: Claims) -> bool:
    """Whether a sentence says in other words what was told."""
    alike = likeness(told.direction, claims.direction)
    if alike is None or alike < ALIKE or claims.adds_facts_to(told):
        return False
    shared = claims.covered_by(told) / claims.weight
    return shared >= (TOLD_IF_VERY_ALIKE if alike >= VERY_ALIKE else TOLD_IF_ALIKE)


def _tells(told: Claims, claims: Claims, enough: float) -> bool:
    return claims.covered_by(told) >= enough and not claims.adds_facts_to(told)
