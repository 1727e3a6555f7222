"""Verbs of saying and finite verbs in general, word by word."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from sourceline.annotate.noun_words import is_adverb, listed
from sourceline.annotate.subjects import Row
from sourceline.text.morphology import is_past_form, lemmas

CONTRACTED = frozenset(["he's", "she's", "it's", "that's", "there's", "who's", "what's", "here's"])
_CONTRACTIONS = ("n't", "'ll", "'d", "'ve", "'re", "'m")
_AUXILIARIES = ("be", "have", "modals", "future", "do")
# Adverbs and auxiliaries before a verb are at most so many.
_GROUP = 6


@lru_cache(maxsize=65536)
def verb_of(word: str) -> tuple[str, str] | None:
    """The verb of saying that a word can be, and its form: base, s, past, ing; None where it is none."""
    known = listed("speech") | listed("quoting") | listed("holding")
    for lemma in lemmas(word).get("VERB", ()):
        if lemma in known:
            if word.endswith("ing") and word != lemma:
                return lemma, "ing"
            if is_past_form(word):
                return lemma, "past"
            return lemma, "base" if word == lemma else "s"
    return None


@lru_cache(maxsize=65536)
def is_auxiliary(word: str) -> bool:
    """ "was", "has", "will", "didn't": no noun or participle looks like it."""
    return word.endswith("n't") or any(word in listed(part) for part in _AUXILIARIES)


@lru_cache(maxsize=65536)
def is_contracted(word: str) -> bool:
    """ "she'll", "it's": a subject with its verb."""
    return word in CONTRACTED or word.endswith(_CONTRACTIONS[1:])


@lru_cache(maxsize=65536)
def is_verbal(word: str) -> bool:
    """Whether a word can be the finite verb after a subject."""
    if not word or not word[0].isalpha():
        return False
    if is_auxiliary(word) or is_contracted(word):
        return True
    found = lemmas(word)
    if "VERB" not in found:
        return False
    third = word.endswith("s") and word not in found["VERB"]
    return is_past_form(word) or "NOUN" not in found or third or verb_of(word) is not None


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with its auxiliaries, which begin at item `low`.

    `doubted`: a modal or a "not" is among them; `helped`: any auxiliary is.
    """

    low: int
    passive: bool
    doubted: bool
    infinitive: bool
    helped: bool


def group_of(row: Row, place: int) -> Group:
    """The auxiliaries and adverbs before the verb at `place`."""
    low = place
    passive = doubted = infinitive = helped = False
    while low > 0 and place - low < _GROUP and row.items[low - 1].is_word and not infinitive:
        word = row.word(low - 1)
        if word in listed("modals") or _denies(word):
            doubted = helped = True
        elif is_auxiliary(word):
            passive = passive or word in listed("be")
            helped = True
        elif word == "to":
            infinitive = True
        elif not is_adverb(word):
            break
        low -= 1
    while low < place and low == 0 and is_adverb(row.word(low)):
        low += 1
    return Group(low, passive, doubted, infinitive, helped)


def _denies(word: str) -> bool:
    return word in listed("denying_auxiliaries") or word.endswith("n't")
