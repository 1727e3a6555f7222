"""Sentence -> quotations: subjects far from their verbs, clauses that end early, marks of all kinds."""

from __future__ import annotations

import pytest

from tests.unit.annotate.test_quotes import read, speakers, told


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("'We didn't see the boys' boat,' said Ada Renn.", ["We didn't see the boys' boat,"]),
        ("‘The pier is gone,’ said Ada Renn.", ["The pier is gone,"]),
        ("«The pier is gone», said Ada Renn.", ["The pier is gone"]),
        ("``The pier is gone,'' said Ada Renn.", ["The pier is gone,"]),
        ('Renn said: "He told me ‘go home’ and I went."', ["He told me ‘go home’ and I went."]),
        ('"One.\n\n"Two.\n\n"Three," said Renn.', ["One. / Two. / Three,"]),
        ('Renn said: "The pier is gone.\n\nNobody wept.', ["The pier is gone."]),
    ],
)
def test_marks_of_all_kinds(text: str, quotations: list[str]) -> None:
    assert told(text) == [("direct", words) for words in quotations]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Although the mayor promised to stay in town, the board left.", "to stay in town"),
        ("Though the mayor said the pier was gone, nobody moved.", "the pier was gone"),
        ("The pier, Renn said on Monday, was gone.", "The pier / was gone"),
        ("The pier, Renn told the board then, was gone.", "The pier / was gone"),
        (
            "The truth, the mayor said then, was that she was tired.",
            "The truth / was that she was tired",
        ),
        ("The mayor has sat since May and has said that she will stay.", "she will stay"),
        ("Kell was in the hall and said on his way out that he had lost.", "he had lost"),
        ("Renn denied selling the pier.", "denied selling the pier"),
    ],
)
def test_where_told_clauses_end(text: str, words: str) -> None:
    assert told(text) == [("indirect", words)]


@pytest.mark.parametrize(
    "text",
    [
        "Renn corrected the tale, which Kell said he believed.",
        "The book tells of a pier that falls into the sea.",
        "Renn said in a letter, citing old maps of the town.",
        "The board fought the ruling that closed the pier.",
        "The harbour rules that could close the pier are old.",
        "Renn announced a plan that saved the pier.",
        "The court heard of suits that single firms claims would have stopped.",
        'The hall was full of "false" harbour reports nobody knew.',
        '"Harbour" host Ada Renn laughed at the pier.',
    ],
)
def test_remarks_and_nouns_tell_no_clause(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Lawyers for the group that saved the pier said it would stand.",
            "Lawyers for the group that saved the pier",
        ),
        ("Harrow Trust on Monday said it would stand.", "Harrow Trust"),
        (
            "Harrow Trust on Monday sold the pier, telling the court that it would stand.",
            "Harrow Trust",
        ),
        ("Looking for an answer, Mayor Ada Renn, 54, said it would stand.", "Mayor Ada Renn, 54"),
        ("After the ruling the mayor sent a letter, saying that it would stand.", "the mayor"),
    ],
)
def test_subjects_far_from_their_verbs(text: str, source: str) -> None:
    (quotation,) = read(text)[2]
    assert quotation.source is not None
    assert quotation.source.cut(text) == source


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('And the sister? She is Ada Renn, a nurse. "It is gone," she said.', ["Ada Renn"]),
        ('With the prize Ada Renn gets a boat. "It is old," she said.', ["Ada Renn"]),
        (
            "Harrow Council met in May. The experts said the pier was old. They said it was gone.",
            [None, None],
        ),
        ('"It is gone," said Ada Renn.\n\n"We all wept that night."', ["Ada Renn", "Ada Renn"]),
        ('Ada Renn said it was gone.\n\nNobody moved.\n\n"We all wept."', ["Ada Renn", None]),
        (
            "A rumour that it fell was denied by Ada Renn. She said that the pier stood.",
            ["Ada Renn"],
        ),
    ],
)
def test_whom_the_sentence_before_was_about(text: str, names: list[str | None]) -> None:
    assert speakers(text) == names


@pytest.mark.parametrize(
    "text",
    [
        '"The pier is gone," Renn said in a speech, even as the crew was working.',
        '"The pier is gone," Renn said in an interview that aired in May.',
        '"The pier is gone," Renn said during the meeting, comparing it with a wreck that was older.',
    ],
)
def test_the_occasion_of_quoted_words_is_not_told(text: str) -> None:
    assert told(text) == [("direct", "The pier is gone,")]


def test_words_inside_a_told_clause_are_those_of_its_speaker() -> None:
    text = 'Ada Renn said she felt "very ill" after Bruno Kell left.'
    assert speakers(text) == ["Ada Renn", "Ada Renn"]
