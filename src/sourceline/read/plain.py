"""Plain text and Markdown reports."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sourceline.model.article import Problem
from sourceline.read.draft import Draft
from sourceline.read.front_matter import read_front_matter
from sourceline.read.headers import Head, read_head

_LINE = re.compile(r"[^\n]+")
_SENTENCE_END = re.compile(r"[.!:;,…][\"'”’)\]]*$")
_HASHES = re.compile(r"#{1,6}\s+")
# Longer first lines are sentences; printed headlines have 6 to 14 words.
TITLE_WORDS = 20


def read_plain(
    source: str, text: str, sha256: str, filename: str = ""
) -> Iterator[Draft | Problem]:
    """One report: its header lines or front matter marked, its title the first line if it is one."""
    matter, problem = read_front_matter(text)
    if problem:
        yield Problem(source, "partly_read", problem)
    rest = read_head(text, matter.end)
    fields = rest.fields | matter.fields
    head = Head(fields, matter.marks + rest.marks)
    yield Draft(
        source=source,
        text=text,
        sha256=sha256,
        filename=filename,
        title=fields.get("title") or find_title(text, head.end),
        publisher=fields.get("publisher"),
        url=fields.get("url"),
        language=fields.get("language"),
        header_date=fields.get("date"),
        marks=head.marks,
    )


def find_title(text: str, start: int) -> str | None:
    """The first line after the header, if it is a headline: short, alone, without a full stop."""
    lines = _LINE.finditer(text, start)
    first = next((match for match in lines if match.group().strip()), None)
    following = next((match for match in lines if match.group().strip()), None)
    if first is None or following is None:
        return None
    words = first.group().strip()
    if _HASHES.match(words):
        return _HASHES.sub("", words).strip(" #") or None
    if len(words) > 300 or len(words.split()) > TITLE_WORDS or _SENTENCE_END.search(words):
        return None
    below = following.group().strip()
    apart = text[first.end() : first.end() + 2] == "\n\n" or len(words) < len(below) // 2
    subtitle = len(below.split()) <= TITLE_WORDS and not _SENTENCE_END.search(below)
    return words.strip("*_ ") or None if apart or subtitle else None
