"""Mentions of one article with the chains they belong to, while both are being put together."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from sourceline.annotate.chains import Chain
from sourceline.annotate.descriptions import Description, Pronoun
from sourceline.annotate.names import Name
from sourceline.annotate.reading import Reading, Word
from sourceline.model.annotations import Form, Kind, Link
from sourceline.model.span import Span
from sourceline.text.naming import role_gender

Item = Name | Description | Pronoun
_QUOTE = re.compile(r"[\"“”\n]")
_BEFORE_SUBJECT = frozenset(
    ["said", "says", "added", "and", "but", "that", "when", "while", "as", "because", "after",
     "before", "if"]
)  # fmt: skip


@dataclass(slots=True)
class Placed:
    """One mention with its chain. `inside`: it lies inside a description, as owner or modifier."""

    item: Item
    span: Span
    head: Span
    form: Form
    link: Chain
    sentence: int
    subject: bool
    inside: bool = False

    @property
    def chain(self) -> Chain:
        return self.link.root()


@dataclass(slots=True)
class Tie:
    """Two mentions and the words between them that say they are one thing."""

    a: Placed
    b: Placed
    link: Link
    span: Span


@dataclass(slots=True)
class Board:
    """All that is placed so far; lives inside one call."""

    reading: Reading
    chains: list[Chain] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    rows: dict[int, list[Placed]] = field(default_factory=dict)  # by sentence
    marks: list[tuple[int, bool]] = field(default_factory=list)

    def near(self, sentence: int, back: int = 0) -> list[Placed]:
        """What stands in a sentence and in so many before it, in order of placing."""
        return [p for n in range(sentence - back, sentence + 1) for p in self.rows.get(n, ())]

    def put(
        self, item: Item, span: Span, head: Span, form: Form, chain: Chain, first: Word
    ) -> Placed:
        placed = Placed(item, span, head, form, chain, first.sentence, self.is_subject(first))
        self.placed.append(placed)
        self.rows.setdefault(placed.sentence, []).append(placed)
        return placed

    def place_description(self, description: Description, chain: Chain) -> Placed:
        head = description.head.span
        placed = self.put(
            description, description.span, head, Form.DESCRIPTION, chain, description.words[0]
        )
        chain.roles.add(description.phrase)
        if description.whose:
            chain.whose.setdefault(description.head.plain, set()).add(description.whose)
        gender = role_gender(w.plain for w in description.words)
        if gender is not None and chain.female is None:
            chain.female = gender
        for other in self.near(placed.sentence):
            if other is not placed and placed.span.contains(other.span):
                other.inside = True
        return placed

    def new_chain(self, kind: Kind) -> Chain:
        chain = Chain(len(self.chains), kind)
        self.chains.append(chain)
        return chain

    def merge(self, keep: Chain, lose: Chain) -> None:
        lose.into = keep
        keep.names += lose.names
        keep.keys |= lose.keys
        keep.roles |= lose.roles
        for office, names in lose.whose.items():
            keep.whose.setdefault(office, set()).update(names)
        keep.female = keep.female if keep.female is not None else lose.female
        if keep.kind is Kind.OTHER:
            keep.kind = lose.kind
        self.chains.remove(lose)

    def most_recent(self, chains: list[Chain], span: Span) -> Chain | None:
        """Of several chains the one that was told last before a place."""
        wanted = {id(chain) for chain in chains}
        before = [p for p in self.placed if p.span < span and id(p.chain) in wanted]
        return max(before, key=lambda p: p.span).chain if before else None

    def first_name(self, chain: Chain) -> Placed | None:
        return next((p for p in self.placed if p.form is Form.NAME and p.chain is chain), None)

    def is_quoted(self, word: Word) -> bool:
        """Whether a word stands inside double quotation marks of its paragraph."""
        if not self.marks:
            self.marks = _quotation_state(self.reading.text)
        at = bisect_right(self.marks, (word.span.start, True)) - 1
        return self.marks[at][1]

    def is_subject(self, word: Word) -> bool:
        """Whether the words before it leave it its clause's subject.

        It opens the sentence, or follows a comma, "said" or a conjunction.
        """
        if word.place == 0 or word.opens or word.gap.strip() == ",":
            return True
        return self.reading.words[word.sentence][word.place - 1].plain in _BEFORE_SUBJECT


def _quotation_state(text: str) -> list[tuple[int, bool]]:
    """Places where words begin or cease to be quoted, by double marks alone, anew on each line."""
    states = [(-1, False)]
    for match in _QUOTE.finditer(text):
        mark = match.group()
        inside = mark == "“" or (mark == '"' and not states[-1][1])
        states.append((match.start(), inside))
    return states
