"""Whatever the text, quotations lie inside it and are cut exactly, and hostile text ends soon."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourceline.annotate.mentions import find_mentions
from sourceline.annotate.quotes import find_quotations
from sourceline.annotate.sentences import find_sentences
from sourceline.annotate.uttered import denial_in
from sourceline.model.annotations import Quotation
from tests.builders import article

PIECES = st.sampled_from(
    [
        *(
            '"',
            "“",
            "”",
            "'",
            "‘",
            "’",
            "«",
            "»",
            "„",
            "``",
            "''",
            "(",
            ")",
            "—",
            ",",
            ".",
            ":",
            ";",
        ),
        *("\n\n", "\n", "?", "said", "says", "told", "according", "to", "that", "Ada Renn", "Kell"),
        *("she", "he", "who", "and", "the", "mayor", "of", "pier", "was", "gone", "not", "denied"),
        *(
            "saying",
            "called",
            "it",
            "Monday",
            "on",
            "5'11",
            "'90s",
            "n't",
            "boys'",
            "\u00a0",
            "\x00",
        ),
    ]
)
TEXTS = st.lists(PIECES, max_size=60).flatmap(
    lambda pieces: st.sampled_from([" ".join(pieces), "".join(pieces)])
)


def quotations_of(text: str) -> tuple[Quotation, ...]:
    report = article(text)
    sentences = find_sentences(report)
    mentions, aliases = find_mentions(report, sentences)
    return find_quotations(report, sentences, mentions, aliases)


def seconds_for(text: str) -> float:
    """Of the processor, without the time for sentences; no mentions, which have tests of their own."""
    report = article(text)
    sentences = find_sentences(report)
    start = time.process_time()
    find_quotations(report, sentences, (), ())
    return time.process_time() - start


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_words_are_cut_exactly(text: str) -> None:
    found = quotations_of(text)
    assert [q.words.start for q in found] == sorted(q.words.start for q in found)
    for quotation in found:
        parts = quotation.parts
        assert any(c.isalnum() for c in quotation.words.cut(text))
        assert quotation.words == parts[0].cover(parts[-1])
        for part in parts:
            words = part.cut(text)
            assert words
            assert words == words.strip()
        assert all(a.end <= b.start for a, b in pairwise(parts))
        for span in (quotation.cue, quotation.source):
            assert span is None or span.cut(text).strip()
        # A denial keeps its "denied": without it the words would say the opposite.
        denial = denial_in(text, quotation.cue)
        if quotation.cue is not None and denial is None:
            assert not any(part.overlaps(quotation.cue) for part in parts)


@given(TEXTS)
@settings(max_examples=50, deadline=None)
def test_the_same_text_has_the_same_quotations(text: str) -> None:
    assert quotations_of(text) == quotations_of(text)


@pytest.mark.parametrize(
    "text",
    [
        '"' * 2_000_000,
        "'" * 2_000_000,
        "“ " * 500_000,
        "“a" * 500_000,
        "\n\n".join(['"Nobody closes this.'] * 20_000),
        '"He said, "she said, ' * 50_000,
        "said that she said that " * 100_000,
        "according to " * 300_000,
        "the mayor of the town of " * 200_000,
        "Ada Renn, " * 300_000 + "said it was over.",
        "x" * 5_000_000,
        ("(" * 200 + " said Kell ") * 5_000,
    ],
    ids=lambda text: f"{text[:24]!r}",
)
def test_hostile_text_ends_soon(text: str) -> None:
    assert seconds_for(text) < 20


def test_time_grows_with_the_length_and_not_its_square() -> None:
    story = '"It is gone," said Ada Renn.\n\nThe mayor, who left, told Kell that "it fell" on Monday.\n\n'
    short = min(seconds_for(story * 200) for _ in range(2))
    long = seconds_for(story * 2000)
    assert long < max(0.5, short * 10 * 4)
