"""Dictionary forms of English words, from the lemminflect lexicon (a look-up, no tagger)."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=65536)
def lemmas(word: str) -> dict[str, tuple[str, ...]]:
    """Part of speech (VERB, NOUN, ADJ, ADV, AUX, PROPN) to dictionary forms that `word` can have.

    >>> lemmas("sold")
    {'VERB': ('sell',)}
    """
    from lemminflect import getAllLemmas

    found: dict[str, tuple[str, ...]] = getAllLemmas(word.lower())
    return found


@lru_cache(maxsize=65536)
def verb_lemma(word: str) -> str | None:
    """The verb that `word` can be a form of; None where it can be none."""
    found = lemmas(word).get("VERB")
    return found[0] if found else None


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """One form for all inflections of a word, verb before noun, for matching across sentences."""
    found = lemmas(word)
    for part in ("VERB", "NOUN", "ADJ", "ADV"):
        if part in found:
            return found[part][0]
    return word.lower()


@lru_cache(maxsize=65536)
def is_past_form(word: str) -> bool:
    """Whether `word` can be a past tense or past participle ("sold", "voted", "cut")."""
    lemma = verb_lemma(word)
    if lemma is None:
        return False
    from lemminflect import getAllInflections

    forms = getAllInflections(lemma, upos="VERB")
    low = word.lower()
    return low in forms.get("VBD", ()) or low in forms.get("VBN", ())
