"""Matching quotation marks: where quoted words begin and end in a paragraph.

A mark opens or closes by where it stands, since typists and converters mix them up: “Be brave." is one
quotation. Apostrophes, inches and minutes are no marks. A quotation that goes on over paragraphs has an
opening mark on each and a closing mark on the last alone; one that is never closed ends with its
paragraph, so that a lost mark costs a paragraph and not the rest of the report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sourceline.model.span import Span
from sourceline.text.lexicon import words_of

# Two apostrophes or two grave accents are double marks in newswire.
_MARK = re.compile(r"``|''|’’|‘‘|[\"“”„‟«»]|['‘’‚‹›]")
_DOUBLE = frozenset(['"', "“", "”", "„", "‟", "«", "»", "``", "''", "’’", "‘‘"])
_ELISION = re.compile(r"\d\ds\b|\d\d\b|[A-Za-z]+")
_INCHES = re.compile(r"\d\s?['’′]\s?\d{1,2}(?:\.\d+)?$")
_OPENING_BEFORE = frozenset(" \t\n\u00a0([{—–-/:,;…>*_")
_CLOSING_AFTER = frozenset(" \t\n\u00a0)]}—–-/:,;.!?…<*_")
_FULL_STOP = re.compile(r"[.!?](?=\s)")
_SMALL_WORD = re.compile(r"\s[a-z]")
# A quotation runs over at most so many paragraphs; a longer one is told in two.
MOST_PARAGRAPHS = 40
# A post quoted with marks at its beginning and end alone has at most so many lines after the first.
_LINES = 4


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between marks. `outer` covers the marks; `parts` are the words, one span a paragraph."""

    outer: Span
    parts: tuple[Span, ...]
    closed: bool
    single: bool

    @property
    def words(self) -> Span:
        return self.parts[0].cover(self.parts[-1])


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    single: bool
    opens: bool
    closes: bool


def find_quoted(text: str, paragraphs: Sequence[Span]) -> list[Quoted]:
    """All outer quotations of the paragraphs, in order of place; nested ones stay inside them."""
    rows = [_marks_in(text, paragraph) for paragraph in paragraphs]
    found: list[Quoted] = []
    number, at = 0, 0
    while number < len(paragraphs):
        opening = _pair(text, paragraphs[number], rows[number], at, found)
        if opening is None:
            number, at = number + 1, 0
            continue
        quoted, number, at = _run_on(text, paragraphs, rows, number, opening)
        if quoted is not None:
            found.append(quoted)
    return found


def _marks_in(text: str, paragraph: Span) -> list[_Mark]:
    """The marks that can open or close a quotation."""
    found = []
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark = _mark_at(text, paragraph, match.start(), match.end())
        if mark is not None and (mark.opens or mark.closes):
            found.append(mark)
    return found


def _mark_at(text: str, paragraph: Span, start: int, end: int) -> _Mark | None:
    written = text[start:end]
    single = written not in _DOUBLE
    before = text[start - 1] if start > paragraph.start else " "
    after = text[end] if end < paragraph.end else " "
    opens = _opens(before, after)
    closes = not before.isspace() and (after in _CLOSING_AFTER or after in "'’\"”“‘»")
    if written in ("”", "''", "’’") and before.isspace() and after.isspace():
        closes = True  # a space has come in before the mark
    if single:
        opens = opens and not _is_elision(text, end, written)
        closes = closes and not (before.isdigit() and written != "’")
    elif written == '"' and _INCHES.search(text, max(paragraph.start, start - 8), start):
        return None
    if written in ("„", "``") or (written == "“" and not before.isalnum() and not after.isspace()):
        opens, closes = True, False
    if written == "”" and before.isalnum():
        opens = False
    return _Mark(start, end, single, opens, closes)


def _opens(before: str, after: str) -> bool:
    if after.isspace() or after in ",.;:!?)":
        return False
    return before in _OPENING_BEFORE or (
        before in "'‘’\"“" and (after.isalnum() or after in "[$£€")
    )


def _is_elision(text: str, end: int, mark: str) -> bool:
    """The apostrophe of ’90s, ’em, ’til. An opening curly mark is turned the other way."""
    if mark in "‘‚‹":
        return bool(re.match(r"\d\ds\b", text[end : end + 4]))
    word = _ELISION.match(text, end, end + 16)
    if word is None:
        return mark == "’"
    if mark == "’" or word.group()[0].isdigit():
        return True
    return word.group().casefold() in words_of("cues", "elided")


def _pair(
    text: str, paragraph: Span, marks: list[_Mark], at: int, found: list[Quoted]
) -> int | None:
    """Collect quotations closed inside one paragraph; the place of a mark that is left open."""
    while at < len(marks):
        mark = marks[at]
        if not mark.opens:
            at += 1
            continue
        closing = _closing_of(text, marks, at)
        if closing is None:
            if mark.single and mark.start > paragraph.start:
                at += 1
                continue
            return at
        words = _trimmed(text, mark.end, marks[closing].start)
        if words is not None:
            outer = Span(mark.start, marks[closing].end)
            found.append(Quoted(outer, (words,), True, mark.single))
        at = closing + 1
    return None


