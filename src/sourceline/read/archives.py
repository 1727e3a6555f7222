"""Web archives (WARC), as the news sets of Common Crawl are: pages as servers sent them, in order.

One record at a time is in memory, and of it no more than a report holds. The day of fetching is no day
of publication; it only bounds it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, BinaryIO

from sourceline.model.article import Problem
from sourceline.read.decode import NotTextError, decode
from sourceline.read.draft import Draft
from sourceline.read.guard import guarded
from sourceline.read.html import read_html
from sourceline.read.http_body import undo
from sourceline.read.limits import megabytes, report_bytes

NEEDS = "it is a web archive, for which fastwarc is needed: pip install 'sourceline[warc]'."
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_HEAD_BYTES = 65_536


def read_archive(source: str, stream: BinaryIO) -> Iterator[Draft | Problem]:
    """The pages of an archive: responses of servers that hold HTML and went well.

    Raises `EOFError` with the number of the record in which it ends early.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        yield Problem(source, "unreadable", NEEDS)
        return
    number = 0
    try:
        source_of_records: Any = _Stream(stream)
        records = ArchiveIterator(
            source_of_records,
            record_types=WarcRecordType.any_type,
            parse_http=False,
            stream_detect=False,
        )
        while True:
            number += 1
            record = next(records, None)
            if record is None:
                break
            if record.record_type == WarcRecordType.response:
                yield from _read_response(source, record, number)
            else:
                _pass_over(record)
    except EOFError as cause:
        raise EOFError(f"in record {number}") from cause
    except OSError as cause:
        reason = f"record {number} is no record of an archive ({cause}). What came before was kept."
        yield Problem(source, "partly_read" if number > 1 else "unreadable", reason)
    except BaseException as cause:
        if type(cause).__name__ != "PanicException":
            raise
        # The library stumbled in its own code: this archive ends here, the run does not.
        reason = f"it cannot be read on in record {number}. What came before was kept."
        yield Problem(source, "partly_read", reason)
    else:
        if number == 1:
            yield Problem(source, "unreadable", "it holds no records.")


class _Stream:
    """What fastwarc may do with our stream: read, and ask where it is; it never seeks."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self._place = 0

    def read(self, size: int = -1) -> bytes:
        # Whole reads would lose what came before a cut end.
        piece: bytes = self._stream.read1(size)
        self._place += len(piece)
        return piece

    def tell(self) -> int:
        return self._place


def _pass_over(record: Any) -> None:
    """Reads to the record's end, so that an early one is noticed."""
    length = record.content_length
    if record.headers.get("Content-Length") is None or record.reader.consume() < length:
        raise EOFError


def _read_response(source: str, record: Any, number: int) -> Iterator[Draft | Problem]:
    where = f"{source}#{number}"
    if record.headers.get("Content-Length") is None:
        raise EOFError
    try:
        record.parse_http(auto_decode="none", max_header_len=_HEAD_BYTES)
    except OSError as cause:
        record.reader.consume()
        yield Problem(where, "partly_read", f"its HTTP head is broken ({cause}). It was left out.")
        return
    if not _is_page(record):
        _pass_over(record)
        return
    body = record.reader.read(report_bytes() + 1)
    if len(body) > report_bytes():
        record.reader.consume()
        yield _too_large(where)
        return
    if len(body) < record.content_length:
        raise EOFError
    head = record.http_headers
    try:
        body = undo(
            body,
            head.get("Transfer-Encoding", ""),
            head.get("Content-Encoding", ""),
            report_bytes(),
        )
    except ValueError as cause:
        yield Problem(where, "partly_read", f"{cause}. It was left out.")
        return
    if len(body) > report_bytes():
        yield _too_large(where)
        return
    sha256 = hashlib.sha256(body).hexdigest()
    try:
        decoded = decode(body, record.http_charset)
    except NotTextError as cause:
        yield Problem(where, "partly_read", f"{cause}. It was left out.")
        return
    if not decoded.text.strip():
        yield Problem(where, "partly_read", "the page is empty. It was left out.")
        return
    url = record.headers.get("WARC-Target-URI")
    found = _day(record.headers.get("WARC-Date"))
    for item in guarded(where, read_html(where, decoded.text, sha256)):
        yield replace(item, url=url or item.url, found=found) if isinstance(item, Draft) else item


def _is_page(record: Any) -> bool:
    """Whether a server answered with a page."""
    head = record.http_headers
    return head is not None and head.status_code == 200 and record.http_content_type in _PAGES


def _day(stamp: str | None) -> date | None:
    try:
        return date.fromisoformat((stamp or "")[:10])
    except ValueError:
        return None


def _too_large(where: str) -> Problem:
    told = f"the page is larger than {megabytes(report_bytes())}. It was left out."
    return Problem(where, "partly_read", told)
