"""Emotion words by kind, from the word lists, and a quick look at which kinds a word can be."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sourceline.text.lexicon import load_lexicon
from sourceline.text.morphology import verb_lemma

# In the order in which a word of two lists is read.
EMOTIONS = (
    "joy", "admiration", "affection", "pride", "amusement", "hope", "surprise", "concern", "fear",
    "sadness", "anger", "disapproval", "disgust",
)  # fmt: skip
ADJECTIVE, STIRRED, VERB, NOUN, PHRASE, QUOTED = 1, 2, 4, 8, 16, 32
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@cache
def reading(key: str) -> frozenset[str]:
    """One list of the words around emotion words."""
    return frozenset(load_lexicon("emotions")["reading"][key])


@cache
def listed(table: str, word: str) -> frozenset[str] | None:
    """The neighbours listed for a word in one table; None where it has none."""
    words: dict[str, list[str]] = load_lexicon("emotions")[table]
    return frozenset(words[word]) if word in words else None


@cache
def by_word(key: str) -> dict[str, str]:
    """Word to emotion, for one kind of words."""
    lists = load_lexicon("emotions")
    table: dict[str, str] = {}
    for emotion in EMOTIONS:
        for word in lists[emotion][key]:
            table.setdefault(word, emotion)
    return table


def emotion_of(key: str, words: str) -> str:
    """The emotion of listed words as they stand in a text."""
    return by_word(key)[" ".join(words.lower().replace("’", "'").split())]


@cache
def pattern(key: str) -> re.Pattern[str]:
    """The listed words of one kind, the longest first."""
    words = sorted(by_word(key), key=lambda w: (-len(w), w))
    either = "|".join(re.escape(w).replace("'", "['’]") for w in words)
    return re.compile(rf"(?<![\w-])({either})(?![\w-])", re.IGNORECASE)


@cache
def _telling_words(key: str) -> frozenset[str]:
    """Of each listed phrase its longest word: the one that is rarest where the phrase is not."""
    return frozenset(
        max(_WORD.findall(words), key=lambda word: (len(word), word)) for words in by_word(key)
    )


@lru_cache(maxsize=65536)
def kinds_of(word: str) -> int:
    """The kinds of emotion word that a plain word can be, or can be the longest word of, as bits."""
    lemma = verb_lemma(word) or ""
    kinds = ADJECTIVE if word in by_word("adjectives") else 0
    kinds |= STIRRED if lemma in by_word("stirred") else 0
    kinds |= VERB if lemma in by_word("verbs") else 0
    kinds |= NOUN if word in by_word("nouns") else 0
    kinds |= PHRASE if word in _telling_words("phrases") else 0
    return kinds | (QUOTED if word in _telling_words("quoted") else 0)
