"""Whatever stands in a text, time expressions keep their promises."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from sourceline.annotate.dates import find_times
from sourceline.annotate.sentences import find_sentences
from sourceline.model.when import When
from tests.builders import article

_WORDS = (
    "on the last next this Friday May March 3 5th 2021 1990s two a few weeks days year ago later "
    "before after yesterday at 3pm 10.45 a.m. noon the following day early mid- late end of by since "
    "until between and to - , . said will meet twenty hundred every Christmas Eve 31/12/2020 -- 's "
    "spring quarter third half o'clock now 24/7 0000 99999999999999999999 '90s ( ) \x00 é"
)
_PIECES = st.sampled_from(_WORDS.split(" "))
_TEXTS = st.lists(_PIECES, max_size=40).map(" ".join)
_DAYS = st.none() | st.dates(min_value=date.min, max_value=date.max)


@given(text=_TEXTS, day=_DAYS)
@settings(max_examples=300, deadline=None)
def test_spans_are_ordered_inside_the_text_and_apart(text: str, day: date | None) -> None:
    report = article(text, day.isoformat() if day else None)
    found = find_times(report, find_sentences(report))
    assert found == find_times(report, find_sentences(report))
    for one, two in pairwise(found):
        assert one.span.end <= two.span.start
    for item in found:
        assert item.span.cut(text).strip() == item.span.cut(text) != ""
        assert item.type in ("date", "time", "duration", "set")
        if item.type == "set":
            assert item.when is None


@given(
    text=_TEXTS,
    day=st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    before=st.integers(0, 40),
    behind=st.integers(0, 40),
)
@settings(max_examples=200, deadline=None)
def test_more_doubt_about_publication_never_makes_a_narrower_answer(
    text: str, day: date, before: int, behind: int
) -> None:
    number = day.toordinal()
    first, last = date.fromordinal(number - before), date.fromordinal(number + behind)
    sure = article(text, day.isoformat())
    doubtful = replace(sure, published=When.between(first, last))
    sentences = find_sentences(sure)
    pairs = zip(find_times(sure, sentences), find_times(doubtful, sentences), strict=True)
    for exact, wide in pairs:
        assert exact.span == wide.span
        if exact.when is not None and wide.when is not None:
            assert wide.when.contains(exact.when)
