"""The archive as one thing: a file that is always whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

from sourceline.errors import SettingsError
from sourceline.store.checking import find_faults
from sourceline.store.corrections import Corrections
from sourceline.store.database import Database
from sourceline.store.entities import numbers_named
from sourceline.store.failures import told
from sourceline.store.forgetting import Forgetting
from sourceline.store.gatherings import Gatherings
from sourceline.store.opening import Purpose, copy
from sourceline.store.readings import Readings
from sourceline.store.reports import Reports
from sourceline.store.search import Hit, Sort, search, search_each
from sourceline.store.stories import Stories


class Store:
    """The reports, the stories, and what can be asked of them. Closed at the end of its `with`."""

    def __init__(self, path: Path, purpose: Purpose, *, patience: float | None = None) -> None:
        self.path = path
        self.database = Database(path, purpose, patience=patience)
        self.reports = Reports(self.database)
        self.readings = Readings(self.database)
        self.stories = Stories(self.database)
        self.gatherings = Gatherings(self.database)
        self.forgetting = Forgetting(self.database)
        self.corrections = Corrections(self.database)
        self.transaction = self.database.transaction

    def ask_only(self, seconds: float) -> None:
        """From now on nothing can be changed by this store, and each question ends after so long."""
        self.database.ask_only(seconds)

    def search(
        self,
        words: str,
        *,
        sort: Sort,
        start: str | None,
        end: str | None,
        limit: int,
        skip: int = 0,
        publisher: str | None = None,
        who: str | None = None,
    ) -> list[Hit]:
        """`who` is a name: of what is so named alone."""
        return search(
            self.database,
            words,
            sort=sort,
            start=start,
            end=end,
            limit=limit,
            skip=skip,
            publisher=publisher,
            who=None if who is None else numbers_named(self.database, who),
        )

    def search_each(
        self, words: str, *, sort: Sort, start: str | None, end: str | None
    ) -> Iterator[Hit]:
        return search_each(self.database, words, sort=sort, start=start, end=end)

    def faults(self) -> list[str]:
        return list(find_faults(self.database))

    def back_up(self, to: Path) -> None:
        """A copy as of this moment, while others read and write."""
        if to.exists() and to.resolve() == self.path.resolve():
            raise SettingsError(
                "that is the store itself", subject=str(to), remedy="Name another file."
            )
        if to.exists():
            Store(to, Purpose.READ).close()  # only an older backup is written over
        with told(to):
            to.parent.mkdir(parents=True, exist_ok=True)
            copy(self.database.connection, to)

    def scrub(self) -> None:
        """Leave no bytes of what was taken out: neither in the index, nor in free pages, nor in the log."""
        for words in ("reports_words", "quotations_words", "entities_words", "events_words"):
            self.database.run(f"INSERT INTO {words} ({words}) VALUES ('optimize')")
        self.database.run("VACUUM")
        self.database.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def index_again(self) -> None:
        """Make the index of words again from the rows."""
        for words in ("reports_words", "quotations_words", "entities_words", "events_words"):
            self.database.run(f"INSERT INTO {words} ({words}) VALUES ('rebuild')")

    def close(self) -> None:
        self.database.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
