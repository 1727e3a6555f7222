"""Lines at the head of a plain text that say things about it: "Date: 3 May 2030", "From: ...".

They stay in the text, marked as boilerplate with reason "header". Only keys that head reports count,
so that a first sentence with a colon in it is not lost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sourceline.model.span import Mark, Span
from sourceline.read.limits import HEAD_CHARS

# Key of a header line -> what it says. Those with None are set apart and not read.
KEYS: dict[str, str | None] = {
    "date": "date", "published": "date", "publication date": "date", "pubdate": "date",
    "published at": "date", "published on": "date", "date published": "date", "posted": "date",
    "load-date": None, "updated": None, "last updated": None, "last-modified": None,
    "retrieved": None, "accessed": None, "downloaded": None,
    "title": "title", "headline": "title", "subject": "title",
    "url": "url", "link": "url", "web": "url", "permalink": "url", "canonical": "url",
    "publisher": "publisher", "source": "publisher", "outlet": "publisher", "site": "publisher",
    "newspaper": "publisher", "publication": "publisher", "from": "publisher",
    "organization": "publisher", "agency": "publisher",
    "language": "language", "lang": "language",
    "author": None, "authors": None, "by": None, "byline": None, "section": None, "category": None,
    "keywords": None, "tags": None, "to": None, "cc": None, "reply-to": None, "newsgroups": None,
    "message-id": None, "slug": None, "dateline": None, "copyright": None, "edition": None,
    "page": None, "pages": None, "length": None, "id": None, "docid": None, "topic": None,
    "priority": None, "embargo": None, "word count": None, "words": None, "contact": None,
}  # fmt: skip
# One of these alone heads a report; one of the others may as well open a sentence.
_SURE = frozenset(
    {"date", "url", "published", "publication date", "pubdate", "headline", "message-id"}
)

_LEADING_DATE = re.compile(r"\A\s{0,3}date (\d{4}-\d{2}-\d{2})(?:[ \t]+|(?=\n)|\Z)")
_HEADER = re.compile(
    r"[ \t]{0,3}\**([A-Za-z][A-Za-z -]{0,24}?)\**[ \t]{0,3}:(?!//)\**[ \t]*([^\n]*)"
)
_LINE = re.compile(r"[^\n]*\n?")
_VALUE_CHARS = 600


@dataclass(frozen=True, slots=True)
class Head:
    """What the header lines say, by field, and the marks that set them apart."""

    fields: dict[str, str] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()

    @property
    def end(self) -> int:
        return max((mark.span.end for mark in self.marks), default=0)


def read_head(text: str, start: int = 0) -> Head:
    """The header lines at `start`, in any order, or a first ` date YYYY-MM-DD `."""
    leading = _LEADING_DATE.match(text) if start == 0 else None
    if leading:
        mark = Mark(Span(0, leading.end()), "header")
        return Head({"date": leading.group(1)}, (mark,))
    return _read_lines(text, start)


def _read_lines(text: str, start: int) -> Head:
    fields: dict[str, str] = {}
    marks: list[Mark] = []
    keys: list[str] = []
    blank_after = False
    place = start
    limit = start + HEAD_CHARS
    while place < min(len(text), limit):
        line = _LINE.match(text, place)
        assert line is not None
        words = line.group().strip()
        if words:
            header = _HEADER.match(line.group())
            key = " ".join(header.group(1).casefold().split()) if header else ""
            continues = bool(keys) and line.group()[0] in " \t" and not blank_after and not key
            if continues:
                marks.append(_mark(line))
            elif header is None or key not in KEYS or len(words) > _VALUE_CHARS:
                break
            else:
                keys.append(key)
                marks.append(_mark(line))
                name = KEYS[key]
                if name and header.group(2).strip():
                    fields.setdefault(name, header.group(2).strip(" \t*"))
        blank_after = not words
        place = line.end()
    sure = len(keys) > 1 or any(key in _SURE for key in keys) or (bool(keys) and blank_after)
    return Head(fields, tuple(marks)) if sure else Head()


def _mark(line: re.Match[str]) -> Mark:
    text = line.group()
    end = line.start() + len(text.rstrip())
    return Mark(Span(line.start() + len(text) - len(text.lstrip()), end), "header")
