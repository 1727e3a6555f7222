"""Names and offices alone, as they stand in bylines and credits."""

from __future__ import annotations

import re

from sourceline.text.lexicon import words_of

EDGES = " \t*_#>()[]{}|/\\·•∙▪–—-~,;:.\u00a0\u200b"
_SENTENCES = re.compile(r"[a-z][.!?]\s")
# Names of people in bylines have at most two words in small letters that are no known particle.
_STRANGERS = 2


def is_credit(words: str, most: int = 12) -> bool:
    """Whether every word has a capital or is a particle or an office: "Ada Ito, staff writer"."""
    tokens = [token.strip(EDGES + "\"'“”‘’!?") for token in words.split()]
    tokens = [token for token in tokens if token]
    if not tokens:
        return True
    if len(tokens) > most or _SENTENCES.search(words):
        return False
    known = words_of("bylines", "small") | words_of("bylines", "roles")
    plain = [token for token in tokens if token.casefold() not in known]
    strangers = [token for token in plain if not (token[0].isupper() or not token[0].isalpha())]
    by = tokens[0].casefold() == "by"
    return len(strangers) <= (_STRANGERS if by else 0)


def is_signature(words: str) -> bool:
    """ "By" and a name, with an office or an outlet after it."""
    parts = words.split(None, 1)
    return len(parts) == 2 and parts[0].casefold() in ("by", "from") and is_credit(parts[1])
