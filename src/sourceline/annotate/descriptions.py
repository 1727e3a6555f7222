"""Descriptions of persons and bodies ("the council's finance officer"), and personal pronouns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sourceline.annotate.reading import Reading, Word
from sourceline.model.annotations import Kind
from sourceline.model.span import Span
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import is_past_form, lemmas

DEFINITE = frozenset(["the", "this", "that"])
INDEFINITE = frozenset(["a", "an", "another", "one"])
OWNERS = frozenset(["his", "her", "its", "their", "our", "my"])
MALE = frozenset(["he", "him", "his", "himself"])
FEMALE = frozenset(["she", "her", "hers", "herself"])
# A description has at most so many words between its determiner and its head.
REACH = 6
_SEVERAL = frozenset(["men", "women", "people", "children"])
_AGE = re.compile(r"^\d{1,3}-year-old$")
_TIGHT = re.compile(r"^(?:[ \u00a0]|['’]s? |[-‐‑])$")


@dataclass(frozen=True, slots=True)
class Description:
    """`head` is the noun that says what it is; `owner` the words of a possessor inside it."""

    span: Span
    head: Word
    kind: Kind
    determiner: str  # the, a, his, ..., or "" where a possessive name stands for it
    owner: Span | None
    words: tuple[Word, ...]
    row: tuple[Word, ...] = ()  # all words of its sentence
    speaks: bool = False  # whether the network sees it as the source of what is said

    @property
    def definite(self) -> bool:
        return self.determiner not in INDEFINITE

    @property
    def sentence(self) -> int:
        return self.head.sentence

    @property
    def several(self) -> bool:
        """ "the two sons", "her former aides": no single person or body."""
        singular = lemmas(self.head.plain).get("NOUN", ())
        return self.head.plain in _SEVERAL or (
            bool(singular) and self.head.plain not in singular and self.head.plain[-1] == "s"
        )

    @property
    def whose(self) -> frozenset[str]:
        """The names after "of", or before a possessive mark: "Harbour Union" of its president."""
        owner = self.owner
        return frozenset(
            word.plain
            for word in self.row
            if word.capital
            and self.span.contains(word.span)
            and (word.span.start > self.head.span.end or (owner and owner.contains(word.span)))
        )

    @property
    def phrase(self) -> str:
        """The words that say the role, without determiner and owner."""
        after = self.owner.end if self.owner else -1
        return " ".join(
            w.plain
            for w in self.words
            if w.span.start >= after and w.plain not in DEFINITE | INDEFINITE | OWNERS
        )


@dataclass(frozen=True, slots=True)
class Pronoun:
    word: Word
    female: bool


def find_descriptions(reading: Reading) -> list[Description]:
    """Noun phrases with a determiner whose head is a word for a person or a body."""
    return [found for row in reading.words for found in _in_row(row)]


def find_pronouns(reading: Reading) -> list[Pronoun]:
    """ "he", "she" and their forms."""
    return [
        Pronoun(word, word.plain in FEMALE)
        for row in reading.words
        for word in row
        if word.plain in MALE or word.plain in FEMALE
    ]


def _in_row(row: tuple[Word, ...]) -> Iterator[Description]:
    place = 0
    while place < len(row):
        start = row[place].plain
        if start in DEFINITE or start in INDEFINITE or start in OWNERS:
            found = _phrase(row, place)
            if found is not None:
                yield found
                place = next(i for i, w in enumerate(row) if w.span.end >= found.span.end)
        elif _opens_bare(row, place):
            found = _phrase(row, place - 1)
            if found is not None:
                yield found
        place += 1


def _opens_bare(row: tuple[Word, ...], place: int) -> bool:
    """ "finance officer Gwen ..." is a title; a bare phrase after a comma is an apposition: "X, chairman of Y"."""
    return (
        place > 0
        and row[place].gap.strip() == ","
        and row[place].text.islower()
        and (
            _is_person(row[place].plain)
            or (place + 1 < len(row) and _is_person(row[place + 1].plain))
        )
        and row[place].plain not in words_of("function", "words")
    )


def _phrase(row: tuple[Word, ...], place: int) -> Description | None:
    """The longest run after the determiner that ends in a head noun."""
    bare = row[place].plain not in DEFINITE | INDEFINITE | OWNERS
    end = place + 1
    head = None
    while end < len(row) and end - place <= REACH:
        word = row[end]
        if not (bare and end == place + 1) and not _TIGHT.match(word.gap):
            break
        if _ends_phrase(word) and not (word.capital and end > place + 1):
            break
        if _head_kind(row, end) is not None and not (_is_verb_here(row, end) and end > place + 1):
            head = end
        end += 1
    if head is None:
        return None
    words = row[place + 1 : head + 1] if bare else row[place : head + 1]
    kind = _head_kind(row, head)
    if kind is None or _goes_on(row, head):
        return None
    owner = _owner(row, place, head, bare)
    determiner = "" if bare else row[place].plain
    end = _complement(row, head) if kind is Kind.PERSON else head
    span = Span(words[0].span.start, row[end].span.end)
    return Description(span, row[head], kind, determiner, owner, words, row)


def _complement(row: tuple[Word, ...], head: int) -> int:
    """Where "of Corrin Line" after "the chief executive" ends: a name, "of" or "the" inside it."""
    place = head + 1
    if place + 1 >= len(row) or row[place].plain != "of" or row[place].gap != " ":
        return head
    end = head
    while place + 1 < len(row) and row[place + 1].gap in (" ", " & ", "'s ", "’s "):
        word = row[place + 1]
        if word.gap.endswith("s ") and not word.capital:
            break
        if word.capital and word.plain not in words_of("function", "times"):
            end = place + 1
        elif word.plain not in ("the", "of", "for") and not _joins_names(
            row, place + 1, end > head + 1
        ):
            break
        place += 1
    return end


def _joins_names(row: tuple[Word, ...], place: int, named: bool) -> bool:
    """ "and" between two capital words: "the head of Trade and Industry"."""
    after = row[place + 1] if place + 1 < len(row) else None
    joins = row[place].plain == "and" and named and after is not None and after.capital
    return joins and after is not None and after.plain not in words_of("roles", "titles")


def _ends_phrase(word: Word) -> bool:
    plain = word.plain
    if plain in (
        "former",
        "other",
        "own",
        "first",
        "second",
        "third",
        "last",
        "next",
        "two",
        "more",
    ):
        return False
    return plain in words_of("function", "words") or plain in words_of("function", "times")


def _is_verb_here(row: tuple[Word, ...], place: int) -> bool:
    """A word such as "star", "judge" or "chairs" that stands as a verb after a noun."""
    return "VERB" in lemmas(row[place].plain) and row[place].plain.endswith(("ed", "ing", "s"))


def _head_kind(row: tuple[Word, ...], place: int) -> Kind | None:
    word = row[place]
    if (
        word.capital
        and place + 1 < len(row)
        and row[place + 1].capital
        and row[place + 1].gap == " "
    ):
        return None
    if _is_person(word.plain):
        return Kind.PERSON
    aged = word.plain == "year-old" and place > 0 and row[place - 1].plain.isdigit()
    if (aged or _AGE.match(word.plain)) and not _noun_follows(row, place):
        return Kind.PERSON
    if (
        word.plain in words_of("places", "demonyms")
        and word.capital
        and not _noun_follows(row, place)
    ):
        return Kind.PERSON if place > 0 and row[place - 1].plain in DEFINITE else None
    if word.capital:
        return None
    if word.plain in words_of("roles", "vessels"):
        return Kind.PRODUCT
    if word.plain in words_of("roles", "body_descriptions") | words_of("roles", "either"):
        return Kind.ORGANIZATION
    return None


def _is_person(plain: str) -> bool:
    return plain in words_of("roles", "persons") or (
        "-" in plain and plain.rsplit("-", 1)[-1] in words_of("roles", "persons")
    )


def _noun_follows(row: tuple[Word, ...], place: int) -> bool:
    if place + 1 >= len(row) or row[place + 1].gap.strip():
        return False
    following = row[place + 1]
    if following.plain in words_of("function", "words") or is_past_form(following.plain):
        return False
    return "VERB" not in lemmas(following.plain) or following.capital


def _goes_on(row: tuple[Word, ...], head: int) -> bool:
    """Whether another noun takes the phrase on: "its official channel", "the star witness"."""
    if head + 1 >= len(row) or row[head + 1].gap != " ":
        return False
    following = row[head + 1]
    if following.capital or following.plain in words_of("function", "words"):
        return False
    parts = lemmas(following.plain)
    if "NOUN" not in parts or is_past_form(following.plain):
        return False
    return "VERB" not in parts or "ADJ" in lemmas(row[head].plain)


def _owner(row: tuple[Word, ...], place: int, head: int, bare: bool) -> Span | None:
    """The possessor: a pronoun, or the words before a possessive mark."""
    if not bare and row[place].plain in OWNERS:
        return row[place].span
    for i in range(head, place, -1):
        if re.match(r"^['’]s? $", row[i].gap):
            return Span(row[place if not bare else place + 1].span.start, row[i - 1].span.end)
    return None
