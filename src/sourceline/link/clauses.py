"""What a clause is about: its stems by rarity, for comparing clauses of different reports."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from sourceline.model.annotations import Annotations
from sourceline.model.span import Span, within
from sourceline.text.frequency import idf
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import stem
from sourceline.text.tokens import find_words

ClauseTerms = dict[str, float]
# The rarity of an unknown word counts no more than this, so that one odd word decides nothing.
HEAVIEST = 9.0


def clause_terms(each: Annotations, clause: Span, apart: tuple[Span, ...] = ()) -> ClauseTerms:
    """Stem to weight; times, function words and what lies in `apart` left out."""
    left_out = sorted([*(t.span for t in within(each.times, clause)), *apart])
    ends = list(accumulate((span.end for span in left_out), max))
    function = words_of("function", "words")
    return {
        stem(t.plain) if t.plain.isalpha() else t.plain: min(idf(t.plain), HEAVIEST)
        for t in find_words(each.article.text, clause)
        if t.plain not in function and not _is_covered(t.span, left_out, ends)
    }


def _is_covered(span: Span, spans: Sequence[Span], ends: Sequence[int]) -> bool:
    """Whether one of the spans, in order of start, overlaps; `ends` are their furthest ends so far."""
    at = bisect_left(spans, span.end, key=lambda s: s.start)
    return at > 0 and ends[at - 1] > span.start


def cosine(one: ClauseTerms, two: ClauseTerms) -> float:
    """From 0 (nothing shared) to 1."""
    shared = sum(weight * two[term] for term, weight in one.items() if term in two)
    norm = math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in two.values()))
    return shared / norm if norm else 0.0
