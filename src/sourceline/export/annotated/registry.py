"""Formats of annotations by name. A new one is a file with a `render(found, setting)`, and one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from sourceline.export.annotated.setting import Setting
from sourceline.export.named import renderer_of
from sourceline.model.annotations import Annotations
from sourceline.model.article import Problem

Renderer = Callable[[Iterable[Annotations | Problem], Setting], Iterator[str]]

# Kept as names and imported when asked for, so that JSON lines do not wait for the page's templates.
_FORMATS = {
    "jsonl": "sourceline.export.annotated.json_lines",
    "ansi": "sourceline.export.annotated.terminal",
    "html": "sourceline.export.annotated.page",
}

FORMATS: tuple[str, ...] = tuple(_FORMATS)


def render(
    found: Iterable[Annotations | Problem],
    format: str,  # noqa: A002 (it is called so on every front door)
    setting: Setting,
) -> Iterator[str]:
    """What was found, in that format, piece by piece as it comes in where the format allows that."""
    renderer: Renderer = renderer_of(_FORMATS, format)
    return renderer(found, setting)
