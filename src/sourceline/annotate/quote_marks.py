"""Where quoted words stand: pairs of quotation marks of every usual kind, and those that never close.

Double marks first; single ones only where a text uses them as outer marks, since most are
apostrophes. A mark that opens and does not close ends with its paragraph, unless the next paragraph
opens anew, as printed speech of several paragraphs does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sourceline.model.span import Span

_DOUBLE = re.compile(r"[\"“”„«»]|``|''")
_LINE = re.compile(r"[^\n]+")
_OPENS = frozenset(["“", "„", "«", "``"])
_CLOSES = frozenset(["”", "»", "''"])
_SINGLE = re.compile(r"(?<![\w’'])[‘'](?=[\w“\"(])")
_SINGLE_END = re.compile(r"(?:(?<=[,.!?…;])|(?<=\w))[’'](?!\w)")
# A quotation in single marks is looked for over so many characters.
REACH = 1500


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between marks: `words` without them, `outer` with them."""

    words: Span
    outer: Span
    closed: bool = True


def find_quoted(text: str) -> list[Quoted]:
    """All quoted words in order of place; nested ones belong to the outer."""
    found: list[Quoted] = []
    for line in _LINE.finditer(text):
        before = found[-1] if found else None
        own = list(_in_line(text, line.start(), line.end()))
        if own and before is not None and not before.closed and _goes_on(text, before, own[0]):
            joined = before.words.cover(own[0].words)
            found[-1] = Quoted(joined, before.outer.cover(own[0].outer), own[0].closed)
            own = own[1:]
        found.extend(own)
    return found


def _goes_on(text: str, before: Quoted, first: Quoted) -> bool:
    """Whether an unclosed quotation goes on in the next paragraph, which opens with a mark."""
    between = text[before.outer.end : first.outer.start]
    return between.strip() == ""


def _in_line(text: str, start: int, end: int) -> Iterator[Quoted]:
    doubles = list(_double(text, start, end))
    yield from sorted([*doubles, *_single(text, start, end, doubles)], key=lambda q: q.outer)


def _double(text: str, start: int, end: int) -> Iterator[Quoted]:
    opened: int | None = None
    inner = 0
    depth = 0
    for match in _DOUBLE.finditer(text, start, end):
        mark = match.group()
        if opened is None:
            if _can_open(text, match.start(), match.end(), start, end, mark):
                opened, inner = match.start(), match.end()
                depth = 1
            continue
        if mark in _OPENS and mark == text[opened : opened + len(mark)]:
            depth += 1  # nested in marks of its own kind
            continue
        if mark in _OPENS:
            continue
        depth -= 1
        if depth <= 0:
            if match.start() > inner:
                yield Quoted(Span(inner, match.start()), Span(opened, match.end()))
            opened = None
    if opened is not None:
        last = len(text[:end].rstrip()) if end - inner < 100_000 else end
        if last > inner:
            yield Quoted(Span(inner, last), Span(opened, last), closed=False)


def _can_open(text: str, at: int, after: int, start: int, end: int, mark: str) -> bool:
    if mark in _OPENS:
        return True
    if mark in _CLOSES:
        return False
    before = text[at - 1] if at > start else " "
    follows = text[after] if after < end else " "
    return not follows.isspace() and (before.isspace() or before in "([{—–-:/‘'*_>…")


def _single(text: str, start: int, end: int, doubles: list[Quoted]) -> Iterator[Quoted]:
    """Single marks as outer ones: at least two words, closed in the same paragraph."""
    place = start
    for match in _SINGLE.finditer(text, start, end):
        if match.start() < place or any(
            q.outer.start <= match.start() < q.outer.end for q in doubles
        ):
            continue
        limit = min(end, match.end() + REACH)
        close = _single_close(text, match.end(), limit)
        if close is None or text[match.end() : close].count(" ") < 1:
            continue
        yield Quoted(Span(match.end(), close), Span(match.start(), close + 1))
        place = close + 1


def _single_close(text: str, start: int, limit: int) -> int | None:
    """The mark that closes: after punctuation, else the last before the next opening one."""
    following = _SINGLE.search(text, start, limit)
    last = None
    for match in _SINGLE_END.finditer(text, start, following.start() if following else limit):
        if text[match.start() - 1] in ",.!?…":
            return match.start()
        plural = (
            text[match.start() - 1] == "s" and text[match.end() : match.end() + 2].strip().isalpha()
        )
        if not plural:
            last = match.start() if last is None else last
    return last
