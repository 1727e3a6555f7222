"""Words from outside made harmless to look at: controls, text direction, links, length.

Escaping markup is the renderer's own work (Jinja2's autoescape, the Markdown escaper); this is
about what stays dangerous after it. The offsets of evidence are used before, never after.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

REPLACEMENT = "\ufffd"

# Overrides (U+202D, U+202E) make letters run backwards, which is only ever used to deceive: they
# become visible. Embeddings and isolates are dropped, for every report's words stand in an isolate
# of their own with `dir="auto"`, and one left open must not reorder what follows (Unicode UAX #9).
_SHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff\ufffe\uffff]")
_DROPPED = re.compile("[\u202a-\u202c\u2066-\u2069]")

_URL_LIMIT = 2000
_URL_REFUSED = re.compile(r"[\s\x00-\x20\x7f<>\"'`\\]")


def neutral(text: str) -> str:
    """The text without characters that could hide or reorder what is around it."""
    return _SHOWN.sub(REPLACEMENT, _DROPPED.sub("", text))


def safe_url(url: str | None) -> str | None:
    """The URL where it may be linked: http or https with a host, and no odd characters."""
    if not url or len(url) > _URL_LIMIT or _URL_REFUSED.search(url) or neutral(url) != url:
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host or "@" in parts.netloc:
        return None
    return url


def one_line(text: str) -> str:
    """The words with single spaces between them."""
    return " ".join(text.split())


def shortened(text: str, limit: int) -> str:
    """On one line, cut after a word where it is longer than `limit`."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    head = line[:limit]
    return (head.rsplit(" ", 1)[0] if " " in head[limit // 2 :] else head) + " …"
