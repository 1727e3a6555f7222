"""Which reports of an archive belong together: what waits is sorted in, and the rest stays where it is.

The first reports of an archive, and all of them in a rebuild, are sorted canonically. What comes later
joins as it comes, in order of publication. All that the next report is compared with is kept in the
transaction that sorted the last one, so that who goes on after `kill -9` decides as who never stopped.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from sys import intern

from sourceline.app.shelf import ArchiveShelf
from sourceline.group.order import publication_order
from sourceline.group.stories import group_stories
from sourceline.group.stream import ACTIVE, Stream
from sourceline.model.traits import Traits
from sourceline.store.reports import taken_out
from sourceline.store.store import Store
from sourceline.wire.exact import unpack

# So many reports are sorted canonically where nothing is sorted yet: some ten seconds and 150 MB. The
# canonical stories are the better ones (docs/quality.md), and cost more with every report.
FIRST = 5_000
# A transaction holds what was sorted in so many seconds.
_SECONDS = 0.5
_FLUSHED = 500

Told = Callable[[int], None]


def sort_in(store: Store, annotator: str, *, again: bool, told: Told = lambda _: None) -> int:
    """Sort what waits, or all `again`; how many reports that were. `told` hears of every report."""
    shelf = ArchiveShelf(store, annotator, ACTIVE)
    stream = Stream(shelf)
    with store.transaction():
        if again:
            store.gatherings.begin_again()
        store.gatherings.take_places(annotator)
        shelf.begin()
        _sum_again(store, stream, annotator)
        shelf.flush()
        waiting = store.gatherings.waiting(annotator)
        if again or (len(waiting) <= FIRST and store.gatherings.none_yet()):
            _sort_all(store, stream, shelf, waiting, annotator)
            told(len(waiting))
            return len(waiting)
    _sort_each(store, stream, shelf, waiting, annotator, told)
    return len(waiting)


def _sum_again(store: Store, stream: Stream, annotator: str) -> None:
    for key in store.gatherings.unsummed():
        members = [unpack(Traits, each) for each in store.gatherings.members_traits(key, annotator)]
        if members:
            stream.sum_again(key, members)
        else:
            store.gatherings.drop(key)


def _sort_all(
    store: Store, stream: Stream, shelf: ArchiveShelf, waiting: Sequence[int], annotator: str
) -> None:
    """Canonically; in one transaction, so that nobody goes on from the half of it."""
    known = {
        each.article: each for each in (_traits(store, number, annotator) for number in waiting)
    }
    stories = group_stories(known.values())
    # The one that goes on longest is the newest: it is found first by what comes next.
    order = {article: publication_order(each) for article, each in known.items()}
    for at, story in enumerate(sorted(stories, key=lambda each: order[each[-1]])):
        stream.seed([known[article] for article in story])
        if at % _FLUSHED == 0:
            shelf.flush()
    shelf.flush()


def _sort_each(
    store: Store,
    stream: Stream,
    shelf: ArchiveShelf,
    waiting: Iterable[int],
    annotator: str,
    told: Told,
) -> None:
    left = iter(waiting)
    done = False
    while not done:
        began = time.monotonic()
        with store.transaction():
            shelf.begin()
            done = True
            for number in left:
                stream.add(_traits(store, number, annotator))
                told(1)
                if time.monotonic() - began > _SECONDS:
                    done = False
                    break
            shelf.flush()


def _traits(store: Store, number: int, annotator: str) -> Traits:
    """Of one report, without what sorting does not ask for."""
    data = store.gatherings.traits(number, annotator)
    if data is None:
        raise taken_out(str(number))
    traits = unpack(Traits, data)
    words = tuple((intern(word), weight) for word, weight in traits.words)
    return replace(traits, words=words, names=(), fingerprint=())
