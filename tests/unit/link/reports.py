"""Small reports for tests of what two reports share."""

from __future__ import annotations

import re

from sourceline.annotate.sentences import find_sentences
from sourceline.model.annotations import Annotations, Quotation
from sourceline.model.span import Mark, Span
from tests.builders import article, span_of

_QUOTED = re.compile(r'"([^"\n]+)"')


def report(
    name: str, text: str, published: str | None = None, boilerplate: str = "", **more: object
) -> Annotations:
    """A report with its sentences and what stands in straight quotation marks."""
    marks = (Mark(span_of(text, boilerplate), "furniture"),) if boilerplate else ()
    found = article(text, published, id=name, source=f"{name}.txt", boilerplate=marks, **more)
    spans = [Span(*match.span(1)) for match in _QUOTED.finditer(text)]
    quotations = tuple(Quotation(words=each, parts=(each,), kind="direct") for each in spans)
    return Annotations(article=found, sentences=find_sentences(found), quotations=quotations)
