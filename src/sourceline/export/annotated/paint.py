"""Terminal styles by sort of tag, and text painted with them.

The sixteen colours that every terminal has and its owner may have chosen; no style depends on the
background, and labels say in words whatever a colour says. The parameters are those of ECMA-48's
SGR. No other escape sequence is ever written.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from sourceline.export.annotated.nesting import Group
from sourceline.export.annotated.tags import Tag

BOLD, DIM = "1", "2"
_UNDERLINED = "4"
_KINDS = {
    "person": "36",
    "group": "94",
    "organization": "94",
    "place": "32",
    "work": "35",
    "event": "35",
    "product": "35",
    "other": "39",
}
_SORTS = {
    "heading": BOLD,
    "quotation": "33",
    "cue": "3;33",
    "source": "3",
    "time": "39;7",
    "event": "31",
    "figure": BOLD,
    "reaction": "95",
    "boilerplate": DIM,
}


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style. `text` holds nothing but characters that may be shown."""

    text: str
    style: str = ""


def style_of(tag: Tag) -> str:
    if tag.sort in ("name", "description", "pronoun"):
        return f"{BOLD if tag.sort == 'name' else _UNDERLINED};{_KINDS[tag.tone]}"
    return _SORTS[tag.sort]


def style_within(groups: tuple[Group, ...]) -> str:
    """The styles of all that covers a word; the innermost colour holds, boilerplate stays dim."""
    tags = [tag for group in groups for tag in sorted(group.tags, key=_weight)]
    tags.sort(key=lambda tag: tag.sort == "boilerplate")
    return ";".join(style_of(tag) for tag in tags)


def _weight(tag: Tag) -> bool:
    """Of two on one word: "said" looks like a cue rather than an event."""
    return tag.sort != "event"


def painted(runs: Iterable[Run]) -> str:
    """The runs with their escape sequences, one for all that stand together in one style."""
    return "".join(
        f"\x1b[{style}m{words}\x1b[0m" if style else words
        for style, same in groupby(runs, key=lambda run: run.style)
        for words in ["".join(run.text for run in same)]
    )
