"""One name, one length: findings of one report -> the words that it writes most often."""

from __future__ import annotations

from sourceline.annotate.lengths import agree_on_length
from sourceline.annotate.reading import Word, read_words
from sourceline.annotate.sentences import find_sentences
from sourceline.annotate.tagged import Found
from sourceline.model.span import Span
from tests.builders import article, span_of

TEXT = (
    "They sang Quiet all day. Then Quiet all day was sung again. "
    "People came to Quiet all day. In Quiet all day it rains."
)


def agreed(text: str, spans: list[Span]) -> list[str]:
    report = article(text)
    reading = read_words(report, find_sentences(report))
    words = [word for row in reading.words for word in row]

    def inside(span: Span) -> tuple[Word, ...]:
        return tuple(w for w in words if span.contains(w.span))

    seen = [(Found(span, "work", 0.9), inside(span)) for span in spans]
    return [
        own[0].span.cover(own[-1].span).cut(text) for _, own in agree_on_length(reading, seen, [])
    ]


def test_a_name_cut_short_or_begun_too_early_is_the_one_that_stands_most_often() -> None:
    whole = [span_of(TEXT, "Quiet all day", n) for n in range(3)]
    late = span_of(TEXT, "In Quiet")
    assert agreed(TEXT, [*whole, late]) == ["Quiet all day"] * 4


def test_nothing_changes_where_no_name_stands_often() -> None:
    whole = [span_of(TEXT, "Quiet all day", 0)]
    assert agreed(TEXT, [*whole, span_of(TEXT, "In Quiet")]) == ["Quiet all day", "In Quiet"]


def test_a_longer_name_is_not_cut_to_a_shorter_one_inside_it() -> None:
    text = "The 1990 West Lake Games began. West Lake is far. West Lake is wide. West Lake is deep."
    places = [span_of(text, "West Lake", n) for n in (1, 2, 3)]
    games = span_of(text, "1990 West Lake Games")
    assert agreed(text, [games, *places])[0] == "1990 West Lake Games"
