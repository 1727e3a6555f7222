"""Feeds: RSS 0.9 to 2.0, Atom, and JSON Feed, an entry a report.

What an entry holds is its whole text or a summary of it; feeds do not say which, so that is judged by
where it stands and how long it is. Summaries are read as they are, counted and told, and followed to
their pages only where that was asked for.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

from sourceline.model.article import Page, Problem
from sourceline.read.decode import NotTextError, decode, plain_line_ends
from sourceline.read.draft import Draft
from sourceline.read.feed_pieces import Huge, cut_feed, without_doctype
from sourceline.read.html import fragment_words
from sourceline.read.limits import megabytes
from sourceline.read.settings import Reading
from sourceline.read.stamps import read_stamp

# Summaries have 20 to 80 words; an entry as long as this tells its report even where it says "summary".
WHOLE_CHARS = 1_500
_VALUE_CHARS = 1_000

# Entries that are known before the first of them is followed.
_AHEAD = 200

ReadPage = Callable[[Page], Iterator[Draft | Problem]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry as a report; `whole` where it holds more than a summary."""

    draft: Draft
    whole: bool


def read_feed(
    source: str, text: str, base: str | None, reading: Reading, read_page: ReadPage
) -> Iterator[Draft | Problem]:
    """The entries of RSS or Atom, `base` being its address; then a line on what they lack."""
    text, had_entities = without_doctype(text)
    if had_entities:
        reason = "it declares entities, which no feed needs: they were cut."
        yield Problem(source, "partly_read", reason)
    broken: list[str] = []
    entries = _parsed(source, text, base, broken)
    yield from _drafts(source, entries, reading, read_page)
    if broken:
        reason = f"its XML is broken or too large ({broken[0]}). What could be read was kept."
        yield Problem(source, "partly_read", reason)


def read_json_feed(
    source: str, data: bytes, base: str | None, reading: Reading, read_page: ReadPage
) -> Iterator[Draft | Problem]:
    """The items of a JSON Feed; then a line on what they lack."""
    try:
        loaded = json.loads(decode(data).text.lstrip("\ufeff"))
    except (NotTextError, ValueError, RecursionError) as cause:
        yield Problem(source, "unreadable", f"it is no JSON ({str(cause)[:120]}).")
        return
    yield from _drafts(source, _items(source, loaded, base), reading, read_page)


def _drafts(
    source: str, entries: Iterable[Entry], reading: Reading, read_page: ReadPage
) -> Iterator[Draft | Problem]:
    total = summaries = wordless = 0
    for entry in _announced(entries, reading):
        total += 1
        link = _link(entry)
        if link and reading.full_text and reading.get_page:
            page = reading.get_page(link)
            if page is None:
                continue  # read before
            read = _from_page(page, entry.draft, read_page)
            yield read
            if isinstance(read, Draft):
                continue
        if entry.draft.text:
            summaries += not entry.whole
            yield entry.draft
        else:
            wordless += 1
    if not total:
        yield Problem(source, "unreadable", "the feed holds no entries.")
    if wordless:
        reason = f"{wordless} of {total} entries hold no words but a title. They were left out."
        yield Problem(source, "partly_read", reason)
    if summaries:
        remedy = "" if reading.full_text else " Ask for the full text to follow their links."
        reason = f"{summaries} of {total} entries hold only a summary, which was read.{remedy}"
        yield Problem(source, "partly_read", reason)


def _announced(entries: Iterable[Entry], reading: Reading) -> Iterator[Entry]:
    """The entries, their links told before they are followed."""
    entries = iter(entries)
    while some := list(islice(entries, _AHEAD if reading.full_text else 1)):
        if reading.full_text:
            reading.expect(filter(None, map(_link, some)))
        yield from some


def find_links(text: str, base: str | None) -> Iterator[str]:
    """The pages that hold more than the first entries of RSS or Atom."""
    text, _ = without_doctype(text)
    for entry in islice(_parsed("", text, base, []), _AHEAD):
        if link := _link(entry):
            yield link


def _link(entry: Entry) -> str | None:
    """Where the whole text of an entry is, if the entry holds a summary alone."""
    return None if entry.whole else entry.draft.url


def _from_page(page: Page | Problem, entry: Draft, read_page: ReadPage) -> Draft | Problem:
    """The report from the page that an entry links to, or why the page is no better."""
    if isinstance(page, Problem):
        return Problem(entry.source, "partly_read", f"its page was not read: {page.reason}")
    for item in read_page(page):
        if isinstance(item, Draft) and len(item.text) > len(entry.text):
            return _with_entry(item, entry)
    reason = "the page that it links to holds less than the feed does."
    return Problem(entry.source, "partly_read", reason)


