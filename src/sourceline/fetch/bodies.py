"""The body of an answer, unpacked, and never more of it than was allowed."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from sourceline.fetch.failures import Failed, Passing, Refused

# What `Accept-Encoding` asks for, and what servers send all the same.
_PLAIN = frozenset({"", "identity"})
_GZIP = frozenset({"gzip", "x-gzip"})


def read_body(pieces: Iterable[bytes], packing: str, most: int) -> bytes:
    """The body that the pieces hold; `packing` is the answer's Content-Encoding.

    Counted are unpacked bytes, so that a bomb of kilobytes stops where a large page does.
    """
    packing = packing.strip().lower()
    if packing in _PLAIN:
        return _joined(pieces, most)
    if packing in _GZIP:
        return _joined(_inflated(pieces, 16 + zlib.MAX_WBITS, most), most)
    if packing == "deflate":
        return _joined(_inflated(pieces, zlib.MAX_WBITS, most), most)
    raise Failed(f"its server packs it as {packing[:40]!r}, which nobody asked for")


def too_large(most: int) -> Refused:
    return Refused(f"it is larger than {most / 1_000_000:.1f} MB")


def _joined(pieces: Iterable[bytes], most: int) -> bytes:
    whole = bytearray()
    for piece in pieces:
        whole += piece
        if len(whole) > most:
            raise too_large(most)
    return bytes(whole)


def _inflated(pieces: Iterable[bytes], bits: int, most: int) -> Iterable[bytes]:
    """Unpacked pieces, none larger than one byte more than is allowed in all."""
    unpacker = zlib.decompressobj(bits)
    began = False
    for piece in pieces:
        began = began or bool(piece)
        while piece:
            if unpacker.eof:
                if bits <= zlib.MAX_WBITS or piece[:1] != b"\x1f":
                    return  # what follows the end is padding
                unpacker = zlib.decompressobj(bits)
            try:
                yield unpacker.decompress(piece, most + 1)
            except zlib.error as cause:
                raise Failed(f"its packing is broken ({cause})") from cause
            piece = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    if began and not unpacker.eof:
        raise Passing("its server stopped in the middle of it")
