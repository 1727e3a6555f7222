"""The shelf of a stream in an archive: what was looked at lately is held, the rest stays in the file."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sourceline.errors import StoreError
from sourceline.group.active import Active, pack_active, unpack_active
from sourceline.group.naming import free_key
from sourceline.model.traits import Traits
from sourceline.store.reports import taken_out
from sourceline.store.store import Store
from sourceline.wire.exact import unpack

# Some 30 kB each as Python objects: 60 MB in all, whatever the archive holds.
HELD = 2_000


class ArchiveShelf:
    """Whoever uses it holds a transaction, and calls `begin` at its start and `flush` before its end."""

    def __init__(self, store: Store, annotator: str, most: int, held: int = HELD) -> None:
        self._store = store.gatherings
        self._reports = store.reports
        self._database = store.database
        self._annotator = annotator
        self._most, self._held = most, held
        self._active: OrderedDict[str, Active] = OrderedDict()
        self._changed: set[str] = set()
        self._version = -1
        self._turn = self._count = 0

    def begin(self) -> None:
        """What another process has changed meanwhile is looked up again."""
        version = self._database.version()
        if version != self._version:
            self._active.clear()
            self._version = version
            self._turn, self._count = self._store.last_turn(), self._store.active()

    def flush(self) -> None:
        for key in sorted(self._changed):
            self._store.put_state(key, pack_active(self._active[key]))
        self._changed.clear()
        while len(self._active) > self._held:
            self._active.popitem(last=False)

    def keep(self, traits: Traits) -> None:
        """It is kept: it came from the archive."""

    def traits(self, articles: Iterable[str]) -> list[Traits]:
        return [self._traits_of(article) for article in articles]

    def _traits_of(self, article: str) -> Traits:
        number = self._reports.number_of(article)
        data = None if number is None else self._store.traits(number, self._annotator)
        if data is None:
            raise taken_out(article)
        return unpack(Traits, data)

    def home(self, article: str) -> str | None:
        return self._store.home(article)

    def place(self, articles: Sequence[str], key: str) -> None:
        self._store.place(articles, key)

    def place_all(self, old: str, key: str) -> None:
        self._store.place_all(old, key)

    def free(self, founders: Sequence[str]) -> str:
        return free_key(founders, self)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._store.is_there(key)

    def open(self, key: str) -> Active:
        held = self._active.get(key)
        if held is None:
            data = self._store.state(key)
            if data is None:
                raise StoreError(
                    "what is kept of a gathering of reports is gone",
                    subject=key,
                    remedy="Run `sourceline rebuild` on the archive.",
                )
            held = self._active[key] = unpack_active(key, data)
        self._active.move_to_end(key)
        return held

    def put(self, story: Active) -> None:
        key = story.key
        if key not in self._active and self._store.turn(key) is None:
            self._count += 1
        self._turn += 1
        self._store.put_turn(key, self._turn)
        self._active[key] = story
        self._active.move_to_end(key)
        self._changed.add(key)

    def put_away(self, key: str) -> None:
        self._active.pop(key, None)
        self._changed.discard(key)
        self._store.put_away(key)
        self._count -= 1

    def overdue(self) -> str | None:
        return self._store.oldest() if self._count > self._most else None

    def newest(self, term: str, most: int) -> Iterator[tuple[str, float]]:
        return self._store.newest(term, most)

    def put_in_index(self, key: str, shares: Mapping[str, float]) -> None:
        self._turn += 1
        self._store.put_in_index(key, self._turn, shares.items())

    def take_from_index(self, key: str, terms: Iterable[str]) -> None:
        self._store.take_from_index(key, terms)
