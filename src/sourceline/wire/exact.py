"""Any of the nouns as bytes and back, nothing rounded: what the store and the workers hand on.

The JSON contracts are for people and other programs and round a score here and there; what a story is
linked from must come back exactly. A dataclass becomes the list of its fields in order, so that the
bytes are small and mean nothing without the class: `shape_of` names the class as it was, and whoever
keeps bytes keeps that name beside them.
"""

from __future__ import annotations

import base64
import hashlib
import json
import types
import zlib
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")

_LEVEL = 6
_SHAPE_DIGITS = 8


def pack(value: object) -> bytes:
    """The value as bytes; equal values give equal bytes."""
    told = json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":"))
    # Lone surrogates stand in broken pages; they are kept one by one, as no JSON escape would.
    return zlib.compress(told.encode("utf-8", "surrogatepass"), _LEVEL)


def unpack(kind: type[T], data: bytes) -> T:
    """The value of that class that was packed; ValueError where the bytes are none."""
    try:
        told = json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))
        return cast(T, _reader(cast(Any, kind))(told))
    except (zlib.error, TypeError, IndexError, KeyError) as cause:
        raise ValueError(f"no {kind.__name__}: {cause}") from cause


@cache
def shape_of(kind: type) -> str:
    """A few digits that change when a field of the class, or of a class inside it, does."""
    told: dict[str, list[str]] = {}
    _tell_shape(kind, told)
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:_SHAPE_DIGITS]


def _tell_shape(kind: Any, told: dict[str, list[str]]) -> None:
    if is_dataclass(kind) and isinstance(kind, type) and kind.__name__ not in told:
        hints = get_type_hints(kind)
        told[kind.__name__] = [f"{each.name}: {hints[each.name]}" for each in fields(kind)]
        for each in fields(kind):
            _tell_shape(hints[each.name], told)
    for part in get_args(kind):
        _tell_shape(part, told)


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, bytes):
        return base64.b85encode(value).decode("ascii")
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return [_plain(getattr(value, name)) for name in _names(cast(Any, type(value)))]
    raise TypeError(f"cannot be packed: {type(value).__name__}")


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))


Reader = Callable[[Any], Any]


@cache
def _reader(kind: Any) -> Reader:
    """What makes a value of that type again."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _one_of(tuple(part for part in get_args(kind) if part is not type(None)))
    if origin is tuple:
        return _tuple(get_args(kind))
    if kind is bytes:
        return lambda told: base64.b85decode(told)
    if kind is date:
        return lambda told: date.fromisoformat(told)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {member.value: member for member in kind}.__getitem__
    if isinstance(kind, type) and is_dataclass(kind):
        return _dataclass(kind)
    if kind in (str, int, float, bool):
        return lambda told: told
    raise TypeError(f"cannot be read back: {kind}")


def _one_of(parts: tuple[Any, ...]) -> Reader:
    """`X | None`, or a scalar and a tuple ("30" and "20 to 30"), which a list tells apart."""
    lists = [part for part in parts if get_origin(part) is tuple or is_dataclass(part)]
    others = [part for part in parts if part not in lists]
    listed = _reader(lists[0]) if lists else None
    other = _reader(others[0]) if others else None

    def read(told: Any) -> Any:
        if told is None:
            return None
        chosen = listed if isinstance(told, list) and listed is not None else other
        if chosen is None:
            raise TypeError(f"no {parts}: {told!r}")
        return chosen(told)

    return read


def _tuple(parts: tuple[Any, ...]) -> Reader:
    if len(parts) == 2 and parts[1] is Ellipsis:
        each = _reader(parts[0])
        return lambda told: tuple([each(item) for item in told])
    readers = [_reader(part) for part in parts]
    return lambda told: tuple([read(item) for read, item in zip(readers, told, strict=True)])


def _dataclass(kind: type) -> Reader:
    hints = get_type_hints(kind)
    names = _names(cast(Any, kind))
    readers = [_reader(hints[name]) for name in names]

    def read(told: Any) -> Any:
        if len(told) != len(names):
            raise TypeError(f"{kind.__name__} has {len(names)} fields, not {len(told)}")
        parts = [each(item) for each, item in zip(readers, told, strict=True)]
        return kind(**dict(zip(names, parts, strict=True)))

    return read
