"""Sentences of a bare text, as the package cuts them."""

from __future__ import annotations

from sourceline.annotate.sentences import find_sentences
from sourceline.model.article import Article


def sentence_spans(text: str) -> list[tuple[int, int]]:
    article = Article(id="x", source="x", text=text, language="en")
    return [(s.span.start, s.span.end) for s in find_sentences(article)]
