"""The words of a page whose tags are too deep or too broken for a parser: tags cut, nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

_NAME = re.compile(r"/?\s{0,3}([a-zA-Z][a-zA-Z0-9]{0,20})")
_INLINE = frozenset(
    ["a", "b", "i", "em", "strong", "span", "u", "s", "q", "sub", "sup", "small", "font", "abbr"]
)
_UNSEEN = frozenset(["script", "style", "noscript", "template", "svg", "head"])


def flat_words(page: str) -> str:
    """The words between tags, blocks set apart by a blank line, in one pass."""
    blocks = (" ".join(unescape(block).split()) for block in "".join(_pieces(page)).split("\0"))
    return "\n\n".join(block for block in blocks if block)


def _pieces(page: str) -> Iterator[str]:
    """Text between tags, with NUL for each tag that ends a block."""
    low = page.lower()
    place = 0
    missing: set[str] = set()
    while (start := page.find("<", place)) != -1:
        yield page[place:start].replace("\0", " ")
        end = page.find(">", start)
        if end == -1:
            return
        name = _NAME.match(page, start + 1)
        tag = name.group(1).lower() if name else ""
        place = end + 1
        if tag in _UNSEEN and page[start + 1] != "/" and tag not in missing:
            close = low.find(f"</{tag}", place)
            if close == -1:
                missing.add(tag)  # never closed: looked for once, and its words are kept
            else:
                place = close
        yield "" if tag in _INLINE else "\0"
    yield page[place:].replace("\0", " ")
