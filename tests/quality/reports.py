"""A plain reading of reports, for checks of the truth; the program under test reads its own way."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

_UNSEEN = frozenset({"script", "style"})
_INLINE = frozenset({"a", "b", "em", "i", "span", "strong", "small", "time", "abbr", "cite", "q"})
_WORDS = ("title", "text", "body", "content")


def read_texts(reports: Iterable[Path]) -> dict[str, str]:
    """Each report's words by its name, which in a .jsonl is the record's id."""
    texts: dict[str, str] = {}
    for path in reports:
        if path.suffix == ".jsonl":
            texts |= {str(record["id"]): _words(record) for record in read_records(path)}
        elif path.suffix in (".html", ".htm"):
            texts[path.name] = _page_words(path.read_text(encoding="utf-8"))
        else:
            texts[path.name] = path.read_text(encoding="utf-8")
    return texts


def read_records(path: Path) -> list[Mapping[str, Any]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def _words(record: Mapping[str, Any]) -> str:
    return "\n".join(str(record[key]) for key in _WORDS if record.get(key))


def _page_words(html: str) -> str:
    page = _Page()
    page.feed(html)
    return "".join(page.words)


class _Page(HTMLParser):
    """All the words a page shows, its boilerplate included."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in _UNSEEN
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.words.append(data)

    def _break(self, tag: str) -> None:
        if tag not in _INLINE:
            self.words.append("\n")
