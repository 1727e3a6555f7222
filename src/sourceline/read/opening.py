"""What a file or a fetched page is, and who reads it: unpacked where it is packed, told by name and first bytes."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from sourceline.model.article import Page, Problem
from sourceline.read.archives import read_archive
from sourceline.read.databases import read_database
from sourceline.read.decode import NotTextError, decode
from sourceline.read.discover import Found
from sourceline.read.draft import Draft
from sourceline.read.feed_lists import find_feeds
from sourceline.read.feeds import find_links, read_feed, read_json_feed
from sourceline.read.formats import Format, guess_format, is_json_feed
from sourceline.read.guard import guarded
from sourceline.read.html import read_html
from sourceline.read.limits import document_bytes, feed_bytes, megabytes, report_bytes
from sourceline.read.mail import read_mailbox, read_message
from sourceline.read.own import REASON, is_own
from sourceline.read.packed import SUFFIXES, PackedError, is_packed, unpacked
from sourceline.read.plain import read_plain
from sourceline.read.records import read_json, read_jsonl
from sourceline.read.settings import AS_IT_IS, Reading
from sourceline.read.streams import joined, lines_of, read_most
from sourceline.read.tables import read_table

_SNIFFED = 4_096
# A list of feeds that a list names is not followed.
_LISTS_INSIDE = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where bytes come from: a file, or an address. `lists` counts the lists of feeds around it."""

    source: str
    suffix: str = ""
    path: Path | None = None
    url: str | None = None
    charset: str | None = None
    lists: int = 0


def read_file(found: Found, stream: BinaryIO, reading: Reading) -> Iterator[Draft | Problem]:
    """The reports of one file.

    Raises `EOFError` where a packed file or an archive ends early.
    """
    head = stream.read(_SNIFFED)
    stream = joined(head, stream)
    suffix = found.suffix
    try:
        if is_packed(head):
            stream = unpacked(stream)
            suffix = _inner_suffix(found)
            head = stream.peek(_SNIFFED)[:_SNIFFED]  # type: ignore[attr-defined]
        if is_own(head):
            yield Problem(found.source, "unrelated", REASON)
            return
        place = _Place(source=found.source, suffix=suffix, path=found.path)
        yield from _read_as(guess_format(suffix, head), place, stream, reading)
    except PackedError as cause:
        yield Problem(found.source, "partly_read", f"{cause}. What came before was kept.")


def read_fetched(page: Page, reading: Reading, lists: int = 0) -> Iterator[Draft | Problem]:
    """The reports of one page that was fetched; `lists` counts the lists of feeds around it."""
    form = form_of(page)
    if form in (Format.DATABASE, Format.ARCHIVE):
        reason = f"it is a whole {form}. Fetch the file, and give its path."
        yield Problem(page.source, "unreadable", reason)
        return
    place = _Place(source=page.source, url=page.url, charset=page.charset, lists=lists)
    for item in _read_as(form, place, io.BytesIO(page.data), reading):
        if isinstance(item, Draft):
            one = form in (Format.HTML, Format.TEXT)
            url = item.url or (page.url if one else None)
            # An entry that was read from its own page was found when that was.
            item = replace(item, found=item.found or page.found, url=url)
        yield item


def links_of(page: Page) -> Iterator[str]:
    """Where the entries of a feed lead, as far as it is one whose whole texts are elsewhere."""
    if form_of(page) is Format.FEED:
        yield from find_links(decode(page.data, page.charset).text, page.url)


def form_of(page: Page) -> Format:
    """What a fetched page is: its address names a file's kind only where the server says no page."""
    named = "" if "html" in page.media_type else os.path.splitext(urlsplit(page.url).path)[1]
    return guess_format(named.lower(), page.data[:_SNIFFED])


def is_renewed(page: Page) -> bool:
    """Whether an address is asked again each time: feeds and lists of them; a page once read stays."""
    form = form_of(page)
    return form in (Format.FEED, Format.FEEDS) or (form is Format.JSON and is_json_feed(page.data))


def _inner_suffix(found: Found) -> str:
    name = found.path.name.lower() if found.path else ""
    base, last = os.path.splitext(name)
    return os.path.splitext(base)[1] if last in SUFFIXES else last


