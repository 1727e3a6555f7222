"""A bar for a person who waits, on a terminal alone."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Self, TypeVar

from sourceline.model.annotations import Annotations
from sourceline.model.article import Article

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

T = TypeVar("T")
R = TypeVar("R")


class _Shown:
    """A bar that is there while its block runs."""

    _progress: Progress

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()


class ShownEngine(_Shown):
    """One item after another, counted aloud.

    The bar runs over characters rather than reports, for a report ten times as long takes ten times
    as long: so the time left is no guess. What comes after the last report has no estimate, and says so.
    """

    several = False

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=30),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task: TaskID = self._progress.add_task("Reading", total=None)
        self._found = 0

    def found(self, article: Article) -> None:
        self._found += 1
        self._progress.update(self._task, description=f"Reading: {self._found:,} reports")

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        waiting = list(items)
        label = f"Annotating {len(waiting):,} reports"
        self._progress.update(
            self._task, description=label, total=sum(map(_size, waiting)) or 1, completed=0
        )
        for item in waiting:
            yield function(item)
            self._progress.advance(self._task, _size(item))
        self._progress.update(self._task, description="Telling the story", total=None)

    def as_done(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[tuple[int, R]]:
        return enumerate(self.map(function, items))


class ShownMeter(_Shown):
    """What a build is doing: how many of how many, how many a second, how long still.

    The bar and the time left go by characters or bytes; the rate is that of the whole step so far.
    """

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(bar_width=30),
            TextColumn("{task.fields[told]}"),
            # A window as long as the step: an estimate from the last seconds would jump about.
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
            speed_estimate_period=3600,
        )
        self._task: TaskID = self._progress.add_task("", total=None, told="")
        self._count: int | None = None
        self._done = 0
        self._began = 0.0

    def begin(self, what: str, count: int | None, size: int) -> None:
        self._count, self._done, self._began = count, 0, time.monotonic()
        self._progress.reset(self._task, description=what, total=size or None, completed=0, told="")

    def advance(self, size: int) -> None:
        self._done += 1
        seconds = time.monotonic() - self._began
        of = f" of {self._count:,}" if self._count is not None else ""
        rate = f", {self._done / seconds:,.1f}/s" if seconds > 1 else ""
        self._progress.update(self._task, advance=size, told=f"{self._done:,}{of}{rate}")


def _size(item: object) -> int:
    if isinstance(item, Annotations):
        item = item.article
    return len(item.text) if isinstance(item, Article) else 1
