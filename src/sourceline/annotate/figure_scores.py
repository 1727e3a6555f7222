"""Scores and votes: two numbers that a contest or a count of hands came to."""

from __future__ import annotations

import re

from sourceline.annotate.figure_context import context
from sourceline.model.span import Span
from sourceline.text.numbers import Number

_HYPHEN = re.compile(r"[-–—‑]")
_TO = re.compile(r" (?:votes? )?to (?:just |only )?")
_FOR_AGAINST = re.compile(
    r"(?: votes?| councillors?| members?)?"
    r" (?:for|in favou?r|in favou?r of it|yes|in support)"
    r"(?:,| and|;| to| with)*(?: only| just)? "
)
_AGAINST = re.compile(r"(?: votes?)? (?:against|opposed|no)\b")
_WORD = re.compile(r"[^\W\d_]+")
_CHAIN = re.compile(r"[-–—‑/.]\d|[-‑][^\W\d_]+\b(?! )")
# Beyond this a pair with a hyphen is a range, a code or two years.
HIGHEST = 999
# So many characters on either side hold the word that makes "5-4" a score.
NEAR = 60


def find_score(text: str, low: Number, high: Number, floor: int, end: int) -> Span | None:
    """The span of a score made of two numbers that stand next to each other; None where they are none."""
    if high.span.start - low.span.end > 40 or low.fraction or high.fraction:
        return None
    joint = text[low.span.end : high.span.start]
    span = low.span.cover(high.span)
    if _FOR_AGAINST.fullmatch(joint):
        against = _AGAINST.match(text, high.span.end, end)
        return Span(span.start, against.end()) if against else None
    if any(n.value != int(n.value) for n in (low, high)):
        return None
    if _HYPHEN.fullmatch(joint):
        return span if _is_hyphened(text, low, high, span, floor, end) else None
    if _TO.fullmatch(joint):
        return span if _is_told(text, low, high, joint, span, floor, end) else None
    return None


def _is_hyphened(text: str, low: Number, high: Number, span: Span, floor: int, end: int) -> bool:
    if max(low.value, high.value) > HIGHEST or span.cut(text) in context("set_phrases"):
        return False
    before = text[max(floor, span.start - 1) : span.start]
    if re.match(r"[\w/.\-–£$€#]", before) or _CHAIN.match(text, span.end, end):
        return False
    if any(
        cut.startswith("0") and len(cut) > 1 for cut in (low.span.cut(text), high.span.cut(text))
    ):
        return False
    if low.value >= high.value:
        return not _is_aim(text, span, end)
    return _has_word_near(text, span, floor, end)


def _is_aim(text: str, span: Span, end: int) -> bool:
    """ "a 4-4-2 formation", "20-20 vision"."""
    return bool(
        re.match(r" (?:formation|vision|hindsight)", text[span.end : min(end, span.end + 12)])
    )


def _is_told(
    text: str, low: Number, high: Number, joint: str, span: Span, floor: int, end: int
) -> bool:
    """ "by five to four", "52 votes to 48": never "five to six people" or "rose 5 to 10"."""
    if "vote" in joint:
        return True
    left = text[max(floor, span.start - 30) : span.start].lower()
    by = re.search(
        r"\b(?:by|of|was|voted|vote|ruled|won|lost|passed|margin of|score of|split)(?: a)? $", left
    )
    falling = low.value > high.value
    after = text[span.end : min(end, span.end + 2)]
    if (
        by
        and (falling or low.value == high.value)
        and after[:1] in (" ", ",", ".", ";", ":", "\n", "")
    ):
        return _has_word_near(text, span, floor, end)
    following = _WORD.match(text, span.end + 1, end)
    return bool(
        falling
        and following
        and following.group().lower() in context("score_words")
        and low.words == high.words
    )


def _has_word_near(text: str, span: Span, floor: int, end: int) -> bool:
    words = context("score_words")
    around = (
        text[max(floor, span.start - NEAR) : span.start]
        + " "
        + text[span.end : min(end, span.end + NEAR // 2)]
    )
    return any(word.lower() in words for word in _WORD.findall(around))
