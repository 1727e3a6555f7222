"""Formats by name. A new format is one file with a `render(story) -> str`, and one line here.

Nothing is imported before a format is rendered: the command line reads its choices from here, and JSON
does not wait for the page's templates.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from sourceline.export.named import renderer_of

if TYPE_CHECKING:
    from sourceline.model.story import Story


class Format(NamedTuple):
    """What renders it, what it is in a few words, and the endings of files that ask for it.

    An ending may have two parts (`.timeline.json`): the longest that fits a name counts.
    """

    module: str
    what: str
    endings: tuple[str, ...]


_FORMATS = {
    "html": Format("html.page", "one page that holds everything", (".html", ".htm")),
    "md": Format("markdown", "Markdown with footnotes", (".md", ".markdown")),
    "json": Format("plain_json", "sourceline.story/1", (".json",)),
    "jsonl": Format("json_lines", "one object a line", (".jsonl", ".ndjson")),
    "csv": Format("tables", "tables for a spreadsheet", (".csv",)),
    "timelinejs": Format("timelinejs", "a TimelineJS timeline", (".timeline.json",)),
    "webannotation": Format("web_annotations", "W3C Web Annotations", (".annotations.json",)),
    "jsonld": Format("linked_data", "schema.org", (".jsonld",)),
    "ics": Format("icalendar", "a calendar", (".ics",)),
    "atom": Format("atom", "a feed", (".atom",)),
    "wikitext": Format("wikitext", "MediaWiki with references", (".wiki", ".wikitext")),
}

FORMATS: tuple[str, ...] = tuple(_FORMATS)
_MODULES = {name: f"{__package__}.{entry.module}" for name, entry in _FORMATS.items()}


def render(story: Story, format: str) -> str:  # noqa: A002 (it is called so on every front door)
    """The story in that format, the whole file as text."""
    renderer: Callable[[Story], str] = renderer_of(_MODULES, format)
    return renderer(story)


def format_of(name: str) -> str | None:
    """The format that the name of a file asks for."""
    fitting = (
        (len(ending), format_)
        for format_, entry in _FORMATS.items()
        for ending in entry.endings
        if name.lower().endswith(ending)
    )
    return max(fitting, default=(0, None))[1]


def endings(name: str) -> tuple[str, ...]:
    """The endings of files that ask for a format."""
    return _FORMATS[name].endings


def described_as(name: str) -> str:
    """A format in a few words."""
    return _FORMATS[name].what


def described() -> str:
    """All formats in one sentence, for the help of a command."""
    return ", ".join(f"{name} ({entry.what})" for name, entry in _FORMATS.items())
