"""Sentences that lean on the one before: their first word points outside of them."""

from __future__ import annotations

import re

_DANGLING = re.compile(
    r"^[\"“‘(]*(?:he|she|it|they|him|his|her|its|their|this|that|these|those|then|also|but|and|so|however|"
    r"meanwhile|moreover|furthermore|additionally|afterwards|instead|here|such|another|both|hence|thus|therefore|"
    r"nevertheless|nonetheless|still|yet|or|nor|similarly|likewise|besides|previously|in addition|"
    r"as a result|on the same (?:day|night|evening|afternoon|morning)|the (?:same|next|following|previous) "
    r"(?:day|night|evening|afternoon|morning|week|month|year)|the (?:day|night|evening|week) (?:before|after)|"
    r"at the same time|at (?:that|this) (?:time|point)|(?:a|an|one|two|three|\w+) (?:days?|weeks?|months?|years?|"
    r"hours?) (?:later|earlier)|by then|since then|among (?:them|those|these)|the latter|(?:later|earlier)(?=,)|"
    r"there(?! (?:was|were|is|are|has|have|had|will)))\b",
    re.IGNORECASE,
)


def is_dangling(sentence: str) -> bool:
    """Whether a sentence does not stand by itself: "But she refused."""
    return _DANGLING.match(sentence) is not None