def _closing_of(text: str, marks: list[_Mark], at: int) -> int | None:
    return _closing_single(text, marks, at) if marks[at].single else _closing_double(marks, at)


def _closing_double(marks: list[_Mark], at: int) -> int | None:
    """The next double mark that can close, past pairs nested in it ("He said "stop" to me")."""
    depth = 0
    for place in range(at + 1, len(marks)):
        mark = marks[place]
        if mark.single:
            continue
        if mark.opens and not mark.closes:
            if not _is_nested(marks, place):
                return None
            depth += 1
        elif mark.closes:
            if not depth:
                return place
            depth -= 1
    return None


def _is_nested(marks: list[_Mark], at: int) -> bool:
    """Whether an opening mark inside a quotation has a closing mark of its own and leaves one over."""
    seen = 0
    for mark in marks[at + 1 : at + 6]:
        if mark.single:
            continue
        if mark.opens and not mark.closes:
            return False
        seen += 1
        if seen == 2:
            return True
    return False


def _closing_single(text: str, marks: list[_Mark], at: int) -> int | None:
    """The end of a quotation in single marks; "the boys' coats" inside it does not end it."""
    doubtful: int | None = None
    place = at + 1
    while place < len(marks):
        mark = marks[place]
        if not mark.single:
            inner = _closing_double(marks, place) if mark.opens else None
            if inner is not None:
                place = inner + 1
                continue
            if mark.opens and not mark.closes:
                break
        elif mark.opens and not mark.closes:
            break
        elif mark.closes:
            if text[mark.start - 1] not in "sS" or not _SMALL_WORD.match(text, mark.end):
                return place
            doubtful = place if doubtful is None else doubtful
        place += 1
    return doubtful


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The words without space around them; None where no letter or digit is among them."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if any(c.isalnum() for c in text[start:end]) else None


def _run_on(
    text: str, paragraphs: Sequence[Span], rows: list[list[_Mark]], number: int, at: int
) -> tuple[Quoted | None, int, int]:
    """A quotation that its paragraph leaves open, and the paragraph and mark to go on with."""
    mark = rows[number][at]
    following = _next_opening(rows[number], at)
    if following is not None:
        match = _FULL_STOP.search(text, mark.end, rows[number][following].start)
        end = match.end() if match else rows[number][following].start
        return _joined(mark, [_trimmed(text, mark.end, end)], end, False), number, following
    parts = [_trimmed(text, mark.end, paragraphs[number].end)]
    last = number
    while last + 1 < len(paragraphs) and last - number < MOST_PARAGRAPHS:
        row, start = rows[last + 1], paragraphs[last + 1].start
        if not row or not row[0].opens or row[0].start != start or row[0].single != mark.single:
            break
        last += 1
        closing = _closing_of(text, row, 0)
        if closing is not None:
            parts.append(_trimmed(text, row[0].end, row[closing].start))
            return _joined(mark, parts, row[closing].end, True), last, closing + 1
        parts.append(_trimmed(text, row[0].end, paragraphs[last].end))
    if mark.single and last == number:
        return None, number, at + 1
    ended = _lone_end(paragraphs, rows, last, mark.single)
    if ended is not None:
        parts += [_trimmed(text, p.start, p.end) for p in paragraphs[last + 1 : ended]]
        closing = next(n for n, one in enumerate(rows[ended]) if not one.single)
        parts.append(_trimmed(text, paragraphs[ended].start, rows[ended][closing].start))
        return _joined(mark, parts, rows[ended][closing].end, True), ended, closing + 1
    return _joined(mark, parts, paragraphs[last].end, False), last + 1, 0


def _lone_end(
    paragraphs: Sequence[Span], rows: list[list[_Mark]], last: int, single: bool
) -> int | None:
    """The paragraph that ends in a closing mark without an opening one: a post of several lines, whose
    marks stand at its beginning and at its end alone."""
    if single:
        return None
    for number in range(last + 1, min(len(paragraphs), last + 1 + _LINES)):
        marks = [mark for mark in rows[number] if not mark.single]
        if not marks:
            continue
        alone = len(marks) == 1 and marks[0].closes and not marks[0].opens
        return number if alone and marks[0].end >= paragraphs[number].end - 1 else None
    return None


def _next_opening(row: list[_Mark], at: int) -> int | None:
    """A further double mark that opens in the same paragraph: the one before it lost its end."""
    if row[at].single:
        return None
    for place in range(at + 1, len(row)):
        if not row[place].single:
            return place if row[place].opens else None
    return None


def _joined(mark: _Mark, parts: list[Span | None], end: int, closed: bool) -> Quoted | None:
    kept = tuple(part for part in parts if part is not None)
    if not kept:
        return None
    return Quoted(Span(mark.start, max(end, kept[-1].end)), kept, closed, mark.single)
