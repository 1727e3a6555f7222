"""Word forms: what the lexicon says, and that our copy says what its source says."""

from __future__ import annotations

import pytest
from lemminflect import getAllLemmas

from scripts.word_forms import FORMS, known_words, line_of
from sourceline.text.morphology import is_past_form, lemmas, stem, verb_lemma


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("sold", {"VERB": ("sell",)}),
        ("Sold", {"VERB": ("sell",)}),
        ("left", {"ADJ": ("left",), "ADV": ("left",), "NOUN": ("left",), "VERB": ("leave",)}),
        ("children", {"NOUN": ("child",)}),
        ("xqzzt", {}),
        ("", {}),
        ("sold\tVERB", {}),
    ],
)
def test_lemmas(word: str, expected: dict[str, tuple[str, ...]]) -> None:
    assert lemmas(word) == expected


def test_verbs_and_stems() -> None:
    assert [verb_lemma(word) for word in ("went", "voting", "harbour's")] == ["go", "vote", None]
    assert stem("Councillors") == "councillor"
    assert stem("Xqzzts") == "xqzzts"


@pytest.mark.parametrize("word", ["sold", "voted", "cut", "was", "Burned", "burnt"])
def test_past_forms(word: str) -> None:
    assert is_past_form(word)


@pytest.mark.parametrize("word", ["sell", "voting", "harbour", "xqzzted", ""])
def test_no_past_forms(word: str) -> None:
    assert not is_past_form(word)


def test_the_lexicon_is_sorted_and_is_what_its_source_says() -> None:
    lines = FORMS.read_text(encoding="utf-8").splitlines()
    assert lines == sorted(lines)
    words = known_words()
    assert len(lines) == len(words) > 60_000
    every_97th = words[::97] + words[-1:]
    assert set(map(line_of, every_97th)) <= set(lines)
    assert [lemmas(word) for word in every_97th] == [getAllLemmas(word) for word in every_97th]
