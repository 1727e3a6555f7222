"""What grouping needs to know of one report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sourceline.group.belonging import _terms
from sourceline.model.annotations import Annotations, Form
from sourceline.model.when import When
from sourceline.text.tokens import plain

# Of the report's rare words so many; the rest says little more.
_WORDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """Small, cheap to keep; made of one report's annotations alone."""

    article: str
    published: When | None
    words: tuple[tuple[str, float], ...]
    names: tuple[str, ...]
    vector: bytes
    fingerprint: tuple[int, ...]


def traits_of(annotations: Annotations) -> Traits:
    """Placeholder until grouping is merged: words and names, without vector and fingerprint."""
    article = annotations.article
    terms = _terms(annotations)
    heaviest = sorted(terms.items(), key=lambda item: (-item[1], item[0]))[:_WORDS]
    names = Counter(
        plain(mention.span.cut(article.text))
        for mention in annotations.mentions
        if mention.form is Form.NAME
    )
    return Traits(
        article=article.id,
        published=article.published,
        words=tuple((word, round(weight, 4)) for word, weight in heaviest),
        names=tuple(sorted(names)),
        vector=b"",
        fingerprint=(),
    )
