"""One request at a time to a host, with a pause between; hosts that fail are left alone.

Several threads may ask, each several hosts: who has a host's `turn` waits for it and asks it alone.
"""

from __future__ import annotations

import email.utils
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime

# Tries for one page whose server fails for now, and seconds before the second try; then twice that.
TRIES = 3
FIRST_WAIT = 1.0
# A host may ask us to wait this many seconds; where it asks for more we come back another day.
LONGEST_WAIT = 30.0
# After so many pages in a row that nobody answered for, a host is left alone until the next run.
SILENCES = 2


@dataclass(slots=True)
class _Host:
    free_at: float = 0.0
    delay: float = 0.0
    silences: int = 0
    closed: str = ""
    turn: threading.Lock = field(default_factory=threading.Lock)


class Pace:
    """When a host may be asked again. `clock` and `sleep` are the machine's unless a test brings its own."""

    def __init__(
        self,
        delay: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._delay = delay
        self._clock = clock
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}

    def closed(self, host: str) -> str:
        """Why a host is left alone; "" where it is not."""
        return self._of(host).closed

    def turn(self, host: str) -> AbstractContextManager[object]:
        """While it is held nobody else asks the host."""
        return self._of(host).turn

    def wait(self, host: str) -> None:
        """Returns when the host may be asked."""
        left = self._of(host).free_at - self._clock()
        if left > 0:
            self._sleep(left)

    def rest(self, host: str, seconds: float = 0.0) -> None:
        """A request has ended: the next may come after the pause, or after `seconds` where those are more."""
        self._of(host).free_at = self._clock() + max(self._delay, self._of(host).delay, seconds)

    def slow_down(self, host: str, delay: float) -> None:
        """The host asks for a longer pause, in seconds."""
        self._of(host).delay = delay

    def answered(self, host: str) -> None:
        self._of(host).silences = 0

    def silent(self, host: str) -> None:
        """Nobody answered in time."""
        known = self._of(host)
        known.silences += 1
        if known.silences >= SILENCES:
            known.closed = f"{host} did not answer {SILENCES} times and is left alone in this run"

    def close(self, host: str, reason: str) -> None:
        self._of(host).closed = reason

    def _of(self, host: str) -> _Host:
        return self._hosts.setdefault(host, _Host())


def read_retry_after(value: str | None, now: datetime | None = None) -> float | None:
    """The seconds that a `Retry-After` header asks for, as a number or as a date.

    >>> read_retry_after("120")
    120.0
    """
    value = (value or "").strip()
    if value.isascii() and value.isdigit() and len(value) < 10:
        return float(value)
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - (now or datetime.now(UTC))).total_seconds())
