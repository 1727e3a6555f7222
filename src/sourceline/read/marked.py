"""Which reports of a pile a reader names: by their source, or by where they lie."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from sourceline.errors import SourceError
from sourceline.read.discover import Found

LIST = "@"


def read_names(given: Iterable[str]) -> list[str]:
    """The names given; `@FILE` stands for those that a text file lists, one a line.

    A report whose own name begins so is named as `./@name`.
    """
    names: list[str] = []
    for name in given:
        names.extend(_listed(name.removeprefix(LIST)) if name.startswith(LIST) else [name])
    return names


def _listed(place: str) -> list[str]:
    try:
        text = Path(place).read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as cause:
        told = getattr(cause, "strerror", None) or "it is no UTF-8 text"
        raise SourceError(
            f"the list of reports cannot be read ({told})",
            subject=place,
            remedy="Name a text file with one source a line.",
        ) from cause
    return [line.strip() for line in text.splitlines() if line.strip()]


def find_marked(name: str, sources: Sequence[str], files: Sequence[Found]) -> list[str]:
    """The sources that a name means: a report, all records of a file, or all below a folder.

    As a source it counts first; else it is a path on this machine that leads to `files` of the pile.
    """
    return _named(_tidy(name), sources) or [
        source for below in _at(name, files) for source in _named(below, sources)
    ]


def _named(name: str, sources: Iterable[str]) -> list[str]:
    return [each for each in sources if each == name or each.startswith((f"{name}#", f"{name}/"))]


def _at(name: str, files: Iterable[Found]) -> list[str]:
    """What the sources begin with that lie at a path; of "pile.jsonl#3" the file is looked for."""
    path, mark, record = (name, "", "") if os.path.exists(name) else name.rpartition("#")
    if not mark:
        path = name
    if not path or not os.path.exists(path):
        return []
    place = os.path.abspath(path)
    inside = place.rstrip(os.sep) + os.sep
    return [
        f"{found.source}{mark}{record}"
        for found in files
        if found.path is not None
        and (str(found.path) == place or (not mark and str(found.path).startswith(inside)))
    ]


def _tidy(name: str) -> str:
    """ "./a.txt", "old/" and, where the machine writes them so, "old\\a.txt" as sources are written."""
    return name.replace(os.sep, "/").removeprefix("./").rstrip("/")
