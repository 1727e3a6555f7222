"""Words that give the number of an earlier day beside a new one: "up from 3,900"."""

from __future__ import annotations

import re

# Right before the number, with no more than a qualifier and a sign of money between.
_FROM = re.compile(
    r"(?:\b(?:up|down|rise|rising|fall|falling|jump|leap|drop|increase|climb|improvement) from"
    r"|\bcompared (?:with|to)(?: a (?:peak|high|low|record) of)?|\b(?:double|twice|treble|triple|half) the)"
    r"(?: (?:only|just|about|around|some|nearly|almost|over|more than|fewer than|a mere))?"
    r" [$£€¥₹]?$",
    re.IGNORECASE,
)
_REACH = 50


def is_earlier(text: str, place: int, floor: int = 0) -> bool:
    """Whether the number at `place` is told as one that was."""
    return _FROM.search(text[max(floor, place - _REACH) : place]) is not None
