"""The summary of a large pile: the days that matter most, each in the sentences that tell it best.

The whole timeline of five reports can be read; that of five hundred holds thousands of entries, most
of them told once. There the days are chosen by what all reports make of them, and the sentences by
what they share. An entry of the whole timeline that a chosen sentence tells stands for it.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sourceline.model.annotations import Annotations
from sourceline.model.links import Links, LocalEntity
from sourceline.model.span import Span, within
from sourceline.model.story import Evidence, TimelineEntry
from sourceline.model.when import Basis, When
from sourceline.tell.day_sentences import (
    Spread,
    Teller,
    find_tellers,
    rank_tellers,
    say_the_same,
)
from sourceline.tell.days import rank_days
from sourceline.tell.namings import Namings, find_namings
from sourceline.tell.selection import Selection
from sourceline.text.places import Found

# From so many reports on a pile is summarised, and its entries are no longer only sorted.
LARGE_PILE = 50
# Where nobody says from when, days longer before the first report than this are background.
BACKGROUND = timedelta(days=365)
# What is told of a day where nobody says how much.
SENTENCES = 2
# The share of stems in common from which another report's sentence is evidence for the same.
EVIDENCE = 0.6

Place = tuple[str, Span]


def tell_summary(
    links: Links,
    timeline: Sequence[TimelineEntry],
    wanted: Selection,
    refused: Sequence[Found] = (),
) -> tuple[TimelineEntry, ...]:
    """At most so many days with at most so many sentences each, in order of date; none that is `refused`."""
    copies = [(each.source, each.copy) for each in links.reuse if each.is_mostly_copied]
    pile = find_namings(links.annotations, wanted.about, copies)
    days = rank_days(pile, wanted.start or _first_day(pile), wanted.end)
    tellers = {day: _let(pile, find_tellers(pile, day), refused) for day in days}
    spread = Spread.of(tellers.values())
    told = _entries_by_place(timeline)
    found: list[TimelineEntry] = []
    used: list[Teller] = []
    left = len(days) if wanted.dates is None else wanted.dates
    for day in days:
        ranked = rank_tellers(tellers[day], spread, pile.wanted)
        best = _best(ranked, used, wanted.sentences or SENTENCES)
        if not best:
            continue  # nothing to tell, or all of it told of a day that matters more
        used += best
        found += _entries(links, pile, day, best, ranked, told)
        left -= 1
        if not left:
            break
    return tuple(sorted(found, key=lambda entry: (entry.date.sort_key, entry.id)))


def _let(pile: Namings, tellers: Sequence[Teller], refused: Sequence[Found]) -> list[Teller]:
    """Without the sentences that a person took out, or gave another day."""
    return [
        each
        for each in tellers
        if not any(
            at.article.id == pile.reports[each.report].article.id and at.span.overlaps(each.span)
            for at in refused
        )
    ]


def _first_day(pile: Namings) -> date | None:
    return min(pile.appeared) - BACKGROUND if pile.appeared else None


def _best(ranked: Sequence[Teller], used: Sequence[Teller], most: int) -> list[Teller]:
    """The best that do not say again what was said of this day or of one that matters more."""
    found: list[Teller] = []
    for each in ranked:
        if len(found) == most:
            break
        if not any(say_the_same(each, other) for other in (*used, *found)):
            found.append(each)
    return found


def _entries_by_place(timeline: Sequence[TimelineEntry]) -> dict[Place, list[TimelineEntry]]:
    """The entries that each sentence tells, whole days only; nothing that is only expected."""
    found: dict[Place, list[TimelineEntry]] = defaultdict(list)
    for entry in timeline:
        if entry.date.is_day and entry.status != "expected":
            for evidence in entry.evidence:
                found[evidence.article, evidence.span].append(entry)
    return found


def _entries(
    links: Links,
    pile: Namings,
    day: date,
    best: Sequence[Teller],
    ranked: Sequence[Teller],
    told: Mapping[Place, Sequence[TimelineEntry]],
) -> list[TimelineEntry]:
    """A day's entries; two sentences of one entry are one."""
    found: dict[str, TimelineEntry] = {}
    for teller in best:
        each = pile.reports[teller.report]
        known = next(
            (e for e in told.get((each.article.id, teller.span), ()) if e.date.start == day), None
        )
        entry = (
            replace(known, text=teller.text)
            if known is not None
            else _entry(links, pile, day, teller, ranked)
        )
        found.setdefault(entry.id, entry)
    return list(found.values())


def _entry(
    links: Links, pile: Namings, day: date, teller: Teller, ranked: Sequence[Teller]
) -> TimelineEntry:
    """An entry of a summary that is none of the whole timeline."""
    each = pile.reports[teller.report]
    same = {teller.report: teller}
    for other in ranked:
        if other.report not in same and _is_evidence(teller, other):
            same[other.report] = other
    evidence = tuple(
        Evidence.of(pile.reports[number].article, same[number].span) for number in sorted(same)
    )
    sources = links.sources.count(evidence)
    when = replace(When.day(day, teller.basis), approximate=teller.basis is Basis.INFERRED)
    named = f"summary|{when.edtf}|{each.article.id}|{teller.span.start}"
    return TimelineEntry(
        id="t-" + hashlib.sha256(named.encode()).hexdigest()[:10],
        date=when,
        text=teller.text,
        status="agreed" if sources > 1 else "single",
        independent_sources=sources,
        entities=_entities(links, each, teller.span),
        evidence=evidence,
    )


def _is_evidence(teller: Teller, other: Teller) -> bool:
    mine, theirs = set(teller.stems), set(other.stems)
    return len(mine & theirs) >= EVIDENCE * len(mine | theirs)


def _entities(links: Links, each: Annotations, span: Span) -> tuple[str, ...]:
    """Who is mentioned in a sentence, in order of place."""
    found: dict[str, None] = {}
    for mention in within(each.mentions, span):
        local = LocalEntity(each.article.id, mention.entity)
        if local in links.entity_of:
            found.setdefault(links.entity_of[local])
    return tuple(found)
