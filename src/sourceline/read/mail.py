"""Reports that came by mail: single messages (.eml) and mailboxes (mbox)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import parseaddr

from sourceline.model.article import Problem
from sourceline.read.decode import NotTextError, decode
from sourceline.read.draft import Draft
from sourceline.read.html import read_html
from sourceline.read.limits import megabytes, report_bytes

_PARTS = 200


def read_mailbox(source: str, lines: Iterable[bytes]) -> Iterator[Draft | Problem]:
    """The messages of a mailbox. Each begins at a line "From ..." after an empty line."""
    for number, data in enumerate(_messages(lines), 1):
        if len(data) > report_bytes() * 4:
            reason = (
                f"message {number} is longer than {megabytes(report_bytes() * 4)}. It was left out."
            )
            yield Problem(source, "partly_read", reason)
            continue
        yield from read_message(source, data, number)


def read_message(source: str, data: bytes, number: int | None = None) -> Iterator[Draft | Problem]:
    """One message as a report: its plain words, or those of its page."""
    message = message_from_bytes(data, policy=policy.default)
    where = f"{source}#{_header(message, 'Message-ID') or number}" if number else source
    kind, body = _body(message)
    sha256 = hashlib.sha256(data).hexdigest()
    if not body.strip():
        reason = "the message has no words. Attachments are not read: save them as files."
        yield Problem(where, "partly_read" if number else "unreadable", reason)
        return
    if kind == "html":
        for item in read_html(where, body, sha256):
            yield _with_headers(item, message) if isinstance(item, Draft) else item
        return
    yield _with_headers(Draft(source=where, text=body, sha256=sha256), message)


def _messages(lines: Iterable[bytes]) -> Iterator[bytes]:
    current: list[bytes] = []
    blank = True
    for line in lines:
        if blank and line.startswith(b"From ") and current:
            yield b"".join(current)
            current = []
        elif not (line.startswith(b"From ") and not current):
            current.append(line)
        blank = not line.strip()
    if any(line.strip() for line in current):
        yield b"".join(current)


def _body(message: Message) -> tuple[str, str]:
    """ "plain" or "html", and the words of the first such part."""
    pages: list[Message] = []
    for number, part in enumerate(message.walk()):
        if number > _PARTS:
            break
        if part.get_content_maintype() != "text" or part.get_filename():
            continue
        if part.get_content_type() == "text/plain":
            words = _words(part)
            if words.strip():
                return "plain", words
        elif part.get_content_type() == "text/html":
            pages.append(part)
    return ("html", _words(pages[0])) if pages else ("plain", "")


def _words(part: Message) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    charset = part.get_content_charset()
    try:
        if charset and charset not in ("us-ascii", "utf-8"):
            return decode(data.decode(charset).encode("utf-8")).text
    except (LookupError, UnicodeError):
        pass
    try:
        return decode(data).text
    except NotTextError:
        return ""


def _with_headers(draft: Draft, message: Message) -> Draft:
    sender = parseaddr(_header(message, "From") or "")
    return Draft(
        source=draft.source,
        text=draft.text,
        sha256=draft.sha256,
        title=_header(message, "Subject") or draft.title,
        publisher=sender[0] or sender[1] or draft.publisher,
        url=draft.url or _header(message, "X-URL"),
        language=_header(message, "Content-Language") or draft.language,
        header_date=_header(message, "Date"),
        metadata_date=draft.metadata_date,
    )


def _header(message: Message | EmailMessage, name: str) -> str | None:
    try:
        value = message.get(name)
    except (ValueError, IndexError, KeyError, AttributeError, TypeError):
        return None  # the standard parser stumbles over some broken headers
    words = " ".join(str(value).split()) if value is not None else ""
    return words.encode("utf-8", "replace").decode("utf-8")[:1_000] or None
