"""Quotations of any text: spans that lie in it, parts in order, the same every time."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sourceline.annotate.quotes import find_quotations
from sourceline.annotate.sentences import find_sentences
from sourceline.annotate.tagger import find_mentions
from sourceline.model.annotations import Quotation
from tests.builders import article

PIECES = st.sampled_from(
    ['"', "'", "“", "”", "‘", "’", "``", "''", "«", "»", " ", "\n\n", ", ", ". ", ": ", "? ", "; ", "(", ")", "—",
     "said", "he", "she", "Ada Renn", "Bruno Kell", "told", "that", "the pier was gone", "We wept", "according to",
     "and", "the mayor", "who", "boys'", "6'2\"", "denied", "saying", "In May", "\x00", "to leave"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=60).map(" ".join) | st.lists(PIECES, max_size=60).map("".join)


def quotations_of(text: str) -> tuple[Quotation, ...]:
    report = article(text)
    sentences = find_sentences(report)
    mentions, aliases = find_mentions(report, sentences)
    return find_quotations(report, sentences, mentions, aliases)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_spans_hold(text: str) -> None:
    for quotation in quotations_of(text):
        places = [quotation.words, *quotation.parts, quotation.cue, quotation.source]
        assert all(span is None or span.end <= len(text) for span in places)
        assert list(quotation.parts) == sorted(quotation.parts)
        assert quotation.words == quotation.parts[0].cover(quotation.parts[-1])
        assert any(c.isalnum() for c in quotation.words.cut(text))
        for part in quotation.parts:
            assert (
                quotation.cue is None
                or not part.contains(quotation.cue)
                or quotation.kind != "direct"
            )


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_twice_is_the_same(text: str) -> None:
    assert quotations_of(text) == quotations_of(text)
