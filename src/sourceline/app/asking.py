"""Asking an archive: the use cases behind `stories`, `show`, `search`, `check` and `backup`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sourceline.model.story import Story
from sourceline.store.opening import Purpose
from sourceline.store.search import Hit, Sort
from sourceline.store.store import Store
from sourceline.store.stories import Listed
from sourceline.wire.story_json import story_from_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A story and the id that it has now, which may not be the one that was asked for."""

    id: str
    story: Story


def list_stories(
    path: Path, *, start: date | None = None, end: date | None = None, limit: int | None = None
) -> list[Listed]:
    """Stories with reports of those days, the latest first."""
    with Store(path, Purpose.READ) as store:
        return store.stories.listed(start=_iso(start), end=_iso(end), limit=limit)


def show_story(path: Path, words: str) -> Shown:
    """The story of that id, of one that it had before, of the start of one, or of a report."""
    with Store(path, Purpose.READ) as store:
        ident = store.stories.find(words)
        return Shown(id=ident, story=story_from_json(json.loads(store.stories.told(ident))))


def search_archive(
    path: Path,
    words: str,
    *,
    sorts: tuple[Sort, ...] = tuple(Sort),
    start: date | None = None,
    end: date | None = None,
    limit: int = 10,
) -> list[Hit]:
    """At most `limit` of each sort, the best first."""
    with Store(path, Purpose.READ) as store:
        return [
            hit
            for sort in sorts
            for hit in store.search(words, sort=sort, start=_iso(start), end=_iso(end), limit=limit)
        ]


def check_archive(path: Path) -> list[str]:
    """What is wrong with the file, a line each."""
    with Store(path, Purpose.READ) as store:
        return store.faults()


def back_up(path: Path, to: Path) -> None:
    """A copy of the archive as it is now; builds may go on meanwhile."""
    with Store(path, Purpose.READ) as store:
        store.back_up(to)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
