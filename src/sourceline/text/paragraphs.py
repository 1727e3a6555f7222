"""Paragraphs of a text, whether each stands on one line or is wrapped over several.

Saved pages set a paragraph on a line. Old newswire and mail break lines at 60 to 80 columns: there
a line ends because the next word would not have fitted, and a paragraph ends at an empty or an
indented line. The line end inside such a paragraph is a space.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from sourceline.model.span import Span

_LINE = re.compile(r"[^\n]+")
_NARROWEST, _WIDEST = 40, 110
# A wrapped line falls short of the width by less than its neighbour's first word and a little more,
# since the width is that of the longest line: some programs leave a margin.
_SLACK = 6
# Lines that can be judged, and the share of them that must be full, before a text counts as wrapped.
_FEWEST = 3
_FULL_SHARE = 0.7
_ITEM = re.compile(r"\s*(?:[-*•▪·>#|]|\d{1,3}[.)])\s")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’)\]]*\s*$")


def find_paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs that hold words, in order, without the space around them."""
    lines = [match.span() for match in _LINE.finditer(text)]
    joins = _joins(text, lines)
    found: list[Span] = []
    first = 0
    for number in range(len(lines)):
        if number + 1 < len(lines) and joins[number]:
            continue
        span = _stripped(text, lines[first][0], lines[number][1])
        if span is not None:
            found.append(span)
        first = number + 1
    return tuple(found)


def _joins(text: str, lines: list[tuple[int, int]]) -> list[bool]:
    """For each line whether the next one goes on with its paragraph."""
    joins = [False] * len(lines)
    neighbours = [
        number
        for number in range(len(lines) - 1)
        if lines[number + 1][0] == lines[number][1] + 1
        and not text[lines[number][0] : lines[number][1]].isspace()
        and not text[lines[number + 1][0] : lines[number + 1][1]].isspace()
    ]
    width = _wrap_width(text, lines, neighbours)
    if width:
        for number in neighbours:
            joins[number] = _goes_on(text, lines[number], lines[number + 1], width)
    return joins


def _wrap_width(text: str, lines: list[tuple[int, int]], neighbours: list[int]) -> int:
    """The column at which the text is wrapped; 0 where it is not.

    Lines that end a sentence are not judged: they may end a paragraph.
    """
    lengths = sorted(lines[number][1] - lines[number][0] for number in neighbours)
    if len(lengths) < _FEWEST:
        return 0
    # The longest line may be a stray one: a web address, a table.
    width = lengths[-1 - len(lengths) // 50]
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    open_ended = [
        number
        for number in neighbours
        if not _SENTENCE_END.search(text[lines[number][0] : lines[number][1]])
    ]
    full = sum(_is_full(text, lines[number], lines[number + 1], width) for number in open_ended)
    enough = len(open_ended) >= _FEWEST and full >= len(open_ended) * _FULL_SHARE
    return width if enough else 0


def _is_full(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    """Whether the first word of the next line would not have fitted on this one."""
    start, end = following
    word = text[start:end].split(None, 1)[0]
    return (line[1] - line[0]) + 1 + len(word) > width - _SLACK


def _goes_on(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    words, more = text[line[0] : line[1]], text[following[0] : following[1]]
    if _ITEM.match(more) or _indent(more) > _indent(words):
        return False
    if _is_full(text, line, following, width):
        return True
    return more.lstrip()[:1].islower() and len(words) > width // 2


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))


def _stripped(text: str, start: int, end: int) -> Span | None:
    """The span without space at its ends; None where it holds no letter or digit."""
    piece = text[start:end]
    stripped = piece.strip()
    if not any(c.isalnum() for c in stripped):
        return None
    begin = start + len(piece) - len(piece.lstrip())
    return Span(begin, begin + len(stripped))


def outside(span: Span, marked: list[Span]) -> Iterator[Span]:
    """The parts of `span` that none of the `marked` spans covers, which are in order of place."""
    start = span.start
    place = bisect_right(marked, start, key=_end)
    while place < len(marked) and marked[place].start < span.end:
        if start < marked[place].start:
            yield Span(start, marked[place].start)
        start = max(start, marked[place].end)
        place += 1
    if start < span.end:
        yield Span(start, span.end)


def _end(span: Span) -> int:
    return span.end
