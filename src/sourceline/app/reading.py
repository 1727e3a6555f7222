"""Where an archive's reports come from: the one place that knows how sources are read.

Files are read one by one, so that those which did not change since are passed over, and each is
remembered only when all that it holds is kept. Addresses are read by whoever is given for that.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from sourceline.errors import SourceError
from sourceline.model.article import Article, Problem
from sourceline.read.discover import STDIN, Found, find_files
from sourceline.read.settings import AS_IT_IS, Reading
from sourceline.read.sources import read_found

# A file changed within this time before it is looked at may change again without its time or size
# telling: it is read again the next time, which costs little, for its reports are known by content.
_SETTLED_NS = 2_000_000_000


_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


class Elsewhere(Protocol):
    """Reads feeds and pages by their addresses."""

    def __call__(self, addresses: Sequence[str]) -> Iterator[Article | Problem]: ...


class Known(Protocol):
    """Whether a file was read as it is now."""

    def __call__(self, path: str, size: int, mtime_ns: int) -> bool: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRead:
    """The end of a file; `stamp` (path, size, time) is None where it is to be read again.

    `source` is None after what came from addresses: their problems are told and not kept.
    """

    source: str | None
    size: int
    stamp: tuple[str, int, int] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The files that are to be read, and how many need not be; folders without any; addresses."""

    files: tuple[Found, ...]
    empty: tuple[str, ...]
    addresses: tuple[str, ...]
    unchanged: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """A report and the place where it lies: an absolute path or an address."""

    article: Article
    place: str


def plan_reading(sources: Sequence[str], known: Known, archive: Path) -> Plan:
    """Which files are new or changed; the archive and what lies beside it are none of them.

    Raises `SourceError` for a path that does not exist.
    """
    addresses = tuple(source for source in sources if _ADDRESS.match(source))
    files, empty = find_files([source for source in sources if source not in addresses])
    own = _as_compared(archive)
    files = [each for each in files if not (each.path and _as_compared(each.path).startswith(own))]
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
        addresses=addresses,
        unchanged=len(files) - len(wanted),
        size=size,
    )


def read_planned(
    plan: Plan,
    *,
    stdin: BinaryIO | None = None,
    elsewhere: Elsewhere | None = None,
    reading: Reading = AS_IT_IS,
) -> Iterator[Arrived | Problem | FileRead]:
    """The reports and problems of each file, then the file itself; at the end those of the addresses."""
    if plan.addresses and elsewhere is None:
        raise SourceError(
            "addresses are not read here",
            subject=plan.addresses[0],
            remedy="Save it as a file first.",
        )
    for folder in plan.empty:
        yield Problem(folder, "unreadable", "the folder holds no reports. Give one that does.")
    for found in plan.files:
        stamp = _stamp(found)
        settled = stamp is not None and time.time_ns() - stamp[2] > _SETTLED_NS
        for item in read_found(found, stdin, reading):
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

    if plan.addresses and elsewhere is not None:
        for item in elsewhere(plan.addresses):
            if isinstance(item, Problem):
                yield item
            else:
                yield Arrived(article=item, place=item.source)
        yield FileRead(source=None, size=0, stamp=None)


def place_of(words: str) -> str:
    """The place that a person means by a path, with or without a record behind it."""
    if _ADDRESS.match(words) or words == STDIN:
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


def _as_compared(path: Path) -> str:
    """Without what leads back ("a/../b"), and in one case where the system takes both for one."""
    return os.path.normcase(os.path.abspath(path))


def _stamp(found: Found) -> tuple[str, int, int] | None:
    if found.path is None:
        return None
    try:
        stat = found.path.stat()
    except OSError:
        return None
    return (found.path.as_posix(), stat.st_size, stat.st_mtime_ns)
