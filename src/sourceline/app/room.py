"""Reading an archive page by page: the use cases behind `sourceline serve`.

Each question opens the archive anew, read-only: so a build that goes on meanwhile is seen by the next
page, and threads share nothing but the last few stories, which are kept as long as they are told the
same.
"""

from __future__ import annotations

import json
import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sourceline.errors import NotInStoreError
from sourceline.model.annotations import Annotations
from sourceline.model.article import Article
from sourceline.model.story import Story
from sourceline.pipeline.keeping import kept_version
from sourceline.store.opening import Purpose
from sourceline.store.search import Hit, Sort
from sourceline.store.store import Store
from sourceline.store.stories import Listed, Named, Newest
from sourceline.wire.exact import unpack
from sourceline.wire.story_json import story_from_json

__all__ = ["Hit", "Listed", "Named", "Newest", "Room", "Sort"]

# A question that takes longer than so many seconds is ended; at 100,000 reports a search takes a
# twentieth of it.
PATIENCE = 5.0
# Questions at once: more would only take the processors from one another. The rest wait for their turn.
_AT_ONCE = 2 * (os.cpu_count() or 2)
_STORIES_KEPT = 6
_LETTERS_KEPT = 40_000_000
_PUBLISHERS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """Stories of one page of the list, each with the last thing that happened in it; how many there are."""

    stories: tuple[tuple[Listed, Newest | None], ...]
    total: int
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """A story, the id that it has now, and what changes whenever it is told anew."""

    id: str
    state: str
    story: Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A report. `current` is False for an earlier text; `annotations` is None where this version made none."""

    article: Article
    annotations: Annotations | None
    story: Shelved | None
    current: bool


class Room:
    """`alone` is the id of the one story of a pile that was told for this, None for an archive.

    `corrections`: whether readers may correct what is told (`app.fixing`); here nothing is changed.
    """

    def __init__(self, path: Path, *, alone: str | None = None, corrections: bool = False) -> None:
        self.path = path
        self.alone = alone
        self.corrections = corrections
        self._kept: OrderedDict[tuple[str, str], Story] = OrderedDict()
        self._made: OrderedDict[tuple[object, ...], str] = OrderedDict()
        self._publishers: tuple[tuple[int, int, int], list[str]] = ((-1, 0, 0), [])
        self._lock = threading.Lock()
        self._making = threading.Lock()
        self._turns = threading.BoundedSemaphore(_AT_ONCE)
        with self._opened():
            pass  # what is wrong with the file is said before anybody asks

    @contextmanager
    def _opened(self) -> Iterator[Store]:
        with self._turns, Store(self.path, Purpose.READ, patience=PATIENCE) as store:
            store.ask_only(PATIENCE)
            yield store

    def front(self, *, start: date | None, end: date | None, limit: int, skip: int) -> Front:
        """Stories with reports of those days, those that moved last first."""
        first, last = _iso(start), _iso(end)
        with self._opened() as store:
            listed = store.stories.listed(start=first, end=last, limit=limit, skip=skip)
            return Front(
                stories=tuple((each, store.stories.newest(each.id)) for each in listed),
                total=store.stories.count(start=first, end=last),
                reports=store.reports.count(),
            )

    def story(self, words: str) -> Shelved:
        """The story of that id, or of one that it had before, or of the start of one."""
        with self._opened() as store:
            return self._shelved(store, store.stories.find(words))

    def _shelved(self, store: Store, ident: str) -> Shelved:
        state = store.stories.state(ident)
        story = self._held(ident, state)
        if story is None:
            with self._making:  # of fifty who ask at once, one reads it
                story = self._held(ident, state) or story_from_json(
                    json.loads(store.stories.told(ident))
                )
                with self._lock:
                    self._kept[ident, state] = story
        with self._lock:
            self._kept[ident, state] = story
            self._kept.move_to_end((ident, state))
            while len(self._kept) > _STORIES_KEPT:
                self._kept.popitem(last=False)
        return Shelved(id=ident, state=state, story=story)

    def _held(self, ident: str, state: str) -> Story | None:
        with self._lock:
            return self._kept.get((ident, state))

    def once(self, key: tuple[object, ...], make: Callable[[], str]) -> str:
        """What is made of a story as it is told now; `key` names all that it depends on."""
        made = self._made.get(key)
        if made is None:
            with self._making:
                made = self._made.get(key) or make()
                with self._lock:
                    self._made[key] = made
        with self._lock:
            self._made[key] = made
            self._made.move_to_end(key)
            while len(self._made) > 1 and sum(map(len, self._made.values())) > _LETTERS_KEPT:
                self._made.popitem(last=False)
        return made

    def report(self, ident: str) -> Read:
        with self._opened() as store:
            number = store.reports.number_of(ident)
            if number is None:
                raise NotInStoreError("there is no such report", subject=ident)
            kept = store.reports.get(number)
            data = store.readings.annotations(number, kept_version())
            story = store.stories.of_report(ident)
            shelved = self._shelved(store, story) if story is not None else None
        article = kept.article
        if shelved is not None:
            # The story knows more of it: when it must have been written, what other reports repeat.
            article = next((a for a in shelved.story.articles if a.id == ident), article)
        annotations = unpack(Annotations, data) if data is not None else None
        return Read(
            article=article,
            annotations=replace(annotations, article=article) if annotations else None,
            story=shelved,
            current=kept.current,
        )

    def named(self, name: str) -> list[Named]:
        """What stories call so; whether it is one person is not said by that."""
        with self._opened() as store:
            return store.stories.named(name)

    def search(
        self,
        words: str,
        sort: Sort,
        *,
        start: date | None,
        end: date | None,
        publisher: str | None,
        limit: int,
        skip: int,
        who: str | None = None,
    ) -> list[Hit]:
        with self._opened() as store:
            return store.search(
                words,
                sort=sort,
                start=_iso(start),
                end=_iso(end),
                limit=limit,
                skip=skip,
                publisher=publisher,
                who=who,
            )

    def publishers(self) -> list[str]:
        """Who published most; counted once for as long as the reports are the same (20 ms of 100,000)."""
        with self._opened() as store:
            state = store.reports.state()
            known, found = self._publishers
            if known != state:
                found = store.reports.publishers(_PUBLISHERS)
                self._publishers = state, found
            return found


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
