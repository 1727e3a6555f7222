"""Words of a text, with their places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from sourceline.model.span import Span

# A number with its separators ("3,450", "61.5", "10:45"), or letters that an apostrophe, a hyphen,
# an ampersand or a full stop inside hold together ("O'Neil", "open-topped", "AT&T", "U.S").
_WORD = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:['’&.\-‐‑][^\W_]+)*|[^\W_]+")

_PLAIN = str.maketrans(
    {"‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
     "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "\u00a0": " ", "\u200b": ""}
)  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Token:
    """One word: its place, and its plain form (case folded, one kind of apostrophe and hyphen)."""

    span: Span
    plain: str


def plain(text: str) -> str:
    """Case folded, compatibility-composed, with one kind of quotation mark, hyphen and space.

    For comparing only: lengths and offsets are not those of `text`.
    """
    return " ".join(unicodedata.normalize("NFKC", text.translate(_PLAIN)).casefold().split())


def find_words(text: str, span: Span | None = None) -> Iterator[Token]:
    """Yield the words of `text`, or of the part of it that `span` covers, in order."""
    start, end = (span.start, span.end) if span else (0, len(text))
    for match in _WORD.finditer(text, start, end):
        yield Token(Span(match.start(), match.end()), _plain_word(match.group()))


@lru_cache(maxsize=1 << 16)
def _plain_word(word: str) -> str:
    """Words come again and again: a report's are folded once (a tenth of the whole run, measured)."""
    return plain(word)