def _read_as(
    form: Format, place: _Place, stream: BinaryIO, reading: Reading
) -> Iterator[Draft | Problem]:
    """The formats that are read bit by bit, then those that are read whole."""
    source = place.source
    if form in (Format.JSONL, Format.MAILBOX):
        read = read_jsonl if form is Format.JSONL else read_mailbox
        nothing = True
        for item in read(source, lines_of(stream, report_bytes() + 1)):
            nothing = False
            yield item
        if nothing:
            yield Problem(source, "unreadable", "it holds no reports.")
    elif form is Format.ARCHIVE:
        yield from read_archive(source, stream)
    elif form is Format.TABLE:
        yield from read_table(source, stream, place.suffix, reading)
    elif form is Format.DATABASE:
        if place.path is None or place.path.suffix.lower() in SUFFIXES:
            yield Problem(source, "unreadable", "a database must be a file of its own. Unpack it.")
        else:
            yield from read_database(source, place.path, reading)
    else:
        limit = _limit(form)
        data = read_most(stream, limit + 1)
        if len(data) > limit:
            reason = (
                f"it is larger than {megabytes(limit)}, more than one report holds. Split it first."
            )
            yield Problem(source, "unreadable", reason)
        elif not data.strip():
            yield Problem(source, "unreadable", "the file is empty.")
        elif form is Format.JSON and is_json_feed(data):
            yield from read_json_feed(source, data, place.url, reading, _read_linked)
        elif form is Format.JSON:
            yield from read_json(source, data)
        elif form is Format.MESSAGE:
            yield from read_message(source, data)
        else:
            yield from _read_text(form, place, data, reading)


def _read_text(
    form: Format, place: _Place, data: bytes, reading: Reading
) -> Iterator[Draft | Problem]:
    source = place.source
    try:
        decoded = decode(data, place.charset)
    except NotTextError as cause:
        yield Problem(source, "unreadable", f"{cause}. Save the report as text first.")
        return
    if decoded.doubt:
        yield Problem(source, "partly_read", f"{decoded.doubt}.")
    if not decoded.text.strip():
        yield Problem(source, "unreadable", "the file is empty.")
    elif form is Format.FEED:
        yield from read_feed(source, decoded.text, place.url, reading, _read_linked)
    elif form is Format.FEEDS:
        yield from _read_list(place, decoded.text, reading)
    else:
        read = read_html if form is Format.HTML else read_plain
        name = place.path.name if place.path else ""
        yield from read(source, decoded.text, hashlib.sha256(data).hexdigest(), name)


def _read_linked(page: Page) -> Iterator[Draft | Problem]:
    """The report to which an entry of a feed links; a link to a feed leads nowhere."""
    if form_of(page) in (Format.HTML, Format.TEXT):
        yield from guarded(page.source, read_fetched(page, AS_IT_IS))


def _read_list(place: _Place, text: str, reading: Reading) -> Iterator[Draft | Problem]:
    """The entries of all feeds in a list, where addresses may be followed."""
    source = place.source
    feeds = list(find_feeds(text))
    if not feeds:
        yield Problem(source, "unreadable", "the list names no feeds.")
    elif reading.get_page is None:
        reason = (
            f"it lists {len(feeds)} feeds and holds no reports. `sourceline build` fetches them."
        )
        yield Problem(source, "unreadable", reason)
    elif place.lists >= _LISTS_INSIDE:
        yield Problem(
            source, "unreadable", "it is a list of feeds inside of one. Give it by itself."
        )
    else:
        reading.expect(feeds)
        for address in feeds:
            page = reading.get_page(address)
            if isinstance(page, Problem):
                yield page
            elif page is not None:
                yield from guarded(address, read_fetched(page, reading, place.lists + 1))


def _limit(form: Format) -> int:
    """The bytes that a file of that form may have."""
    if form is Format.JSON:
        return document_bytes()
    if form in (Format.FEED, Format.FEEDS):
        return feed_bytes()
    return report_bytes() * (4 if form is Format.MESSAGE else 1)  # pictures come along
