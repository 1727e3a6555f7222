"""What will be asked for is fetched meanwhile: several hosts at once, each by one request at a time.

Whoever reads a feed says which pages it will ask for, and asks in its own order; what comes out does not
depend on what came first. A page whose turn comes before anybody has begun to fetch it is fetched then.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from typing import Generic, TypeVar

from sourceline.app.ahead import HOSTS, host_of

R = TypeVar("R")

# Bytes that are held before they are asked for: some hundred pages. Beyond it nothing is fetched ahead.
HELD = 64_000_000


class Meanwhile(Generic[R]):
    """`get` may be called by several threads; `size` says how much of a result is held."""

    def __init__(self, get: Callable[[str], R], size: Callable[[R], int]) -> None:
        self._get, self._size = get, size
        self._lock = threading.Lock()
        self._expected: dict[str, Future[R]] = {}
        self._queues: dict[str, deque[str]] = {}  # by host; a host at work or waiting is in it
        self._waiting: deque[str] = deque()
        self._held = self._threads = 0

    def expect(self, addresses: Iterable[str]) -> None:
        """These will be asked for, in about this order."""
        with self._lock:
            for address in addresses:
                if address not in self._expected:
                    self._expected[address] = Future()
                    host = host_of(address)
                    if host not in self._queues:
                        self._queues[host] = deque()
                        self._waiting.append(host)
                    self._queues[host].append(address)
            self._begin()

    def take(self, address: str) -> R:
        """What `get` gives for it."""
        with self._lock:
            future = self._expected.pop(address, None)
        if future is None or future.cancel():
            return self._get(address)
        found = future.result()
        with self._lock:
            self._held -= self._size(found)
            self._begin()
        return found

    def _begin(self) -> None:
        """Threads for the hosts that wait, which end by themselves, and with the program."""
        while self._waiting and self._threads < HOSTS and self._held < HELD:
            self._threads += 1
            host = self._waiting.popleft()
            threading.Thread(target=self._work, args=(host,), daemon=True).start()

    def _work(self, host: str) -> None:
        while (found := self._next(host)) is not None:
            address, future = found
            try:
                page = self._get(address)
            except BaseException as cause:
                future.set_exception(cause)
                continue
            with self._lock:
                self._held += self._size(page)
            future.set_result(page)

    def _next(self, host: str) -> tuple[str, Future[R]] | None:
        """The host's next page; None where the thread ends."""
        with self._lock:
            queue = self._queues[host]
            while queue and self._held < HELD:
                address = queue.popleft()
                future = self._expected.get(address)
                if future is not None and future.set_running_or_notify_cancel():
                    return address, future
            self._threads -= 1
            if queue:
                self._waiting.append(host)  # until something was taken
            else:
                del self._queues[host]
            self._begin()
            return None
