"""What a server says it sends, and which of that can be a report."""

from __future__ import annotations

from email.message import Message

from sourceline.fetch.exchange import Answer
from sourceline.fetch.failures import Refused

# Besides all of text/ and all that ends in +xml or +json. What is not told is looked at.
_READ = frozenset({
    "", "application/xml", "application/json", "application/ndjson", "application/x-ndjson",
    "application/jsonl", "application/octet-stream", "binary/octet-stream", "application/xhtml",
})  # fmt: skip
_NOT_WORDS = frozenset(
    {"text/css", "text/javascript", "text/calendar", "text/vcard", "image/svg+xml"}
)


def read_media(value: str) -> tuple[str, str | None]:
    """Type and character set of a Content-Type.

    >>> read_media("Text/HTML; charset='utf-8'")
    ('text/html', 'utf-8')
    """
    message = Message()
    message["Content-Type"] = value[:400]
    told = message.get_param("charset")
    charset = told.strip(" '\"")[:40] if isinstance(told, str) else ""
    return value.split(";")[0].strip().lower()[:100], charset or None


def check_media(answer: Answer) -> None:
    """Raises `Refused` before the body of a picture, a film or a program is read."""
    media, _ = read_media(answer.headers.get("content-type", ""))
    words = media in _READ or media.startswith("text/") or media.endswith(("+xml", "+json"))
    if not words or media in _NOT_WORDS:
        raise Refused(f"its server sends {media[:60]}, which holds no report")
