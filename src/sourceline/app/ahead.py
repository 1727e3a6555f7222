"""Several hosts at once, each by one request at a time: what is slow on one does not hold up the others."""

from __future__ import annotations

import queue
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from typing import Generic, TypeVar
from urllib.parse import urlsplit

R = TypeVar("R")

# Hosts that are asked at once, and addresses that are asked before their turn to be read has come: a
# page is held until then, so that memory does not grow with the list.
HOSTS = 16
AHEAD = 32


def ahead(get: Callable[[str], R], addresses: Sequence[str]) -> Iterator[R]:
    """What `get` gives for each address, in their order; a host's are asked one after another."""
    hosts = list(dict.fromkeys(map(host_of, addresses)))
    if len(hosts) < 2:
        yield from map(get, addresses)
        return
    asking = [_Asking(get) for _ in range(min(HOSTS, len(hosts)))]
    place = {host: asking[at % len(asking)] for at, host in enumerate(hosts)}
    waiting: deque[Future[R]] = deque()
    try:
        for address in addresses:
            waiting.append(place[host_of(address)].ask(address))
            if len(waiting) >= AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()
        for each in asking:
            each.end()


class _Asking(Generic[R]):
    """A thread that ends with the program, so that Ctrl-C waits for no server."""

    def __init__(self, get: Callable[[str], R]) -> None:
        self._get = get
        self._asked: queue.SimpleQueue[tuple[str, Future[R]] | None] = queue.SimpleQueue()
        threading.Thread(target=self._work, daemon=True).start()

    def ask(self, address: str) -> Future[R]:
        future: Future[R] = Future()
        self._asked.put((address, future))
        return future

    def end(self) -> None:
        self._asked.put(None)

    def _work(self) -> None:
        while (task := self._asked.get()) is not None:
            address, future = task
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(self._get(address))
            except BaseException as cause:
                future.set_exception(cause)


def host_of(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # whoever fetches it says what is wrong
        return ""
