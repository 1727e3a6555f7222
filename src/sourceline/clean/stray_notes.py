"""Last lines that have nothing to do with the report above them: "Tide tables, page 7."

They share no word with it, tell nothing that happened, speak of nobody told of before, and are no
statements: they lack a verb ("Flower show entries, page 12"), or tell the reader what to do ("Play the
pools with the Mercury"). A number, a name that the report does not hold, an outcry or a word of papers
must be with it, for a report may end on a fragment or an appeal of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from sourceline.clean.foot_notes import bids, may_be_note
from sourceline.clean.furniture import plain_piece
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import lemmas

# Of so many content words one may be told above, such as the place where both are; of fewer none. On
# 19 piles this marks 13 notes and nothing else, on 185 reports of political news nothing, and on 365 of
# four long stories two, both no part of the report.
PER_TOLD = 6
LEAST = 3
# "the", "of", "at": what is shorter names nothing.
_SHORT = 3
_WORD = re.compile(r"[^\W\d_]+(?:['.-][^\W_]+)*")
_NAME = re.compile(r"[A-ZÀ-Þ][^\W\d_]+")


def is_stray_note(sentences: Sequence[str], is_told: Callable[[str], bool]) -> bool:
    """Whether a report's last paragraph is none of it; `is_told` knows the words that stand above."""
    plain = [plain_piece(each) for each in sentences]
    words = [word for each in plain for word in _WORD.findall(each)]
    if not all(map(may_be_note, plain)) or any(
        word.casefold() in _listed("back_words") for word in words
    ):
        return False
    content = [word for word in words if _names(word)]
    told = sum(any(map(is_told, _forms(word))) for word in content)
    if len(content) < LEAST or told > len(content) // PER_TOLD or any(map(_states, plain)):
        return False
    papers = _listed("house_words") | _listed("paper_words")
    of_papers = any(word.casefold() in papers for word in words)
    return of_papers or any(_is_set_apart(each, is_told) for each in plain)


def _is_set_apart(sentence: str, is_told: Callable[[str], bool]) -> bool:
    """A number where no verb is; an outcry or a new name in what the reader is to do."""
    if not bids(sentence):
        return any(c.isdigit() for c in sentence)
    names = (word for word in _WORD.findall(sentence)[1:] if _NAME.fullmatch(word))
    return sentence.endswith("!") or any(not is_told(name.casefold()) for name in names)


def _states(sentence: str) -> bool:
    """ "The hearing continues": a verb that only a subject has."""
    plain = [word.casefold() for word in _WORD.findall(sentence)]
    return any(word in _listed("finite_words") or _has_subject(word) for word in plain)


def _has_subject(word: str) -> bool:
    """ "continues": a form in -s of a word that is a verb alone."""
    found = lemmas(word)
    return word.endswith("s") and set(found) == {"VERB"} and word not in found["VERB"]


def _names(word: str) -> bool:
    return len(word) >= _SHORT and word.casefold() not in words_of("function", "words")


def _forms(word: str) -> Iterable[str]:
    low = word.casefold().removesuffix("'s")
    return {low, *(lemma for found in lemmas(low).values() for lemma in found)}


def _listed(name: str) -> frozenset[str]:
    return words_of("furniture", name)
