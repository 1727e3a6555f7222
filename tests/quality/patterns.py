"""Words and patterns compared without regard to typography, case and line breaks."""

from __future__ import annotations

import re
from functools import cache

_ALIKE = {
    '"': "\u201c\u201d\u201e\u00ab\u00bb",
    "'": "\u2018\u2019\u02bc",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
    " ": "\u00a0\u2009\u202f\n\r\t",
}
_TABLE = str.maketrans({char: plain for plain, chars in _ALIKE.items() for char in chars})


def level(text: str) -> str:
    """The text with one kind of quotation mark, dash and blank; offsets stay true."""
    return text.translate(_TABLE)


def flat(value: object) -> str:
    """The levelled text with every run of blanks as one; nothing for None."""
    return re.sub(r"\s+", " ", level("" if value is None else str(value))).strip()


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\s+", " ", level(pattern)), re.IGNORECASE)


def has(pattern: str, text: object) -> bool:
    """Whether the pattern stands in the text. A blank pattern stands nowhere, not everywhere."""
    return bool(pattern.strip()) and bool(compiled(pattern).search(flat(text)))


def spans(pattern: str, text: str) -> list[tuple[int, int]]:
    """Where the pattern stands in a text that keeps its own line breaks."""
    if not pattern.strip():
        return []
    wide = re.compile(compiled(pattern).pattern.replace(" ", r"\s+"), re.IGNORECASE)
    return [match.span() for match in wide.finditer(level(text))]


def unanchored(pattern: str) -> str:
    """A pattern for a whole name, turned into one that can be found in running text."""
    return re.sub(r"(?<![\\\[])\^|(?<!\\)\$", "", pattern)


def name_key(name: object) -> str:
    """A name up to case, article, possessive and punctuation at its edges."""
    bare = flat(name).casefold().strip(" \"'.,;:!?()[]")
    return re.sub(r"('s|')$", "", re.sub(r"^(the|a|an) ", "", bare))
