"""Cues: the verbs that give words to a speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sourceline.model.span import Span
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import verb_lemma
from sourceline.text.tokens import find_words


@dataclass(frozen=True, slots=True)
class Cue:
    span: Span
    lemma: str
    word: str

    def can(self, use: str) -> bool:
        """Whether the verb is used so: direct, indirect, addressed, commanding, labelling."""
        return self.lemma in _words(use)


def find_cues(text: str, start: int, end: int) -> Iterator[Cue]:
    """All words of a stretch that can be cues, in order of place."""
    if start >= end:
        return
    for token in find_words(text, Span(start, end)):
        lemma = verb_lemma(token.plain)
        if lemma is None or not token.span.cut(text)[0].islower():
            continue
        known = any(lemma in _words(use) for use in ("direct", "indirect", "labelling"))
        if known and not _is_noun_here(text, token.span, token.plain, lemma):
            yield Cue(token.span, lemma, token.plain)


def _is_noun_here(text: str, span: Span, word: str, lemma: str) -> bool:
    """ "the report", "to say", "a claim": a noun or an infinitive and no verb that gives words."""
    before = re.search(r"(\w+)[ '’s]* $", text[max(0, span.start - 20) : span.start])
    if before is None:
        return False
    plain = before.group(1).lower()
    if plain in (
        "to",
        "the",
        "a",
        "an",
        "this",
        "that",
        "his",
        "her",
        "its",
        "their",
        "no",
        "any",
        "of",
        "s",
    ):
        return plain != "that" or word == lemma
    return (
        plain in ("will", "would", "could", "can", "might", "may", "must", "should")
        and lemma != "say"
    )


_LABELS = frozenset(
    ["call", "describe", "dub", "brand", "label", "term", "characterise", "characterize", "denounce",
     "condemn", "criticise", "criticize", "praise", "hail", "deem", "dismiss", "blast", "slam",
     "accuse", "quote", "laud"]
)  # fmt: skip


def _words(use: str) -> frozenset[str]:
    if use == "labelling":
        return _LABELS
    if use == "direct":
        return words_of("cues", "speech") | words_of("cues", "quoting")
    if use == "with_that":
        return words_of("cues", "needs_that")
    return words_of("cues", {"indirect": "speech", "addressed": "addressing"}.get(use, "directing"))
