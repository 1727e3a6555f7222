"""The body of an HTTP answer that was kept as it came: in chunks, packed, or both."""

from __future__ import annotations

import re
import zlib

_CHUNK = re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r\n")
_PLAIN = frozenset({"", "identity", "none"})
_PACKED = frozenset({"gzip", "x-gzip", "deflate"})


def undo(body: bytes, transfer: str, packing: str, most: int) -> bytes:
    """The page itself, cut one byte after `most`. Crawlers often undo it and leave the header.

    Raises `ValueError`, with words, where it cannot be undone.
    """
    if "chunked" in transfer.lower() and _CHUNK.match(body):
        body = _without_chunks(body)
    packing = packing.strip().lower()
    if packing in _PLAIN:
        return body
    if packing in _PACKED:
        return _inflated(body, most)
    if b"<" in body[:200]:
        return body  # undone before
    raise ValueError(f"the page is packed as {packing[:40]!r}, which is not read")


def _without_chunks(body: bytes) -> bytes:
    pieces: list[bytes] = []
    place = 0
    while size := _CHUNK.match(body, place):
        length = int(size.group(1), 16)
        if length == 0:
            break
        pieces.append(body[size.end() : size.end() + length])
        place = size.end() + length + 2
    return b"".join(pieces)


def _inflated(body: bytes, most: int) -> bytes:
    # 32: gzip and deflate alike, by their first bytes.
    unpacker = zlib.decompressobj(32 + zlib.MAX_WBITS)
    try:
        return unpacker.decompress(body, most + 1)
    except zlib.error as cause:
        if b"<" in body[:200]:
            return body  # undone before
        raise ValueError(f"its packing is broken ({cause})") from cause
