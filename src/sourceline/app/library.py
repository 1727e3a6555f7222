"""What a Python program calls: `sourceline.tell`, `sourceline.annotate`, `sourceline.open`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO, overload

from sourceline.app.annotate import annotate_paths
from sourceline.app.days import as_day
from sourceline.app.log_file import read_given
from sourceline.app.opened import Archive, Results
from sourceline.app.story import Story
from sourceline.app.tell import Watch
from sourceline.app.tell import tell as tell_paths
from sourceline.errors import SettingsError, SourcelineError
from sourceline.model.annotations import Annotations
from sourceline.model.article import Article, Problem
from sourceline.pipeline.engine import Engine
from sourceline.pipeline.stages import read_article
from sourceline.read.given import read_text
from sourceline.store.search import Hit
from sourceline.store.stories import Listed
from sourceline.tell.selection import Selection

__all__ = [
    "Annotations",
    "Archive",
    "Article",
    "Hit",
    "Listed",
    "Problem",
    "Results",
    "Selection",
    "SourcelineError",
    "Story",
    "annotate",
    "open",
    "tell",
    "tell_story",
]

Paths = str | Path | Sequence[str | Path]


def tell(
    paths: Paths,
    *,
    selection: Selection | None = None,
    strict: bool = False,
    stdin: BinaryIO | None = None,
    engine: Engine | None = None,
    watch: Watch | None = None,
    corrections: str | Path | None = None,
) -> Story:
    """Tell the one story behind the reports under these paths: files, folders, patterns.

    A report that cannot be read becomes one of the story's `problems`; with `strict` it raises
    `ArticleError` instead. `selection` cuts the timeline to what is wanted. `stdin` is read where a path
    is `-`. `watch` is called with each article as it was read, `engine` runs what can run at once.
    `corrections` is a log that `sourceline fix` wrote: what persons decided.

    Raises `SourceError` where a path does not exist or no report at all could be read.
    """
    told = tell_paths(
        paths,
        stdin=stdin,
        strict=strict,
        selection=selection,
        engine=engine,
        watch=watch,
        log=read_given(None if corrections is None else str(corrections)),
    )
    return Story.of(told)


# The name that it had before `sourceline.tell` could be one.
tell_story = tell


@overload
def annotate(paths: Paths, *, strict: bool = False) -> Iterator[Annotations | Problem]: ...
@overload
def annotate(
    *,
    text: str,
    published: date | str | None = None,
    publisher: str | None = None,
    url: str | None = None,
) -> Annotations: ...
def annotate(
    paths: Paths | None = None,
    *,
    strict: bool = False,
    text: str | None = None,
    published: date | str | None = None,
    publisher: str | None = None,
    url: str | None = None,
) -> Iterator[Annotations | Problem] | Annotations:
    """What each report says by itself: of those under `paths`, one by one, or of one `text`.

    A text is never taken for a path, nor a path for a text, whatever it looks like. What cannot be read
    under the paths comes as a `Problem` among the annotations; with `strict` it raises `ArticleError`.
    `published`, `publisher` and `url` are what is known about a text that does not say it.

    Raises `SourceError` where a path does not exist or there is nothing to read.
    """
    if (paths is None) == (text is None):
        raise SettingsError(
            "reports or a text are needed, and not both",
            subject="annotate",
            remedy="Call annotate(paths) for files, annotate(text=...) for the words themselves.",
        )
    if text is None:
        assert paths is not None
        given = [paths] if isinstance(paths, str | Path) else paths
        return annotate_paths(given, strict=strict)
    day = as_day(published, "published")
    return read_article(read_text(text, published=day, publisher=publisher, url=url))


def open(archive: str | Path) -> Archive:  # noqa: A001 (as gzip.open and shelve.open are called)
    """Open an archive that `sourceline build` made, to be read.

    Raises the `StoreError` that says what is wrong with the file.
    """
    return Archive(archive)
