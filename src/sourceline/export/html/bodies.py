"""A report's text as paragraphs with its marks: evidence to point at, boilerplate dimmed.

Marks may overlap in any way; HTML must nest. A mark that crosses the end of another is cut there
and goes on behind it: the first piece carries the id, the others name it in `data-e`.
"""

from __future__ import annotations

import heapq
import re
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from sourceline.export.safe import neutral, one_line
from sourceline.model.article import EXCERPT, Article
from sourceline.model.span import Span

# A text with lines longer than this has one paragraph a line; else its lines were broken by hand.
_LONG_LINE = 120

_LINE = re.compile(r"[^\n]+")
_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")


@dataclass(frozen=True, slots=True, order=True)
class _Piece:
    """Sorted so that at one place the longer stands outside, the earlier mark first."""

    start: int
    negative_end: int
    order: int
    anchor: str  # "" is boilerplate
    goes_on: bool = False
    place: str = field(default="", compare=False)  # "12-40", of the whole mark

    @property
    def end(self) -> int:
        return -self.negative_end

    def part(self, start: int, end: int, *, goes_on: bool) -> _Piece:
        return _Piece(start, -end, self.order, self.anchor, goes_on, self.place)


def body_of(article: Article, marks: list[tuple[Span, str]], *, places: bool = False) -> Markup:
    """The whole text as `<p>` elements; every character that is not white space is there.

    With `places` each mark says where it stands, as the report's own page calls it.
    """
    pieces = [
        _Piece(
            span.start, -span.end, order, anchor, place=f"{span.start}-{span.end}" if places else ""
        )
        for order, (span, anchor) in enumerate(marks)
    ]
    pieces += [
        _Piece(mark.span.start, -min(mark.span.end, len(article.text)), -1, "")
        for mark in article.boilerplate
        if mark.reason != EXCERPT  # never dimmed: it must be seen that words are missing
    ]
    pieces.sort()
    out: list[Markup] = []
    open_ones: list[_Piece] = []
    upcoming = 0
    for start, end in paragraphs(article.text):
        while upcoming < len(pieces) and pieces[upcoming].start < end:
            open_ones.append(pieces[upcoming])
            upcoming += 1
        inside = _clipped(open_ones, start, end)
        open_ones = [piece for piece in open_ones if piece.end > end]
        out.append(_paragraph(article, start, end, inside))
    return Markup("\n").join(out)


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Where paragraphs stand: lines, or blocks between empty lines where lines are short."""
    by_line = any(found.end() - found.start() > _LONG_LINE for found in _LINE.finditer(text))
    shape = _LINE if by_line else _BLOCK
    found = ((match.start(), match.end()) for match in shape.finditer(text))
    return [(start, end) for start, end in found if text[start:end].strip()]


def _clipped(pieces: list[_Piece], start: int, end: int) -> list[_Piece]:
    inside = (
        piece.part(max(piece.start, start), min(piece.end, end), goes_on=piece.start < start)
        for piece in pieces
        if piece.start < end and piece.end > start
    )
    return sorted(inside)


def _paragraph(article: Article, start: int, end: int, pieces: list[_Piece]) -> Markup:
    kind = ""
    words = article.text[start:end]
    if pieces and pieces[0].anchor == "" and _covers(pieces[0], words, start):
        kind = ' class="bp"'
        pieces = [piece for piece in pieces if piece.anchor]
    elif article.title and one_line(words) == one_line(article.title):
        kind = ' class="hd"'
    head = Markup(f'<p dir="auto"{kind}>')
    return head + _nested(article.text, start, end, pieces) + Markup("</p>")


def _covers(piece: _Piece, words: str, start: int) -> bool:
    left = start + len(words) - len(words.lstrip())
    right = start + len(words.rstrip())
    return piece.start <= left and piece.end >= right


def _nested(text: str, start: int, end: int, pieces: list[_Piece]) -> Markup:
    heap = list(pieces)
    heapq.heapify(heap)
    stack: list[_Piece] = []
    out: list[str] = []
    at = start

    def words_up_to(place: int) -> None:
        nonlocal at
        out.append(str(escape(neutral(text[at:place]))))
        at = place

    def close_up_to(place: int) -> None:
        while stack and stack[-1].end <= place:
            words_up_to(stack[-1].end)
            out.append(_close(stack.pop()))

    while heap:
        piece = heapq.heappop(heap)
        close_up_to(piece.start)
        if stack and piece.end > stack[-1].end:
            cut = stack[-1].end
            heapq.heappush(heap, piece.part(cut, piece.end, goes_on=True))
            piece = piece.part(piece.start, cut, goes_on=piece.goes_on)
        words_up_to(piece.start)
        out.append(_open(piece))
        stack.append(piece)
    close_up_to(end)
    words_up_to(end)
    return Markup("".join(out))


def _open(piece: _Piece) -> str:
    if not piece.anchor:
        return '<span class="bp">'
    if piece.goes_on:
        return f'<mark data-e="{piece.anchor}">'
    place = f' data-at="{piece.place}"' if piece.place else ""
    return f'<mark id="{piece.anchor}"{place}>'


def _close(piece: _Piece) -> str:
    return "</mark>" if piece.anchor else "</span>"
