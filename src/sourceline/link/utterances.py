"""Quoted words made ready to be compared: without marks, brackets, contractions and small spellings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sourceline.model.annotations import Annotations, Form, Quotation
from sourceline.model.article import Article
from sourceline.model.span import Span
from sourceline.text.lexicon import load_lexicon, words_of
from sourceline.text.morphology import stem
from sourceline.text.tokens import find_words, plain

# Words beyond this are not compared: no utterance in a report is as long.
MOST_WORDS = 400
_STOP = re.compile(r"[.!?…]|--|[—–]")
_LEFT_OUT = re.compile(r"\.\s?\.\s?\.|…|--|[—–]|[\[\]()*]")
_BRACKETED = re.compile(r"\[[^\[\]\n]{0,80}\]|\([^()\n]{0,80}\)")


@dataclass(frozen=True, slots=True, eq=False)
class Utterance:
    """Words between quotation marks. `breaks[n]`: between word n-1 and n a sentence ends; `gaps[n]`:
    words may be left out there (an ellipsis, a bracket, a cue in the middle)."""

    article: Article
    words: Span
    places: tuple[Span, ...]
    plain: tuple[str, ...]
    stems: tuple[str, ...]
    breaks: tuple[bool, ...]
    gaps: tuple[bool, ...]
    speaker: frozenset[str]
    speaker_text: str

    def broken(self, start: int, end: int) -> bool:
        """Whether words may have been left out between the words of `[start, end)`."""
        return any(self.gaps[start + 1 : end]) or any(self.breaks[start + 1 : end])

    def edges(self, start: int, end: int) -> tuple[bool, bool]:
        """Whether words may have been left out right before, and right after."""
        return self.gaps[start], self.gaps[end]

    def closes(self, at: int) -> bool:
        """Whether a sentence or the quotation ends before word `at`."""
        return at >= len(self.places) or self.breaks[at]

    def opens(self, at: int) -> bool:
        return at == 0 or self.breaks[at]

    def _stops(self, at: int) -> bool:
        """Whether a sentence ends before word `at`, or a cue stands there."""
        if at == 0 or self.breaks[at]:
            return True
        between = self.article.text[self.places[at - 1].end : self.places[at].start]
        return any(mark in between for mark in '"“”')

    def sentence_around(self, words: Span, most: int) -> Span:
        """The part of the quotation from one full stop to the next around some words, or so many."""
        first = max((n for n in range(words.start + 1) if self._stops(n)), default=0)
        last = min(
            (n for n in range(words.end, len(self.places)) if self._stops(n)),
            default=len(self.places),
        )
        first, last = max(first, words.start - most), min(last, words.end + most)
        return Span(self.places[first].start, self.places[last - 1].end)


def find_utterances(annotations: Sequence[Annotations]) -> list[Utterance]:
    """The quoted words of all reports, without headings and indirect speech."""
    return [
        utterance
        for each in annotations
        for quotation in each.quotations
        if quotation.kind != "indirect" and not quotation.heading
        for utterance in _read(each, quotation)
    ]


def _read(annotations: Annotations, quotation: Quotation) -> Iterator[Utterance]:
    text = annotations.article.text
    places: list[Span] = []
    words: list[str] = []
    breaks: list[bool] = []
    gaps: list[bool] = []
    parts = quotation.parts or (quotation.words,)
    for number, part in enumerate(parts):
        goes_on = number > 0 and _goes_on(text, parts[number - 1], part)
        hidden = [Span(m.start(), m.end()) for m in _BRACKETED.finditer(text, part.start, part.end)]
        before, masked = part.start, False
        for token in find_words(text, part):
            if any(span.contains(token.span) for span in hidden):
                continue
            between = text[before : token.span.start]
            opens_part = not places or (number > 0 and before == part.start and not goes_on)
            hides = opens_part or bool(_LEFT_OUT.search(between)) or masked
            for step, word in enumerate(_expanded(_undotted(token.plain))):
                places.append(token.span)
                words.append(word)
                breaks.append(step == 0 and bool(_STOP.search(between)))
                gaps.append(step == 0 and hides)
            before = token.span.end
            masked = text.startswith("*", before)
        if len(words) > MOST_WORDS:
            return
    if not places:
        return
    names, told = _speaker(annotations, quotation)
    yield Utterance(
        article=annotations.article,
        words=quotation.words,
        places=tuple(places),
        plain=tuple(words),
        stems=tuple(stem(word) for word in words),
        breaks=(*breaks, True),
        gaps=(*gaps, False),
        speaker=names,
        speaker_text=told,
    )


def _goes_on(text: str, first: Span, then: Span) -> bool:
    """Whether nothing is left out between two parts: "We lost the key," he wrote, "and the door."""
    return first.cut(text).rstrip().endswith(",") and then.cut(text)[:1].islower()


def _undotted(word: str) -> str:
    """ "F.B.I" is "FBI"."""
    return word.replace(".", "") if word[0].isalpha() else word


def _expanded(word: str) -> Sequence[str]:
    """ "can't" is "can not", "it's" is "it is", "going to" said quickly is "gonna"."""
    table: dict[str, str] = load_lexicon("contrasts").get("contractions", {})
    whole = table.get(word)
    if whole is not None:
        return whole.split()
    for ending, words in load_lexicon("contrasts").get("contracted_endings", {}).items():
        if word.endswith(ending) and len(word) > len(ending):
            return [word.removesuffix(ending), *words.split()]
    return word.split("-")


def _speaker(annotations: Annotations, quotation: Quotation) -> tuple[frozenset[str], str]:
    """The words of all names of the speaker in this report, and the longest of them."""
    if quotation.speaker is None:
        return frozenset(), ""
    text = annotations.article.text
    entity = annotations.mentions[quotation.speaker].entity
    names = sorted(
        {
            m.span.cut(text)
            for m in annotations.mentions
            if m.entity == entity and m.form is Form.NAME
        },
        key=lambda name: (-len(name), name),
    )
    titles = words_of("function", "words")
    words = frozenset(w for name in names for w in plain(name).split() if w not in titles)
    return words, names[0] if names else ""
