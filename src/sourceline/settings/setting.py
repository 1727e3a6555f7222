"""One setting: its default, its unit, its reason, and how its value is written."""

from __future__ import annotations

from dataclasses import MISSING, Field, dataclass, field, fields
from typing import Any, get_type_hints

from sourceline.settings.wrong import WrongValueError

Value = bool | int | float | str

# Sections whose names mean little without theirs, such as `timeout`.
_NAMED_WITH = frozenset({"fetch"})
_ON = frozenset({"on", "yes", "true", "1"})
_OFF = frozenset({"off", "no", "false", "0"})


def setting(
    default: Value,
    *,
    reason: str,
    unit: str = "",
    least: float | None = None,
    most: float | None = None,
    above: float | None = None,
    choices: tuple[str, ...] = (),
    option: str = "",
    changes_annotations: bool = False,
    own_file_only: bool = False,
) -> Any:
    """A field of a section.

    `own_file_only`: whoever gives somebody a folder must not choose this for them, so that the file in
    the working folder may not hold it.
    """
    about = {
        "reason": reason,
        "unit": unit,
        "least": least,
        "most": most,
        "above": above,
        "choices": choices,
        "option": option,
        "changes_annotations": changes_annotations,
        "own_file_only": own_file_only,
    }
    return field(default=default, metadata=about)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A setting as it is told, checked and looked for."""

    section: str
    name: str
    kind: type
    default: Value
    reason: str
    unit: str
    least: float | None
    most: float | None
    above: float | None
    choices: tuple[str, ...]
    option: str
    changes_annotations: bool
    own_file_only: bool

    @property
    def path(self) -> str:
        return f"{self.section}.{self.name}"

    @property
    def variable(self) -> str:
        own = f"{self.section}_{self.name}" if self.section in _NAMED_WITH else self.name
        return f"SOURCELINE_{own.upper()}"

    @property
    def wanted(self) -> str:
        """What its value may be, in words."""
        if self.choices:
            return f"one of {', '.join(self.choices)}"
        if self.kind is bool:
            return "true or false"
        if self.kind is str:
            return "words"
        what = "a whole number" if self.kind is int else "a number"
        if self.above is not None:
            return f"{what} above {self.above:g}"
        if self.most is not None:
            return f"{what} from {self.least or 0:,g} to {self.most:,.0f}"
        return what if self.least is None else f"{what} of {self.least:g} or more"

    def checked(self, value: object, where: str) -> Value:
        """The value of that file or option, if it may be; raises `WrongValueError`."""
        if self.kind is float and type(value) is int:
            value = float(value)
        if type(value) is not self.kind or not self._may_be(value):
            raise self._wrong(value, where)
        assert isinstance(value, bool | int | float | str)
        return value

    def read(self, text: str, where: str) -> Value:
        """The value that is meant by the text of an environment variable."""
        plain = text.strip()
        if self.kind is bool:
            if plain.lower() in _ON | _OFF:
                return plain.lower() in _ON
            raise self._wrong(text, where)
        if self.kind is str:
            return self.checked(plain, where)
        try:
            number = self.kind(plain)
        except ValueError:
            raise self._wrong(text, where) from None
        return self.checked(number, where)

    def _may_be(self, value: object) -> bool:
        if isinstance(value, str):
            return not self.choices or value in self.choices
        if isinstance(value, bool) or not isinstance(value, int | float):
            return isinstance(value, bool)
        if self.least is not None and not value >= self.least:
            return False
        if self.most is not None and not value <= self.most:
            return False
        return value < float("inf") and (self.above is None or value > self.above)

    def _wrong(self, value: object, where: str) -> WrongValueError:
        unit = f" ({self.unit})" if self.unit else ""
        return WrongValueError(
            f"{shown(value)} cannot be {self.name}",
            subject=where,
            remedy=f"Give {self.wanted}{unit}, or leave it out for {shown(self.default)}.",
        )


def shown(value: object) -> str:
    """A value as a file would hold it, cut where it is long.

    >>> shown(True), shown(8000000), shown("dask")
    ('true', '8000000', '"dask"')
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        short = value if len(value) <= 80 else value[:79] + "…"
        return '"' + short.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return repr(value) if len(repr(value)) <= 80 else repr(value)[:79] + "…"


def settings_of(section: str, kind: type) -> tuple[Setting, ...]:
    """The settings of a section, as its dataclass lists them."""
    hints = get_type_hints(kind)
    return tuple(_setting(section, each, hints[each.name]) for each in fields(kind))


def _setting(section: str, each: Field[Any], kind: type) -> Setting:
    assert each.default is not MISSING
    return Setting(
        section=section, name=each.name, kind=kind, default=each.default, **dict(each.metadata)
    )
