"""Mentions of one article and which of them are one thing: the place that a trained tagger will take.

Until then: capital letters, lists of role nouns, and rules for short names, appositions and pronouns.
"""

from __future__ import annotations

from sourceline.annotate.coreference import resolve_mentions
from sourceline.annotate.descriptions import find_descriptions, find_pronouns
from sourceline.annotate.names import find_names
from sourceline.annotate.placing import Placed
from sourceline.annotate.reading import read_words
from sourceline.model.annotations import AliasEvidence, Mention, Sentence
from sourceline.model.article import Article


def find_mentions(
    article: Article, sentences: tuple[Sentence, ...]
) -> tuple[tuple[Mention, ...], tuple[AliasEvidence, ...]]:
    """Mentions in order of place, and the evidence that ties them."""
    reading = read_words(article, sentences)
    board = resolve_mentions(
        reading, find_names(reading), find_descriptions(reading), find_pronouns(reading)
    )
    placed = sorted(board.placed, key=lambda p: (p.span.start, -p.span.end))
    numbers = _numbers(placed)
    index = {id(p): i for i, p in enumerate(placed)}
    mentions = tuple(
        Mention(
            span=p.span, head=p.head, form=p.form, kind=p.chain.kind, entity=numbers[id(p.chain)]
        )
        for p in placed
    )
    ties = tuple(
        AliasEvidence(a=index[id(t.a)], b=index[id(t.b)], link=t.link, span=t.span)
        for t in board.ties
    )
    return mentions, ties


def _numbers(placed: list[Placed]) -> dict[int, int]:
    """Entity numbers by first mention."""
    numbers: dict[int, int] = {}
    for one in placed:
        numbers.setdefault(id(one.chain), len(numbers))
    return numbers
