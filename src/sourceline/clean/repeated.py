"""Furniture that only shows when reports lie side by side: the same footer under several of them.

That a line stands in several reports proves nothing: copied sentences, background paragraphs and
quotations do too. Furniture differs from them in three ways, and all three are asked for. It stands
at the very end or start, with nothing of the report beyond it. It is the same outlet's. And it tells
nothing that happened: it speaks to the reader or of the page, or is no sentence at all.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from sourceline.clean.clean import merged
from sourceline.clean.furniture import plain_piece, words_of_group
from sourceline.model.article import Article
from sourceline.model.span import Mark, Span
from sourceline.text.lexicon import words_of
from sourceline.text.paragraphs import find_paragraphs, outside

# Reports of one outlet that must share a line; more where nobody says which outlet it is.
_OUTLET_TIMES, _UNKNOWN_TIMES = 2, 3
# Without a word of the page, a line that is no statement must stand in as many.
_BARE_TIMES = 3
_LINE_WORDS = 60
_HEAD_LINES, _FOOT_LINES = 4, 12
_PAGE_WORDS = 2

_QUOTES = re.compile(r"[\"“”„«»]|''|(?<!\w)['‘](?=\w)")
_WORD = re.compile(r"[^\W\d_]+(?:['.-][^\W_]+)*")
_STATEMENT_END = re.compile(r"[.!][)\]]*$")


def mark_repeated(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles in the same order, with lines that their outlet repeats at head or foot marked."""
    lines = [_lines(article) for article in articles]
    outlets = [outlet_of(article) for article in articles]
    bodies: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    for outlet, spans in zip(outlets, lines, strict=True):
        body = _body(spans)
        for _, words in spans:
            bodies[outlet, words].add(body)
    found = []
    for article, outlet, spans in zip(articles, outlets, lines, strict=True):
        times = {words: len(bodies[outlet, words]) for _, words in spans}
        found.append(_mark(article, spans, times, outlet))
    return tuple(found)


def outlet_of(article: Article) -> str | None:
    """Who published it: as it says, else the host of its address; None where neither is known."""
    if article.publisher:
        return article.publisher.casefold()
    try:
        host = urlsplit(article.url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _lines(article: Article) -> list[tuple[Span, str]]:
    text = article.text
    return [(span, plain_piece(span.cut(text))) for span in find_paragraphs(text)]


def _body(lines: list[tuple[Span, str]]) -> str:
    """What stands for the report itself: its longest statement that does not speak of the page.

    Two versions of one report mostly share it, and what both of them end with is not furniture by
    that.
    """
    statements = [
        words for _, words in lines if _STATEMENT_END.search(words) and not _of_page(words)
    ]
    return max(
        statements or [words for _, words in lines],
        key=lambda words: (len(words), words),
        default="",
    )


def _mark(
    article: Article, lines: list[tuple[Span, str]], times: dict[str, int], outlet: str | None
) -> Article:
    marked = merged(mark.span for mark in article.boilerplate)
    needed = _OUTLET_TIMES if outlet else _UNKNOWN_TIMES
    new: list[Mark] = []
    for edge in (lines[::-1][:_FOOT_LINES], lines[:_HEAD_LINES]):
        for span, words in edge:
            if not any(part.cut(article.text).strip() for part in outside(span, marked)):
                continue
            if words == article.title or not _is_furniture(words, times[words], needed):
                break
            new.append(Mark(span, "repeated"))
    if not new:
        return article
    return replace(article, boilerplate=tuple(sorted({*article.boilerplate, *new})))


def _is_furniture(words: str, times: int, needed: int) -> bool:
    """Whether a line that stands in so many reports is the page's."""
    if times < needed or len(words.split()) > _LINE_WORDS or _QUOTES.search(words):
        return False
    if _of_page(words):
        plain = _plain(words)
        page = plain & words_of_group("page_words")
        return not _tells(plain - page) or len(page) > _PAGE_WORDS
    return times >= max(needed, _BARE_TIMES) and not _STATEMENT_END.search(words)


def _of_page(words: str) -> bool:
    """Whether a line turns to the reader, or speaks of stories, sites and comments."""
    plain = _plain(words)
    page = plain & words_of_group("page_words")
    return len(page) >= _PAGE_WORDS or bool(plain & words_of("furniture", "reader_words"))


def _plain(words: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(words)}


def _tells(plain: Iterable[str]) -> bool:
    """Whether a word can only be the past tense of a verb, as in sentences that report."""
    from sourceline.text.morphology import is_past_form, lemmas

    return any(is_past_form(word) and set(lemmas(word)) <= {"VERB", "AUX"} for word in plain)
