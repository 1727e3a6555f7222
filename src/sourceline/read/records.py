"""Reports kept as records: JSONL, JSON arrays, objects with a list of records inside.

A broken line costs that line. `record_fields` has the table of field names.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sourceline.model.article import Problem
from sourceline.read.decode import NotTextError, decode, plain_line_ends
from sourceline.read.draft import Draft
from sourceline.read.html import read_html
from sourceline.read.limits import megabytes, report_bytes
from sourceline.read.record_fields import headline_of, text_of, words_of_field

LISTS = (
    "articles", "items", "results", "records", "documents", "docs", "stories", "reports", "entries",
    "hits", "posts", "data", "response", "feed", "value", "rows",
)  # fmt: skip
_MARKUP = re.compile(r"<(?:p|div|br|article|html|body)\b[^>]{0,500}>", re.IGNORECASE)
_DEPTH = 4


def read_jsonl(source: str, lines: Iterable[bytes]) -> Iterator[Draft | Problem]:
    """One record a line. `lines` may be cut at `report_bytes() + 1` bytes: such a line is too long."""
    seen: set[str] = set()
    for number, line in enumerate(lines, 1):
        if not line.strip(b" \t\r\n\xef\xbb\xbf\x00"):
            continue
        place = f"line {number}"
        if len(line) > report_bytes():
            yield Problem(source, "partly_read", _too_long(place))
            continue
        try:
            record = _loads(decode(line.rstrip(b"\r\n")).text)
        except (NotTextError, ValueError, RecursionError) as cause:
            yield Problem(
                source, "partly_read", f"{place} is no JSON: {_short(cause)}. It was left out."
            )
            continue
        sha256 = hashlib.sha256(line.rstrip(b"\r\n")).hexdigest()
        for item in _records_in(record):
            yield from _read_record(source, item, number, place, sha256, seen)


def read_json(source: str, data: bytes) -> Iterator[Draft | Problem]:
    """A JSON document: one record, an array, or an object that holds a list of them."""
    try:
        text = decode(data).text
        loaded = _loads(text)
    except json.JSONDecodeError as cause:
        if cause.msg.startswith("Extra data"):
            yield from read_jsonl(source, data.splitlines(keepends=True))
            return
        yield Problem(source, "unreadable", f"it is no JSON: {_short(cause)}.")
        return
    except (ValueError, RecursionError) as cause:
        yield Problem(source, "unreadable", f"it is no JSON that can be used: {_short(cause)}.")
        return
    sha256 = hashlib.sha256(data).hexdigest()
    seen: set[str] = set()
    items = list(_records_in(loaded))
    if not any(isinstance(i, Mapping) and (text_of(i) or headline_of(i)) for i in items):
        yield Problem(source, "unreadable", "it holds no records with a text.")
        return
    for number, item in enumerate(items, 1):
        yield from _read_record(source, item, number, f"record {number}", sha256, seen)


def read_row(
    source: str, row: Mapping[str, Any], number: int, sha256: str, seen: set[str]
) -> Iterator[Draft | Problem]:
    """One row of a table, its fields named as in `record_fields`."""
    yield from _read_record(source, row, number, f"row {number}", sha256, seen)


def _loads(text: str) -> Any:
    return json.loads(text.lstrip("\ufeff"))


def _records_in(loaded: Any, depth: int = 0) -> Iterator[Any]:
    """The records of a document, which may be wrapped in objects."""
    if isinstance(loaded, list):
        yield from loaded
        return
    if not isinstance(loaded, Mapping) or depth > _DEPTH or text_of(loaded) is not None:
        yield loaded
        return
    by_name = {str(key).lower(): value for key, value in loaded.items()}
    for key in LISTS:
        value = by_name.get(key)
        if _holds_records(value):
            yield from _records_in(value, depth + 1)
            return
    if loaded and all(isinstance(v, Mapping) and text_of(v) is not None for v in loaded.values()):
        for name, value in loaded.items():
            yield {"id": name, **value}
        return
    inside = next((value for value in loaded.values() if _holds_records(value)), None)
    if inside is not None:
        yield from _records_in(inside, depth + 1)
    else:
        yield loaded


def _holds_records(value: Any) -> bool:
    if isinstance(value, list):
        return any(isinstance(item, Mapping) for item in value)
    return isinstance(value, Mapping) and any(
        isinstance(inner, list | Mapping) for inner in value.values()
    )


def _read_record(
    source: str, record: Any, number: int, place: str, sha256: str, seen: set[str]
) -> Iterator[Draft | Problem]:
    if not isinstance(record, Mapping):
        yield Problem(source, "partly_read", f"{place} is no object. It was left out.")
        return
    text = text_of(record) or headline_of(record)
    name = words_of_field(record, "id") or str(number)
    if name in seen:
        name = f"{name}~{number}"
    seen.add(name)
    where = f"{source}#{plain_line_ends(name)}"
    if text is None:
        yield Problem(where, "partly_read", f"{place} has no text. It was left out.")
        return
    if len(text) > report_bytes():
        yield Problem(where, "partly_read", _too_long(place))
        return
    if _MARKUP.search(text, 0, 20_000) and "</" in text:
        for item in read_html(where, text, sha256):
            yield _with_fields(item, record) if isinstance(item, Draft) else item
        return
    yield _with_fields(Draft(source=where, text=plain_line_ends(text), sha256=sha256), record)


def _with_fields(draft: Draft, record: Mapping[str, Any]) -> Draft:
    """The draft with what the record says, which goes before what its page says."""
    return Draft(
        source=draft.source,
        text=draft.text,
        sha256=draft.sha256,
        title=_words(record, "title") or draft.title,
        publisher=_words(record, "publisher") or draft.publisher,
        url=_words(record, "url") or draft.url,
        language=_words(record, "language") or draft.language,
        metadata_date=words_of_field(record, "published") or draft.metadata_date,
        changed_date=draft.changed_date,
    )


def _words(record: Mapping[str, Any], name: str) -> str | None:
    words = words_of_field(record, name)
    return plain_line_ends(words) if words else None


def _too_long(place: str) -> str:
    return f"{place} is longer than a report can be ({megabytes(report_bytes())}). It was left out."


def _short(cause: Exception) -> str:
    if isinstance(cause, RecursionError):
        return "it is nested too deeply"
    return " ".join(str(cause).split())[:120]
