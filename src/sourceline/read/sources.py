"""The front door of reading: paths in, articles and problems out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from sourceline.model.article import Article, Page, Problem
from sourceline.read.discover import Found, find_files
from sourceline.read.draft import Draft
from sourceline.read.duplicates import merge_duplicates
from sourceline.read.finish import finish
from sourceline.read.guard import unforeseen
from sourceline.read.opening import read_fetched, read_file
from sourceline.read.published import find_future
from sourceline.read.settings import AS_IT_IS, Reading, day_after

# Lines about one file or page; more say nothing new, and a file can hold a million of them.
PROBLEMS = 200


def read_paths(
    paths: Sequence[str], *, stdin: BinaryIO | None = None, reading: Reading = AS_IT_IS
) -> Iterator[Article | Problem]:
    """All reports that `paths` mean, each once, in order of source, then the problems.

    A path is a file, a folder, a pattern or `-` for `stdin`. Raises `SourceError` for a path that
    does not exist; a report that cannot be read is a `Problem`.
    """
    yield from merge_duplicates(read_each(paths, stdin=stdin, reading=reading))


def read_each(
    paths: Sequence[str], *, stdin: BinaryIO | None = None, reading: Reading = AS_IT_IS
) -> Iterator[Article | Problem]:
    """The same one by one, in order of file, with duplicates: for piles that do not fit in memory."""
    files, empty = find_files(paths)
    for folder in empty:
        yield Problem(folder, "unreadable", "the folder holds no reports. Give one that does.")
    for found in files:
        yield from read_found(found, stdin, reading)


def read_found(
    found: Found, stdin: BinaryIO | None = None, reading: Reading = AS_IT_IS
) -> Iterator[Article | Problem]:
    """The reports of one file. Whatever is wrong with it becomes a problem."""
    try:
        if found.path is None:
            if stdin is not None:
                yield from _articles(found.source, read_file(found, stdin, reading), reading)
            return
        with found.path.open("rb") as stream:
            yield from _articles(found.source, read_file(found, stream, reading), reading)
    except OSError as cause:
        reason = f"it cannot be opened ({cause.strerror or cause}). Check its permissions."
        yield Problem(found.source, "unreadable", reason)


def read_page(page: Page, reading: Reading = AS_IT_IS) -> Iterator[Article | Problem]:
    """The reports of one page that was fetched: its own, a feed's entries, those of a list of feeds."""
    try:
        yield from _articles(page.source, read_fetched(page, reading), reading)
    except OSError as cause:
        yield Problem(page.source, "unreadable", unforeseen(cause))


def _articles(
    source: str, drafts: Iterator[Draft | Problem], reading: Reading
) -> Iterator[Article | Problem]:
    """The drafts finished; what goes wrong on the way ends this file or page and nothing else."""
    kept = 0
    told: Counter[str] = Counter()  # by file or page: a list of feeds has many
    try:
        for item in drafts:
            if isinstance(item, Problem):
                place = item.source.partition("#")[0]
                told[place] += 1
                if told[place] <= PROBLEMS:
                    yield item
                continue
            for each in _finished(item, reading):
                kept += isinstance(each, Article)
                yield each
    except EOFError as cause:
        place = f", {cause}" if str(cause).startswith("in record") else ""
        reason = f"it ends early{place}; {_counted(kept)} before that were kept. Get it again."
        yield Problem(source, "partly_read" if kept else "unreadable", reason)
    except OSError:
        raise
    except Exception as cause:  # one bad report never ends a run
        yield Problem(source, "partly_read" if kept else "unreadable", unforeseen(cause))
    for place, count in told.items():
        if count > PROBLEMS:
            reason = f"{count - PROBLEMS} more problems like these."
            yield Problem(place, "partly_read", reason)


def _finished(draft: Draft, reading: Reading) -> Iterator[Article | Problem]:
    latest = day_after(draft.found or reading.latest)
    try:
        future = find_future(draft, latest)
        article = finish(draft, latest)
    except Exception as cause:  # one bad report never ends a run
        yield Problem(draft.source, "unreadable", unforeseen(cause))
        return
    if future:
        reason = f"its date ({future}) lies after the day it was found on, and was not believed."
        yield Problem(draft.source, "partly_read", reason)
    yield article


def _counted(articles: int) -> str:
    return "1 article" if articles == 1 else f"{articles} articles"
