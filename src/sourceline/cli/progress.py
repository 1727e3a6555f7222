"""A bar for a person who waits, on a terminal alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

from sourceline.model.annotations import Annotations
from sourceline.model.article import Article

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

T = TypeVar("T")
R = TypeVar("R")


class ShownEngine(AbstractContextManager["ShownEngine"]):
    """One item after another, counted aloud.

    The bar runs over characters rather than reports, for a report ten times as long takes ten times
    as long: so the time left is no guess. What comes after the last report has no estimate, and says so.
    """

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        self._progress: Progress = Progress(
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

    def __enter__(self) -> ShownEngine:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()


def _size(item: object) -> int:
    if isinstance(item, Annotations):
        item = item.article
    return len(item.text) if isinstance(item, Article) else 1
