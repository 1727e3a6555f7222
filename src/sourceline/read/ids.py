"""Names that come from content: the same report has the same id on every machine."""

from __future__ import annotations

import hashlib
import json

from sourceline.model.when import When

_DIGITS = 12


def article_id(text: str, url: str | None, publisher: str | None, published: When | None) -> str:
    """Twelve hexadecimal digits of the SHA-256 of what makes a report itself.

    Among a million reports two share an id by chance once in 560 runs; `duplicates` then counts on.
    """
    day = [published.edtf, published.time, published.zone] if published else None
    content = json.dumps([text, url, publisher, day], ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(content.encode("ascii")).hexdigest()[:_DIGITS]
