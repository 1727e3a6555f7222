"""The name alone of a person who is named with what he or she is: "Deputy Lee Orr", "Mrs Hale"."""

from __future__ import annotations

from sourceline.text.lexicon import words_of
from sourceline.text.morphology import lemmas
from sourceline.text.phrases import is_person_noun
from sourceline.text.tokens import plain


def bare_name(words: str) -> tuple[str, ...]:
    """The words of a name without titles and posts before it.

    >>> bare_name("Mrs. Irma Hale"), bare_name("substitute Moses Kabwe's")
    (('irma', 'hale'), ('moses', 'kabwe'))
    """
    parts = plain(words).removesuffix("'s").replace(".", "").split()
    while len(parts) > 1 and _is_title(parts[0]):
        parts.pop(0)
    return tuple(parts)


def _is_title(word: str) -> bool:
    nouns = lemmas(word).get("NOUN", ())
    return word in words_of("slots", "titles") or any(map(is_person_noun, (word, *nouns)))
