"""Answers kept on disk, so that nothing is fetched twice.

Bodies lie under the hash of their bytes, and a small file for each address says which body it has and
what the server said of it:

    bodies/ab/abcdef...        the bytes
    pages/12/123456....json    address, body, ETag, day of fetching, ...

Every file is written beside its place and then renamed, so that a reader sees a whole one or none, and
two processes may share a folder. What is damaged counts as absent.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

# On Windows a file that another process has open cannot be replaced for a moment.
_RENAMES = 5
_PAUSE = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One answer. `url` is the address that answered, after redirects; `found` is in seconds since 1970."""

    url: str
    media_type: str
    charset: str | None
    etag: str
    modified: str
    found: int
    data: bytes = field(repr=False)


class Cache:
    """The answers in a folder, which is made with the first of them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, url: str) -> Kept | None:
        """The answer for an address; None where there is none that can be read."""
        try:
            told = json.loads(self._page(url).read_text(encoding="utf-8"))
            if told.pop("asked") != url:
                return None
            body = told.pop("body")
            data = self._body(body).read_bytes()
            kept = Kept(**told, data=data)
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None
        return kept if hashlib.sha256(data).hexdigest() == body else None

    def put(self, url: str, kept: Kept) -> None:
        """Keeps an answer in the place of any earlier one. Raises `OSError` where it cannot."""
        body = hashlib.sha256(kept.data).hexdigest()
        place = self._body(body)
        if not _holds(place, kept.data):
            _write(place, kept.data)
        told = {name: value for name, value in asdict(kept).items() if name != "data"}
        _write(self._page(url), json.dumps({"asked": url, "body": body, **told}).encode("ascii"))

    def _page(self, url: str) -> Path:
        name = hashlib.sha256(url.encode("utf-8")).hexdigest()
        return self._folder / "pages" / name[:2] / f"{name}.json"

    def _body(self, name: str) -> Path:
        if len(name) != 64 or not name.isalnum():
            raise ValueError("no name of a body")
        return self._folder / "bodies" / name[:2] / name


def _holds(place: Path, data: bytes) -> bool:
    try:
        return place.read_bytes() == data
    except OSError:
        return False


def _write(place: Path, data: bytes) -> None:
    """The whole file at once, or none of it."""
    place.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        _rename(name, place)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def _rename(name: str, place: Path) -> None:
    for attempt in range(_RENAMES):
        try:
            os.replace(name, place)
        except PermissionError:
            if attempt == _RENAMES - 1:
                raise
            time.sleep(_PAUSE)
        else:
            return
