"""Where files lie, on each system: settings, and a database as SQLite names it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path, PurePath
from urllib.parse import quote

NAME = "sourceline.toml"
# Names one file that is read in place of both others.
VARIABLE = "SOURCELINE_SETTINGS"


def user_folder(
    system: str = sys.platform,
    environment: Mapping[str, str] | None = None,
    home: Path | None = None,
) -> Path | None:
    """The folder in which a person keeps how programs behave; None where nobody is at home.

    >>> user_folder("linux", {}, Path("/home/ada")).as_posix()
    '/home/ada/.config/sourceline'
    >>> user_folder("darwin", {}, Path("/Users/ada")).as_posix()
    '/Users/ada/Library/Application Support/sourceline'
    """
    environment = os.environ if environment is None else environment
    if system == "win32":
        roaming = environment.get("APPDATA")
        if roaming:
            return Path(roaming) / "sourceline"
    custom = environment.get("XDG_CONFIG_HOME", "")
    if custom.startswith("/"):  # the customs of XDG say that a relative one is to be ignored
        return Path(custom) / "sourceline"
    if home is None:
        try:
            home = Path.home()
        except RuntimeError:
            return None
    if system == "win32":
        return home / "AppData" / "Roaming" / "sourceline"
    if system == "darwin":
        return home / "Library" / "Application Support" / "sourceline"
    return home / ".config" / "sourceline"


def address_of(path: PurePath) -> str:
    """A database's absolute path as SQLite's address of it, to which "?" and options may be added."""
    told = path.as_posix()
    rooted = told if told.startswith("/") else f"/{told}"
    return f"file://{quote(os.fsencode(rooted), safe='/:')}"
