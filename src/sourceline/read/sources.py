"""The front door of reading: paths in, articles and problems out."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from sourceline.model.article import Article, Problem
from sourceline.read.decode import NotTextError, decode
from sourceline.read.discover import Found, find_files
from sourceline.read.draft import Draft
from sourceline.read.duplicates import merge_duplicates
from sourceline.read.finish import finish
from sourceline.read.formats import Format, guess_format
from sourceline.read.html import read_html
from sourceline.read.limits import document_bytes, megabytes, report_bytes
from sourceline.read.mail import read_mailbox, read_message
from sourceline.read.own import REASON, is_own
from sourceline.read.plain import read_plain
from sourceline.read.records import read_json, read_jsonl

_SNIFFED = 4_096


def read_paths(
    paths: Sequence[str], *, stdin: BinaryIO | None = None
) -> Iterator[Article | Problem]:
    """All reports that `paths` mean, each once, in order of source, then the problems.

    A path is a file, a folder, a pattern or `-` for `stdin`. Raises `SourceError` for a path that
    does not exist; a report that cannot be read is a `Problem`.
    """
    yield from merge_duplicates(read_each(paths, stdin=stdin))


def read_each(
    paths: Sequence[str], *, stdin: BinaryIO | None = None
) -> Iterator[Article | Problem]:
    """The same one by one, in order of file, with duplicates: for piles that do not fit in memory."""
    files, empty = find_files(paths)
    for folder in empty:
        yield Problem(folder, "unreadable", "the folder holds no reports. Give one that does.")
    for found in files:
        yield from read_found(found, stdin)


def read_found(found: Found, stdin: BinaryIO | None = None) -> Iterator[Article | Problem]:
    """The reports of one file. Whatever is wrong with it becomes a problem."""
    try:
        if found.path is None:
            if stdin is not None:
                yield from _read_stream(found, stdin)
            return
        with found.path.open("rb") as stream:
            yield from _read_stream(found, stream)
    except OSError as cause:
        reason = f"it cannot be opened ({cause.strerror or cause}). Check its permissions."
        yield Problem(found.source, "unreadable", reason)
    except Exception as cause:  # one bad report never ends a run
        reason = f"it could not be read ({type(cause).__name__}: {str(cause)[:120]})."
        yield Problem(found.source, "unreadable", reason)


def _read_stream(found: Found, stream: BinaryIO) -> Iterator[Article | Problem]:
    head = stream.read(_SNIFFED)
    if is_own(head):
        yield Problem(found.source, "unrelated", REASON)
        return
    form = guess_format(found.suffix, head)
    for item in _drafts(found, form, head, stream):
        yield _finished(item) if isinstance(item, Draft) else item


def _finished(draft: Draft) -> Article | Problem:
    try:
        return finish(draft)
    except Exception as cause:  # one bad report never ends a run
        reason = f"it could not be read ({type(cause).__name__}: {str(cause)[:120]})."
        return Problem(draft.source, "unreadable", reason)


def _drafts(found: Found, form: Format, head: bytes, stream: BinaryIO) -> Iterator[Draft | Problem]:
    source = found.source
    if form in (Format.JSONL, Format.MAILBOX):
        read = read_jsonl if form is Format.JSONL else read_mailbox
        nothing = True
        for item in read(source, _lines(head, stream, report_bytes() + 1)):
            nothing = False
            yield item
        if nothing:
            yield Problem(source, "unreadable", "it holds no reports.")
        return
    limit = document_bytes() if form is Format.JSON else report_bytes()
    if form is Format.MESSAGE:
        limit *= 4  # pictures come along
    data = head + stream.read(limit + 1 - len(head))
    if len(data) > limit:
        reason = (
            f"it is larger than {megabytes(limit)}, more than one report holds. Split it first."
        )
        yield Problem(source, "unreadable", reason)
    elif not data.strip():
        yield Problem(source, "unreadable", "the file is empty.")
    elif form is Format.JSON:
        yield from read_json(source, data)
    elif form is Format.MESSAGE:
        yield from read_message(source, data)
    else:
        yield from _read_text(found, form, data)


def _read_text(found: Found, form: Format, data: bytes) -> Iterator[Draft | Problem]:
    try:
        decoded = decode(data)
    except NotTextError as cause:
        yield Problem(found.source, "unreadable", f"{cause}. Save the report as text first.")
        return
    sha256 = hashlib.sha256(data).hexdigest()
    if decoded.doubt:
        yield Problem(found.source, "partly_read", f"{decoded.doubt}.")
    if not decoded.text.strip():
        yield Problem(found.source, "unreadable", "the file is empty.")
        return
    name = found.path.name if found.path else ""
    read = read_html if form is Format.HTML else read_plain
    yield from read(found.source, decoded.text, sha256, name)


def _lines(head: bytes, stream: BinaryIO, limit: int) -> Iterator[bytes]:
    """Lines of `head` and the rest; of a longer one than `limit` the start, its rest left out."""
    joined = io.BufferedReader(_Joined(head, stream), 1 << 20)  # type: ignore[type-var]
    while line := joined.readline(limit):
        complete = line.endswith(b"\n") or len(line) < limit
        while not complete:
            more = joined.readline(limit)
            complete = more.endswith(b"\n") or len(more) < limit
        yield line


class _Joined(io.RawIOBase):
    """A stream whose first bytes were read already."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        if self._head:
            piece, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        else:
            piece = self._stream.read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)
