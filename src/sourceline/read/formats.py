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
    FEED = "feed"  # RSS, Atom
    FEEDS = "feeds"  # a list of feeds: OPML
    TABLE = "table"  # CSV, TSV
    DATABASE = "database"  # SQLite
    ARCHIVE = "archive"  # WARC


_SUFFIXES = {
    ".html": Format.HTML, ".htm": Format.HTML, ".xhtml": Format.HTML, ".shtml": Format.HTML,
    ".xml": Format.HTML, ".sgml": Format.HTML, ".sgm": Format.HTML,
    ".json": Format.JSON, ".jsonl": Format.JSONL, ".ndjson": Format.JSONL,
    ".eml": Format.MESSAGE, ".mbox": Format.MAILBOX, ".mbx": Format.MAILBOX,
    ".rss": Format.FEED, ".atom": Format.FEED, ".rdf": Format.FEED, ".opml": Format.FEEDS,
    ".csv": Format.TABLE, ".tsv": Format.TABLE,
    ".sqlite": Format.DATABASE, ".sqlite3": Format.DATABASE, ".db": Format.DATABASE,
    ".warc": Format.ARCHIVE,
    ".md": Format.TEXT, ".markdown": Format.TEXT, ".txt": Format.TEXT, ".text": Format.TEXT,
}  # fmt: skip
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head)\b",
    re.IGNORECASE | re.DOTALL,
)
# The first tag of a feed, after declarations, comments and a document type.
_ROOT = re.compile(
    rb"\s*(?:<\?[^>]{0,500}>\s*|<!--.{0,2000}?-->\s*|<!DOCTYPE[^<\[]{0,500}[>\[]\s*|"
    rb"<!ENTITY[^>]{0,500}>\s*|\]>\s*){0,30}<(?:\w{1,20}:)?(rss|feed|rdf|opml|channel)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = {b"opml": Format.FEEDS}
_JSON_FEED = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version')
SQLITE = b"SQLite format 3\0"
_ARRAY = re.compile(rb"\s*\[\s*[{\[\]]")
_OBJECT = re.compile(rb"\s*\{\s*[\"}]")


def guess_format(suffix: str, head: bytes) -> Format:
    """The format of a file with this name's end and these first bytes.

    A page saved as `.txt` is a page, a feed saved as `.xml` a feed, and JSONL saved as `.json` is JSONL.
    """
    if head.startswith(SQLITE):
        return Format.DATABASE
    if head.startswith(b"WARC/1."):
        return Format.ARCHIVE
    head = head.removeprefix(b"\xef\xbb\xbf")
    named = _SUFFIXES.get(suffix)
    if named in (None, Format.TEXT, Format.HTML, Format.FEED, Format.FEEDS):
        root = _ROOT.match(_narrow(head))
        if root:
            return _TAGS.get(root.group(1).lower(), Format.FEED)
    if named in (None, Format.TEXT) and _PAGE.match(head):
        return Format.HTML
    if named in (Format.JSONL, Format.JSON):
        return _records_format(named, head)
    if named is None and (_ARRAY.match(head) or _OBJECT.match(head)):
        return _records_format(None, head)
    return named or Format.TEXT


def is_json_feed(data: bytes) -> bool:
    """Whether a JSON document calls itself a feed (jsonfeed.org)."""
    return _JSON_FEED.search(data, 0, 65_536) is not None


def _narrow(head: bytes) -> bytes:
    """Tags as ASCII, whatever the width of the characters."""
    return head.lstrip(b"\xff\xfe").replace(b"\0", b"")


def _records_format(named: Format | None, head: bytes) -> Format:
    """JSONL has a whole object on its first line; an array is one document."""
    if _ARRAY.match(head):
        return Format.JSON
    first, _, rest = head.lstrip().partition(b"\n")
    if named is Format.JSONL:
        return Format.JSON if first.strip() == b"{" else Format.JSONL
    whole_line = first.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{")
    return Format.JSONL if whole_line else Format.JSON
