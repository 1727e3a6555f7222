"""Work as it travels to another machine: items packed by size, and what that machine must agree on."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sourceline import __version__
from sourceline.errors import EngineError
from sourceline.pipeline.keeping import kept_version
from sourceline.settings.current import current, using
from sourceline.settings.values import Settings

# Some ten reports: with the network three seconds of work, by rules alone a tenth of one, against two
# milliseconds that the scheduler takes for a shard. A larger item goes alone.
SHARD_BYTES = 32_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """Items with the place of the first; each packed by itself, so that its size is known."""

    first: int
    items: tuple[bytes, ...]

    @property
    def size(self) -> int:
        return sum(map(len, self.items))


def cut_shards(items: Iterable[object], size: int = SHARD_BYTES) -> Iterator[Shard]:
    """The items in their order, as many together as make that many bytes; no more is taken than needed."""
    held: list[bytes] = []
    place = filled = 0
    for item in items:
        data = pickle.dumps(item, pickle.HIGHEST_PROTOCOL)
        if held and filled + len(data) > size:
            yield Shard(first=place - len(held), items=tuple(held))
            held, filled = [], 0
        held.append(data)
        filled += len(data)
        place += 1
        if filled >= size:
            yield Shard(first=place - len(held), items=tuple(held))
            held, filled = [], 0
    if held:
        yield Shard(first=place - len(held), items=tuple(held))


@dataclass(frozen=True, slots=True, kw_only=True)
class Passport:
    """All that must be the same where the work is done, so that it says the same to the byte."""

    sourceline: str
    annotator: str
    python: str
    settings: Settings


def passport() -> Passport:
    """Of this process. One report at a time is read by one thread: the cluster's cores are shared out."""
    settings = current()
    return Passport(
        sourceline=__version__,
        annotator=kept_version(),
        # Which characters are letters is Python's to say, and changes with its versions.
        python=f"{sys.version_info.major}.{sys.version_info.minor}",
        settings=replace(settings, annotate=replace(settings.annotate, threads=1)),
    )


def run_shard(theirs: Passport, function: Callable[[Any], Any], shard: Shard) -> list[Any]:
    """On the other machine: the results of a shard, by the settings of whoever sent it."""
    with using(theirs.settings):
        ours = passport()
        if ours != theirs:
            raise EngineError(
                f"a worker of the cluster has {_differences(ours, theirs)}",
                subject="workers",
                remedy="Install the same sourceline on the same Python there, and start the workers again. "
                "What was kept stays.",
            )
        return [function(pickle.loads(item)) for item in shard.items]


def _differences(ours: Passport, theirs: Passport) -> str:
    return "; ".join(
        f"{name} {getattr(ours, name)}, not {getattr(theirs, name)}"
        for name in ("sourceline", "annotator", "python")
        if getattr(ours, name) != getattr(theirs, name)
    )
