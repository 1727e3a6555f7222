"""One article's words with what a finder asks of them: sentence, case, place in the sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field

from sourceline.model.annotations import Sentence
from sourceline.model.article import Article
from sourceline.model.span import Span
from sourceline.text.lexicon import words_of
from sourceline.text.tokens import Token, find_words

_OPENS_ANEW = re.compile(r"[\"“‘«„(\[:;•|–—]\s*$|[.!?…][\"”’')]*\s+[\"“‘]?$")
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]")
_POSSESSIVE = re.compile(r"['’][sS]$")
_OWNER_GAPS = frozenset(["'s ", "’s "])
# A line whose capital letters are at least this share of all is set in capitals.
SHOUTING = 0.6


@dataclass(frozen=True, slots=True)
class Word:
    """A token in its sentence. `opens`: its capital letter may be due to its place alone."""

    span: Span
    text: str
    plain: str
    sentence: int
    gap: str  # what stands between the word before it in the sentence and this one
    opens: bool
    place: int  # among the words of its sentence

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def acronym(self) -> bool:
        return len(self.text) > 1 and self.text.isupper() and self.text.isalpha()


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of an article by sentence, and how often each stands with and without a capital."""

    article: Article
    sentences: tuple[Sentence, ...]
    words: tuple[tuple[Word, ...], ...]
    capitals: Counter[str] = field(repr=False)  # inside sentences, where a capital letter tells
    smalls: Counter[str] = field(repr=False)
    alone: frozenset[
        str
    ]  # capital words that stand at least once without a possessive on either side

    @property
    def text(self) -> str:
        return self.article.text

    def sentence_at(self, place: int) -> int:
        """The number of the sentence that holds, or comes last before, a place in the text."""
        starts = [sentence.span.start for sentence in self.sentences]
        return max(0, bisect_right(starts, place) - 1)


def read_words(article: Article, sentences: tuple[Sentence, ...]) -> Reading:
    """Cut every sentence into words and count their cases."""
    rows = []
    capitals: Counter[str] = Counter()
    smalls: Counter[str] = Counter()
    for number, sentence in enumerate(sentences):
        row = tuple(_words_in(article.text, sentence, number))
        rows.append(row)
        line = sentence.span.cut(article.text)
        if is_shouting(line) or is_titled(line, row):
            continue
        for word in row:
            if word.text[0].islower():
                smalls[word.plain] += 1
            elif word.capital and not word.opens:
                capitals[word.plain] += 1
    return Reading(article, sentences, tuple(rows), capitals, smalls, _alone(rows))


def _alone(rows: list[tuple[Word, ...]]) -> frozenset[str]:
    found = set()
    for row in rows:
        for place, word in enumerate(row):
            owned = word.gap in _OWNER_GAPS
            owner = (
                place + 1 < len(row)
                and row[place + 1].gap in _OWNER_GAPS
                and row[place + 1].capital
            )
            if word.capital and not owned and not owner:
                found.add(word.plain)
    return frozenset(found)


def _words_in(text: str, sentence: Sentence, number: int) -> list[Word]:
    found: list[Word] = []
    before = sentence.span.start
    for token in find_words(text, sentence.span):
        span = _with_last_dot(text, _without_possessive(text, token))
        gap = text[before : span.start]
        opens = not found or bool(_OPENS_ANEW.search(gap))
        plain = token.plain[: len(span)] if len(span) < len(token.span) else token.plain
        if len(span) > len(token.span):
            plain = token.plain.replace(".", "")
        found.append(Word(span, span.cut(text), plain, number, gap, opens, len(found)))
        before = span.end
    return found


def _with_last_dot(text: str, span: Span) -> Span:
    """ "U.S." with its last full stop, as it is written."""
    dotted = _INITIALS.fullmatch(text, span.start, span.end)
    return (
        Span(span.start, span.end + 1) if dotted and text[span.end : span.end + 1] == "." else span
    )


def _without_possessive(text: str, token: Token) -> Span:
    if _POSSESSIVE.search(token.span.cut(text)) and len(token.span) > 2:
        return Span(token.span.start, token.span.end - 2)
    return token.span


def is_shouting(line: str) -> bool:
    """Whether a line is set in capital letters."""
    letters = [c for c in line if c.isalpha()]
    return len(letters) > 8 and sum(c.isupper() for c in letters) >= SHOUTING * len(letters)


def is_titled(line: str, row: tuple[Word, ...]) -> bool:
    """Whether a line Sets Its Words Like This, so that a capital letter tells nothing."""
    if line.endswith((".", "!", "?")):
        return False
    function = words_of("function", "words")
    content = [w for w in row if w.text[0].isalpha() and w.plain not in function]
    return len(content) >= 4 and sum(w.capital for w in content) >= 0.8 * len(content)
