"""A whole report: what is read of one whose language is not known, and what two readings share."""

from __future__ import annotations

from sourceline.annotate.annotator import annotate
from tests.builders import article

GERMAN = (
    "Der Rat hat am 2024-03-01 entschieden. Anna Weber sagte: „Wir müssen jetzt handeln, sonst "
    "stürzt die Brücke ein.“ Die Zeitung „Der Bote“ kam am 3. Mai."
)


def test_of_another_language_only_what_needs_no_words_is_read() -> None:
    read = annotate(article(GERMAN, language="de"))
    assert [q.words.cut(GERMAN) for q in read.quotations] == [
        "Wir müssen jetzt handeln, sonst stürzt die Brücke ein."
    ]
    assert [t.span.cut(GERMAN) for t in read.times] == ["2024-03-01"]
    assert read.sentences
    guesses = (read.mentions, read.events, read.figures, read.reactions, read.vectors)
    assert not any(guesses)


def test_a_text_too_short_to_tell_is_read_as_english() -> None:
    assert annotate(article("Ada Ito said no.", language="und")).mentions


def test_there_is_a_vector_for_each_sentence() -> None:
    read = annotate(article("The gate was shut. Ada Ito opened it.\n\n…"))
    assert [len(vector) for vector in read.vectors][:2] == [384, 384]
    assert len(read.vectors) == len(read.sentences)


def test_hangul_accents_emoji_and_one_word_keep_their_places() -> None:
    for text in (
        "V",
        "👍🏽 🎉",
        "교포머리 by José Íñigo was played 🎵 in Kraków.",
        "“”",
        "\u0301 a",
    ):
        read = annotate(article(text))
        assert all(m.span.end <= len(text) for m in read.mentions)
