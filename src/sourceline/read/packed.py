"""Packed files (gzip, zstandard) as streams, which never unpack more than text can be packed.

What ends before its last byte raises `EOFError`, after all that came before was given out.
"""

from __future__ import annotations

import gzip
import io
import zlib
from typing import Any, BinaryIO, cast

from sourceline.read.limits import UNPACKED_FREE, UNPACKED_TIMES

GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
SUFFIXES = frozenset({".gz", ".zst"})
# zstandard's own bound for those who did not ask for more; long windows take gigabytes.
_WINDOW = 1 << 27
# A block of 4 bytes can say 128 KB, so that one piece of input unpacks to 64 MB at most.
_PIECE = 2_048
_BUFFER = 1 << 18
# What gzip says of a part that ends after its first byte.
_ONE_BYTE = r"(b'\x1f')"


class PackedError(ValueError):
    """A packed file that cannot or should not be unpacked. Its words are for the reader."""


def is_packed(head: bytes) -> bool:
    """Whether a file begins as gzip and zstandard do."""
    return head.startswith((GZIP, ZSTD))


def unpacked(stream: BinaryIO) -> BinaryIO:
    """The stream without its packing, told by its first bytes, which must lie in its buffer."""
    counted = _Counted(stream)
    head = stream.peek(4) if isinstance(stream, io.BufferedReader) else b""
    inner = _zstd(counted) if head.startswith(ZSTD) else gzip.GzipFile(fileobj=counted)
    return cast(BinaryIO, io.BufferedReader(_Bounded(inner, counted), _BUFFER))


class _Counted(io.RawIOBase):
    """Knows how many packed bytes were read."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        piece = self._stream.read(len(buffer))
        self.count += len(piece)
        buffer[: len(piece)] = piece
        return len(piece)


class _Bounded(io.RawIOBase):
    """The unpacked bytes, until they are more than any text is worth."""

    def __init__(self, inner: Any, packed: _Counted) -> None:
        self._inner = inner
        self._packed = packed
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        try:
            piece = self._inner.read1(len(buffer))  # `read` would lose what came before a cut end
        except (gzip.BadGzipFile, zlib.error) as cause:
            if str(cause).endswith(_ONE_BYTE):
                raise EOFError("the file ends in the first bytes of a part") from cause
            raise PackedError(f"its packing is broken ({cause})") from cause
        self._count += len(piece)
        allowed = max(UNPACKED_FREE, self._packed.count * UNPACKED_TIMES)
        if self._count > allowed:
            raise PackedError(
                f"it unpacks to more than {UNPACKED_TIMES} times its size, as no text does"
            )
        buffer[: len(piece)] = piece
        return len(piece)


def _zstd(packed: _Counted) -> _Zstd:
    try:
        import zstandard
    except ImportError as cause:
        raise PackedError(
            "it is packed with zstandard, which needs: pip install 'sourceline[zstd]'"
        ) from cause
    return _Zstd(packed, zstandard)


class _Zstd:
    """Frames of zstandard one after another; unlike the library's own reader it misses no cut end."""

    def __init__(self, packed: _Counted, library: Any) -> None:
        self._packed = packed
        self._error = library.ZstdError
        self._library = library.ZstdDecompressor(max_window_size=_WINDOW)
        self._frame: Any = None
        self._waiting = b""
        self._place = 0
        self._rest = b""

    def read1(self, size: int) -> bytes:
        while self._place >= len(self._waiting):
            data = self._rest or self._packed.read(_PIECE) or b""
            self._rest = b""
            if not data:
                if self._frame is not None:
                    raise EOFError("the file ends inside a zstandard frame")
                return b""
            self._waiting, self._place = self._unpack(data), 0
        piece = self._waiting[self._place : self._place + size]
        self._place += len(piece)
        return piece

    def _unpack(self, data: bytes) -> bytes:
        if self._frame is None:
            self._frame = self._library.decompressobj()
        try:
            out: bytes = self._frame.decompress(data)
        except self._error as cause:
            raise PackedError(f"its packing is broken or too wide ({cause})") from cause
        if self._frame.eof:
            self._rest, self._frame = self._frame.unused_data, None
        return out
