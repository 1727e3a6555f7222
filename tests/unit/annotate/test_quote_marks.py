"""Text -> the words between quotation marks."""

from __future__ import annotations

import re

import pytest

from sourceline.annotate.quote_marks import Quoted, find_quoted
from sourceline.model.span import Span


def quoted_in(text: str) -> list[Quoted]:
    paragraphs = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    return find_quoted(text, paragraphs)


def words_in(text: str) -> list[str]:
    return [" / ".join(part.cut(text) for part in quoted.parts) for quoted in quoted_in(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"We lost," she said, "badly."', ["We lost,", "badly."]),
        ("“We lost,” she said.", ["We lost,"]),
        ("„Ja“, sagte er. «Non», dit-il. »Nein«, rief sie.", ["Ja", "Non", "Nein"]),
        ("``We lost,'' she said. ''Badly.''", ["We lost,", "Badly."]),
        ("‘We don’t know,’ said Moll.", ["We don’t know,"]),
        ("He said: 'Stop it.' She didn't.", ["Stop it."]),
        ("'We saw the boys' coats,' she said.", ["We saw the boys' coats,"]),
        ('“Be brave." That was all.', ["Be brave."]),
        ('"He said "stop" to me," she said. "Well?"', ['He said "stop" to me,', "Well?"]),
        ("\"'Stop' is what he said,\" she said.", ["'Stop' is what he said,"]),
        ("“How long? ” he asked.", ["How long?"]),
    ],
)
def test_pairs(text: str, words: list[str]) -> None:
    assert words_in(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "It's the drivers' strike and the workers' union.",
        "Back in the '90s they sold 'em cheap, 'til it stopped.",
        "He is 6'2\" tall and she 5'11\".",
        'A 12" record and a 7" one.',
        '"" and " " and "!"',
    ],
)
def test_what_is_no_quotation(text: str) -> None:
    assert words_in(text) == []


def test_an_opening_mark_on_each_paragraph_and_one_closing_mark() -> None:
    text = '"One.\n\n"Two.\n\n"Three," he said. Then "four".'
    assert words_in(text) == ["One. / Two. / Three,", "four"]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = '"We lost. She left.\n\nThe hall was "full" by ten.'
    first, second = quoted_in(text)
    assert first.words.cut(text) == "We lost. She left."
    assert not first.closed
    assert second.words.cut(text) == "full"


def test_a_lost_closing_mark_does_not_swallow_the_next_quotation() -> None:
    assert words_in('"We lost. "You won," he said.') == ["We lost.", "You won,"]


def test_a_post_of_several_lines_has_marks_at_its_two_ends_alone() -> None:
    text = 'Moll wrote: "The boat is lost.\nWe looked for it.\nIt is gone!"\nNobody replied.'
    assert words_in(text) == ["The boat is lost. / We looked for it. / It is gone!"]


def test_a_lost_mark_costs_no_more_than_its_paragraph() -> None:
    text = 'Moll wrote: "The boat is lost.\nNobody replied.\n"It is gone," she said.'
    assert words_in(text) == ["The boat is lost.", "It is gone,"]
