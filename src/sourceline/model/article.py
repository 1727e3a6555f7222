"""A page as it was found, and the article that was read from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sourceline.model.span import Mark
from sourceline.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Bytes as found at an address. `source` is the address asked for, `url` the one that answered.

    `media_type` and `charset` are what the server says, "" and None where it says nothing; `found`
    is the day of fetching, after which nothing in it can have been published.
    """

    source: str
    data: bytes = field(repr=False)
    url: str
    media_type: str = ""
    charset: str | None = None
    found: date


# The reason of a mark over "[…]": words that an excerpt leaves out stood there.
EXCERPT = "excerpt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewording:
    """Words of one version, and what stands in their place in the next; "" where one has none.

    `start` and `end` are the place of `after` in the next version's text; alike where `after` is "".
    """

    before: str
    after: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """An earlier text of a report, before it was changed under the same address.

    `seen` and `replaced` are the days on which this text and the next one were first read;
    `changes` is what the next one made of it.
    """

    id: str
    source: str
    sha256: str
    seen: date
    replaced: date
    published: When | None = None
    changes: tuple[Rewording, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One report: its text as it came in, and what is known about it.

    `text` never changes, so that every span stays true; `boilerplate` only grows.
    `published` is None where nothing is known yet; it may be an interval.
    `excerpt`: `text` holds only parts of what came in, and marks of the reason EXCERPT where parts are missing.
    `versions` are earlier texts of the same report, oldest first: only an archive knows them.
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
    versions: tuple[Version, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something that was not told, and why. `kind`: unreadable, partly_read, unrelated, language, other."""

    source: str
    kind: str
    reason: str
