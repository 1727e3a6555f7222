"""Sentences as rows of words, punctuation and whole quotations.

A sentence with a quotation in it is often cut by the full stops inside the marks; a frame puts it
together again: `"We lost. We go home," Ito said.` is one frame of a quotation, a name and a verb.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sourceline.annotate.quote_marks import Quoted
from sourceline.model.annotations import Sentence
from sourceline.model.span import Span

_ITEM = re.compile(
    r"(?P<word>\d+(?:[.,:/]\d+)*%?|[^\W\d_]+(?:['’&.\-‐‑][^\W_]+)*['’]?(?=\W|$)|[^\W_]+)"
    r"|(?P<mark>[,:;()\[\]—–?!…]|--|\s-\s)"
)
_APOSTROPHE = str.maketrans({"’": "'", "‑": "-", "‐": "-"})
# A frame of more items is no sentence; only so many are read.
MOST_ITEMS = 400


class Item(NamedTuple):
    """One word, one punctuation mark, or one quotation with its marks (`quoted`)."""

    start: int
    end: int
    text: str
    plain: str  # "" for a quotation
    quoted: Quoted | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def is_word(self) -> bool:
        return bool(self.plain) and self.plain[0].isalnum()

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Frame:
    span: Span
    paragraph: int
    heading: bool
    items: tuple[Item, ...] = field(repr=False)

    def span_of(self, low: int, high: int) -> Span:
        """The characters of items `low` to `high`, `high` included."""
        return Span(self.items[low].start, self.items[high].end)


def paragraphs_of(text: str, sentences: Sequence[Sentence]) -> list[Span]:
    """Runs of sentences that stand together: a paragraph, cut where boilerplate or a heading stands in it."""
    found: list[Span] = []
    before: Sentence | None = None
    for sentence in sentences:
        joined = (
            before is not None
            and before.paragraph == sentence.paragraph
            and before.heading == sentence.heading
            and not any(c.isalnum() for c in text[before.span.end : sentence.span.start][:200])
        )
        if joined:
            found[-1] = Span(found[-1].start, max(found[-1].end, sentence.span.end))
        else:
            found.append(sentence.span)
        before = sentence
    return found


def frames_of(
    text: str, sentences: Sequence[Sentence], paragraphs: Sequence[Span], quotes: Sequence[Quoted]
) -> list[Frame]:
    """The article's frames in order of place."""
    frames: list[Frame] = []
    starts = [quoted.outer.start for quoted in quotes]
    ends = [quoted.outer.end for quoted in quotes]
    paragraph_starts = [span.start for span in paragraphs]
    low = high = 0
    for low, high in _merged(sentences, starts, ends):
        span = Span(sentences[low].span.start, max(s.span.end for s in sentences[low : high + 1]))
        first = bisect_right(ends, span.start)
        inside = []
        while first < len(quotes) and quotes[first].outer.start < span.end:
            inside.append(quotes[first])
            first += 1
        if inside:
            span = Span(span.start, max(span.end, inside[-1].outer.end))
        number = bisect_right(paragraph_starts, span.start) - 1
        frames.append(
            Frame(span, number, sentences[low].heading, tuple(_items(text, span, inside)))
        )
    return frames


def _merged(
    sentences: Sequence[Sentence], starts: list[int], ends: list[int]
) -> list[tuple[int, int]]:
    """Runs of sentences whose borders lie inside a quotation."""
    runs: list[tuple[int, int]] = []
    for number, sentence in enumerate(sentences):
        at = bisect_right(starts, sentence.span.start) - 1
        inside = at >= 0 and starts[at] < sentence.span.start < ends[at]
        if inside and runs:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _items(text: str, span: Span, quotes: Sequence[Quoted]) -> list[Item]:
    found: list[Item] = []
    place = span.start
    for quoted in quotes:
        outer = quoted.outer
        found.extend(_words(text, place, max(place, outer.start)))
        found.append(Item(outer.start, outer.end, text[outer.start : outer.end], "", quoted))
        place = outer.end
        if len(found) > MOST_ITEMS:
            return found
    found.extend(_words(text, place, span.end))
    return found


def _plain(word: str) -> str:
    return word if word.isascii() else word.translate(_APOSTROPHE)


def _words(text: str, start: int, end: int) -> list[Item]:
    found = []
    for match in _ITEM.finditer(text, start, end):
        begin, close = match.span()
        if text[begin].isspace():  # a hyphen between spaces is a dash
            begin, close = begin + 1, close - 1
        written = text[begin:close]
        plain = written.casefold()
        found.append(Item(begin, close, written, _plain(plain)))
        if len(found) > MOST_ITEMS:
            break
    return found
