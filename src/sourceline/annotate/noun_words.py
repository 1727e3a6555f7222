"""What a word can be in a noun phrase, by lists and the dictionary of forms: no tagger."""

from __future__ import annotations

from functools import lru_cache

from sourceline.text.lexicon import words_of
from sourceline.text.morphology import is_past_form, lemmas


def listed(name: str) -> frozenset[str]:
    """One of the word lists about saying."""
    return words_of("cues", name)


def is_time(word: str) -> bool:
    """The name of a day or a month."""
    return word in words_of("function", "times")


@lru_cache(maxsize=65536)
def is_function(word: str) -> bool:
    lists = (words_of("function", "words"), listed("joining"), listed("prepositions"))
    return is_time(word) or any(word in words for words in lists)


@lru_cache(maxsize=65536)
def is_adverb(word: str) -> bool:
    """ "also", "quickly"; a few nouns end in -ly too."""
    if word.endswith("ly") and len(word) > 4 and word not in listed("no_adverbs"):
        return True
    return word in listed("adverbs")


@lru_cache(maxsize=65536)
def is_noun(word: str) -> bool:
    """Whether a word in small letters can stand in a noun phrase; an unknown word can."""
    if word in listed("counting"):
        return True
    if is_function(word) or is_adverb(word) or word in listed("times"):
        return False
    found = lemmas(word.removesuffix("'s").removesuffix("'"))
    return not found or bool({"NOUN", "ADJ", "PROPN"} & set(found)) or word.endswith(("ing", "ed"))


@lru_cache(maxsize=65536)
def is_only_verb(word: str) -> bool:
    found = lemmas(word)
    return "VERB" in found and "NOUN" not in found


@lru_cache(maxsize=65536)
def is_participle(word: str) -> bool:
    """ "living", "led": what can stand between a noun and what hangs on it."""
    return "VERB" in lemmas(word) and (is_past_form(word) or word.endswith("ing"))


@lru_cache(maxsize=65536)
def is_plural(word: str) -> bool:
    if word in listed("plural_words"):
        return True
    found = lemmas(word).get("NOUN", ())
    return bool(found) and word not in found


@lru_cache(maxsize=65536)
def goes_before_name(word: str) -> bool:
    """Titles, offices and the like: "midfielder Ruiz", "31-year-old Ruiz", "council leader Ruiz"."""
    roles = words_of("roles", "persons") | words_of("roles", "titles")
    others = words_of("roles", "bodies") | words_of("roles", "groups") | listed("before_names")
    return (
        word in roles
        or word in others
        or word.rsplit("-", 1)[-1] in roles
        or word.endswith(("-born", "-year-old", "'s"))
    )


@lru_cache(maxsize=65536)
def says(word: str) -> bool:
    """Whether a word can be a form of a verb with a told clause."""
    return any(lemma in listed("speech") for lemma in lemmas(word).get("VERB", ()))
