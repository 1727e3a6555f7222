"""Formats by name. A new format is one file with a `render(story) -> str`, and one line here."""

from __future__ import annotations

from collections.abc import Callable

from sourceline.export.named import renderer_of
from sourceline.model.story import Story

# Kept as names and imported when asked for, so that JSON does not wait for the page's templates.
_FORMATS = {
    "html": "sourceline.export.html.page",
    "md": "sourceline.export.markdown",
    "json": "sourceline.export.plain_json",
}

FORMATS: tuple[str, ...] = tuple(_FORMATS)


def render(story: Story, format: str) -> str:  # noqa: A002 (it is called so on every front door)
    """The story in that format, the whole file as text."""
    renderer: Callable[[Story], str] = renderer_of(_FORMATS, format)
    return renderer(story)
