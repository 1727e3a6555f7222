"""Formats of what is new, by name: one file with a `render(new) -> str` each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sourceline.export.named import renderer_of

if TYPE_CHECKING:
    from sourceline.model.catch_up import CatchUp

_MODULES = {"md": f"{__package__}.markdown", "json": f"{__package__}.plain_json"}
_ENDINGS = {".md": "md", ".markdown": "md", ".json": "json"}

FORMATS: tuple[str, ...] = tuple(_MODULES)


def render(new: CatchUp, format: str) -> str:  # noqa: A002 (it is called so on every front door)
    """What is new in that format, the whole file as text."""
    renderer: Callable[[CatchUp], str] = renderer_of(_MODULES, format)
    return renderer(new)


def format_of(name: str) -> str | None:
    """The format that the name of a file asks for."""
    return next((f for end, f in _ENDINGS.items() if name.lower().endswith(end)), None)
