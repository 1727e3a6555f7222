"""A file of settings: TOML, each value with the line on which it stands."""

from __future__ import annotations

import difflib
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from sourceline.settings.places import NAME, user_folder
from sourceline.settings.setting import Setting, Value
from sourceline.settings.values import BY_PATH, SECTIONS
from sourceline.settings.wrong import SettingsFileError, UnknownSettingError, WrongValueError

# No file of settings is longer; a device or somebody's archive is not to be read to its end.
_LONGEST = 1_000_000
_SECTION = re.compile(r"\s*\[\s*(\w+)\s*\]")
_KEY = re.compile(r"\s*(?:(\w+)\s*\.\s*)?(\w+)\s*=")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A value and where it stands: `sourceline.toml, line 3`."""

    value: Value
    where: str


def read_file(path: Path, *, own: bool) -> dict[str, Written]:
    """The values of a file by the paths of their settings; a file that is not `own` may not set all.

    Raises a `SettingsError` for a name that is no setting, and for a value that it cannot have.
    """
    text = _text(path)
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as cause:
        raise SettingsFileError(
            f"it is no TOML: {cause}",
            subject=str(path),
            remedy="A line is `name = value`, words in quotes, below its `[section]`.",
        ) from None
    lines = _lines(text)
    found: dict[str, Written] = {}
    for section, values in told.items():
        if section not in SECTIONS or not isinstance(values, dict):
            raise _unknown_section(section, _where(path, lines, "", section))
        for name, value in values.items():
            where = _where(path, lines, section, name)
            setting = BY_PATH.get(f"{section}.{name}")
            if setting is None:
                raise _unknown(section, name, where)
            if setting.own_file_only and not own:
                raise _not_here(setting, where)
            found[setting.path] = Written(value=setting.checked(value, where), where=where)
    return found


def _text(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            data = stream.read(_LONGEST + 1)
        if len(data) > _LONGEST:
            raise SettingsFileError(
                "it is longer than any file of settings",
                subject=str(path),
                remedy="Look what it is.",
            )
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except OSError as cause:
        raise SettingsFileError(
            f"it cannot be read ({cause.strerror or cause})",
            subject=str(path),
            remedy="Check its permissions, or take it away.",
        ) from cause
    except UnicodeDecodeError as cause:
        raise SettingsFileError(
            "it is no UTF-8 text", subject=str(path), remedy="Save it as UTF-8."
        ) from cause


def _lines(text: str) -> dict[tuple[str, str], int]:
    """On which line each section and each name stands first; for people, so that a guess is enough."""
    found: dict[tuple[str, str], int] = {}
    section = ""
    for number, line in enumerate(text.split("\n"), 1):
        if head := _SECTION.match(line):
            section = head[1]
            found.setdefault(("", section), number)
        elif key := _KEY.match(line):
            found.setdefault((key[1] or section, key[2]), number)
            if key[1]:
                found.setdefault(("", key[1]), number)
    return found


def _where(path: Path, lines: dict[tuple[str, str], int], section: str, name: str) -> str:
    number = lines.get((section, name)) or lines.get(("", section))
    return f"{path}, line {number}" if number else str(path)


def _unknown_section(name: str, where: str) -> UnknownSettingError:
    homes = [each for each in BY_PATH.values() if each.name == name]
    if homes:
        remedy = f"It belongs below the line [{homes[0].section}]."
    else:
        remedy = f"There are {', '.join(f'[{each}]' for each in SECTIONS)}."
    return UnknownSettingError(f"there is no section {name!r}"[:120], subject=where, remedy=remedy)


def _unknown(section: str, name: str, where: str) -> UnknownSettingError:
    homes = [each for each in BY_PATH.values() if each.name == name]
    names = [each.name for each in BY_PATH.values() if each.section == section]
    if homes:
        remedy = f"It belongs below the line [{homes[0].section}]."
    else:
        remedy = did_you_mean(name, names) or f"[{section}] has {', '.join(names)}."
    return UnknownSettingError(
        f"there is no setting {name!r} in [{section}]"[:160], subject=where, remedy=remedy
    )


def _not_here(setting: Setting, where: str) -> WrongValueError:
    home = user_folder()
    place = f", or in {home / NAME}" if home else ""
    return WrongValueError(
        f"{setting.name} may not be set by a file of the working folder, which others may have made",
        subject=where,
        remedy=f"Set it by {setting.variable}{place}.",
    )


def did_you_mean(name: str, names: list[str]) -> str:
    """A name that is nearly the same, as a sentence; nothing where there is none.

    >>> did_you_mean("workres", ["workers", "engine"])
    'Did you mean workers?'
    """
    near = difflib.get_close_matches(name, names, n=1)
    return f"Did you mean {near[0]}?" if near else ""
