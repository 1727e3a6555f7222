"""A text cut into the pieces that the network knows, each with its exact place in the text.

The uncased WordPiece of BERT (Wu et al., 2016, Google's neural machine translation system; Devlin et
al., 2019, BERT): words are cut at white space, punctuation and Chinese characters, their letters made
small and their accents dropped, and each is covered from the left by the longest pieces of the
vocabulary. Every character keeps the place that it came from, so that no normalisation moves a span.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from sourceline.annotate.features import break_states, case_of, quote_states

LONGEST_WORD = 100  # characters; a longer one is unknown as a whole, as in BERT
UNKNOWN, FIRST, LAST, PADDING = "[UNK]", "[CLS]", "[SEP]", "[PAD]"
_CHUNK = re.compile(r"\S+")
_ASCII_WORD = re.compile(r"[A-Za-z0-9]+|[!-/:-@\[-`{-~]")
_CHINESE = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F), (0x2B820, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip
Word = tuple[str, list[tuple[int, int]]]  # its letters, and the place of each in the text


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of one text. Arrays of one length: `ids` in the vocabulary, `starts` and `ends` in
    code points, `words` the number of the word, and what the network is told besides: `cases`,
    `quotes` and `breaks` (see `features`).
    """

    ids: np.ndarray
    starts: np.ndarray
    ends: np.ndarray
    words: np.ndarray
    cases: np.ndarray
    quotes: np.ndarray
    breaks: np.ndarray

    def __len__(self) -> int:
        return len(self.ids)

    def up_to(self, count: int) -> Pieces:
        """The first so many pieces."""
        if len(self) <= count:
            return self
        return Pieces(*(getattr(self, name)[:count] for name in self.__slots__))


class WordPiece:
    """Cuts texts by one vocabulary: a piece a line, its number the id."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.first, self.last = self._ids[FIRST], self._ids[LAST]
        self.padding, self.unknown = self._ids[PADDING], self._ids[UNKNOWN]
        self._pieces_of = lru_cache(maxsize=50_000)(self._cut)

    def cut(self, text: str) -> Pieces:
        """All pieces of a text, in order of place."""
        ids: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        words: list[int] = []
        cases: list[int] = []
        for number, (letters, places) in enumerate(_words(text)):
            case = case_of(text[places[0][0] : places[-1][1]])
            for piece, low, high in self._pieces_of(letters):
                ids.append(piece)
                starts.append(places[low][0])
                ends.append(places[high - 1][1])
                words.append(number)
                cases.append(case)
        first = np.asarray(starts, dtype=np.int64)
        return Pieces(
            ids=np.asarray(ids, dtype=np.int64),
            starts=first,
            ends=np.asarray(ends, dtype=np.int64),
            words=np.asarray(words, dtype=np.int64),
            cases=np.asarray(cases, dtype=np.int64),
            quotes=quote_states(text)[first] if starts else first,
            breaks=break_states(text, starts),
        )

    def _cut(self, letters: str) -> tuple[tuple[int, int, int], ...]:
        """Pieces of one word as (id, first letter, last letter + 1)."""
        if len(letters) > LONGEST_WORD:
            return ((self.unknown, 0, len(letters)),)
        found: list[tuple[int, int, int]] = []
        low = 0
        while low < len(letters):
            high = len(letters)
            while high > low:
                piece = self._ids.get(("##" if low else "") + letters[low:high])
                if piece is not None:
                    break
                high -= 1
            if high == low or piece is None:
                return ((self.unknown, 0, len(letters)),)
            found.append((piece, low, high))
            low = high
        return tuple(found)


def _words(text: str) -> Iterator[Word]:
    for chunk in _CHUNK.finditer(text):
        if chunk.group().isascii() and chunk.group().isprintable():
            for match in _ASCII_WORD.finditer(text, chunk.start(), chunk.end()):
                start = match.start()
                letters = match.group().lower()
                yield letters, [(start + i, start + i + 1) for i in range(len(letters))]
        else:
            yield from _words_beyond_ascii(text, chunk.start(), chunk.end())


def _words_beyond_ascii(text: str, start: int, end: int) -> Iterator[Word]:
    letters: list[str] = []
    places: list[tuple[int, int]] = []
    for at in range(start, end):
        character = text[at]
        if _is_left_out(character):
            continue
        alone = _is_punctuation(character) or _is_chinese(character)
        if alone and letters:
            yield "".join(letters), places
            letters, places = [], []
        plain = _plain(character)
        if not plain and places:  # a combining mark belongs to the letter before it
            places[-1] = (places[-1][0], at + 1)
        for letter in plain:
            letters.append(letter)
            places.append((at, at + 1))
        if alone and letters:
            yield "".join(letters), places
            letters, places = [], []
    if letters:
        yield "".join(letters), places


@lru_cache(maxsize=10_000)
def _plain(character: str) -> str:
    """Small letters without their accents; hangul in its parts."""
    parts = unicodedata.normalize("NFD", character)
    return "".join(c for c in parts if unicodedata.category(c) != "Mn").lower()


def _is_left_out(character: str) -> bool:
    return character == "\ufffd" or unicodedata.category(character).startswith("C")


def _is_punctuation(character: str) -> bool:
    ascii_mark = character.isascii() and not character.isalnum()
    return ascii_mark or unicodedata.category(character).startswith("P")


def _is_chinese(character: str) -> bool:
    code = ord(character)
    return any(low <= code <= high for low, high in _CHINESE)
