"""All cores of this machine: the same functions in several processes, the same results in the same order."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain, islice
from multiprocessing.process import BaseProcess
from typing import TypeVar

from sourceline.errors import EngineError
from sourceline.scale.deafness import deaf
from sourceline.settings.current import current, use
from sourceline.settings.values import Settings

T = TypeVar("T")
R = TypeVar("R")

# Starting a process and loading the network and the word lists in it takes about two seconds: fewer
# items than this are done sooner by the process that is there.
FEWEST = 16
# Items handed out ahead of the one that is waited for, for each worker: enough that a long report does
# not leave the others idle, few enough that memory does not grow with the pile.
AHEAD = 4
_WINDOWS = 61


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _waited_for(workers: int) -> int:
    """As many of the workers as one process can wait for: Windows knows 63 at once, of which two are the pool's."""
    return min(workers, _WINDOWS) if sys.platform == "win32" else workers


class LocalEngine:
    """Runs a function of a module over items in `workers` processes; one is this process itself.

    The processes stay for the next `map` and end with `close`, with Ctrl-C, or when this one is killed.
    """

    def __init__(self, workers: int | None = None) -> None:
        self.workers = _waited_for(workers or cores())
        self._pool: ProcessPoolExecutor | None = None
        self._processes: set[BaseProcess] = set()

    @property
    def several(self) -> bool:
        return self.workers > 1

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        here, items = self._looked_at(items)
        if here:
            yield from map(function, items)
            return
        waiting: deque[Future[R]] = deque()
        with self._broken_told():
            for item in items:
                waiting.append(self._submit(function, item))
                if len(waiting) >= self.workers * AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()

    def as_done(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[tuple[int, R]]:
        here, items = self._looked_at(items)
        if here:
            yield from enumerate(map(function, items))
            return
        waiting: dict[Future[R], int] = {}
        with self._broken_told():
            for place, item in enumerate(items):
                waiting[self._submit(function, item)] = place
                if len(waiting) >= self.workers * AHEAD:
                    yield from _taken(waiting)
            while waiting:
                yield from _taken(waiting)

    def _looked_at(self, items: Iterable[T]) -> tuple[bool, Iterator[T]]:
        """Whether they are too few to start processes for, and all of them."""
        rest = iter(items)
        first = list(islice(rest, FEWEST))
        here = self._pool is None and (self.workers == 1 or len(first) < FEWEST)
        return here, chain(first, rest)

    @contextmanager
    def _broken_told(self) -> Iterator[None]:
        try:
            yield
        except BrokenProcessPool as cause:
            self.close()
            raise EngineError(
                "a worker process ended before its work was done",
                subject="workers",
                remedy="Memory may have run out: run it again with --workers 1. What was kept stays.",
            ) from cause

    def _submit(self, function: Callable[[T], R], item: T) -> Future[R]:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self.workers,
                multiprocessing.get_context("spawn"),
                initializer=_begin,
                initargs=(current(),),
            )
            self._processes = set()
        if len(self._processes) == self.workers:
            return self._pool.submit(function, item)
        # The pool starts a worker with each of the first items. They inherit that Ctrl-C is this process's
        # affair; one that heard it while Python itself is loading would say so at length.
        before = set(multiprocessing.active_children())
        with deaf():
            submitted = self._pool.submit(function, item)
        self._processes |= set(multiprocessing.active_children()) - before
        return submitted

    def close(self, *, at_once: bool = False) -> None:
        """End the processes: when they have done what they are at, or `at_once`."""
        if self._pool is None:
            return
        # Cancelled by the pool itself and never by us: a pool whose workers end stumbles over futures that
        # somebody else cancelled.
        self._pool.shutdown(wait=not at_once, cancel_futures=True)
        self._pool = None
        if at_once:
            for process in self._processes:
                process.terminate()
            for process in self._processes:
                process.join()

    def __enter__(self) -> LocalEngine:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Whoever stops the work does not wait for a long story to be told."""
        self.close(at_once=kind is not None)


def _taken(waiting: dict[Future[R], int]) -> Iterator[tuple[int, R]]:
    """What is done by now, at least one."""
    for future in wait(waiting, return_when=FIRST_COMPLETED).done:
        yield waiting.pop(future), future.result()


def _begin(settings: Settings) -> None:
    """In a worker: one thread a process, and none that outlives its parent, even one killed with -9."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    use(replace(settings, annotate=replace(settings.annotate, threads=1)))
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
