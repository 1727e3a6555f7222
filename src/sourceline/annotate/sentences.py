"""Sentences, paragraphs and headings of one article.

A sentence never crosses a line end (saved reports set one paragraph a line; of a hard-wrapped text
`unwrap` says which line ends are only spaces), and never splits inside an abbreviation, an initial,
or a number. A closing quotation mark belongs to the sentence that it ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sourceline.model.annotations import Sentence
from sourceline.model.article import Article
from sourceline.model.span import Span, overlaps_any
from sourceline.text.lexicon import words_of

CLOSERS = "\"'”’»)]"
OPENERS = "\"'“‘«„(["
_END = re.compile(r"[.!?…]+[" + re.escape(CLOSERS) + r"]*(?=\s|$)|[。！？][」』”]*")
_NEXT = re.compile(r"\s+[" + re.escape(OPENERS) + r"—–\- ]*(\w)")
_LAST_WORD = re.compile(r"([\w.’']+)\.$")
_INITIAL = re.compile(r"(?:^|[\s.(])[A-Z]$")
_LINE = re.compile(r"[^\n]+")
_SENTENCE_MARK = re.compile(r"[.!?…:;,][" + re.escape(CLOSERS) + r"]*\s*$")
# A line of its own without an end mark is a heading up to this many words; in the development
# reports longer ones are body lines that lost their full stop.
HEADING_WORDS = 30


def find_sentences(article: Article) -> tuple[Sentence, ...]:
    """All sentences of the body, boilerplate left out, in order of place."""
    found: list[Sentence] = []
    marked = [mark.span for mark in article.boilerplate]
    lines = list(find_paragraphs(article))
    for number, line in enumerate(lines):
        heading = is_heading(article.text, lines, number)
        spans = [line] if heading else split_sentences(article.text, line)
        found.extend(
            Sentence(span=span, paragraph=number, heading=heading)
            for span in spans
            if not overlaps_any(span, marked)
        )
    return tuple(found)


def find_paragraphs(article: Article) -> Iterator[Span]:
    """The lines of the text that hold words, each without the space around it and without boilerplate."""
    text = article.text
    for match in _LINE.finditer(text):
        for start, end in _outside(match.start(), match.end(), article):
            piece = text[start:end]
            stripped = piece.strip()
            if stripped and any(c.isalnum() for c in stripped):
                begin = start + len(piece) - len(piece.lstrip())
                yield Span(begin, begin + len(stripped))


def _outside(start: int, end: int, article: Article) -> Iterator[tuple[int, int]]:
    """The parts of `[start, end)` that no boilerplate covers."""
    for mark in sorted(article.boilerplate):
        if mark.span.end <= start or mark.span.start >= end:
            continue
        if start < mark.span.start:
            yield start, mark.span.start
        start = max(start, mark.span.end)
    if start < end:
        yield start, end


def is_heading(text: str, lines: list[Span], number: int) -> bool:
    """A line of its own that names what follows: it ends without a sentence mark and is short.

    A line in quotation marks that ends with a colon's quotation is body; the last line is none.
    """
    line = lines[number].cut(text)
    if number + 1 >= len(lines) or len(line.split()) > HEADING_WORDS:
        return False
    return line.startswith("#") or not _SENTENCE_MARK.search(line)


def split_sentences(text: str, line: Span) -> list[Span]:
    """Cut one paragraph into sentences."""
    spans, start = [], line.start
    for match in _END.finditer(text, line.start, line.end):
        end = match.end()
        if end >= line.end or not _ends_sentence(text, start, match, line.end):
            continue
        spans.append(Span(start, end))
        start = end + len(text[end : line.end]) - len(text[end : line.end].lstrip())
    if start < line.end:
        spans.append(Span(start, line.end))
    return spans


def _ends_sentence(text: str, start: int, match: re.Match[str], limit: int) -> bool:
    following = _NEXT.match(text, match.end(), limit)
    if following is None:
        return False
    letter = following.group(1)
    if letter.islower():
        return False
    if match.group()[0] != "." or match.group().startswith(".."):
        return True
    return not _is_abbreviation(text[start : match.start() + 1], text[following.start(1) : limit])


def _is_abbreviation(before: str, after: str) -> bool:
    """Whether the full stop at the end of `before` belongs to its last word."""
    if _INITIAL.search(before[:-1]):
        return True
    last = _LAST_WORD.search(before)
    if last is None:
        return False
    word = last.group(1).casefold()
    if word in words_of("abbreviations", "titles"):
        return True
    if word in words_of("abbreviations", "others"):
        opener = re.match(r"\w+", after)
        return not (opener and opener.group().casefold() in words_of("abbreviations", "openers"))
    return False
