"""The same story, shorter: the dates that matter most, inside a window, about a subject.

Of a small pile the dates come first that most independent sources tell: copies say nothing. A large
pile is summarised (`tell.summary`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sourceline.model.links import Links
from sourceline.model.story import Story, TimelineEntry
from sourceline.tell.namings import stems_of
from sourceline.tell.selection import Selection
from sourceline.tell.summary import LARGE_PILE, tell_summary
from sourceline.text.places import Found


def shorten_story(
    story: Story,
    selection: Selection,
    links: Links | None = None,
    refused: Sequence[Found] = (),
) -> Story:
    """The story with its timeline cut to the selection; what names a line left out forgets it.

    Where a number of dates or sentences is asked of a large pile, its `links` are summarised, without the
    sentences that a person `refused`. What a person pinned counts in no number.
    """
    if not selection.asks:
        return story
    if links is not None and _is_summarised(links, selection):
        timeline = tell_summary(links, story.timeline, selection, refused)
        timeline = _with_pinned(timeline, story.timeline, selection)
    else:
        timeline = shorten(story.timeline, selection)
    kept = {entry.id for entry in timeline}
    return replace(
        story,
        timeline=timeline,
        discrepancies=tuple(
            replace(each, timeline=tuple(line for line in each.timeline if line in kept))
            for each in story.discrepancies
        ),
        reactions=tuple(
            each if each.about in kept else replace(each, about=None) for each in story.reactions
        ),
    )


def _is_summarised(links: Links, selection: Selection) -> bool:
    counted = selection.dates is not None or selection.sentences is not None
    return counted and len(links.annotations) >= LARGE_PILE


def shorten(timeline: Sequence[TimelineEntry], selection: Selection) -> tuple[TimelineEntry, ...]:
    """The entries that are wanted, in the order in which they stood."""
    wanted = stems_of(selection.about or "")
    kept = [e for e in timeline if _inside(e, selection) and wanted <= _told(e, wanted)]
    groups = _by_date(kept)
    if selection.dates is not None:
        groups = sorted(groups, key=_importance)[: selection.dates]
    if selection.sentences is not None:
        groups = [_best(group, selection.sentences) for group in groups]
    chosen = {entry.id for group in groups for entry in group}
    chosen |= {entry.id for entry in kept if entry.pinned}
    return tuple(entry for entry in kept if entry.id in chosen)


def _with_pinned(
    summary: Sequence[TimelineEntry], timeline: Sequence[TimelineEntry], selection: Selection
) -> tuple[TimelineEntry, ...]:
    """Pinned lines in their own words, in place of what the summary made of them."""
    pinned = {each.id: each for each in timeline if each.pinned and _inside(each, selection)}
    others = (each for each in summary if each.id not in pinned)
    found = (*others, *pinned.values())
    return tuple(sorted(found, key=lambda entry: (entry.date.sort_key, entry.id)))


def _inside(entry: TimelineEntry, selection: Selection) -> bool:
    """Whether all days that the date can mean lie in the window: a month is not in half of it."""
    if selection.start is not None and (
        entry.date.start is None or entry.date.start < selection.start
    ):
        return False
    return selection.end is None or (entry.date.end is not None and entry.date.end <= selection.end)


def _by_date(entries: Iterable[TimelineEntry]) -> list[list[TimelineEntry]]:
    groups: dict[tuple[date | None, date | None], list[TimelineEntry]] = defaultdict(list)
    for entry in entries:
        groups[entry.date.start, entry.date.end].append(entry)
    return list(groups.values())


def _importance(group: Sequence[TimelineEntry]) -> tuple[int, ...]:
    """Most important first: by independent sources, then by reports, then by how much is told.

    Whole months and years come after all days: "at some time in 2016" would crowd them out. So does
    what is only expected.
    """
    reports = {evidence.article for entry in group for evidence in entry.evidence}
    first = group[0].date.start or group[0].date.end
    return (
        not group[0].date.is_day,
        all(entry.status == "expected" for entry in group),
        -max(entry.independent_sources for entry in group),
        -len(reports),
        -len(group),
        first.toordinal() if first else 0,
    )


def _best(group: Iterable[TimelineEntry], most: int) -> list[TimelineEntry]:
    """The entries that tell the date best. Each is one sentence; the same sentence is told once."""
    found: dict[str, TimelineEntry] = {}
    for entry in sorted(group, key=_weight):
        found.setdefault(entry.text, entry)
    return list(found.values())[:most]


def _weight(entry: TimelineEntry) -> tuple[bool, int, int, str]:
    reports = {evidence.article for evidence in entry.evidence}
    return (entry.status == "expected", -entry.independent_sources, -len(reports), entry.id)


def _told(entry: TimelineEntry, wanted: frozenset[str]) -> frozenset[str]:
    """The stems of its sentences, looked at only where something is wanted."""
    if not wanted:
        return wanted
    words = [entry.text, *(evidence.text for evidence in entry.evidence)]
    return frozenset().union(*map(stems_of, words))
