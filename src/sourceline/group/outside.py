"""What sorting need not hold: the things that were used longest ago lie outside of memory.

With nothing outside, all is held: so are the shares of a build sorted. A rebuild of many reports names
a file (`store/spill.py`), and what comes out is the same, for every number is kept exactly.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from heapq import heappop, heappush
from typing import Generic, Protocol, TypeVar

V = TypeVar("V")
Key = int | bytes
# Unlikeness, the places of both groups, their versions: the smallest is the best.
Offer = tuple[float, int, int, int, int]


class Outside(Protocol):
    """Bytes by kind and key, and offers by their order, wherever there is room for them."""

    def put(self, kind: str, things: Iterable[tuple[Key, bytes]]) -> None: ...
    def get(self, kind: str, key: Key) -> bytes | None: ...
    def drop(self, kind: str, key: Key) -> None: ...
    def put_offers(self, offers: Iterable[Offer]) -> None: ...

    def take_offers(self, most: int) -> list[Offer]:
        """The best of those that lie there, in their order; they lie there no longer."""
        ...


class Held(Generic[V]):
    """Things of one kind, of which the `most` used last are in memory."""

    def __init__(
        self,
        outside: Outside | None,
        kind: str,
        most: int,
        pack: Callable[[V], bytes],
        unpack: Callable[[bytes], V],
    ) -> None:
        self._outside, self._kind, self._most = outside, kind, most
        self._pack, self._unpack = pack, unpack
        self._held: OrderedDict[Key, V] = OrderedDict()
        self._changed: set[Key] = set()

    def get(self, key: Key) -> V | None:
        """Whoever changes what it is given puts it back."""
        found = self._held.get(key)
        if self._outside is None:
            return found
        if found is not None:
            self._held.move_to_end(key)
            return found
        data = self._outside.get(self._kind, key)
        if data is None:
            return None
        found = self._held[key] = self._unpack(data)
        self._make_room(self._outside)
        return found

    def put(self, key: Key, thing: V) -> None:
        self._held[key] = thing
        if self._outside is not None:
            self._held.move_to_end(key)
            self._changed.add(key)
            self._make_room(self._outside)

    def drop(self, key: Key) -> None:
        self._held.pop(key, None)
        if self._outside is not None:
            self._changed.discard(key)
            self._outside.drop(self._kind, key)

    def _make_room(self, outside: Outside) -> None:
        """A tenth at once, so that what changed is written in one go."""
        if len(self._held) <= self._most:
            return
        leaving = [self._held.popitem(last=False) for _ in range(1 + self._most // 10)]
        outside.put(
            self._kind, [(key, self._pack(it)) for key, it in leaving if key in self._changed]
        )
        self._changed.difference_update(key for key, _ in leaving)


class Offers:
    """The best of all first; of more than `most` those far from their turn are outside of memory."""

    def __init__(self, outside: Outside | None, most: int) -> None:
        self._outside, self._most = outside, most
        self._near: list[Offer] = []
        self._far: list[Offer] = []  # on their way outside
        self._bound: Offer | None = None  # all that is outside comes after it; None: nothing is

    def push(self, offer: Offer) -> None:
        if self._bound is None or offer < self._bound:
            heappush(self._near, offer)
            if self._outside is not None and len(self._near) > self._most:
                self._near.sort()
                half = len(self._near) // 2
                self._bound = self._near[half]
                self._send(self._near[half:])
                del self._near[half:]
        else:
            self._send([offer])

    def pop(self) -> Offer | None:
        """None where none is left."""
        if not self._near and self._bound is not None and self._outside is not None:
            self._outside.put_offers(self._far)
            self._far.clear()
            self._near = self._outside.take_offers(self._most // 2)
            full = len(self._near) == self._most // 2
            self._bound = self._near[-1] if full else None
        return heappop(self._near) if self._near else None

    def _send(self, offers: list[Offer]) -> None:
        self._far += offers
        if self._outside is not None and len(self._far) > self._most // 2:
            self._outside.put_offers(self._far)
            self._far.clear()
