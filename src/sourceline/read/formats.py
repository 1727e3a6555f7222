"""What kind of file it is: by its name, where that is silent by its first bytes."""

from __future__ import annotations

import re
from enum import StrEnum


class Format(StrEnum):
    TEXT = "text"  # plain or Markdown
    HTML = "html"
    JSON = "json"
    JSONL = "jsonl"
    MESSAGE = "message"
    MAILBOX = "mailbox"


_SUFFIXES = {
    ".html": Format.HTML, ".htm": Format.HTML, ".xhtml": Format.HTML, ".shtml": Format.HTML,
    ".xml": Format.HTML, ".sgml": Format.HTML, ".sgm": Format.HTML,
    ".json": Format.JSON, ".jsonl": Format.JSONL, ".ndjson": Format.JSONL,
    ".eml": Format.MESSAGE, ".mbox": Format.MAILBOX, ".mbx": Format.MAILBOX,
    ".md": Format.TEXT, ".markdown": Format.TEXT, ".txt": Format.TEXT, ".text": Format.TEXT,
}  # fmt: skip
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head)\b",
    re.IGNORECASE | re.DOTALL,
)
_ARRAY = re.compile(rb"\s*\[\s*[{\[\]]")
_OBJECT = re.compile(rb"\s*\{\s*[\"}]")


def guess_format(suffix: str, head: bytes) -> Format:
    """The format of a file with this name's end and these first bytes.

    A page saved as `.txt` is a page, and JSONL saved as `.json` is JSONL.
    """
    head = head.removeprefix(b"\xef\xbb\xbf")
    named = _SUFFIXES.get(suffix)
    if named in (None, Format.TEXT) and _PAGE.match(head):
        return Format.HTML
    if named in (Format.JSONL, Format.JSON):
        return _records_format(named, head)
    if named is None and (_ARRAY.match(head) or _OBJECT.match(head)):
        return _records_format(None, head)
    return named or Format.TEXT


def _records_format(named: Format | None, head: bytes) -> Format:
    """JSONL has a whole object on its first line; an array is one document."""
    if _ARRAY.match(head):
        return Format.JSON
    first, _, rest = head.lstrip().partition(b"\n")
    if named is Format.JSONL:
        return Format.JSON if first.strip() == b"{" else Format.JSONL
    whole_line = first.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{")
    return Format.JSONL if whole_line else Format.JSON
