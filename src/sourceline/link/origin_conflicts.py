"""Where, or in what, a fire or another harm began, told of two things that exclude each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourceline.link.alignment import Statement, Statements
from sourceline.link.clashes import Clash, Side
from sourceline.link.nearness import are_near
from sourceline.link.word_pairs import exclude
from sourceline.model.span import Span
from sourceline.text.lexicon import words_of
from sourceline.text.tokens import Token, find_words

REASON = "the same harm is told to have begun in another thing"
# Days within which an inquiry says how one fire began.
INQUIRY = 60
# So many tellings at either end are compared with each.
BUCKET_ENDS = 8
# The words for the thing go no further.
LONGEST = 60
_STOP = re.compile(r"[.;,:!?()\"“”\n]")


@cache
def _began() -> re.Pattern[str]:
    harms, begins = (
        "|".join(sorted(words_of("contrasts", key))) for key in ("harms_that_begin", "begins")
    )
    return re.compile(
        rf"\b(?:({harms})|it)\b(?: (?!and|but|or)[a-z]+){{0,8}}? (?:{begins}) (?:in|from|inside|under) ",
        re.IGNORECASE,
    )


def find_origin_conflicts(statements: Statements) -> Iterator[Clash]:
    """Pairs of such tellings in reports of the same days."""
    told = [each for s in statements.by_place.values() for each in _origins(s, statements)]
    for number, (statement, thing) in enumerate(told):
        near = told[max(0, number - BUCKET_ENDS) : number]
        for other, another in told[: min(BUCKET_ENDS, max(0, number - BUCKET_ENDS))] + near:
            if other.report == statement.report or not exclude(another.plain, thing.plain):
                continue
            if are_near(other.annotations.article, statement.annotations.article, INQUIRY):
                a, b = _side(other, another), _side(statement, thing)
                yield Clash(kind="object", about="where it began", reason=REASON, a=a, b=b)


def _origins(statement: Statement, statements: Statements) -> Iterator[tuple[Statement, Token]]:
    """The last noun of the things that a harm began in, where one sentence says it of one."""
    text, span = statement.text, statement.span
    found = _began().search(text, span.start, span.end)
    if found is None or statement.facts.is_quoted(Span(*found.span())):
        return
    if found[1] is None and not _harm_before(statement, statements):
        return
    noun = _noun(text, Span(found.end(), min(span.end, found.end() + LONGEST)))
    if noun is not None:
        yield statement, noun


def _harm_before(statement: Statement, statements: Statements) -> bool:
    """Whether "it" can be a harm that one of the three sentences before names, or begins unnamed."""
    for back in range(1, 4):
        before = statements.by_place.get((statement.report, statement.sentence - back))
        if before is not None and words_of("contrasts", "harms_that_begin").intersection(
            before.line.wording.plain
        ):
            return True
    return False


def _noun(text: str, span: Span) -> Token | None:
    """The head of the first noun phrase: the last word before a small one or a stop; "unit of a van"
    leads on to the van."""
    stop = _STOP.search(text, span.start, span.end)
    head: Token | None = None
    for token in find_words(text, Span(span.start, stop.start() if stop else span.end)):
        small = token.plain in words_of("function", "words")
        if small and head is not None and token.plain != "of" and token.plain not in _articles():
            break
        if not small:
            head = token
    return head


def _articles() -> frozenset[str]:
    return words_of("contrasts", "articles")


def _side(statement: Statement, noun: Token) -> Side:
    article = statement.annotations.article
    line = statement.line
    at = next((k for k, word in enumerate(line.words) if word == noun.span), None)
    span = noun.span
    if at and line.wording.plain[at - 1] not in words_of("function", "words"):
        span = line.words[at - 1].cover(span)
    return Side.of(article, statement.span, span)
