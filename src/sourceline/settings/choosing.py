"""Which value holds: an option's, else the environment's, else a file's, else the default."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sourceline.settings.files import did_you_mean, read_file
from sourceline.settings.places import NAME, VARIABLE, user_folder
from sourceline.settings.values import ALL, BY_PATH, BY_VARIABLE, Settings, settings_with
from sourceline.settings.wrong import SettingsFileError, UnknownSettingError

DEFAULT = "default"
_PREFIX = "SOURCELINE_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The settings, where each came from, and the files that were looked for, the strongest first."""

    settings: Settings
    origins: dict[str, str]
    files: tuple[Path, ...]


def choose_settings(
    options: Mapping[str, object] | None = None,
    *,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Chosen:
    """The settings of this run; `options` by the paths of their settings.

    Raises a `SettingsError` that names file and line, variable or option.
    """
    environment = os.environ if environment is None else environment
    values: dict[str, object] = {}
    origins = {each.path: DEFAULT for each in ALL}
    files = _files(folder or Path(), environment)
    for path, own in reversed(files):
        if path.exists():
            for name, written in read_file(path, own=own).items():
                values[name], origins[name] = written.value, written.where
    for variable, text in sorted(environment.items()):
        if variable.startswith(_PREFIX) and variable != VARIABLE and text:
            setting = BY_VARIABLE.get(variable)
            if setting is None:
                raise _unknown_variable(variable)
            values[setting.path] = setting.read(text, variable)
            origins[setting.path] = variable
    for name, value in (options or {}).items():
        where = f"--{BY_PATH[name].option}"
        values[name], origins[name] = BY_PATH[name].checked(value, where), where
    return Chosen(
        settings=settings_with(values), origins=origins, files=tuple(path for path, _ in files)
    )


def _files(folder: Path, environment: Mapping[str, str]) -> list[tuple[Path, bool]]:
    """The strongest first, and whether it is the user's own."""
    named = environment.get(VARIABLE)
    if named:
        path = Path(named)
        if not path.exists():
            raise SettingsFileError(
                f"there is no file {named}",
                subject=VARIABLE,
                remedy="Check the path, or leave the variable out.",
            )
        return [(path, True)]
    home = user_folder(environment=environment)
    found = [(folder / NAME, False)]
    # Who works in that very folder made the file; there is one file then.
    if home is not None and home.resolve() != folder.resolve():
        found.append((home / NAME, True))
    elif home is not None:
        found = [(home / NAME, True)]
    return found


def _unknown_variable(name: str) -> UnknownSettingError:
    names = [*BY_VARIABLE, VARIABLE]
    return UnknownSettingError(
        "there is no such setting",
        subject=name,
        remedy=did_you_mean(name, names) or f"There are {', '.join(names)}.",
    )
