"""Text -> its pieces, each with its exact place. The vocabulary is small and made for this page."""

from __future__ import annotations

import pytest

from sourceline.annotate.features import BREAKS, CASES, QUOTES
from sourceline.annotate.wordpiece import LONGEST_WORD, WordPiece

VOCABULARY = (
    *("[PAD]", "[UNK]", "[CLS]", "[SEP]"),
    *("the", "mayor", "said", "no", "cafe", "blue", "fire", "##fire", "##s", "##man", "jose", "1990"),
    *("don", "t", "o", "a", "b", "##b", "x", "##x", "中", "国", "\u1112\u1161\u11ab", "##\u1100\u116e\u11a8"),
    *('"', "“", "”", "‘", "’", ",", ".", "-", "—", "'", "_", "€", "ﬁ", "##ne", "æ", "##on", "ß"),
)  # fmt: skip
WORDPIECE = WordPiece(VOCABULARY)


def cut(text: str) -> list[str]:
    """The characters that each piece covers."""
    pieces = WORDPIECE.cut(text)
    return [text[s:e] for s, e in zip(pieces.starts, pieces.ends, strict=True)]


def known(text: str) -> list[str]:
    """The pieces as the vocabulary writes them."""
    return [VOCABULARY[i] for i in WORDPIECE.cut(text).ids]


def places(text: str) -> list[tuple[int, int]]:
    pieces = WORDPIECE.cut(text)
    return [(int(s), int(e)) for s, e in zip(pieces.starts, pieces.ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("The mayor said no.", ["The", "mayor", "said", "no", "."]),
        ("firefire fires firemans", ["fire", "fire", "fire", "s", "fire", "man", "s"]),
        ("“No,” the mayor said.", ["“", "No", ",", "”", "the", "mayor", "said", "."]),
        ("‘No’ — don’t", ["‘", "No", "’", "—", "don", "’", "t"]),
        ("don't o_o", ["don", "'", "t", "o", "_", "o"]),
        ("no-fire", ["no", "-", "fire"]),
        ("  the \t\n mayor\u00a0said\u3000no ", ["the", "mayor", "said", "no"]),
        ("中国the", ["中", "国", "the"]),
    ],
)
def test_a_text_is_cut_at_space_marks_and_known_pieces(text: str, pieces: list[str]) -> None:
    assert cut(text) == pieces
    assert "[UNK]" not in known(text)


@pytest.mark.parametrize(
    ("text", "pieces", "covered"),
    [
        ("Café", ["cafe"], ["Café"]),
        ("CAFÉ blue", ["cafe", "blue"], ["CAFÉ", "blue"]),
        (
            "Jose\u0301 no",
            ["jose", "no"],
            ["Jose\u0301", "no"],
        ),  # the accent is a character of its own
        ("Cafe\u0301s", ["cafe", "##s"], ["Cafe\u0301", "s"]),
        ("J\u0301ose", ["jose"], ["J\u0301ose"]),  # an accent inside a piece is covered by it
        ("\u0301the", ["the"], ["the"]),
    ],
)
def test_accents_are_dropped_and_places_stay(
    text: str, pieces: list[str], covered: list[str]
) -> None:
    assert (known(text), cut(text)) == (pieces, covered)


def test_a_syllable_of_hangul_is_read_in_parts_that_share_its_place() -> None:
    assert known("한국") == ["\u1112\u1161\u11ab", "##\u1100\u116e\u11a8"]
    assert places("한국 no") == [(0, 1), (1, 2), (3, 5)]


def test_pieces_within_one_syllable_share_its_place() -> None:
    pieces = WordPiece([*VOCABULARY, "\u1112", "##\u1161", "##\u11ab"]).cut("no 하")
    assert list(pieces.starts) == [0, 3, 3]
    assert list(pieces.ends) == [2, 4, 4]


