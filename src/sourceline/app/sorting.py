"""Which reports of an archive belong together: what waits is sorted in, and the rest stays where it is.

What waits is taken in shares, in order of publication. Each share is sorted canonically by itself, and
each of the stories found so joins the one in the archive that it belongs to, or is a new one. So the
first reports of an archive, and all of them in a rebuild, are sorted canonically. All that the next
share is compared with is kept in the transaction that sorted the last one, so that who goes on after
`kill -9` decides as who never stopped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from sys import intern

from sourceline.app.shelf import ArchiveShelf
from sourceline.group.likeness import SETTINGS, SHARED
from sourceline.group.stories import as_taken, group_places, sort_share
from sourceline.group.stream import ACTIVE, Stream
from sourceline.model.traits import Traits
from sourceline.store.reports import taken_out
from sourceline.store.spill import Spill
from sourceline.store.store import Store
from sourceline.wire.exact import unpack

# A share: some ten seconds of work and 100 MB. The canonical stories are the better ones
# (docs/quality.md), but what they cost grows with all that is sorted at once.
SHARE = 5_000
_FLUSHED = 500


def sort_in(store: Store, annotator: str, *, again: bool) -> None:
    """Sort what waits; or all `again`, in one transaction, so that nobody goes on from the half of it."""
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
        if again:
            _put_in(stream, shelf, _sorted_anew(store, waiting, annotator), first=True)
            return
    for at in range(0, len(waiting), SHARE):
        settings = SETTINGS if store.gatherings.none_yet() else SHARED
        stories = sort_share(_all_traits(store, waiting[at : at + SHARE], annotator), settings)
        with store.transaction():
            shelf.begin()
            _put_in(stream, shelf, stories, first=store.gatherings.none_yet())


def _sorted_anew(
    store: Store, waiting: Sequence[int], annotator: str
) -> Iterator[Sequence[Traits]]:
    """The canonical stories of all that waits; what is not in use lies in a file, and goes with it."""
    with Spill() as outside:
        ordered = _all_traits(store, waiting, annotator)
        stories = as_taken(group_places(ordered, SETTINGS, outside))
    for story in stories:
        numbers = (waiting[place] for place in story)
        yield list(_all_traits(store, numbers, annotator))


def _sum_again(store: Store, stream: Stream, annotator: str) -> None:
    for key in store.gatherings.unsummed():
        members = [unpack(Traits, each) for each in store.gatherings.members_traits(key, annotator)]
        if members:
            stream.sum_again(key, members)
        else:
            store.gatherings.drop(key)


def _put_in(
    stream: Stream, shelf: ArchiveShelf, stories: Iterable[Sequence[Traits]], *, first: bool
) -> None:
    for at, story in enumerate(stories):
        if first:  # no two of them belong together
            stream.seed(story)
        else:
            stream.add(*story)
        if at % _FLUSHED == 0:
            shelf.flush()
    shelf.flush()


def _all_traits(store: Store, numbers: Iterable[int], annotator: str) -> Iterator[Traits]:
    """Without what sorting does not ask for."""
    for number in numbers:
        data = store.gatherings.traits(number, annotator)
        if data is None:
            raise taken_out(str(number))
        traits = unpack(Traits, data)
        words = tuple((intern(word), weight) for word, weight in traits.words)
        yield replace(traits, words=words, names=(), fingerprint=())
