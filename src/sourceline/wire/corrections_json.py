"""The log of corrections as JSON lines, `sourceline.correction/1` (docs/corrections.md), both ways.

What is read may come from anybody: it is held to the nouns strictly, and what is none is refused with
the line that it stands in.
"""

from __future__ import annotations

import hashlib
import json
import re
import types
from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from sourceline.errors import SettingsError
from sourceline.model.corrections import KINDS, Correction, Decided, Pin, Publish, Redate
from sourceline.model.edtf import read_edtf
from sourceline.wire.parts import Json, dump

CORRECTION_SCHEMA = "sourceline.correction/1"

_CLASSES: dict[str, type] = {name: kind for kind, name in KINDS.items()}
# No correction of ours is longer: a sentence, a name, a reason. What is longer is no correction.
_MOST_LETTERS = 20_000
_ID = re.compile("c-[0-9a-f]{12}")


def new_correction(what: Decided, *, at: str, by: str, why: str) -> Correction:
    """The line of the log; its id comes from all that it says."""
    told = json.dumps([at, by, why, KINDS[type(what)], _plain(what)], ensure_ascii=True)
    ident = "c-" + hashlib.sha256(told.encode("ascii")).hexdigest()[:12]
    return Correction(id=ident, at=at, by=by, why=why, what=what)


def correction_to_json(correction: Correction) -> Json:
    return {
        "schema": CORRECTION_SCHEMA,
        "id": correction.id,
        "at": correction.at,
        "by": correction.by,
        "kind": KINDS[type(correction.what)],
        "why": correction.why,
        "what": _plain(correction.what),
        **({"redacted": True} if correction.redacted else {}),
    }


def correction_from_json(value: Any) -> Correction:
    """ValueError, with a reason for people, where it is none of ours."""
    if not isinstance(value, dict) or value.get("schema") != CORRECTION_SCHEMA:
        raise ValueError(f"it is no {CORRECTION_SCHEMA}")
    kind = _CLASSES.get(str(value.get("kind")))
    if kind is None:
        raise ValueError(f"there is no kind {value.get('kind')!r}")
    what = cast(Decided, _read(kind, value.get("what")))
    _check_days(what)
    at, by, why = (_read(str, value.get(name)) for name in ("at", "by", "why"))
    correction = new_correction(what, at=at, by=by, why=why)
    if value.get("redacted") is True and _ID.fullmatch(str(value.get("id"))):
        return replace(correction, id=str(value["id"]), redacted=True)
    if value.get("id") != correction.id:
        raise ValueError("its id does not fit what it says: it was changed by hand")
    return correction


def dump_log(log: Iterable[Correction]) -> str:
    """A line each."""
    return "".join(f"{dump_line(each)}\n" for each in log)


def dump_line(correction: Correction) -> str:
    return dump(correction_to_json(correction))


def read_log(text: str, name: str) -> tuple[Correction, ...]:
    """The lines of a file of that name; `SettingsError` names the first that is none."""
    log = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            log.append(read_line(line))
        except ValueError as cause:
            raise SettingsError(
                f"line {number} is no correction: {cause}",
                subject=name,
                remedy="Take that line out, or give a file that `sourceline fix export` wrote.",
            ) from cause
    return tuple(log)


def read_line(line: str) -> Correction:
    """One line of the log; ValueError where it is none."""
    if len(line) > _MOST_LETTERS:
        raise ValueError(f"it is longer than {_MOST_LETTERS:,} letters")
    try:
        return correction_from_json(json.loads(line))
    except RecursionError:
        raise ValueError("it is nested too deep") from None


def _check_days(what: Decided) -> None:
    match what:
        case Publish() | Redate():
            read_edtf(what.when)
        case Pin():
            read_edtf(what.line.date)


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    return value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _read(kind: Any, value: Any) -> Any:
    """A value of that type, exactly: no other fields, no other types."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        inner = next(part for part in get_args(kind) if part is not type(None))
        return None if value is None else _read(inner, value)
    if origin is tuple:
        if not isinstance(value, list):
            raise ValueError("a list is missing")
        return tuple(_read(get_args(kind)[0], each) for each in value)
    if kind is str:
        if not isinstance(value, str):
            raise ValueError(f"{value!r} is no text")
        return value
    names = [each.name for each in fields(kind)]
    if not isinstance(value, dict) or sorted(value) != sorted(names):
        raise ValueError(f"{kind.__name__.lower()} has {', '.join(names)}")
    return kind(**{name: _read(_hints(kind)[name], value[name]) for name in names})
