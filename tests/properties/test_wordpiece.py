"""Whatever the text, its pieces are in order, lie inside it, and leave out only what has no letters."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from sourceline.annotate.features import BREAKS, CASES, QUOTES
from sourceline.annotate.wordpiece import WordPiece

WORDPIECE = WordPiece(
    [
        *("[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "mayor", "##or", "no", "a", "##a", "e", "##e", "1"),
        *("ᄒ", "##ᅡ", "##ᆫ", '"', "“", "”", "’", ".", ",", "中", "🔥"),
    ]
)  # fmt: skip
ANYTHING = st.text(st.characters())  # lone surrogates too
LIKELY = st.lists(
    st.sampled_from(
        [
            *("the", "Mayor", "NO", "é", "e\u0301", "\u0301", "한", "中", "🔥", "ﬁ", "İ", "ß", "≠"),
            *("“", "”", '"', "’", "‘", ",", "…", "\n", "\n\n", " ", "\u00a0", "a" * 120),
            *("\u200d", "\u200b", "\u00ad", "\x00", "\x1c"),
        ]
    )
).map("".join)
TEXTS = st.one_of(ANYTHING, LIKELY)


@given(TEXTS)
@example("e\u0301\u200b 한국 \ud800")
def test_pieces_are_in_order_and_inside_the_text(text: str) -> None:
    pieces = WORDPIECE.cut(text)
    spans = list(zip(pieces.starts.tolist(), pieces.ends.tolist(), strict=True))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    # Pieces of one syllable may share its place; no others meet.
    assert all(
        a[1] <= b[0] or (a[0] <= b[0] < a[1] <= b[1] and a[1] - b[0] == 1)
        for a, b in pairwise(spans)
    )
    assert all(0 <= step <= 1 for step in np.diff(pieces.words))


@given(TEXTS)
def test_only_what_has_no_letters_is_left_out(text: str) -> None:
    pieces = WORDPIECE.cut(text)
    covered = np.zeros(len(text), dtype=bool)
    for start, end in zip(pieces.starts, pieces.ends, strict=True):
        covered[start:end] = True
    left = [c for c, inside in zip(text, covered, strict=True) if not inside]
    assert all(c.isspace() or c == "\ufffd" or unicodedata.category(c)[0] in "CM" for c in left)


@given(TEXTS)
def test_every_piece_has_its_features(text: str) -> None:
    pieces = WORDPIECE.cut(text)
    for values, names in ((pieces.cases, CASES), (pieces.quotes, QUOTES), (pieces.breaks, BREAKS)):
        assert values.shape == pieces.ids.shape
        assert all(0 <= value < len(names) for value in values)


@given(TEXTS, TEXTS)
def test_a_paragraph_reads_alike_alone_and_after_another(before: str, text: str) -> None:
    alone, after = WORDPIECE.cut(text), WORDPIECE.cut(f"{before}\n\n{text}")
    own = after.starts >= len(before) + 2
    assert after.ids[own].tolist() == alone.ids.tolist()
    assert (after.starts[own] - len(before) - 2).tolist() == alone.starts.tolist()
    assert after.quotes[own].tolist() == alone.quotes.tolist()
    assert after.cases[own].tolist() == alone.cases.tolist()
