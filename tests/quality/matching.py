"""Which told item stands for which true one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

Wanted = TypeVar("Wanted")
Item = TypeVar("Item")


def match(
    wanted: Sequence[Wanted],
    items: Sequence[Item],
    fits: Callable[[Wanted, Item], bool],
    *,
    room: int = 1,
) -> dict[int, int]:
    """A largest matching, as index of the wanted → index of the item; an item holds `room`."""
    choices = [[i for i, item in enumerate(items) if fits(want, item)] for want in wanted]
    held: dict[int, list[int]] = {}

    def place(want: int, tried: set[int]) -> bool:
        for item in choices[want]:
            if item not in tried:
                tried.add(item)
                if _has_room(item, tried):
                    held[item].append(want)
                    return True
        return False

    def _has_room(item: int, tried: set[int]) -> bool:
        """There is room in the item, or one that it holds can move elsewhere."""
        holds = held.setdefault(item, [])
        if len(holds) < room:
            return True
        moved = next((other for other in holds if place(other, tried)), None)
        if moved is None:
            return False
        holds.remove(moved)
        return True

    for want in range(len(wanted)):
        place(want, set())
    return {want: item for item, holds in held.items() for want in holds}
