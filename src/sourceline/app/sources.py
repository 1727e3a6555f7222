"""From sources to articles, one by one: the use case behind `sourceline build`.

Files are read, addresses are fetched, and only those that were named: a feed's entries lead to their
pages only where the full text was asked for.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from sourceline.app.ahead import ahead
from sourceline.app.meanwhile import Meanwhile
from sourceline.errors import SettingsError
from sourceline.fetch.failures import FetchError
from sourceline.fetch.fetcher import Fetcher
from sourceline.fetch.settings import (
    DELAY,
    MAX_BYTES,
    MAX_REDIRECTS,
    TIMEOUT,
    USER_AGENT,
    FetchSettings,
)
from sourceline.model.article import Article, Page, Problem
from sourceline.read.opening import is_renewed, links_of
from sourceline.read.settings import Reading
from sourceline.read.sources import read_each, read_page
from sourceline.settings.values import Fetching

__all__ = ["COLUMNS", "SourceEvent", "SourceReader", "SourceSettings", "is_address", "read_all"]

# What a column of a table can be.
COLUMNS = ("text", "title", "published", "url", "publisher", "id")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_LOGIN = re.compile(r"//[^/?#]*@")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEvent:
    """Something that was done on the way, for whoever watches.

    `kind`: `fetched`, `kept` (it was in the cache), `unchanged` (its server says so), `waiting` (a server
    asks for it), `not kept` (the cache could not be written). `detail` is in words.
    """

    kind: str
    source: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSettings:
    """How sources are read. The reasons for the numbers stand in `settings.values`.

    allow_private   fetch from this machine and its network too; off, since an address in a feed is
                    a stranger's
    full_text       follow the links of entries that hold a summary alone; off, since it fetches what
                    nobody named
    timeout         seconds for one page, all redirects together
    max_bytes       bytes of one page, unpacked
    max_redirects   how often one page may point to another
    delay           seconds between two requests to one host; a host may ask for more
    user_agent      who asks; the part before the slash is looked for in robots.txt
    cache           folder for what was fetched; None: everything is fetched again in the next run
    columns         what we call a field -> the column of a table that holds it
    table           the table of a database; None: the one that has a column for text
    today           the last day on which anything can have been published; None: for what is fetched the
                    machine's day, and files are believed
    """

    allow_private: bool = False
    full_text: bool = False
    timeout: float = TIMEOUT
    max_bytes: int = MAX_BYTES
    max_redirects: int = MAX_REDIRECTS
    delay: float = DELAY
    user_agent: str = USER_AGENT
    cache: Path | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    table: str | None = None
    today: date | None = None

    @classmethod
    def of(
        cls,
        fetching: Fetching,
        *,
        columns: Mapping[str, str],
        table: str | None,
        cache: Path | None,
    ) -> SourceSettings:
        """As the user has set it."""
        return cls(
            allow_private=fetching.allow_private,
            full_text=fetching.full_text,
            timeout=fetching.timeout,
            max_bytes=fetching.max_bytes,
            max_redirects=fetching.max_redirects,
            delay=fetching.delay,
            user_agent=fetching.user_agent or USER_AGENT,
            cache=cache,
            columns=columns,
            table=table,
        )

    def __post_init__(self) -> None:
        for name in self.columns:
            if name not in COLUMNS:
                remedy = f"A table can have: {', '.join(COLUMNS)}."
                raise SettingsError("no such field", subject=str(name), remedy=remedy)
        _fetching(self)


Watch = Callable[[SourceEvent], None]


def is_address(source: str) -> bool:
    """Whether a source is an address rather than a path.

    >>> is_address("https://paper.example/feed"), is_address("C:/news/may.jsonl")
    (True, False)
    """
    return _ADDRESS.match(source) is not None


def read_all(
    sources: Sequence[str],
    *,
    settings: SourceSettings | None = None,
    watch: Watch | None = None,
) -> Iterator[Article | Problem]:
    """The reports of all sources, one by one: first those of the files, then those of the addresses.

    None is held, so a report that stands in two sources comes twice. Whatever cannot be read or
    fetched is a `Problem`, and the rest goes on. Raises `SourceError` for a path that does not exist,
    before anything is read.
    """
    reader = SourceReader(settings or SourceSettings(), watch)
    paths = [source for source in sources if not is_address(source)]
    if paths:
        yield from read_each(paths, reading=reader.reading)
    yield from reader.read_addresses([source for source in sources if is_address(source)])


class SourceReader:
    """Reads files as the settings say (`reading`), and addresses; each page once."""

    def __init__(self, settings: SourceSettings, watch: Watch | None = None) -> None:
        self._pages = _Pages(settings, watch)
        # A file that somebody saved is believed; what a stranger's server dates ahead is not.
        self.reading = Reading(
            columns=settings.columns,
            table=settings.table,
            latest=settings.today,
            get_page=self._pages.get,
            expect=self._pages.expect,
            full_text=settings.full_text,
        )
        self._fetched = replace(self.reading, latest=settings.today or datetime.now(UTC).date())

    def read_addresses(self, addresses: Sequence[str]) -> Iterator[Article | Problem]:
        """In their order; several hosts are asked at once."""
        for found in ahead(self._pages.get, addresses):
            if isinstance(found, Page):
                yield from read_page(found, self._fetched)
            elif found is not None:
                yield found


class _Pages:
    """Pages by their address, each once in a run. What was not fetched becomes a problem."""

    def __init__(self, settings: SourceSettings, watch: Watch | None) -> None:
        self._settings = settings
        self._watch = watch
        self._fetcher: Fetcher | None = None
        self._meanwhile = Meanwhile(self._fetch, _size)
        self._seen: set[str] = set()
        self._failed: dict[str, Problem] = {}
        self._lock = threading.Lock()
        self._watching = threading.Lock()

    def get(self, address: str) -> Page | Problem | None:
        """The page; what was wrong with it, as often as it is asked for; None where it was read before."""
        with self._lock:
            if address in self._failed:
                return self._failed[address]
            if address in self._seen:
                return None
            self._seen.add(address)
        found = self._meanwhile.take(address)
        if isinstance(found, Problem):
            self._failed[address] = found
        return found

    def expect(self, addresses: Iterable[str]) -> None:
        """They will be asked for."""
        with self._lock:
            self._meanwhile.expect([each for each in addresses if each not in self._seen])

    def _fetch(self, address: str) -> Page | Problem:
        with self._lock:
            if self._fetcher is None:
                settings = _fetching(self._settings)
                self._fetcher = Fetcher(settings, renew=is_renewed, told=self._tell)
        try:
            page = self._fetcher.fetch(address)
        except FetchError as cause:
            return Problem(_one_line(address), "unreadable", f"{cause.what}.")
        if self._settings.full_text:
            with suppress(Exception):  # whoever reads the feed says what is wrong with it
                self.expect(links_of(page))
        return page

    def _tell(self, kind: str, source: str, detail: str) -> None:
        if self._watch is not None:
            with self._watching:
                self._watch(SourceEvent(kind=kind, source=_one_line(source), detail=detail))


def _fetching(settings: SourceSettings) -> FetchSettings:
    return FetchSettings(
        allow_private=settings.allow_private,
        timeout=settings.timeout,
        max_bytes=settings.max_bytes,
        max_redirects=settings.max_redirects,
        delay=settings.delay,
        user_agent=settings.user_agent,
        cache=settings.cache,
    )


def _size(found: Page | Problem) -> int:
    return len(found.data) if isinstance(found, Page) else 0


def _one_line(address: str) -> str:
    """As a name: without a password, without what would break a line, and not without end."""
    return _LOGIN.sub("//", " ".join(address.split())[:500])
