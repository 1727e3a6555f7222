"""A cluster of machines, by Dask: the same functions on its workers, the same results.

What was kept when this process is killed is the archive's affair (`app.archive` keeps results as they
come): nothing of the work is written down here.
"""

from __future__ import annotations

import logging
import queue
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any, TypeVar

from sourceline.errors import EngineError
from sourceline.pipeline.engine import in_order
from sourceline.scale.deafness import deaf
from sourceline.scale.local import cores
from sourceline.scale.shards import SHARD_BYTES, Shard, cut_shards, passport, run_shard

T = TypeVar("T")
R = TypeVar("R")

# Shards on their way for each thread of the cluster: one at work, one at hand, one coming.
AHEAD = 3
# How often we look whether somebody is there while nothing comes back, and whether there are more.
_LOOK_SECONDS = 2.0
# How long the scheduler may take to answer, and how long it may be without any worker: longer than it
# takes to start one again.
PATIENCE = 60.0
_AGAIN = "What was kept stays: run it again when the cluster is there."


class DaskEngine:
    """Runs a function of a module on the workers of a cluster; the first work joins or starts it.

    `scheduler` is the address of one that runs; without one, workers are started on this machine and
    end with `close`. Whoever answers at that address can run programs here: Dask hands on pickles.
    """

    several = True

    def __init__(
        self,
        scheduler: str = "",
        workers: int | None = None,
        *,
        patience: float = PATIENCE,
        shard_bytes: int = SHARD_BYTES,
    ) -> None:
        self.scheduler = scheduler
        self.workers = workers or cores()
        self.patience = patience
        self.shard_bytes = shard_bytes
        self._cluster: Any = None
        self._client: Any = None

    def map(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        return in_order(self.as_done(function, items))

    def as_done(self, function: Callable[[T], R], items: Iterable[T]) -> Iterator[tuple[int, R]]:
        shards = cut_shards(items, self.shard_bytes)
        first = next(shards, None)
        if first is None:
            return
        client = self._joined()
        shown = passport()
        done: queue.SimpleQueue[Any] = queue.SimpleQueue()
        waiting: dict[Any, Shard] = {}

        def send(shard: Shard) -> None:
            with warnings.catch_warnings():
                # Items are sent with the task and not laid down on a worker beforehand: with a worker that
                # ends they would be gone. They are few at a time.
                warnings.filterwarnings("ignore", "(Sending large graph|Large object)")
                future = client.submit(run_shard, shown, function, shard, pure=False)
            waiting[future] = shard
            future.add_done_callback(done.put)

        try:
            send(first)
            while waiting:
                for _ in range(len(waiting), self._room(client)):
                    shard = next(shards, None)
                    if shard is None:
                        break
                    send(shard)
                future = self._next_done(client, done)
                shard = waiting.pop(future)
                results = self._results(future, shard)
                future.release()
                yield from enumerate(results, shard.first)
        finally:
            for future in waiting:
                future.release()  # nobody waits for it: the cluster need not do it

    def _joined(self) -> Any:
        if self._client is not None:
            return self._client
        try:
            import distributed
        except ImportError as cause:
            raise EngineError(
                "Dask is not installed",
                subject="--engine dask",
                remedy="Install it: pip install 'sourceline[cluster]'. `--engine local` needs nothing.",
            ) from cause
        # What it says of lost connections and of workers that end is said here in our words.
        for name in (
            "distributed",
            "distributed.client",
            "distributed.core",
            "tornado.application",
        ):
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        try:
            address = self.scheduler or self._started(distributed)
            join: Any = distributed.Client
            self._client = join(
                address, timeout=self.patience, set_as_default=False, name="sourceline"
            )
            self._client.wait_for_workers(1, timeout=self.patience)
        except (OSError, ValueError, TimeoutError) as cause:
            reached = self._client is not None
            self.close(at_once=True)
            raise EngineError(
                "no worker joined the cluster"
                if reached
                else f"no scheduler answers ({_short(cause)})",
                subject=self.scheduler or "the cluster on this machine",
                remedy="Start workers: dask worker ADDRESS."
                if reached
                else "Give the address that it printed when it started, such as tcp://10.0.0.5:8786.",
            ) from cause
        return self._client

    def _started(self, distributed: Any) -> str:
        """Workers of our own, reached from this machine alone."""
        with deaf():  # Ctrl-C is this process's affair
            self._cluster = distributed.LocalCluster(
                n_workers=self.workers,
                threads_per_worker=1,
                processes=True,
                host="127.0.0.1",
                dashboard_address="127.0.0.1:0",  # None would take a port that others look for
                memory_limit=0,
                silence_logs=logging.CRITICAL,
            )
        return str(self._cluster.scheduler_address)

    def _room(self, client: Any) -> int:
        """How many shards may be on their way, by the workers that are there now."""
        now = time.monotonic()
        if now > self._looked + _LOOK_SECONDS:
            self._looked = now
            self._threads = _threads(client)
        return max(1, self._threads) * AHEAD

    _looked = float("-inf")
    _threads = 0

    def _next_done(self, client: Any, done: queue.SimpleQueue[Any]) -> Any:
        alone_since: float | None = None
        while True:
            try:
                return done.get(timeout=_LOOK_SECONDS)
            except queue.Empty:
                if client.status not in ("running", "connecting"):
                    raise _gone(self.scheduler) from None
                now = time.monotonic()
                if _threads(client):
                    alone_since = None
                elif alone_since is None:
                    alone_since = now
                elif now - alone_since > self.patience:
                    raise EngineError(
                        f"the cluster has had no worker for {self.patience:g} seconds",
                        subject=self.scheduler,
                        remedy=_AGAIN,
                    ) from None

    def _results(self, future: Any, shard: Shard) -> list[Any]:
        from concurrent.futures import CancelledError

        from distributed.scheduler import KilledWorker

        try:
            results: list[Any] = future.result(timeout=self.patience)
        except KilledWorker as cause:
            raise EngineError(
                f"{len(shard.items)} items of {shard.size / 1e6:.1f} MB ended each worker that had them",
                subject="workers",
                remedy="Memory may have run out there: give the workers more. What was kept stays.",
            ) from cause
        except (CancelledError, OSError, TimeoutError) as cause:
            raise _gone(self.scheduler) from cause
        return results

    def close(self, *, at_once: bool = False) -> None:
        """Leave the cluster, and end what was started here. What is under way need not be done."""
        for each in (self._client, self._cluster):
            if each is not None:
                with suppress(OSError, TimeoutError):  # it is gone already
                    each.close(timeout=2 if at_once else 10)
        self._client = self._cluster = None

    def __enter__(self) -> DaskEngine:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self.close(at_once=kind is not None)


def _threads(client: Any) -> int:
    try:
        return sum(client.nthreads().values())
    except (OSError, TimeoutError, RuntimeError):  # not reached now; whoever waits finds out
        return 0


def _gone(scheduler: str) -> EngineError:
    return EngineError("the scheduler went away", subject=scheduler or "the cluster", remedy=_AGAIN)


def _short(cause: BaseException) -> str:
    return " ".join(str(cause).split())[:160] or type(cause).__name__