def _with_entry(page: Draft, entry: Draft) -> Draft:
    """The page's words and what it says of itself; where it is silent, what the feed says."""
    return replace(
        page,
        source=entry.source,
        title=page.title or entry.title,
        publisher=page.publisher or entry.publisher,
        url=entry.url,
        language=page.language or entry.language,
        metadata_date=page.metadata_date or entry.metadata_date,
    )


def _parsed(source: str, text: str, base: str | None, broken: list[str]) -> Iterator[Entry]:
    import feedparser

    number = 0
    for piece in cut_feed(text):
        if isinstance(piece, Huge):
            broken.append(f"an entry of {megabytes(piece.size)}, longer than a report can be")
            continue
        # Only ever bytes in a stream: a string would be opened as an address or a file.
        found = feedparser.parse(
            io.BytesIO(piece.encode("utf-8", "replace")),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            sanitize_html=False,  # its words are taken, never its tags
            resolve_relative_uris=False,
        )
        if found.bozo:
            broken.append(" ".join(str(found.get("bozo_exception", "")).split())[:120])
        del broken[1:]
        for item in found.entries:
            number += 1
            yield _entry(source, number, item, found.feed, base)


def _entry(source: str, number: int, item: Any, feed: Any, base: str | None) -> Entry:
    told, whole = _told_by(item)
    name = _line(item.get("id")) or _line(item.get("link")) or str(number)
    of = item.get("source")
    publisher = (of.get("title") if isinstance(of, Mapping) else None) or feed.get("title")
    # As it stands in the feed: its own `get` calls any day of change one of publication, and warns.
    dates = [dict.get(item, key) for key in ("published", "created", "updated")]
    draft = Draft(
        source=f"{source}#{name}",
        text=told,
        sha256=hashlib.sha256(told.encode("utf-8", "replace")).hexdigest(),
        title=_line(fragment_words(item.get("title") or "")),
        publisher=_line(fragment_words(publisher or "")),
        url=_address(item.get("link"), base or feed.get("link")),
        language=_line(feed.get("language")),
        metadata_date=next((date for date in map(_line, dates) if date and read_stamp(date)), None),
        changed_date=_line(dict.get(item, "updated")),
    )
    return Entry(draft=draft, whole=whole)


def _told_by(item: Any) -> tuple[str, bool]:
    """The longest of what an entry holds, and whether that is more than a summary."""
    contents = [_words(each) for each in item.get("content") or ()]
    content = max(contents, key=len, default="")
    detail = item.get("summary_detail") or {"value": item.get("summary")}
    # Where there is no summary, the parser puts the content there.
    repeated = any(detail.get("value") == each.get("value") for each in item.get("content") or ())
    summary = "" if repeated else _words(detail)
    if content and len(content) >= len(summary):
        return content, True
    return summary, len(summary) >= WHOLE_CHARS


def _words(value: Mapping[str, Any]) -> str:
    text = value.get("value") or ""
    if value.get("type") == "text/plain":
        return plain_line_ends(text).strip()
    return fragment_words(text)


def _items(source: str, loaded: Any, base: str | None) -> Iterator[Entry]:
    feed = loaded if isinstance(loaded, Mapping) else {}
    items = feed.get("items")
    home = base or _line(feed.get("home_page_url"))
    for number, item in enumerate(items if isinstance(items, list) else (), 1):
        if not isinstance(item, Mapping):
            continue
        content = plain_line_ends(_string(item, "content_text")).strip()
        content = fragment_words(_string(item, "content_html")) or content
        told = content or plain_line_ends(_string(item, "summary")).strip()
        name = _line(item.get("id")) or _line(item.get("url")) or str(number)
        draft = Draft(
            source=f"{source}#{name}",
            text=told,
            sha256=hashlib.sha256(told.encode("utf-8", "replace")).hexdigest(),
            title=_line(item.get("title")),
            publisher=_line(feed.get("title")),
            url=_address(_line(item.get("url")), home),
            language=_line(item.get("language")) or _line(feed.get("language")),
            metadata_date=_line(item.get("date_published")),
            changed_date=_line(item.get("date_modified")),
        )
        yield Entry(draft=draft, whole=bool(content) or len(told) >= WHOLE_CHARS)


def _string(item: Mapping[str, Any], name: str) -> str:
    value = item.get(name)
    return value if isinstance(value, str) else ""


def _line(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return " ".join(plain_line_ends(str(value)).split())[:_VALUE_CHARS] or None


def _address(link: str | None, base: str | None) -> str | None:
    """The link as an address of the web; None where it is none."""
    try:
        whole = urljoin(base or "", (link or "").strip())
        parts = urlsplit(whole)
    except ValueError:
        return None
    return _line(whole) if parts.scheme in ("http", "https") and parts.netloc else None
