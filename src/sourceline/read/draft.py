"""One report on its way to an article: its text, and what its page or record says about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sourceline.model.span import Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Words as found, dates still as written.

    `header_date` stood in header lines or front matter, `metadata_date` in the page's head or the
    record's fields; `changed_date` is that of the page's last change. `title` and the rest are None
    where nothing says them.
    """

    source: str
    text: str = field(repr=False)
    sha256: str
    filename: str = ""
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    header_date: str | None = None
    metadata_date: str | None = None
    changed_date: str | None = None
    found: date | None = None
    marks: tuple[Mark, ...] = ()
