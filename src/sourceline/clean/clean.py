"""Marking what on a page is not the report, by looking at this article alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from sourceline.clean.foot_notes import (
    author_of,
    is_about_house,
    is_author_note,
    is_contact_line,
    is_reader_note,
)
from sourceline.clean.furniture import (
    furniture_reason,
    is_archive_line,
    is_bare_dateline,
    is_byline,
    is_end_mark,
    is_link,
    is_teaser,
    opens_links,
    plain_piece,
    speaks_to_reader,
)
from sourceline.clean.house_notes import MOST_WORDS, is_house_note
from sourceline.clean.stray_notes import is_stray_note
from sourceline.model.article import Article
from sourceline.model.span import Mark, Span
from sourceline.text.paragraphs import find_paragraphs, outside
from sourceline.text.splitting import split_sentences

_WORD = re.compile(r"[^\W\d_]+")
HEAD_LINES = 4
FOOT_LINES = 6
TEASER_LINES = 3
# Lines as short as a title, below "Related stories", are titles of other pages.
_TITLE_WORDS = 16
# A short line that stands so often in one report holds the place of something: an embed, a picture.
_PLACEHOLDER_TIMES = 3
_PLACEHOLDER_WORDS = 8
# What is left of a line after marking may be furniture too: one more look nearly always suffices.
_PASSES = 10


@dataclass(frozen=True, slots=True)
class _Piece:
    span: Span
    words: str
    head: bool
    foot: bool
    teaser: bool
    first: bool


def clean_article(article: Article) -> Article:
    """The article with its furniture marked; marks that it had are kept, and again is the same."""
    for _ in range(_PASSES):
        found = set(_mark_pieces(article, _pieces(article))) - set(article.boilerplate)
        if not found:
            break
        marks = tuple(sorted(found | set(article.boilerplate)))
        article = replace(article, boilerplate=marks)
    return article


def _pieces(article: Article) -> list[_Piece]:
    """The paragraphs and what marks left of them, each with its place in the whole text.

    Places count all paragraphs, marked ones too, so that a second cleaning sees the same places.
    """
    text = article.text
    paragraphs = find_paragraphs(text)
    marked = merged(mark.span for mark in article.boilerplate)
    found = []
    for number, paragraph in enumerate(paragraphs):
        left = len(paragraphs) - number
        for part in outside(paragraph, marked):
            words = part.cut(text)
            if any(c.isalnum() for c in words):
                found.append(
                    _Piece(
                        trim(text, part),
                        words.strip(),
                        number < HEAD_LINES,
                        left <= FOOT_LINES,
                        left <= TEASER_LINES,
                        number == 0,
                    )
                )
    return found


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same places as spans that do not overlap, in order."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = found[-1].cover(span)
        else:
            found.append(span)
    return found


def trim(text: str, span: Span) -> Span:
    piece = span.cut(text)
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, start + len(piece.strip()))


def _house_note(article: Article, sentences: list[Span]) -> Span | None:
    """The last sentences that are the outlet's own, held against the report's words above them."""
    for first in sentences[-MOST_WORDS:]:
        note = first.cover(sentences[-1])
        told = partial(_is_told, article, first.start)
        if first.start > 0 and is_house_note(note.cut(article.text), told):
            return note
    return None


def _is_stray(article: Article, sentences: list[Span]) -> bool:
    """Whether the last paragraph shares nothing with the report's words above it."""
    above = outside(Span(0, sentences[0].start), merged(m.span for m in article.boilerplate))
    told = {word.casefold() for part in above for word in _WORD.findall(part.cut(article.text))}
    words = [span.cut(article.text) for span in sentences]
    return is_stray_note(words, told.__contains__)


def _is_told(article: Article, end: int, name: str) -> bool:
    """Whether the report's own words before `end` hold a name; bylines and other marks are none of them."""
    if name in (article.publisher or ""):
        return False
    marked = merged(mark.span for mark in article.boilerplate)
    return any(name in part.cut(article.text) for part in outside(Span(0, end), marked))


