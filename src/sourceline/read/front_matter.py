"""YAML between two lines of hyphens at the very start of a file.

Only plain values are taken, and only as strings: a date stays as it was written. Anchors and aliases,
which can make a small file enormous, are refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from sourceline.model.span import Mark, Span
from sourceline.read.headers import KEYS, Head
from sourceline.read.limits import HEAD_CHARS

_OPEN = re.compile(r"\A\s{0,3}---[ \t]*\n")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_KEY_LINE = re.compile(r"^[A-Za-z][\w -]{0,40}:", re.MULTILINE)
_MORE_KEYS = {
    "permalink": "url",
    "canonical_url": "url",
    "site_name": "publisher",
    "pub_date": "date",
}


def read_front_matter(text: str) -> tuple[Head, str]:
    """The fields of the front matter and its mark, and what is wrong with it ("" if nothing)."""
    opened = _OPEN.match(text)
    if opened is None:
        return Head(), ""
    closed = _CLOSE.search(text, opened.end(), opened.end() + HEAD_CHARS)
    if closed is None or not _KEY_LINE.search(text, opened.end(), closed.start() or 1):
        return Head(), ""
    marks = (Mark(Span(0, closed.end()), "header"),)
    try:
        loaded = _load(text[opened.end() : closed.start()])
    except (ValueError, RecursionError) as cause:
        detail = " ".join(str(cause).split())[:120]
        return Head({}, marks), f"its front matter is no YAML that can be used: {detail}"
    return Head(_fields(loaded), marks), ""


def _load(text: str) -> Any:
    import yaml

    if re.search(r"(?:^|[\s\[{,:-])[&*][\w]", text):
        raise ValueError("it has anchors or aliases")
    try:
        return yaml.load(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as cause:
        raise ValueError(str(cause)) from cause


def _fields(loaded: object) -> dict[str, str]:
    if not isinstance(loaded, Mapping):
        return {}
    found: dict[str, str] = {}
    for key, value in loaded.items():
        plain = str(key).casefold().strip()
        name = _MORE_KEYS.get(plain) or KEYS.get(plain.replace("_", " "))
        if name and isinstance(value, str) and value.strip():
            found.setdefault(name, value.strip())
    return found
