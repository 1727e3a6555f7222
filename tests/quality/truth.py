"""The truth about a pile as objects. The format is told in `shared/piles/FORMAT.md`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Item = TypeVar("Item", bound="DataclassInstance")

#: `from` is a keyword of Python.
JSON_KEYS = {"source": "from"}
#: Keys that speak to people and are never scored.
REMARKS = frozenset({"why", "note", "precision"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The days inside which a report was published."""

    report: str
    start: str
    end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Boilerplate:
    report: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event; where `start` and `end` differ, any told interval inside them fits."""

    must: tuple[str, ...]
    start: str | None = None
    end: str | None = None
    reports: tuple[str, ...] = ()
    status: str | None = None
    independent: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoEntry:
    """A timeline entry that would be wrong, unless its status is `unless_status`."""

    must: tuple[str, ...]
    start: str | None = None
    unless_status: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One of the cast. `name` is a pattern, the aliases are exact."""

    name: str
    kind: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    not_aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """`speaker` None: nobody can know who said it."""

    text: str
    report: str
    speaker: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """Values that cannot all hold; under `silent`, values that can.

    `status` ("open", "corrected") is ours: the workplace's piles do without it.
    """

    values: tuple[str, ...]
    kind: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """Words of `source` that stand in `to` as well; `order` "any": either may be the earlier."""

    source: str
    to: str
    kind: str | None = None
    words: str | None = None
    order: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotCopied:
    a: str
    b: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    what: str
    values: tuple[float, ...]
    not_values: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    must: str
    who: str | None = None
    emotion: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What a report was the first to say, and what it repeats."""

    report: str
    new: tuple[str, ...] = ()
    not_new: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    about: str = ""
    published: tuple[Published, ...] = ()
    boilerplate: tuple[Boilerplate, ...] = ()
    timeline: tuple[Entry, ...] = ()
    not_timeline: tuple[NoEntry, ...] = ()
    cast: tuple[Member, ...] = ()
    not_cast: tuple[str, ...] = ()
    quotations: tuple[Quote, ...] = ()
    discrepancies: tuple[Differing, ...] = ()
    silent: tuple[Differing, ...] = ()
    reuse: tuple[Copied, ...] = ()
    no_reuse: tuple[NotCopied, ...] = ()
    figures: tuple[Series, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    novelty: tuple[News, ...] = ()


KINDS: Mapping[str, type[DataclassInstance]] = {
    "published": Published,
    "boilerplate": Boilerplate,
    "timeline": Entry,
    "not_timeline": NoEntry,
    "cast": Member,
    "quotations": Quote,
    "discrepancies": Differing,
    "silent": Differing,
    "reuse": Copied,
    "no_reuse": NotCopied,
    "figures": Series,
    "reactions": Reaction,
    "novelty": News,
}


def read_truth(path: Path) -> Truth:
    return truth_from_json(json.loads(path.read_text(encoding="utf-8")))


def truth_from_json(raw: Mapping[str, Any]) -> Truth:
    """The truth as objects. Unknown keys are passed over here and told by `unknown_keys`."""
    sections: dict[str, Any] = {
        name: tuple(_item(kind, item, name) for item in raw.get(name) or ())
        for name, kind in KINDS.items()
    }
    return Truth(
        about=str(raw.get("about") or ""), not_cast=tuple(raw.get("not_cast") or ()), **sections
    )


def unknown_keys(raw: Mapping[str, Any]) -> list[str]:
    """Keys that nobody reads, most often a slip of the pen."""
    known = {field.name for field in fields(Truth)} | REMARKS
    found = [key for key in raw if key not in known]
    for name, kind in KINDS.items():
        allowed = {_json_key(field.name) for field in fields(kind)} | REMARKS
        items = raw.get(name) or ()
        found += [f"{name}.{key}" for item in items for key in item if key not in allowed]
    return found


def _item(kind: type[Item], raw: Mapping[str, Any], section: str) -> Item:
    given = {
        field.name: _frozen(raw[_json_key(field.name)])
        for field in fields(kind)
        if _json_key(field.name) in raw
    }
    try:
        return kind(**given)
    except TypeError as error:
        raise ValueError(f"truth, {section}: {error}: {dict(raw)}") from error


def _json_key(name: str) -> str:
    return JSON_KEYS.get(name, name)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
