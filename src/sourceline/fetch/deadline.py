"""A moment by which an answer must be here, and a socket that keeps to it.

A limit for each read is not enough: a server that sends one byte a second keeps every single one.
"""

from __future__ import annotations

import io
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Clock = Callable[[], float]
# Seconds by which a socket may wake up early.
_ROUNDING = 0.01


class Budget:
    """Seconds for one page in all its requests; pauses that we make of ourselves do not count."""

    def __init__(self, seconds: float, silence: float, clock: Clock = time.monotonic) -> None:
        self._seconds = self._left = seconds
        self._silence = silence
        self._clock = clock

    @contextmanager
    def running(self) -> Iterator[Deadline]:
        """Counts the time spent inside."""
        began = self._clock()
        try:
            yield Deadline(began + self._left, self._seconds, self._silence, self._clock)
        finally:
            self._left -= self._clock() - began


class Deadline:
    """The moment `end`, and no pause longer than `silence`; `seconds` were given in all."""

    def __init__(self, end: float, seconds: float, silence: float, clock: Clock) -> None:
        self._end = end
        self._seconds = seconds
        self._silence = silence
        self._clock = clock

    def left(self) -> float:
        """Seconds that the next step may take; raises `TimeoutError` where there are none."""
        left = self._end - self._clock()
        if left <= 0:
            raise TimeoutError
        return min(left, self._silence)

    def told(self) -> str:
        """What to say where a step took too long: all of it, or this one."""
        over = self._clock() >= self._end - _ROUNDING
        return f"it took longer than {self._seconds:g} s" if over else "its server fell silent"


class TimedStream(io.RawIOBase):
    """What a socket receives, until the deadline."""

    def __init__(self, connection: socket.socket, deadline: Deadline) -> None:
        self._connection = connection
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        self._connection.settimeout(self._deadline.left())
        return self._connection.recv_into(buffer)


class Answering:
    """The one thing that `http.client` asks of a socket whose answer it reads."""

    def __init__(self, connection: socket.socket, deadline: Deadline) -> None:
        self._stream = TimedStream(connection, deadline)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(self._stream)  # type: ignore[arg-type]
