"""Tables of reports: CSV and TSV, a report a row, the columns named in the first row."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import BinaryIO, cast

from sourceline.model.article import Problem
from sourceline.read.decode import NotTextError, encoding_of
from sourceline.read.draft import Draft
from sourceline.read.limits import megabytes, report_bytes
from sourceline.read.record_fields import FIELDS, plain_name
from sourceline.read.records import read_row
from sourceline.read.settings import Reading
from sourceline.read.streams import joined

# A column that holds reports, in the order of preference.
TEXT = (*FIELDS["text"], *FIELDS["html"], *FIELDS["summary"])
_DELIMITERS = ",;\t|"
_SNIFFED = 262_144
# A report, its summary and what is known about it.


def read_table(
    source: str, stream: BinaryIO, suffix: str, reading: Reading
) -> Iterator[Draft | Problem]:
    """The rows of a table. A row without words is passed over; a broken one costs itself."""
    head = stream.read(_SNIFFED)
    try:
        encoding = encoding_of(head, whole=len(head) < _SNIFFED)
    except NotTextError as cause:
        yield Problem(source, "unreadable", f"{cause}. It is no table.")
        return
    words = io.TextIOWrapper(
        cast("io.BufferedReader", joined(head, stream)), encoding, errors="replace", newline=""
    )
    csv.field_size_limit(report_bytes())
    lines = _Lines(words)
    try:
        first = next(lines, "")
        delimiter = "\t" if suffix == ".tsv" else find_delimiter(first)
        rows = csv.reader(chain([first], lines), delimiter=delimiter)
        names = next(rows, [])
    except csv.Error as cause:
        yield Problem(source, "unreadable", f"its first row cannot be read ({cause}).")
        return
    columns, reason = find_columns(names, reading.columns)
    if reason:
        yield Problem(source, "unreadable", reason)
        return
    yield from _read_rows(source, rows, lines, columns)


def find_delimiter(line: str) -> str:
    """What parts the names in the first row: the most frequent of the usual four."""
    return max(_DELIMITERS, key=lambda mark: (line.count(mark), -_DELIMITERS.index(mark)))


def find_columns(names: Sequence[str], asked: Mapping[str, str]) -> tuple[dict[str, int], str]:
    """The place of each field's column, and why that cannot be told ("" where it can).

    A column that was asked for must be there, whatever its case; the others go by the names that
    records use (`record_fields`), the earlier name before the later.
    """
    exact = {name.strip(" \ufeff"): place for place, name in reversed([*enumerate(names)])}
    plain = {plain_name(name): place for place, name in reversed([*enumerate(names)])}
    shown = ", ".join(name.strip(" \ufeff")[:40] for name in names[:20]) or "none"
    found: dict[str, int] = {}
    for field, column in asked.items():
        place = exact.get(column, plain.get(plain_name(column)))
        if place is None:
            return {}, f"it has no column {column!r} for {field}; its columns are: {shown}."
        found[field] = place
    for field, known in FIELDS.items():
        candidates = TEXT if field == "text" else known
        if field in ("html", "summary") or field in found:
            continue
        place = next((plain[name] for name in candidates if name in plain), None)
        if place is not None and place not in found.values():
            found[field] = place
    if "text" not in found:
        return {}, (
            f"no column is known to hold the reports' text; its columns are: {shown}. "
            "Say which one does."
        )
    return found, ""


def _read_rows(
    source: str, rows: Iterator[list[str]], lines: _Lines, columns: Mapping[str, int]
) -> Iterator[Draft | Problem]:
    number = 0
    seen: set[str] = set()
    while True:
        lines.taken = 0
        try:
            row = next(rows, None)
        except csv.Error as cause:
            number += 1
            reason = f"row {number} cannot be read ({cause}). It was left out."
            yield Problem(source, "partly_read", reason)
            continue
        if row is None:
            return
        number += 1
        if not any(cell.strip() for cell in row):
            continue
        if _is_blank(row, columns["text"]):
            yield Problem(source, "partly_read", f"row {number} has no text. It was left out.")
            continue
        record = {name: row[place] for name, place in columns.items() if place < len(row)}
        content = "\x1f".join(row).encode("utf-8", "surrogatepass")
        yield from read_row(source, record, number, hashlib.sha256(content).hexdigest(), seen)


def _is_blank(row: Sequence[str], place: int) -> bool:
    return place >= len(row) or not row[place].strip()


class _Lines:
    """The lines of a table, no longer than a row may be; `taken` counts the characters of this row.

    A quotation mark that is never closed would make one row of all that follows.
    """

    def __init__(self, words: io.TextIOWrapper) -> None:
        self._words = words
        self.taken = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._words.readline(2 * report_bytes())
        if not line:
            raise StopIteration
        self.taken += len(line)
        if self.taken > 2 * report_bytes():
            self.taken = 0
            raise csv.Error(f"it is longer than {megabytes(2 * report_bytes())}")
        return line.replace("\0", "\ufffd")
