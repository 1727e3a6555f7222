"""Who feels: the words before (or after) an emotion word that say whose it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sourceline.annotate.emotion_words import reading
from sourceline.model.span import Span
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import lemmas, verb_lemma

# So many of those told of before a verb are asked whether they are its subject.
LOOK = 12
# The word that says how one stands in its sentence lies so near.
REACH = 40
_BEFORE = re.compile(
    r"([^\W\d_]+(?:['’-][^\W\d_]+)*)"
    r"(?: (?:the|an?|his|her|their|its|our|my|this|these|those|all|some|many|most|both|other))?"
    r"[ \"“‘]*$",
    re.IGNORECASE,
)
# "The whole of this town is furious": a share of somebody stands as the subject.
_SHARE = re.compile(
    r"\b(?:whole|most|all|half|rest|majority|many|some|hundreds|thousands|dozens|none) of [a-z ]{0,12}$",
    re.IGNORECASE,
)
_APART = re.compile(r"[.;:,\"“”]")
_APPOSED = re.compile(r", (?:the |a |an |his |her |their |who is )?")
# Never the subject of a verb.
_OWNERS = frozenset(["his", "their", "its", "my", "our", "your"])
_OBJECTS = _OWNERS | {"him", "her", "them", "us", "me", "it"}
# Always the subject of a verb: "they" after "said".
_SUBJECTS = frozenset(["he", "she", "they", "we", "i"])
# Between an object and a second verb of one subject.
_JOINED_VERB = frozenset([", and", "and", ", but", "but", "or", ", then"])
# A clause can follow these as well as a noun: "as fans lauded him".
_CONJUNCTIONS = frozenset(["as", "after", "before", "than", "like"])


@dataclass(frozen=True, slots=True)
class Feeler:
    """`span` are the words; `mention` is the number of the mention that they are, if one is."""

    span: Span
    mention: int | None


class Feelers:
    """Those of one sentence who can feel, in order of place."""

    def __init__(self, text: str, start: int, found: list[Feeler]) -> None:
        self._text = text
        self._start = start
        self._all = sorted(found, key=lambda f: f.span)
        self._starts = [feeler.span.start for feeler in self._all]

    def before(self, place: int) -> Feeler | None:
        """The subject of a verb at `place`: the nearest that is no object and hangs on no preposition."""
        last = bisect_left(self._starts, place)
        for number in range(last - 1, max(-1, last - 1 - LOOK), -1):
            feeler = self._all[number]
            if feeler.span.end > place or self._words(feeler) in _OBJECTS:
                continue
            if not self._is_aside(number, place):
                return self._named(number)
        return None

    def ending_at(self, place: int) -> Feeler | None:
        """The object of "caused the crowd to": the one whose words end right there."""
        last = bisect_left(self._starts, place)
        near = self._all[max(0, last - 2) : last]
        found = next((f for f in near if f.span.end == place), None)
        if found is None:
            return None
        left = self._text[max(self._start, found.span.start - REACH) : found.span.start]
        before = _BEFORE.search(left)
        governed = before is not None and before.group(1).lower() in reading("prepositions")
        return None if governed else found  # "took to the airwaves to say"

    def between(self, start: int, end: int) -> Feeler | None:
        """The object of a verb before `start`: "left them", "sent fans"."""
        for feeler in self._from(start):
            if feeler.span.end > end:
                return None
            if self._words(feeler) not in _OWNERS:
                return feeler
        return None

    def after(self, place: int, reach: int = 4) -> Feeler | None:
        """The one told of right after `place`: "shocked residents", "among fans"."""
        for feeler in self._from(place):
            if self._words(feeler) not in _OWNERS:
                between = self._text[place : feeler.span.start][: REACH * 2]
                near = len(between.split()) <= reach and _APART.search(between) is None
                return feeler if near else None
        return None

    def covering(self, span: Span) -> Feeler | None:
        """The one whose first words these are: "angry residents"."""
        near = self._all[max(0, bisect_left(self._starts, span.start) - 1) :][:3]
        found = (f for f in near if f.span.contains(span) and f.span.end > span.end)
        return next(found, None)

    def _from(self, place: int) -> Iterator[Feeler]:
        first = bisect_left(self._starts, place)
        yield from self._all[first : first + LOOK]

    def _words(self, feeler: Feeler) -> str:
        return feeler.span.cut(self._text).lower()

    def _is_aside(self, number: int, place: int) -> bool:
        """After a preposition or a verb, or an owner: no subject."""
        feeler = self._all[number]
        start, end = feeler.span.start, feeler.span.end
        if self._text.startswith(("'", "’"), end) and self._words(feeler) not in _SUBJECTS:
            return True  # an owner
        if self._text[end : min(place, end + REACH)].strip() in _JOINED_VERB:
            return True  # "thanked fans, and praised the team"
        found = _BEFORE.search(self._text[max(self._start, start - REACH) : start])
        if found is None or self._words(feeler) in _SUBJECTS:
            return False
        word = found.group(1).lower()
        if word in _CONJUNCTIONS and len(self._text[end:place].split()) <= 3:
            return False
        if word in ("and", "or") and self._is_joined(number):
            first = number
            while number - first <= LOOK and self._is_joined(first):
                first -= 1
            return number - first <= LOOK and self._is_aside(first, place)
        if verb_lemma(word) in reading("clause_after"):
            return False
        if word == "of" and _SHARE.search(self._text, max(self._start, start - REACH), start):
            return False
        return word in reading("prepositions") or is_verb(word)

    def _is_joined(self, number: int) -> bool:
        """ "Kim and Lee": the second stands as the first does."""
        if number == 0:
            return False
        between = self._text[self._all[number - 1].span.end : self._all[number].span.start]
        return between.strip().startswith(("and", "or")) and len(between) < REACH

    def _named(self, number: int) -> Feeler:
        """Of "Ada Kim, the first captain" the name."""
        feeler = self._all[number]
        if number == 0:
            return feeler
        first = self._all[number - 1]
        between = self._text[first.span.end : feeler.span.start]
        apposed = len(between) < REACH and _APPOSED.fullmatch(between) is not None
        return first if apposed and first.span.cut(self._text)[:1].isupper() else feeler


@cache
def is_verb(word: str) -> bool:
    """Whether a word can be a verb only."""
    found = lemmas(word)
    if "VERB" not in found or "NOUN" in found or "ADJ" in found:
        return False
    return word not in words_of("function", "words")
