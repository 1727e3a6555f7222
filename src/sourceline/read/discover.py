"""Which files the given paths mean."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sourceline.errors import SourceError

STDIN = "-"
# What browsers save beside a page, and what stands beside reports without being one.
ASSETS = frozenset({
    ".css", ".js", ".mjs", ".map", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif",
    ".bmp", ".ico", ".tif", ".tiff", ".woff", ".woff2", ".ttf", ".eot", ".otf", ".mp3", ".mp4",
    ".m4a", ".m4v", ".webm", ".ogg", ".ogv", ".wav", ".mov", ".avi", ".pyc",
    # What SQLite keeps beside an open database.
    ".sqlite-wal", ".sqlite-shm", ".sqlite3-wal", ".sqlite3-shm", ".db-wal", ".db-shm", ".db-journal",
})  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A file to read: its name in the story, and where it is; `path` is None for standard input."""

    source: str
    path: Path | None
    suffix: str


def find_files(paths: Sequence[str]) -> tuple[list[Found], list[str]]:
    """The files that `paths` mean, sorted by source, and the given folders that hold none.

    A path is a file, a folder (with all below it), a pattern such as `news/**/*.txt`, or `-`. A
    source is the path below the deepest folder that holds all given paths, so that `reports/` and
    `reports/*` name the same things. Raises `SourceError` for a path that does not exist.
    """
    files: dict[str, None] = {}
    tops: list[str] = []
    empty: list[str] = []
    wants_stdin = False
    for given in paths:
        if given == STDIN:
            wants_stdin = True
            continue
        for place in _expand(given):
            below = list(_files_below(place))
            tops.append(place if os.path.isdir(place) else os.path.dirname(place))
            files.update(dict.fromkeys(below))
            if not below:
                empty.append(given)
    root = _common_folder(tops)
    found = [Found(_relative(name, root), Path(name), _suffix(name)) for name in files]
    if wants_stdin:
        found.append(Found(STDIN, None, ""))
    return sorted(found, key=lambda item: item.source), sorted(set(empty))


def _expand(given: str) -> Iterator[str]:
    """Absolute paths for one given path."""
    if os.path.exists(given):
        yield os.path.abspath(given)
        return
    matches = sorted(glob.glob(given, recursive=True)) if glob.has_magic(given) else []
    if not matches:
        raise SourceError(
            "nothing is there", subject=given, remedy="Check the path, or put a pattern in quotes."
        )
    for match in matches:
        yield os.path.abspath(match)


def _files_below(place: str) -> Iterator[str]:
    if not os.path.isdir(place):
        yield place
        return
    for folder, names, files in os.walk(place):
        names[:] = sorted(name for name in names if not name.startswith((".", "__")))
        for name in sorted(files):
            if not name.startswith(".") and _suffix(name) not in ASSETS:
                yield os.path.join(folder, name)


def _suffix(name: str) -> str:
    return os.path.splitext(name)[1].lower()


def _common_folder(tops: list[str]) -> str:
    if not tops:
        return os.path.abspath(".")
    try:
        return os.path.commonpath(tops)
    except ValueError:  # different drives
        return ""


def _relative(name: str, root: str) -> str:
    short = os.path.relpath(name, root) if root else name
    return short.replace(os.sep, "/").encode("utf-8", "replace").decode("utf-8")
