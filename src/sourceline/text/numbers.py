"""Numbers in digits and in words, with their places and values.

"3,450", "2.14 million", "three thousand four hundred and fifty", "half a million", "a dozen",
"two-thirds". Vague ones ("dozens", "several hundred") have no value and are not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from sourceline.model.span import Span
from sourceline.text.lexicon import load_lexicon

_PIECE = re.compile(r"\d+(?:[.,]\d+)*|[A-Za-z]+|[½¼¾⅓⅔]")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?$|\d+(?:\.\d+)?$")
_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
# Longer runs of digits are serial numbers.
MOST_DIGITS = 15
_JOINTS = (" ", "-", "‑", " and ", "\u00a0", ", ")
_VAGUE = frozenset(["several", "few", "many", "couple", "some"])


@dataclass(frozen=True, slots=True)
class Number:
    """`words`: no digit in it; `fraction`: a part of a whole ("a fifth" is 0.2); `dozen`: a round one."""

    span: Span
    value: float
    words: bool
    fraction: bool = False
    scaled: bool = False
    dozen: bool = False


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    text: str  # in small letters


@cache
def _table(name: str) -> Mapping[str, float]:
    table: Mapping[str, float] = load_lexicon("numbers")[name]
    return table


@cache
def _small() -> Mapping[str, float]:
    return {**_table("units"), **_table("tens")}


@cache
def _openers() -> frozenset[str]:
    """Words that a number can begin with."""
    return frozenset([*_small(), *_SIGNS, "a", "an", "half"])


def find_numbers(text: str, span: Span) -> Iterator[Number]:
    """Yield the numbers in a part of `text`, in order, none inside another."""
    pieces = [
        _Piece(m.start(), m.end(), m.group().lower())
        for m in _PIECE.finditer(text, span.start, span.end)
    ]
    openers, place = _openers(), 0
    while place < len(pieces):
        piece = pieces[place].text
        if not (piece in openers or piece[0].isdigit()):
            place += 1
            continue
        found = _read(text, pieces, place)
        if found is None:
            place += 1
            continue
        number, place = found
        yield number


def _read(text: str, pieces: list[_Piece], place: int) -> tuple[Number, int] | None:
    first = pieces[place].text
    if first[0].isdigit():
        return _read_digits(text, pieces, place)
    if first in _SIGNS:
        one = pieces[place]
        return Number(Span(one.start, one.end), _SIGNS[first], False, fraction=True), place + 1
    if first == "half":
        return _read_half(text, pieces, place)
    if first in ("a", "an"):
        return _read_one_of_a_scale(text, pieces, place)
    return _read_words(text, pieces, place)


def _read_digits(text: str, pieces: list[_Piece], place: int) -> tuple[Number, int] | None:
    piece = pieces[place]
    if not _GROUPED.match(piece.text) or len(piece.text) > MOST_DIGITS:
        return None
    value, end, after, scaled = float(piece.text.replace(",", "")), piece.end, place + 1, False
    if after < len(pieces) and pieces[after].text in _SIGNS and pieces[after].start == end:
        value, end, after = value + _SIGNS[pieces[after].text], pieces[after].end, after + 1
    while after < len(pieces) and _joint(text, end, pieces[after]) in (" ", "-", "\u00a0", ""):
        scale = _table("scales").get(pieces[after].text)
        if scale is None or (scale == 12 and value > 99):
            break
        value, end, after, scaled = value * scale, pieces[after].end, after + 1, True
    return Number(Span(piece.start, end), _rounded(value), False, scaled=scaled), after


def _rounded(value: float) -> float:
    """2.14 * 1000000 is 2140000.0000000002 to a machine."""
    return float(f"{value:.12g}")


def _joint(text: str, end: int, piece: _Piece) -> str:
    return text[end : piece.start] if piece.start - end <= 2 else "far"


def _read_half(text: str, pieces: list[_Piece], place: int) -> tuple[Number, int] | None:
    """ "half a million", "half a dozen"; "half of" is a fraction."""
    one, words = pieces[place], [p.text for p in pieces[place + 1 : place + 3]]
    if len(words) == 2 and words[0] == "a" and words[1] in _table("scales"):
        scale, last = _table("scales")[words[1]], pieces[place + 2]
        number = Number(Span(one.start, last.end), scale / 2, True, scaled=True, dozen=scale == 12)
        return number, place + 3
    return Number(Span(one.start, one.end), 0.5, True, fraction=True), place + 1


def _read_one_of_a_scale(text: str, pieces: list[_Piece], place: int) -> tuple[Number, int] | None:
    """ "a hundred", "a dozen", "a million and a half", "a fifth", "a half"."""
    if place + 1 >= len(pieces) or _joint(text, pieces[place].end, pieces[place + 1]) != " ":
        return None
    start, word = pieces[place].start, pieces[place + 1]
    parts = _table("fractions").get(word.text)
    if parts is not None and not word.text.endswith(("hs", "ves", "rs", "ds")):
        return Number(Span(start, word.end), 1 / parts, True, fraction=True), place + 2
    if word.text not in _table("scales"):
        return None
    return _read_words(text, pieces, place + 1, start=start)


def _read_words(
    text: str, pieces: list[_Piece], place: int, start: int | None = None
) -> tuple[Number, int] | None:
    """The longest run of number words that one number can be."""
    if place and pieces[place - 1].text in _VAGUE and start is None:
        return None
    begin = pieces[place].start if start is None else start
    total, group, last, after = 0.0, 1.0 if start is not None else 0.0, 0.0, place
    end, dozen, scaled, lowest = begin, False, False, float("inf")
    while after < len(pieces):
        word, joint = pieces[after].text, text[end : pieces[after].start][:6]
        step = after
        if after > place and word == "and" and joint == " " and after + 1 < len(pieces):
            joint, step = " and ", after + 1
            word = pieces[step].text
            if text[pieces[after].end : pieces[step].start] != " " or not (scaled or group >= 100):
                break
        if after > place and joint not in _JOINTS:
            break
        if joint == ", " and total < 1000:
            break
        small, scale = _small().get(word), _table("scales").get(word)
        if small is not None:
            if not _fits(small, group, last, first=after == place):
                break
            group, last = group + small, small
        elif scale is not None and scale == 100 and 0 < group < 100:
            group, last, scaled = group * 100, 100, True
        elif scale is not None and scale != 100 and group > 0 and scale < lowest:
            total, group, last, scaled = total + group * scale, 0.0, scale, True
            dozen, lowest = scale == 12, scale
        else:
            break
        end, after = pieces[step].end, step + 1
    if after == place:
        return None
    return _with_part(
        text,
        pieces,
        after,
        Number(Span(begin, end), total + group, True, scaled=scaled, dozen=dozen),
    )


def _fits(small: float, group: float, last: float, *, first: bool) -> bool:
    """Whether a word below a hundred can go on: "twenty" "one", "hundred" "fifty", never "six" "four"."""
    if first or group == 0:
        return True
    if last >= 100:
        return True
    return last >= 20 and last % 10 == 0 and 0 < small < 10


def _with_part(text: str, pieces: list[_Piece], after: int, number: Number) -> tuple[Number, int]:
    """ "two-thirds", "two and a half", "two and a half million", "a million and a half"."""
    words = [p.text for p in pieces[after : after + 4]]
    joint = text[number.span.end : pieces[after].start] if words else ""
    parts = joint in (" ", "-") and words[0].endswith("s") and words[0] in _table("fractions")
    if parts and number.value < 10:
        share = number.value / _table("fractions")[words[0]]
        whole = Span(number.span.start, pieces[after].end)
        return Number(whole, share, True, fraction=True), after + 1
    if words[:3] != ["and", "a", "half"] or text[number.span.end : pieces[after].start] not in (
        " ",
        "-",
    ):
        return number, after
    scale = _table("scales").get(words[3]) if len(words) > 3 else None
    if scale is not None:
        value, last = (number.value + 0.5) * scale, after + 3
    else:
        unit = max(
            (s for s in _table("scales").values() if number.scaled and s <= number.value), default=1
        )
        value, last = number.value + 0.5 * unit, after + 2
    whole = Span(number.span.start, pieces[last].end)
    return Number(whole, value, True, scaled=number.scaled or scale is not None), last + 1