@pytest.mark.parametrize(
    ("text", "pieces", "covered"),
    [
        ("no\u200bfire", ["no", "##fire"], ["no", "fire"]),  # one word, as in BERT
        ("fire\u200bs", ["fire", "##s"], ["fire", "s"]),
        ("the\u200d no", ["the", "no"], ["the", "no"]),
        ("fi\u00adre no", ["fire", "no"], ["fi\u00adre", "no"]),  # a soft hyphen
        ("\ufeffthe mayor", ["the", "mayor"], ["the", "mayor"]),
        ("the\x00 \x07mayor", ["the", "mayor"], ["the", "mayor"]),
        ("\ufffd the \ud800", ["the"], ["the"]),
    ],
)
def test_what_nobody_sees_is_left_out(text: str, pieces: list[str], covered: list[str]) -> None:
    assert (known(text), cut(text)) == (pieces, covered)


@pytest.mark.parametrize(
    ("text", "pieces", "covered"),
    [
        ("no 🔥 fire", ["no", "[UNK]", "fire"], ["no", "🔥", "fire"]),
        ("🔥fire", ["[UNK]"], ["🔥fire"]),  # a symbol, so no mark that cuts a word
        ("👩‍🚒.", ["[UNK]", "."], ["👩‍🚒", "."]),  # a woman, a joiner, an engine
        ("€ no", ["€", "no"], ["€", "no"]),
        ("ﬁne", ["ﬁ", "##ne"], ["ﬁ", "ne"]),  # a ligature stays one letter
        ("Æon ß", ["æ", "##on", "ß"], ["Æ", "on", "ß"]),
        ("the zebra.", ["the", "[UNK]", "."], ["the", "zebra", "."]),
    ],
)
def test_what_is_not_known_keeps_its_place(
    text: str, pieces: list[str], covered: list[str]
) -> None:
    assert (known(text), cut(text)) == (pieces, covered)


def test_a_word_of_over_a_hundred_letters_is_unknown_as_a_whole() -> None:
    longest = "a" + "b" * (LONGEST_WORD - 1)
    assert len(known(longest)) == LONGEST_WORD
    assert known(f"no {longest}b no") == ["no", "[UNK]", "no"]
    assert places(f"no {longest}b no")[1] == (3, 4 + LONGEST_WORD)
    assert places("É" * (LONGEST_WORD + 1)) == [(0, LONGEST_WORD + 1)]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b\x00", "\u0301"])
def test_an_empty_text_has_no_pieces(text: str) -> None:
    pieces = WORDPIECE.cut(text)
    assert len(pieces) == 0
    for array in (
        pieces.starts,
        pieces.ends,
        pieces.words,
        pieces.cases,
        pieces.quotes,
        pieces.breaks,
    ):
        assert array.shape == (0,)


def test_pieces_of_a_word_share_its_number_and_case() -> None:
    pieces = WORDPIECE.cut("FIRES, Fires")
    assert list(pieces.words) == [0, 0, 1, 2, 2]
    assert [CASES[c] for c in pieces.cases] == ["upper", "upper", "other", "title", "title"]


def test_quotes_and_breaks_come_with_the_pieces() -> None:
    pieces = WORDPIECE.cut("The mayor:\n“No.”\n\nFire")
    told = {
        word: (QUOTES[q], BREAKS[b])
        for word, q, b in zip(
            cut("The mayor:\n“No.”\n\nFire"), pieces.quotes, pieces.breaks, strict=True
        )
    }
    assert told["The"] == ("outside", "paragraph")
    assert told["mayor"] == ("outside", "none")
    assert told["“"] == ("mark", "line")
    assert told["No"] == ("inside", "none")
    assert told["Fire"] == ("outside", "paragraph")


def test_the_marks_of_a_window_are_those_of_the_vocabulary() -> None:
    assert (WORDPIECE.padding, WORDPIECE.unknown, WORDPIECE.first, WORDPIECE.last) == (0, 1, 2, 3)
