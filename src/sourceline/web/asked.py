"""What is asked for in an address: each parameter once, read strictly, told as OpenAPI has it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sourceline.errors import SettingsError

MOST_LETTERS = 200
MOST_PAGES = 10_000

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"[1-9][0-9]{0,5}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """`kind` is words, day, page, choice or flag. An empty value is none: forms send it."""

    name: str
    what: str
    kind: str
    choices: tuple[str, ...] = ()
    required: bool = False

    def read(self, value: str | None) -> Any:
        """The value, None where nothing is asked; `SettingsError` where it is none of its kind."""
        if value is None or not value.strip():
            if self.required:
                raise self._refused("it is missing", self.what)
            return None
        if self.kind == "words":
            return self._words(value)
        if self.kind == "day":
            return self._day(value)
        if self.kind == "page":
            if not _NUMBER.fullmatch(value) or int(value) > MOST_PAGES:
                raise self._refused("it is no page", f"Give a number from 1 to {MOST_PAGES}.")
            return int(value)
        choices = self.choices if self.kind == "choice" else ("1",)
        if value not in choices:
            raise self._refused("it is none of the choices", f"Give one of {', '.join(choices)}.")
        return value if self.kind == "choice" else True

    def _words(self, value: str) -> str:
        if len(value) > MOST_LETTERS:
            raise self._refused("it is too long", f"Give at most {MOST_LETTERS} letters.")
        return value.strip()

    def _day(self, value: str) -> date:
        try:
            if _DAY.fullmatch(value):
                return date.fromisoformat(value)
        except ValueError:
            pass
        raise self._refused("it is no day", "Write it as YYYY-MM-DD.")

    def _refused(self, what: str, remedy: str) -> SettingsError:
        return SettingsError(what, subject=self.name, remedy=remedy)

    def described(self) -> dict[str, Any]:
        """As OpenAPI has it."""
        schemas: dict[str, dict[str, Any]] = {
            "words": {"type": "string", "maxLength": MOST_LETTERS},
            "day": {"type": "string", "format": "date"},
            "page": {"type": "integer", "minimum": 1, "maximum": MOST_PAGES, "default": 1},
            "choice": {"type": "string", "enum": list(self.choices)},
            "flag": {"type": "string", "enum": ["1"]},
        }
        return {
            "name": self.name,
            "in": "query",
            "required": self.required,
            "description": self.what,
            "schema": self._or_empty(schemas[self.kind]),
        }

    def _or_empty(self, schema: dict[str, Any]) -> dict[str, Any]:
        if self.required:
            return {**schema, "pattern": r"\S"}
        return schema if self.kind == "words" else {"anyOf": [schema, {"const": ""}]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request: the parts of its path and what it asks for, all read."""

    path: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        return self.values.get(name)

    @property
    def page(self) -> int:
        return int(self.values.get("page") or 1)


def read_asked(
    path: Mapping[str, str], given: Mapping[str, str], parameters: Sequence[Parameter]
) -> Asked:
    """What a request asks for; parameters that the page does not know mean nothing to it."""
    values = {each.name: each.read(given.get(each.name)) for each in parameters}
    start, end = values.get("from"), values.get("to")
    if start and end and start > end:
        raise SettingsError(
            "the days end before they begin", subject="from and to", remedy="Swap them."
        )
    return Asked(path=path, values=values)


PAGE = Parameter(name="page", what="Which page of the list.", kind="page")
FROM = Parameter(name="from", what="Not what is surely earlier than this day.", kind="day")
TO = Parameter(
    name="to", what="Not what is surely later than this day; not before `from`.", kind="day"
)
SINCE = Parameter(
    name="since", what="Only what reports tell that came out on this day or later.", kind="day"
)
