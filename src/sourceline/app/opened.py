"""An archive in the hands of a Python program: asked, never changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Generic, Self, TypeVar

from sourceline.app.days import as_day, ordered
from sourceline.app.story import Story
from sourceline.errors import SettingsError, StoreError
from sourceline.export.labels import counted, reports_label
from sourceline.export.notebook import Row, days_label, render_rows
from sourceline.store.opening import Purpose
from sourceline.store.search import Hit, Sort
from sourceline.store.store import Store
from sourceline.store.stories import Listed
from sourceline.wire.story_json import story_from_json

Day = date | str
T = TypeVar("T")

# Rows of a table in a notebook: a screenful.
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Results(Generic[T]):
    """What an archive answers, one after another, as it is at the moment when the first is asked for.

    Nothing is held: each time that it is gone through the archive is asked again.
    """

    what: str
    ask: Callable[[], Iterator[T]]
    row: Callable[[T], Row]

    def __iter__(self) -> Iterator[T]:
        return self.ask()

    def __repr__(self) -> str:
        return f"<Results: {self.what}>"

    def _repr_html_(self) -> str:
        found = list(islice(self, _SHOWN + 1))
        return render_rows(
            self.what, [self.row(each) for each in found[:_SHOWN]], more=len(found) > _SHOWN
        )


class Archive:
    """The stories and reports of an archive. Closed by `close`, or at the end of its `with`.

    Builds may go on meanwhile: every question sees the archive as it is then. It belongs to the thread
    that opened it.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._open: Store | None = Store(self.path, Purpose.READ)

    def stories(self, *, since: Day | None = None, until: Day | None = None) -> Results[Listed]:
        """The stories with reports that may be of those days, both included; the latest first."""
        first, last = _window(since, until)
        return Results(
            f"stories{_between(first, last)}",
            lambda: self._each(lambda store: store.stories.each_listed(start=first, end=last)),
            _story_row,
        )

    def story(self, words: str) -> Story:
        """The story of that id, of one that it had before, of the start of one, or of a report.

        Raises `NotInStoreError` where there is none, or several.
        """
        store = self._store()
        told = store.stories.told(store.stories.find(words))
        return Story.of(story_from_json(json.loads(told)))

    def search(
        self,
        words: str,
        *,
        since: Day | None = None,
        until: Day | None = None,
        kinds: Iterable[str] | str | None = None,
    ) -> Results[Hit]:
        """What holds all the words, in any inflection, and can be of those days; the best first.

        `kinds` are any of `report`, `quotation`, `entity` and `event`, and come in this order; all unless
        told. Signs mean nothing: quotation marks, `*` and AND are words like any others.
        """
        if not words.strip():
            raise SettingsError(
                "no words are given", subject="search", remedy="For days alone there is between()."
            )
        return self._found(words, since, until, kinds, f"“{words}”")

    def between(
        self,
        start: Day | None,
        end: Day | None,
        *,
        kinds: Iterable[str] | str | None = (Sort.EVENT,),
    ) -> Results[Hit]:
        """What happened, or can have happened, from `start` to `end`, in order of the days.

        What is surely of those days comes first. None leaves an end open. `kinds` as in `search`.
        """
        if start is None and end is None:
            raise SettingsError(
                "no day is given", subject="between", remedy="Give a start, an end, or both."
            )
        return self._found("", start, end, kinds, "what happened")

    def _found(
        self,
        words: str,
        since: Day | None,
        until: Day | None,
        kinds: Iterable[str] | str | None,
        what: str,
    ) -> Results[Hit]:
        first, last = _window(since, until)
        sorts = _sorts(kinds)

        def ask() -> Iterator[Hit]:
            for sort in sorts:
                yield from self._each(
                    lambda store, sort=sort: store.search_each(  # type: ignore[misc]
                        words, sort=sort, start=first, end=last
                    )
                )

        return Results(what + _between(first, last), ask, _hit_row)

    def _each(self, ask: Callable[[Store], Iterator[T]]) -> Iterator[T]:
        """One by one; closed in the midst of it, the next one says so."""
        found = ask(self._store())
        while True:
            self._store()
            try:
                item = next(found)
            except StopIteration:
                return
            yield item

    def _store(self) -> Store:
        if self._open is None:
            raise StoreError(
                "it was closed", subject=str(self.path), remedy="Open it again to ask more."
            )
        return self._open

    def close(self) -> None:
        """Let go of the file; may be done twice."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def __enter__(self) -> Self:
        self._store()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Archive {str(self.path)!r}{'' if self._open else ', closed'}>"

    def _repr_html_(self) -> str:
        if self._open is None:
            return render_rows(f"{self.path.name}, closed", [], more=False)
        store = self._store()
        stories, reports = store.stories.count(), store.reports.count()
        listed = store.stories.listed(limit=_SHOWN)
        return render_rows(
            f"{self.path.name}: {counted(reports, 'report')} in "
            f"{counted(stories, 'story', 'stories')}",
            [_story_row(each) for each in listed],
            more=stories > _SHOWN,
        )


def _window(since: Day | None, until: Day | None) -> tuple[str | None, str | None]:
    first, last = as_day(since, "since"), as_day(until, "until")
    ordered(first, last)
    return (first.isoformat() if first else None, last.isoformat() if last else None)


def _between(first: str | None, last: str | None) -> str:
    return f", {days_label(first, last)}" if first or last else ""


def _sorts(kinds: Iterable[str] | str | None) -> tuple[Sort, ...]:
    if kinds is None:
        return tuple(Sort)
    wanted = {kinds} if isinstance(kinds, str) else set(kinds)
    strange = sorted(wanted - set(Sort))
    if strange or not wanted:
        raise SettingsError(
            f"there is no kind {strange[0]!r}" if strange else "no kind is asked for",
            subject="kinds",
            remedy=f"Choose of {', '.join(Sort)}.",
        )
    return tuple(sort for sort in Sort if sort in wanted)


def _story_row(story: Listed) -> Row:
    disputed = f"; {story.disputed} disputed" if story.disputed else ""
    told = f"{reports_label(story.reports, story.independent)}{disputed}"
    return Row(days_label(story.start, story.end), story.title, f"{story.id}; {told}")


def _hit_row(hit: Hit) -> Row:
    about = f"{hit.sort}: {hit.about}" if hit.about else str(hit.sort)
    place = ", ".join(part for part in (hit.source, hit.story) if part)
    return Row(days_label(hit.start, hit.end), hit.text, f"{about}; {place}" if place else about)
