"""Whatever the text, figures and reactions lie inside their sentences, and hostile text ends soon."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourceline.annotate.figures import find_figures
from sourceline.annotate.reactions import find_reactions
from sourceline.annotate.sentences import find_sentences
from sourceline.link.figures import find_series
from sourceline.link.independence import Sources
from sourceline.model.annotations import Annotations
from tests.builders import article

WORDS = st.sampled_from(
    [
        "12",
        "3,400",
        "£5",
        "$2.1",
        "million",
        "half",
        "a",
        "dozen",
        "two",
        "three",
        "hundred",
        "thousand",
        "percent",
        "to",
        "and",
        "-",
        "–",
        "of",
        "the",
        "people",
        "killed",
        "were",
        "was",
        "furious",
        "fans",
        "in",
        "tears",
        "not",
        "about",
        "at",
        "least",
        "over",
        "signatures",
        "petition",
        "had",
        "81",
        ",",
        ".",
        "“",
        "”",
        "aged",
        "5th",
        "2016",
        "Boeing",
        "praised",
        "wept",
        "by",
        "boos",
        "km",
        "m",
        "bn",
        "score",
        "3-2",
        "vote",
        "\xa0",
        "½",
        "\x00",
    ]
)


def read(text: str) -> Annotations:
    page = article(text, "2030-03-02")
    sentences = find_sentences(page)
    return Annotations(
        article=page,
        sentences=sentences,
        figures=find_figures(page, sentences, ()),
        reactions=find_reactions(page, sentences, (), ()),
    )


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=40))
def test_spans_lie_in_their_sentences(words: list[str]) -> None:
    found = read(" ".join(words))
    for figure in found.figures:
        sentence = found.sentences[figure.sentence].span
        assert sentence.contains(figure.span)
        assert figure.of is None or sentence.contains(figure.of)
    starts = [figure.span for figure in found.figures]
    assert all(a.end <= b.start for a, b in pairwise(starts))
    for reaction in found.reactions:
        assert found.sentences[reaction.sentence].span.contains(reaction.span)
    find_series((found,), Sources.of((found,), ()))


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1,",
        "3-",
        "hundred and ",
        "5 to ",
        "£",
        "a dozen ",
        "fans were ",
        "“",
        "furious and ",
        "of the ",
    ],
)
def test_one_long_line_ends_soon(unit: str) -> None:
    text = unit * (150_000 // len(unit))
    started = time.perf_counter()
    read(text)
    read((unit * (15_000 // len(unit)) + "\n") * 3)
    assert time.perf_counter() - started < 30  # a hang takes hours; linear reading takes 3 s
