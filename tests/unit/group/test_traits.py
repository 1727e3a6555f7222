"""One report -> what grouping keeps of it."""

from __future__ import annotations

from sourceline.annotate.sentences import find_sentences
from sourceline.group.traits import MOST_WORDS, Traits, traits_of
from sourceline.group.vectors import SQUARE, whole_numbers
from sourceline.model.annotations import Annotations, Form, Kind, Mention
from sourceline.model.span import Mark
from tests.builders import article, span_of

TEXT = "The ferry Gannet ran aground off Brennick. Divers searched the hull of the Gannet."


def told(text: str, names: tuple[str, ...] = (), **more: object) -> Annotations:
    report = article(text, "2031-05-04", **more)
    mentions = tuple(
        Mention(span=place, head=place, form=Form.NAME, kind=Kind.PLACE, entity=at)
        for at, name in enumerate(names)
        for place in [span_of(text, name)]
    )
    return Annotations(article=report, sentences=find_sentences(report), mentions=mentions)


def weights(traits: Traits) -> dict[str, float]:
    return dict(traits.words)


def test_telling_words_come_first_and_function_words_not_at_all() -> None:
    words = weights(traits_of(told(TEXT)))
    assert next(iter(words)) == "gannet"  # told twice, and rare
    assert {"ferry", "aground", "diver", "hull"} <= set(words)
    assert not {"the", "of", "off"} & set(words)


def test_a_name_weighs_more() -> None:
    plain, named = weights(traits_of(told(TEXT))), weights(traits_of(told(TEXT, ("Brennick",))))
    assert named["brennick"] > plain["brennick"]
    assert traits_of(told(TEXT, ("Brennick",))).names == ("brennick",)


def test_a_title_alone_is_enough() -> None:
    traits = traits_of(told("", title="Ferry Gannet runs aground off Brennick"))
    assert {"ferry", "gannet", "brennick"} <= set(weights(traits))
    assert traits.fingerprint


def test_furniture_is_left_out() -> None:
    text = TEXT + "\nSubscribe to our Mercantile newsletter."
    marks = (Mark(span_of(text, "Subscribe to our Mercantile newsletter."), "furniture"),)
    assert "mercantile" not in weights(traits_of(told(text, boilerplate=marks)))


def test_a_report_without_words_has_traits_too() -> None:
    traits = traits_of(told(""))
    assert (traits.words, traits.names, traits.vector, traits.fingerprint) == ((), (), b"", ())


def test_what_is_kept_is_bounded() -> None:
    long = " ".join(f"Word{chr(97 + at % 26)}{chr(97 + at // 26)} ran." for at in range(600))
    traits = traits_of(told(long))
    assert len(traits.words) == MOST_WORDS
    assert len(traits.fingerprint) <= 512


def test_vectors_have_one_length_and_leave_out_empty_sentences() -> None:
    vector = bytes([5, 100, 250] * 128)
    report = told(TEXT)
    traits = traits_of(
        Annotations(article=report.article, sentences=report.sentences, vectors=(b"", vector))
    )
    square = int((whole_numbers(traits.vector) ** 2).sum())
    assert abs(square - SQUARE) < 0.05 * SQUARE
    assert len(traits.vector) == 384


def test_numbers_are_told_apart() -> None:
    words = weights(traits_of(told("Flight 370 vanished.")))
    assert "370" in words
