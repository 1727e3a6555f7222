"""Where an archive's reports come from: the one place that knows how sources are read.

Files are read one by one, so that those which did not change since are passed over, and each is
remembered only when all that it holds is kept.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from sourceline.model.article import Article, Problem
from sourceline.read.discover import STDIN, Found, find_files
from sourceline.read.sources import read_found

# A file changed within this time before it is looked at may change again without its time or size
# telling: it is read again the next time, which costs little, for its reports are known by content.
_SETTLED_NS = 2_000_000_000


class Known(Protocol):
    """Whether a file was read as it is now."""

    def __call__(self, path: str, size: int, mtime_ns: int) -> bool: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRead:
    """The end of a file; `stamp` (path, size, time) is None where it is to be read again."""

    source: str
    size: int
    stamp: tuple[str, int, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The files that are to be read, and how many need not be."""

    files: tuple[Found, ...]
    empty: tuple[str, ...]
    unchanged: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """A report and the place where it lies: an absolute path or an address."""

    article: Article
    place: str


def plan_reading(sources: Sequence[str], known: Known) -> Plan:
    """Which files are new or changed. Raises `SourceError` for a path that does not exist."""
    files, empty = find_files(sources)
    wanted: list[Found] = []
    size = 0
    for found in files:
        stamp = _stamp(found)
        if stamp is None or not known(*stamp):
            wanted.append(found)
            size += stamp[1] if stamp else 0
    return Plan(
        files=tuple(wanted),
        empty=tuple(empty),
        unchanged=len(files) - len(wanted),
        size=size,
    )


def read_planned(
    plan: Plan, *, stdin: BinaryIO | None = None
) -> Iterator[Arrived | Problem | FileRead]:
    """The reports and problems of each file, then the file itself."""
    for folder in plan.empty:
        yield Problem(folder, "unreadable", "the folder holds no reports. Give one that does.")
    for found in plan.files:
        stamp = _stamp(found)
        settled = stamp is not None and time.time_ns() - stamp[2] > _SETTLED_NS
        for item in read_found(found, stdin):
            if isinstance(item, Problem):
                yield item
            else:
                yield Arrived(article=item, place=_place(found, item))
        if stamp != _stamp(found):  # it was written to while it was read
            settled = False
        yield FileRead(
            source=found.source,
            size=stamp[1] if stamp else 0,
            stamp=stamp if settled else None,
        )


def place_of(words: str) -> str:
    """The place that a person means by a path, with or without a record behind it."""
    if "://" in words or words == STDIN:
        return words
    path, mark, record = words.partition("#")
    if Path(words).exists():
        path, mark, record = words, "", ""
    return Path(path).absolute().as_posix() + mark + record


def _place(found: Found, article: Article) -> str:
    """Its file, and behind it what names the record: what the source has beyond the file's name."""
    if found.path is None:
        return f"{STDIN}#{article.id}"
    return found.path.as_posix() + article.source.removeprefix(found.source)


def _stamp(found: Found) -> tuple[str, int, int] | None:
    if found.path is None:
        return None
    try:
        stat = found.path.stat()
    except OSError:
        return None
    return (found.path.as_posix(), stat.st_size, stat.st_mtime_ns)
