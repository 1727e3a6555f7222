"""Where the stories of a stream stand: in memory here, or in an archive (`app/shelf.py`)."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Protocol

from sourceline.group.active import Active
from sourceline.group.naming import free_key
from sourceline.model.traits import ArticleId, Traits


class Shelf(Protocol):
    """What a stream asks for and puts back. What it holds after the same calls is the same."""

    def keep(self, traits: Traits) -> None:
        """A report that comes in."""
        ...

    def traits(self, articles: Iterable[ArticleId]) -> list[Traits]: ...

    def home(self, article: ArticleId) -> str | None:
        """The story that holds a report."""
        ...

    def place(self, articles: Sequence[ArticleId], key: str) -> None:
        """These reports are in that story from now on."""
        ...

    def place_all(self, old: str, key: str) -> None:
        """All reports of one story are in another, and it leads there."""
        ...

    def free(self, founders: Sequence[ArticleId]) -> str:
        """A key for a new story, by the first of these reports whose name no other bears."""
        ...

    def open(self, key: str) -> Active:
        """A story that can be joined."""
        ...

    def put(self, story: Active) -> None:
        """The story as it is now; it is the one that was joined last."""
        ...

    def put_away(self, key: str) -> None:
        """Nothing joins the story any more, and no term leads to it."""
        ...

    def overdue(self) -> str | None:
        """Where too many stories can be joined, the one that nothing has joined for longest."""
        ...

    def newest(self, term: str, most: int) -> Iterator[tuple[str, float]]:
        """Stories that are found by a term, the newest first, with what each says of it."""
        ...

    def put_in_index(self, key: str, shares: Mapping[str, float]) -> None:
        """The story is found by these terms, as one of the newest."""
        ...

    def take_from_index(self, key: str, terms: Iterable[str]) -> None: ...


class MemoryShelf:
    """For one run. The one that nothing has joined for longest makes place for the `active`-th and one."""

    def __init__(self, active: int) -> None:
        self._most = active
        self._traits: dict[ArticleId, Traits] = {}
        self._active: OrderedDict[str, Active] = OrderedDict()
        self._index: defaultdict[str, dict[str, float]] = defaultdict(dict)
        self._members: dict[str, list[ArticleId]] = {}
        self._homes: dict[ArticleId, str] = {}

    def stories(self) -> dict[str, tuple[ArticleId, ...]]:
        """Every story with its reports, in the order in which they arrived."""
        return {key: tuple(members) for key, members in self._members.items()}

    def keep(self, traits: Traits) -> None:
        self._traits[traits.article] = traits

    def traits(self, articles: Iterable[ArticleId]) -> list[Traits]:
        return [self._traits[article] for article in articles]

    def home(self, article: ArticleId) -> str | None:
        return self._homes.get(article)

    def place(self, articles: Sequence[ArticleId], key: str) -> None:
        moved = set(articles)
        for old in {self._homes[each] for each in articles if each in self._homes}:
            self._members[old] = [each for each in self._members[old] if each not in moved]
        self._members.setdefault(key, []).extend(articles)
        self._homes.update(dict.fromkeys(articles, key))

    def place_all(self, old: str, key: str) -> None:
        members = self._members.pop(old)
        self._members[key] += members
        self._homes.update(dict.fromkeys(members, key))

    def free(self, founders: Sequence[ArticleId]) -> str:
        return free_key(founders, self._members)

    def open(self, key: str) -> Active:
        return self._active[key]

    def put(self, story: Active) -> None:
        self._active[story.key] = story
        self._active.move_to_end(story.key)

    def put_away(self, key: str) -> None:
        self.take_from_index(key, self._active.pop(key).terms)

    def overdue(self) -> str | None:
        return next(iter(self._active)) if len(self._active) > self._most else None

    def newest(self, term: str, most: int) -> Iterator[tuple[str, float]]:
        return islice(reversed(self._index.get(term, {}).items()), most)

    def put_in_index(self, key: str, shares: Mapping[str, float]) -> None:
        for term, share in shares.items():
            held = self._index[term]
            held.pop(key, None)
            held[key] = share

    def take_from_index(self, key: str, terms: Iterable[str]) -> None:
        for term in terms:
            self._index[term].pop(key, None)
            if not self._index[term]:
                del self._index[term]
