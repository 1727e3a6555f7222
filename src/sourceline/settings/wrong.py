"""What can be wrong with a setting; each says where it stands, with its line.

SettingsError
|- SettingsFileError    the file cannot be opened, or is no TOML
|- UnknownSettingError  there is no such setting
`- WrongValueError      its value makes no sense
"""

from __future__ import annotations

from sourceline.errors import SettingsError


class SettingsFileError(SettingsError):
    """A file of settings that cannot be opened, or is no TOML."""


class UnknownSettingError(SettingsError):
    """A name that is no setting."""


class WrongValueError(SettingsError):
    """A value that the setting cannot have."""
