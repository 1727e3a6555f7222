"""Bytes to text.

A byte order mark decides; then UTF-8 if the bytes are UTF-8; then what the server says, then what the
page declares; then what `charset-normalizer` finds likely. Line ends become `\\n`; the rest of the text
is untouched, neither composed nor trimmed.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE
)
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_CONTROL = re.compile(r"[\x01-\x07\x0e-\x19\x1c-\x1f]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
# Labels that browsers read as a larger character set (WHATWG Encoding Standard, section 4.2).
_AS_BROWSERS = {
    "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252",
    "ascii": "cp1252", "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030",
    "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949", "big5": "big5hkscs", "tis-620": "cp874",
}  # fmt: skip
_SNIFFED = 65_536
# Old wire files carry a control character here and there; pictures and programs are full of them.
_CONTROL_SHARE = 0.01
# English has under 1 % of such bytes, French about 4 %, Polish 6 %, Russian 80 %.
_WESTERN_SHARE = 0.045


@dataclass(frozen=True, slots=True)
class Decoded:
    """`doubt` says what may have been read wrongly; "" where nothing was."""

    text: str
    doubt: str = ""


class NotTextError(ValueError):
    """Bytes that are no text: a picture, a program, a table with NUL bytes."""


def decode(data: bytes, charset: str | None = None) -> Decoded:
    """The text of `data`; raises `NotTextError` where it is none. `charset`: what its server says."""
    decoded = _decode_bytes(data, charset)
    if "\0" in decoded.text:
        raise NotTextError("it holds NUL bytes, so it is no text")
    head = decoded.text[:_SNIFFED]
    if len(_CONTROL.findall(head)) > len(head) * _CONTROL_SHARE:
        raise NotTextError("it is full of control characters, so it is no text")
    return Decoded(plain_line_ends(decoded.text), decoded.doubt)


def plain_line_ends(text: str) -> str:
    """`text` with every line end made `\\n`, and halves of broken character pairs made visible."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SURROGATE.sub("\ufffd", text)


def _decode_bytes(data: bytes, charset: str | None) -> Decoded:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], encoding)
    wide = _wide_encoding(data)
    if wide:
        return _decode_as(data, wide)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _decode_legacy(data, charset)


def _decode_as(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    lost = text.count("\ufffd")
    return Decoded(text, f"{lost} characters are broken {encoding}" if lost else "")


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: in Western text every second byte is NUL."""
    head = data[:4096]
    if len(head) < 4 or b"\0" not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.7 and even < half * 0.1:
        return "utf-16-le"
    if even > half * 0.7 and odd < half * 0.1:
        return "utf-16-be"
    return None


def _decode_legacy(data: bytes, charset: str | None) -> Decoded:
    """Text that is not UTF-8, or not all of it."""
    good = _MULTIBYTE.findall(data)
    rest = _MULTIBYTE.sub(b"", data)
    bad = sum(byte > 0x7F for byte in rest) if len(rest) < 1_000_000 else len(good) + 1
    if len(good) > bad:
        return _decode_mixed(data, bad)
    declared = _DECLARED.search(data[:4096])
    named = declared.group(1).decode("ascii").lower() if declared else ""
    for name in (charset, named):
        encoding = (name or "").lower()
        found = _decoded_with(data, _AS_BROWSERS.get(encoding, encoding))
        if found is not None:
            return Decoded(found)
    likely = _decoded_with(data, _likely(data))
    if likely is not None:
        return Decoded(likely)
    return Decoded(data.decode("cp1252", errors="replace"), "its character set is not known")


def encoding_of(head: bytes, *, whole: bool) -> str:
    """The encoding of a file that begins with `head`, for those that read it bit by bit.

    Raises `NotTextError` where it is no text. Unless `head` is the whole file, its last character may
    be cut.
    """
    decode(head if whole else head[:-8])
    for mark, encoding in BOMS:
        if head.startswith(mark):
            return {"utf-8": "utf-8-sig"}.get(encoding, encoding[:6])
    wide = _wide_encoding(head)
    if wide:
        return wide
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head, final=whole)
    except UnicodeDecodeError:
        mixed = len(_MULTIBYTE.findall(head)) > sum(b > 0x7F for b in _MULTIBYTE.sub(b"", head))
        return "utf-8" if mixed else _likely(head) or "cp1252"
    return "utf-8"


def _decoded_with(data: bytes, encoding: str | None) -> str | None:
    """The text in that encoding; None where it is unknown, no encoding of text, or does not fit."""
    try:
        return data.decode(encoding) if encoding else None
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _decode_mixed(data: bytes, bad: int) -> Decoded:
    """Mostly UTF-8: the other bytes are read as Windows-1252, the usual stranger."""

    def as_windows(error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError)
        piece = error.object[error.start : error.end]
        return piece.decode("cp1252", errors="replace"), error.end

    codecs.register_error("sourceline.windows", as_windows)
    text = data.decode("utf-8", errors="sourceline.windows")
    return Decoded(text, f"{bad} bytes are no UTF-8 and were read as Windows-1252")


def _likely(data: bytes) -> str | None:
    """Windows-1252 for Western text with a few curly quotation marks and accents, else by statistics."""
    high = sum(byte > 0x7F for byte in data[:_SNIFFED])
    if high < len(data[:_SNIFFED]) * _WESTERN_SHARE:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SNIFFED]).best()
    return str(best.encoding) if best else None
