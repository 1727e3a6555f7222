"""One report whose words are given by a program, not by a file."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from sourceline.errors import SourceError
from sourceline.model.article import Article
from sourceline.read.draft import Draft
from sourceline.read.finish import finish
from sourceline.read.limits import megabytes, report_bytes
from sourceline.read.plain import read_plain

SOURCE = "text"


def read_text(
    text: str,
    *,
    published: date | None = None,
    publisher: str | None = None,
    url: str | None = None,
) -> Article:
    """The article that the same words in a file would be; what is told beside them comes first.

    Raises `SourceError` where there are no words, or too many.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    data = text.encode("utf-8", "surrogatepass")
    if not text.strip():
        raise SourceError(
            "there are no words in it", subject=SOURCE, remedy="Give the report's text."
        )
    if len(data) > report_bytes():
        raise SourceError(
            f"it is longer than a report can be ({megabytes(report_bytes())})",
            subject=SOURCE,
            remedy="Give one report at a time.",
        )
    draft = next(
        each
        for each in read_plain(SOURCE, text, hashlib.sha256(data).hexdigest())
        if isinstance(each, Draft)
    )
    if published is not None:
        draft = replace(draft, header_date=None, metadata_date=published.isoformat())
    return finish(replace(draft, publisher=publisher or draft.publisher, url=url or draft.url))
