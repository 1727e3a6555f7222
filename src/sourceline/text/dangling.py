"""Sentences that lean on the one before: their first word points outside of them."""

from __future__ import annotations

import re

_DANGLING = re.compile(
    r"^[\"“‘(]*(?:he|she|it|they|him|his|her|its|their|this|that|these|those|there|then|also|but|and|so|however|"
    r"meanwhile|moreover|furthermore|additionally|afterwards|instead|here|such|another|both)\b",
    re.IGNORECASE,
)


def is_dangling(sentence: str) -> bool:
    """Whether a sentence does not stand by itself: "But she refused."""
    return _DANGLING.match(sentence) is not None
