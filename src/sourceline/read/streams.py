"""Streams of bytes: lines of bounded length, and a start that was read already put back."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO, cast

_BUFFER = 1 << 18
_PIECE = 1 << 20


def joined(head: bytes, stream: BinaryIO) -> BinaryIO:
    """`stream` with the bytes in front that were read from it."""
    return cast(BinaryIO, io.BufferedReader(_Joined(head, stream), _BUFFER))


def read_most(stream: BinaryIO, most: int) -> bytes:
    """The bytes of a stream up to `most`; room is taken as they come, not for all that may come."""
    whole = bytearray()
    while len(whole) < most and (piece := stream.read(min(_PIECE, most - len(whole)))):
        whole += piece
    return bytes(whole)


def lines_of(stream: BinaryIO, limit: int) -> Iterator[bytes]:
    """The lines of a stream; of a longer one than `limit` the start, its rest left out."""
    while line := stream.readline(limit):
        complete = line.endswith(b"\n") or len(line) < limit
        while not complete:
            more = stream.readline(limit)
            complete = more.endswith(b"\n") or len(more) < limit
        yield line


class _Joined(io.RawIOBase):
    """A stream whose first bytes were read already."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        if self._head:
            piece, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        else:
            # One read of what is there: a whole one would lose what came before a cut end.
            piece = getattr(self._stream, "read1", self._stream.read)(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)
