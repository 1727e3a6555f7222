"""Short ways to write reports and read them back."""

from __future__ import annotations

from pathlib import Path

from sourceline.model.article import Article, Problem
from sourceline.read.sources import read_paths


def read(*paths: Path) -> tuple[list[Article], list[Problem]]:
    """Articles and problems of some paths."""
    items = list(read_paths([str(path) for path in paths]))
    articles = [item for item in items if isinstance(item, Article)]
    return articles, [item for item in items if isinstance(item, Problem)]


def read_bytes(folder: Path, name: str, data: bytes) -> tuple[list[Article], list[Problem]]:
    path = folder / name
    path.write_bytes(data)
    return read(path)


def read_text(folder: Path, name: str, text: str) -> Article:
    """The one article that a file of this text holds."""
    articles, problems = read_bytes(folder, name, text.encode("utf-8"))
    assert not problems
    (article,) = articles
    return article


def marked(article: Article, reason: str | None = None) -> list[str]:
    """The words set apart, for one reason or for any."""
    return [
        mark.span.cut(article.text)
        for mark in article.boilerplate
        if reason is None or mark.reason == reason
    ]
