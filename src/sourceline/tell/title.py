"""The story's title, in a report's words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from sourceline.model.annotations import Annotations
from sourceline.text.frequency import idf
from sourceline.text.lexicon import words_of
from sourceline.text.morphology import stem
from sourceline.text.tokens import find_words

# A title reads best within these numbers of words.
SHORT, LONG = 4, 14
# A name is rarer than any verb; more than this a word counts for nothing, so that names alone make no title.
HEAVIEST = 4.5
# A title of what is to come counts so much where a report of a later day is there.
OVERTAKEN = 0.6
_AHEAD = re.compile(r"\b(?:will|(?:set|due|expected) to)\b", re.IGNORECASE)


def tell_title(annotations: Sequence[Annotations]) -> str:
    """Of the reports' titles, headings and first sentences the one that says most of what all tell."""
    centre: Counter[str] = Counter()
    for each in annotations:
        body = Counter[str]()
        for sentence in each.sentences:
            body.update(_terms(sentence.span.cut(each.article.text)).keys())
        for term in body:
            centre[term] += 1
    told = [(text, each) for each in annotations if (text := _title(each))] or [
        (text, each) for each in annotations for text in _first_words(each)
    ]
    reports = max(1, len(annotations))
    last = max((day for each in annotations if (day := _written(each))), default=None)
    best = max(
        sorted(told, key=lambda pair: pair[0]),
        key=lambda pair: round(
            _fitness(pair[0], centre, reports) * _freshness(pair[0], _written(pair[1]), last), 6
        ),
        default=("", None),
    )[0]
    return " ".join(best.split())


def _written(each: Annotations) -> date | None:
    return each.article.published.end if each.article.published is not None else None


def _freshness(text: str, written: date | None, last: date | None) -> float:
    """What a report expects, a later one of the story can have overtaken: "Board to vote on pier"."""
    if written is None or last is None or written >= last or not _AHEAD.search(text):
        return 1.0
    return OVERTAKEN


def _title(each: Annotations) -> str:
    return (each.article.title or "").strip()


def _first_words(each: Annotations) -> list[str]:
    text = each.article.text
    body = [s.span.cut(text) for s in each.sentences if not s.heading]
    heads = [s.span.cut(text) for s in each.sentences if s.heading]
    return heads[:2] + body[:1]


def _terms(text: str) -> dict[str, float]:
    function = words_of("function", "words")
    return {
        stem(t.plain) if t.plain.isalpha() else t.plain: min(idf(t.plain), HEAVIEST)
        for t in find_words(text)
        if t.plain not in function
    }


def _fitness(text: str, centre: Counter[str], reports: int) -> float:
    """Rarity of the title's words, each by the share of reports that have it; short and long lose."""
    terms = _terms(text)
    if not terms:
        return 0.0
    score = sum(w * centre[t] / reports for t, w in terms.items()) / math.sqrt(len(terms))
    length = len(text.split())
    if length > LONG:
        score *= LONG / length
    if length < SHORT:
        score *= length / SHORT
    return score
