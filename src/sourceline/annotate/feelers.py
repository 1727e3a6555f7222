"""Who feels: the words before (or after) an emotion word that say whose it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sourceline.model.annotations import Form, Kind, Mention
from sourceline.model.span import Span
from sourceline.text.lexicon import load_lexicon, words_of
from sourceline.text.morphology import lemmas
from sourceline.text.phrases import is_function, is_person_noun, is_plural

_ANIMATE = (Kind.PERSON, Kind.GROUP, Kind.ORGANIZATION)
_BEFORE = re.compile(
    r"([^\W\d_]+(?:['’-][^\W\d_]+)*)(?: (?:the|a|an|his|her|their|its|our|my|this|that|these|those|all|some|many|most|both|other))?[ \"“‘]*$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’&.‑-][^\W\d_]+)*")
_PREPOSITIONS = frozenset(["of", "to", "for", "with", "by", "from", "in", "at", "on", "about", "after", "against", "over", "than", "among", "between", "into", "before", "behind", "like", "towards", "toward", "near", "despite", "including", "without", "under", "through", "as"])  # fmt: skip
_PRONOUNS = frozenset(["he", "she", "they", "we", "i", "many", "some", "others", "everyone", "everybody", "several", "them", "him", "her", "us", "me"])  # fmt: skip
# Never the subject of a verb.
_OBJECTS = frozenset(
    ["him", "her", "them", "us", "me", "his", "their", "its", "my", "our", "your", "it"]
)
_OWNERS = frozenset(["his", "their", "its", "my", "our", "your"])
# A clause can follow these as well as a noun: "as fans lauded him".
_CONJUNCTIONS = frozenset(["as", "after", "before", "than", "like"])


@dataclass(frozen=True, slots=True)
class Feeler:
    """`span` are the words; `mention` is the number of the mention that they are, if one is."""

    span: Span
    mention: int | None


@dataclass(frozen=True, slots=True)
class Feelers:
    """Those of one sentence who can feel, in order of place."""

    text: str
    start: int
    all: tuple[Feeler, ...]

    def before(self, place: int) -> Feeler | None:
        """The subject of a verb at `place`: the nearest one that is no object and stands in no by-phrase."""
        near = [
            f
            for f in self.all
            if f.span.end <= place and f.span.cut(self.text).lower() not in _OBJECTS
        ]
        for feeler in reversed(near):
            if not self._is_aside(feeler, place):
                return self._first_of(feeler)
        return None

    def ending_at(self, place: int) -> Feeler | None:
        """The object of "caused the crowd to": the one whose words end right there."""
        return next((f for f in self.all if f.span.end == place), None)

    def between(self, start: int, end: int) -> Feeler | None:
        """The object of a verb before `start`: "left them", "sent fans"."""
        found = [f for f in self.all if start <= f.span.start and f.span.end <= end]
        return next((f for f in found if f.span.cut(self.text).lower() not in _OWNERS), None)

    def after(self, place: int, reach: int = 4) -> Feeler | None:
        """The one told of right after `place`: "shocked residents", "among fans"."""
        for feeler in self.all:
            if feeler.span.start >= place and feeler.span.cut(self.text).lower() not in _OWNERS:
                between = self.text[place : feeler.span.start]
                good = len(between.split()) <= reach and not re.search(r"[.;:,\"“”]", between)
                return feeler if good else None
        return None

    def _is_aside(self, feeler: Feeler, place: int) -> bool:
        """After a preposition or a verb, or an owner: no subject."""
        left = self.text[max(self.start, feeler.span.start - 40) : feeler.span.start]
        if self.text[feeler.span.end : feeler.span.end + 2] in ("'s", "’s") or self.text[
            feeler.span.end : feeler.span.end + 1
        ] in ("'", "’"):
            return True
        found = _BEFORE.search(left)
        if found is None:
            return False
        word = found.group(1).lower()
        if word in _CONJUNCTIONS and len(self.text[feeler.span.end : place].split()) <= 3:
            return False
        if word in ("and", "or"):
            number = self.all.index(feeler)
            other = self.all[number - 1] if number else None
            if other is not None and self.text[other.span.end : feeler.span.start].strip().split(
                " "
            )[0] in ("and", "or"):
                return self._is_aside(other, place)
        return word in _PREPOSITIONS or _is_verb(word)

    def _first_of(self, feeler: Feeler) -> Feeler:
        """Of "Ada Kim, the first captain" the name."""
        place = self.all.index(feeler)
        if place == 0:
            return feeler
        before = self.all[place - 1]
        between = self.text[before.span.end : feeler.span.start]
        named = before.span.cut(self.text)[:1].isupper()
        return (
            before
            if named and re.fullmatch(r", (?:the |a |an |his |her |their |who is )?", between)
            else feeler
        )


@cache
def _is_verb(word: str) -> bool:
    found = lemmas(word)
    return (
        "VERB" in found
        and "NOUN" not in found
        and "ADJ" not in found
        and word not in words_of("function", "words")
    )


@cache
def crowds() -> frozenset[str]:
    return frozenset(load_lexicon("emotions")["reading"]["crowds"])


class MentionIndex:
    """Mentions of those who can feel, by place."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._numbers = sorted(
            (i for i, m in enumerate(mentions) if m.kind in _ANIMATE),
            key=lambda i: (mentions[i].span.start, -mentions[i].span.end),
        )
        self._mentions = mentions
        self._starts = [mentions[i].span.start for i in self._numbers]

    def inside(self, span: Span) -> list[tuple[Span, int]]:
        low, high = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        found: list[tuple[Span, int]] = []
        for number in self._numbers[low:high]:
            mention = self._mentions[number]
            if mention.span.end > span.end or (found and found[-1][0].contains(mention.span)):
                continue
            if mention.form is Form.PRONOUN and mention.span.end - mention.span.start > 5:
                continue  # "himself", "themselves"
            found.append((mention.span, number))
        return found


def find_feelers(text: str, sentence: Span, index: MentionIndex) -> Feelers:
    """Mentions of persons and bodies, and crowds without a mention, in one sentence."""
    named = index.inside(sentence)
    found = [Feeler(span, number) for span, number in named]
    covered = [span for span, _ in named]
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        span = Span(match.start(), match.end())
        if any(other.overlaps(span) for other in covered) or not _is_crowd(match.group()):
            continue
        found.append(Feeler(_whole(text, span, sentence.start), None))
    return Feelers(text, sentence.start, tuple(sorted(found, key=lambda f: f.span)))


def _is_crowd(word: str) -> bool:
    low = word.lower()
    if low in _PRONOUNS or low in crowds():
        return low != "who"
    return is_plural(word) and is_person_noun(word)


def _whole(text: str, span: Span, floor: int) -> Span:
    """ "fans" -> "Wexmouth fans": the content words right before a crowd are part of it."""
    start = span.start
    if span.cut(text).lower() in _PRONOUNS:
        return span
    for word in reversed(list(_WORD.finditer(text, max(floor, start - 40), start))[-3:]):
        joined = text[word.end() : start] == " "
        if (
            not joined
            or (is_function(word.group()) and word.group().lower() not in ("many", "some"))
            or _is_verb(word.group().lower())
        ):
            break
        start = word.start()
    return Span(start, span.end)
