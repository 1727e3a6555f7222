"""Names of stories that outlive a new grouping: they stay where the content does, and old ones lead on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from sourceline.model.traits import ArticleId


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """`keys`: one for each story, in their order. `redirects`: keys that were given up, to a key that holds."""

    keys: tuple[str, ...]
    redirects: Mapping[str, str]


def name_stories(
    stories: Sequence[Sequence[ArticleId]],
    before: Mapping[str, Sequence[ArticleId]],
    redirects: Mapping[str, str] | None = None,
) -> Names:
    """Each story keeps the key of the one that it shares most reports with; new ones are named by a report.

    `before` are the stories of the last grouping by their keys, `redirects` the keys given up until then.
    """
    place = {article: at for at, story in enumerate(stories) for article in story}
    shared = {
        key: Counter(place[article] for article in members if article in place)
        for key, members in before.items()
    }
    ranked = sorted(
        (-number, key, at) for key, counts in shared.items() for at, number in counts.items()
    )
    keys: dict[int, str] = {}
    kept: set[str] = set()
    for _, key, at in ranked:
        if key not in kept and at not in keys:
            keys[at] = key
            kept.add(key)
    for at, story in enumerate(stories):
        if at not in keys:
            keys[at] = free_key(story, kept)
            kept.add(keys[at])
    led = _led_on(shared, keys, kept, redirects or {})
    return Names(keys=tuple(keys[at] for at in range(len(stories))), redirects=led)


def key_of(article: ArticleId) -> str:
    """A story's name, by the report that founded it."""
    return f"s{article}"


def free_key(story: Sequence[ArticleId], taken: Container[str]) -> str:
    """A key by the first report whose name no other story bears; with a counter where all are borne."""
    return next(key for key in _possible(story) if key not in taken)


def _possible(story: Sequence[ArticleId]) -> Iterator[str]:
    yield from (key_of(article) for article in story)
    yield from (f"{key_of(story[0])}-{number}" for number in count(2))


def _led_on(
    shared: Mapping[str, Counter[int]],
    keys: Mapping[int, str],
    kept: set[str],
    redirects: Mapping[str, str],
) -> dict[str, str]:
    """Where each key that no story bears any more leads; nowhere where all its reports are gone."""
    led = {
        key: keys[min(counts, key=lambda at: (-counts[at], at))]
        for key, counts in shared.items()
        if key not in kept and counts
    }
    for old, new in redirects.items():
        to = led.get(new, new)
        if old not in kept and to in kept:
            led.setdefault(old, to)
    return dict(sorted(led.items()))
