"""A page as it was found, and the article that was read from it."""

from __future__ import annotations

from dataclasses import dataclass, field

from sourceline.model.span import Mark
from sourceline.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Bytes as found. `source` is the path below the deepest folder that holds all given paths."""

    source: str
    data: bytes = field(repr=False)


# The reason of a mark over "[…]": words that an excerpt leaves out stood there.
EXCERPT = "excerpt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One report: its text as it came in, and what is known about it.

    `text` never changes, so that every span stays true; `boilerplate` only grows.
    `published` is None where nothing is known yet; it may be an interval.
    `excerpt`: `text` holds only parts of what came in, and marks of the reason EXCERPT where parts are missing.
    """

    id: str
    source: str
    text: str = field(repr=False)
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str = "und"
    published: When | None = None
    published_from: str = "unknown"  # header, metadata, url, filename, text, unknown
    sha256: str = ""
    duplicates: tuple[str, ...] = ()
    boilerplate: tuple[Mark, ...] = ()
    excerpt: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something that was not told, and why. `kind`: unreadable, partly_read, unrelated, language, other."""

    source: str
    kind: str
    reason: str
