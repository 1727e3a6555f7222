"""Mentions of one text -> what the scorer of antecedents is told of each pair."""

from __future__ import annotations

import pytest

from sourceline.annotate.pair_features import COUNT, NEAREST, Surface, pairs_of, surface_of

PRONOUN, NAME, DESCRIPTION = 0, 1, 2
UNKNOWN, MALE, FEMALE = -1, 0, 1
# The first features, in their order.
NAMES = (
    *("same words", "same pronoun", "same last", "same first", "within", "around", "shared"),
    *("one side", "two sides", "one sex", "two sexes", "overlap", "initials"),
)  # fmt: skip


def told(earlier: str, later: str) -> set[str]:
    """What holds of the pair, apart from forms and distances."""
    _, _, rows = pairs_of([surface_of(earlier, 0, 0), surface_of(later, 9, 9)])
    return {name for name, value in zip(NAMES, rows[0], strict=False) if value}


@pytest.mark.parametrize(
    ("text", "form", "words"),
    [
        ("she", PRONOUN, ("she",)),
        ("Her", PRONOUN, ("her",)),
        ("that", PRONOUN, ("that",)),
        ("Ada Renn", NAME, ("ada", "renn")),
        ("the Harbour Board", NAME, ("harbour", "board")),
        ("Bank of Kell", NAME, ("bank", "kell")),
        ("the mayor", DESCRIPTION, ("mayor",)),
        ("Renn’s brother", DESCRIPTION, ("renn", "brother")),
        ("the", DESCRIPTION, ("the",)),
        ("—", DESCRIPTION, ("—",)),
        ("", DESCRIPTION, ("",)),
    ],
)
def test_form_and_words_of_a_mention(text: str, form: int, words: tuple[str, ...]) -> None:
    surface = surface_of(text, 3, 5)
    assert (surface.form, surface.words) == (form, words)
    assert (surface.first, surface.last) == (3, 5)


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("she", FEMALE),
        ("himself", MALE),
        ("they", UNKNOWN),
        ("the actress", FEMALE),
        ("his wife", FEMALE),
        ("the king", MALE),
        ("the mayor", UNKNOWN),
    ],
)
def test_sex_of_a_mention_where_a_word_tells_it(text: str, sex: int) -> None:
    assert surface_of(text, 0, 0).female == sex


@pytest.mark.parametrize(
    ("earlier", "later", "holds"),
    [
        ("Kell Ferries", "Kell Ferries", {"same words", "same last", "same first", "within", "around", "shared"}),
        ("Kell Ferries", "Ferries", {"same last", "within", "shared"}),
        ("Kell", "Kell Ferries", {"same first", "around", "shared"}),
        ("the old mayor", "the mayor of Kell", {"shared"}),
        ("Harbour Safety Board", "HSB", {"initials"}),
        ("HSB", "Harbour Safety Board", set()),
        ("he", "his", {"one side", "one sex"}),
        ("he", "he", {"same pronoun", "one side", "one sex"}),
        ("he", "she", {"two sides", "two sexes"}),
        ("it", "they", {"two sides"}),
        ("the actress", "she", {"one sex"}),
        ("the actress", "he", {"two sexes"}),
        ("the pier", "Tuesday", set()),
    ],
)  # fmt: skip
def test_what_a_pair_shows(earlier: str, later: str, holds: set[str]) -> None:
    assert told(earlier, later) == holds


def test_one_mention_inside_another_overlaps_it() -> None:
    outer, inner = surface_of("the mayor of Kell", 0, 3), surface_of("Kell", 3, 3)
    _, _, rows = pairs_of([outer, inner])
    assert dict(zip(NAMES, rows[0], strict=False))["overlap"]


def test_each_mention_meets_all_before_it() -> None:
    later, earlier, rows = pairs_of(
        [surface_of(w, i, i) for i, w in enumerate(("Kell", "it", "she"))]
    )
    assert list(zip(later, earlier, strict=True)) == [(1, 0), (2, 0), (2, 1)]
    assert rows.shape == (3, COUNT)


def test_no_mention_meets_more_than_the_nearest() -> None:
    later, earlier, _ = pairs_of([surface_of("it", i, i) for i in range(NEAREST + 5)])
    assert max(later - earlier) == NEAREST
    assert sum(later == NEAREST + 4) == NEAREST


def test_distance_is_told_in_steps() -> None:
    def steps(mentions: int, pieces: int) -> tuple[int, int]:
        between = [Surface(i, i, ("x",), NAME, -1, -1) for i in range(1, mentions)]
        last = Surface(pieces, pieces, ("z",), NAME, -1, -1)
        _, earlier, rows = pairs_of([Surface(0, 0, ("a",), NAME, -1, -1), *between, last])
        row = rows[-mentions]
        assert earlier[-mentions] == 0
        return int(row[13:19].sum()), int(row[19:23].sum())

    assert steps(1, 4) == (1, 0)
    assert steps(2, 20) == (2, 2)
    assert steps(33, 400) == (6, 4)


@pytest.mark.parametrize("count", [0, 1])
def test_without_a_pair_there_are_no_rows(count: int) -> None:
    later, earlier, rows = pairs_of([surface_of("Kell", 0, 0)] * count)
    assert (later.shape, earlier.shape, rows.shape) == ((0,), (0,), (0, COUNT))