def _mark_pieces(article: Article, pieces: list[_Piece]) -> Iterator[Mark]:
    text = article.text
    repeated = _placeholders(pieces)
    below_label = False
    authors = _authors(article)
    last = pieces[-1] if pieces else None
    for piece in pieces:
        sentences = split_sentences(text, piece.span)
        reason = _reason([span.cut(text) for span in sentences], piece)
        if reason is None and piece.foot and not piece.first:
            reason = _foot_reason(piece, [span.cut(text) for span in sentences], authors)
        if reason is None and piece.words in repeated:
            reason = "repeated"
        if reason is None and below_label and _is_title(piece.words):
            reason = "links"
        if reason is not None:
            yield Mark(piece.span, reason)
            below_label = below_label or (piece.foot and opens_links(piece.words))
            continue
        below_label = False
        if piece.teaser and not piece.first:
            note = _house_note(article, sentences)
            if note is None and piece is last and _is_stray(article, sentences):
                note = piece.span
            if note is not None:
                yield Mark(note, "furniture")
                continue
        yield from _mark_sentences(text, sentences)


def _reason(sentences: list[str], piece: _Piece) -> str | None:
    """Why the whole piece is furniture."""
    if piece.foot and is_end_mark(piece.words):
        return "end"
    if (piece.head and is_bare_dateline(piece.words)) or (
        (piece.head or piece.foot) and is_byline(piece.words)
    ):
        return "byline"
    if is_archive_line(piece.words):
        return "header"
    edge = piece.head or piece.foot
    if len(sentences) == 1 or is_link(plain_piece(piece.words), edge=edge, first=piece.first):
        return furniture_reason(piece.words, edge=edge, first=piece.first)
    if piece.teaser and is_teaser(sentences):
        return "teaser"
    return furniture_reason(piece.words, edge=False) if piece.foot else None


def _authors(article: Article) -> frozenset[str]:
    """Who signed the report, by the bylines that are marked."""
    bylines = (m.span.cut(article.text) for m in article.boilerplate if m.reason == "byline")
    return frozenset(name for name in map(author_of, bylines) if name)


def _foot_reason(piece: _Piece, sentences: list[str], authors: frozenset[str]) -> str | None:
    """Why the last lines of a report are none of it, by their shape."""
    if is_contact_line(piece.words) or is_about_house(piece.words):
        return "furniture"
    if piece.teaser and is_reader_note(sentences):
        return "furniture"
    return "byline" if piece.teaser and is_author_note(piece.words, authors) else None


def _mark_sentences(text: str, sentences: list[Span]) -> Iterator[Mark]:
    """Furniture as the last sentences of a body line, with the question that leads up to it."""
    if len(sentences) < 2:
        return
    first, reason = len(sentences), "furniture"
    while first > 0:
        why = furniture_reason(sentences[first - 1].cut(text), edge=False)
        if why is None:
            break
        first, reason = first - 1, why
    if first == len(sentences):
        return
    while first > 0 and speaks_to_reader(sentences[first - 1].cut(text)):
        first -= 1
    yield Mark(Span(sentences[first].start, sentences[-1].end), reason)


def _placeholders(pieces: list[_Piece]) -> frozenset[str]:
    """Short lines without a sentence that stand again and again; labels of speakers in capitals do not
    count, nor anything in quotation marks.
    """
    counts = Counter(piece.words for piece in pieces)
    return frozenset(
        words
        for words, count in counts.items()
        if count >= _PLACEHOLDER_TIMES
        and len(words.split()) <= _PLACEHOLDER_WORDS
        and not words.isupper()
        and words[-1] not in ".!?:\"'”’,;"
    )


def _is_title(words: str) -> bool:
    return len(words.split()) <= _TITLE_WORDS and words[-1] not in '.:"”'
