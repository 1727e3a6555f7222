"""Mentions of one article and which of them are one thing.

Names come from the network and from capital letters, descriptions and pronouns from word lists; rules
for short names, appositions and pronouns join them; what the network would join was measured and is off.
"""

from __future__ import annotations

from sourceline.annotate.coreference import resolve_mentions
from sourceline.annotate.descriptions import find_descriptions, find_pronouns
from sourceline.annotate.merging import merge_descriptions, merge_names
from sourceline.annotate.names import find_names
from sourceline.annotate.no_names import real_names
from sourceline.annotate.placing import Placed
from sourceline.annotate.reading import read_words
from sourceline.annotate.tagged import Tagged
from sourceline.annotate.whole_names import whole_names
from sourceline.model.annotations import AliasEvidence, Mention, Sentence
from sourceline.model.article import Article


def find_mentions(
    article: Article, sentences: tuple[Sentence, ...], tagged: Tagged | None = None
) -> tuple[tuple[Mention, ...], tuple[AliasEvidence, ...]]:
    """Mentions in order of place, and the evidence that ties them; by the rules alone without `tagged`."""
    reading = read_words(article, sentences)
    names = find_names(reading)
    descriptions = find_descriptions(reading)
    if tagged is not None and tagged.scores is not None:
        names = merge_names(reading, names, tagged)
        descriptions = merge_descriptions(reading, descriptions, names, tagged)
    names = real_names(reading, whole_names(reading, names))
    board = resolve_mentions(reading, names, descriptions, find_pronouns(reading))
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
