"""What renders a format, by its name; imported when asked for, so that no format waits for another's parts."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from sourceline.errors import SettingsError


def renderer_of(formats: Mapping[str, str], name: str) -> Any:
    """The `render` of the module that a table of formats names; raises `SettingsError` where it has none."""
    module = formats.get(name)
    if module is None:
        raise SettingsError(
            f"there is no format {name!r}",
            subject="format",
            remedy=f"Choose one of {', '.join(formats)}.",
        )
    return import_module(module).render
