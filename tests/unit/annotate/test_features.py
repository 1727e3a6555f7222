"""Text -> what an uncased vocabulary does not see: case, quotation marks, new lines."""

from __future__ import annotations

import pytest

from sourceline.annotate.features import BREAKS, CASES, QUOTES, break_states, case_of, quote_states


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ("lower", ["blue", "b", "1990s", "naïve", "ﬁne", "ß"]),
        ("title", ["Blue", "Éva", "Jo", "Cafe\u0301"]),
        ("upper", ["BLUE", "U2", "ÉVA", "WHO"]),
        ("capital", ["B", "É", "I"]),
        ("mixed", ["iPhone", "McDonald", "eBay", "BLUEs"]),
        ("digits", ["1990", "7", "٣"]),
        ("caseless", ["한국", "中", "שלום"]),
        ("other", [".", "“", "€", "🔥", "½", ""]),
    ],
)
def test_case_of_a_word(case: str, words: list[str]) -> None:
    assert {word: CASES[case_of(word)] for word in words} == dict.fromkeys(words, case)


SIGNS = dict(zip(QUOTES, ".q!s", strict=True))  # outside, inside, mark, single


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("No marks.", "........."),
        ('He said "no" twice.', "........!qq!......."),
        ("“No,” he said.", "!qqq!........."),
        ("``No,'' he", "!!qqq!!..."),
        ("«No» he", "!qq!..."),
        ("„No” he", "!qq!..."),
        # Single marks, and apostrophes that are none.
        ("‘No’ he", "!ss!..."),
        ("‘I don’t,’ he", "!ssssssss!..."),
        ("It’s 'no'", "........."),
        ("“I don’t,” he", "!qqqqqqqq!..."),
        ("“He said ‘no’ to”", "!qqqqqqqq!qq!qqq!"),
        ("‘He said “no” to’", "!ssssssss!qq!sss!"),
        # Unbalanced: open until the line ends, and the next begins anew.
        ("“No\nhe", "!qq!.."),
        ('"No\n"Yes" he', '!qq!!qqq!...'),
        ("‘No\nhe", "!ss!.."),
        ("No” he", "..!..."),
        ("“No “yes” he", "!qqq!qqq!..."),
        ('""', "!!"),
        ("", ""),
    ],
)  # fmt: skip
def test_where_quotation_marks_open_and_close(text: str, states: str) -> None:
    assert "".join(SIGNS[QUOTES[state]] for state in quote_states(text)) == states


@pytest.mark.parametrize(
    ("text", "breaks"),
    [
        ("One two", ["paragraph", "none"]),
        ("One\ntwo", ["paragraph", "line"]),
        ("One\n\ntwo", ["paragraph", "paragraph"]),
        ("One \n \n\n two three", ["paragraph", "paragraph", "none"]),
        ("\nOne", ["paragraph"]),
        ("", []),
    ],
)
def test_what_stands_before_a_piece(text: str, breaks: list[str]) -> None:
    starts = [text.index(word) for word in text.split()]
    assert [BREAKS[state] for state in break_states(text, starts)] == breaks


def test_pieces_that_share_a_place_share_no_break() -> None:
    assert [BREAKS[state] for state in break_states("a\n한", [0, 2, 2])] == [
        "paragraph",
        "line",
        "none",
    ]
