"""Corrections of the told story: lines, days, speakers, disagreements.

Each looks at the story as it was found, with the lines that persons added, and of two on one thing the
later holds: so none has to find what another took away.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace

from sourceline.model.corrections import (
    Confirm,
    Correction,
    Dismiss,
    LineRef,
    Outcome,
    Pin,
    Redate,
    Reject,
    Speaker,
)
from sourceline.model.edtf import read_edtf
from sourceline.model.links import SourceCount
from sourceline.model.story import Discrepancy, Evidence, Story, TimelineEntry, ToldQuotation
from sourceline.tell.meant import Meant, NoLongerError, stands
from sourceline.text.places import Found, find_place

NO_LINE = "no line of the timeline is told from these words any more"
OTHER_LINE = "these words now stand behind a line of another day, told in other words"
NEW_VALUE = "a value was added to it that was not looked at: {}"


def decide_story(
    story: Story, corrections: Iterable[Correction], sources: SourceCount
) -> tuple[Story, tuple[Outcome, ...]]:
    """The story as persons decided, and what became of each correction of it."""
    wanted = [each for each in corrections if isinstance(each.what, tuple(_ACTS))]
    if not wanted:
        return story, ()
    desk = _Desk(story, sources)
    for each in wanted:
        desk.replay(each)
    return desk.story(), tuple(map(desk.outcome, wanted))


def refused_places(story: Story, corrections: Iterable[Correction]) -> tuple[Found, ...]:
    """The sentences whose line was rejected, or given another day, in this told story."""
    holds = {each.id for each in story.decisions if each.status == "holds"}
    places = (
        find_place(each.what.line.place, story.articles)
        for each in corrections
        if isinstance(each.what, Reject | Redate) and each.id in holds
    )
    return tuple(each for each in places if isinstance(each, Found))


class _Desk:
    """What was found, and for each thing the last correction of a kind."""

    def __init__(self, story: Story, sources: SourceCount) -> None:
        self.found = story
        self.meant = Meant(story)
        self.sources = sources
        self.entries: dict[str, TimelineEntry] = {each.id: each for each in story.timeline}
        self.edtf = {each.id: each.date.edtf for each in story.timeline}
        self.added: set[str] = set()
        # (what is decided of it, its id) -> the correction that holds
        self.last: dict[tuple[str, str], Correction] = {}
        self.notes: dict[str, str] = {}

    def replay(self, correction: Correction) -> None:
        try:
            for key in _ACTS[type(correction.what)](self, correction.what):
                self.last[key] = correction
        except NoLongerError as error:
            self.notes[correction.id] = str(error)

    def outcome(self, correction: Correction) -> Outcome:
        note = self.notes.get(correction.id)
        if note is not None:
            return Outcome(correction=correction, holds=False, note=note)
        if correction not in self.last.values():
            told = "a later correction of the same holds"
            return Outcome(correction=correction, holds=False, note=told, overruled=True)
        return Outcome(correction=correction, holds=True)

    # Finding what is meant

    def lines(self, ref: LineRef) -> list[str]:
        """The line of these words and that day; two that a reader cannot tell apart are both meant."""
        at = self.meant.place(ref.place)
        hits = [e for e in self.entries.values() if stands(e.evidence, at)]
        same_day = [e for e in hits if self._is_of(e, ref.date)]
        same_words = [e for e in hits if e.text == ref.place.words]
        chosen = [e for e in same_day if e in same_words] or same_day or same_words
        if not chosen:
            raise NoLongerError(OTHER_LINE if hits else NO_LINE)
        return [each.id for each in chosen]

    def _is_of(self, entry: TimelineEntry, edtf: str) -> bool:
        """Of that day as it was found, or as a person gave it."""
        return edtf in (entry.date.edtf, self.edtf[entry.id])

    # Deciding: what each is about

    def reject(self, what: Reject) -> list[tuple[str, str]]:
        return [("line", ident) for ident in self.lines(what.line)]

    def pin(self, what: Pin) -> list[tuple[str, str]]:
        at = self.meant.place(what.line.place)
        told = [e for e in self.entries.values() if stands(e.evidence, at)]
        if any(self._is_of(e, what.line.date) for e in told):
            return [("line", ident) for ident in self.lines(what.line)]
        entry = self._entry(at, what.line)  # no line of that day is told from these words
        self.entries.setdefault(entry.id, entry)
        self.edtf.setdefault(entry.id, entry.date.edtf)
        self.added.add(entry.id)
        return [("line", entry.id)]

    def _entry(self, at: Found, ref: LineRef) -> TimelineEntry:
        """A line that is told because a person says so, in its report's words."""
        key = f"pinned|{ref.date}|{at.article.id}|{at.span.start}"
        evidence = (Evidence.of(at.article, at.span),)
        return TimelineEntry(
            id="t-" + hashlib.sha256(key.encode()).hexdigest()[:10],
            date=read_edtf(ref.date),
            text=ref.place.words,
            status="single",
            independent_sources=self.sources.count(evidence),
            entities=tuple(m.id for m in self.found.cast if stands(m.evidence, at)),
            evidence=evidence,
        )

    def redate(self, what: Redate) -> list[tuple[str, str]]:
        found = self.lines(what.line)
        for ident in found:
            self.edtf[ident] = what.when
        return [("day", ident) for ident in found]

    def speaker(self, what: Speaker) -> list[tuple[str, str]]:
        if what.to is not None:
            self.meant.member(what.to)
        return [("speaker", each.id) for each in self.meant.quotations(what.words)]

    def confirm(self, what: Confirm) -> list[tuple[str, str]]:
        return [("dispute", self.meant.dispute(what.dispute)[0].id)]

    def dismiss(self, what: Dismiss) -> list[tuple[str, str]]:
        found, unseen = self.meant.dispute(what.dispute)
        if unseen:
            known = self.meant.known_values(found, what.dispute)
            new = next(each.value for each in found.values if each.value not in known)
            raise NoLongerError(NEW_VALUE.format(f"“{new}”"))
        return [("dispute", found.id)]

    # Telling

    def story(self) -> Story:
        disputes = tuple(self._disputes())
        disputed = {line for each in disputes for line in each.timeline}
        timeline = tuple(self._timeline(disputed))
        kept = {each.id for each in timeline}
        return replace(
            self.found,
            timeline=timeline,
            quotations=tuple(map(self._quotation, self.found.quotations)),
            discrepancies=tuple(
                replace(each, timeline=tuple(line for line in each.timeline if line in kept))
                for each in disputes
            ),
            reactions=tuple(
                each if each.about in kept else replace(each, about=None)
                for each in self.found.reactions
            ),
        )

    def _timeline(self, disputed: set[str]) -> list[TimelineEntry]:
        kept = []
        for entry in self.entries.values():
            fate, day = self.last.get(("line", entry.id)), self.last.get(("day", entry.id))
            if fate is not None and isinstance(fate.what, Reject):
                continue
            if fate is not None and isinstance(fate.what, Pin):
                entry = _pinned(entry, fate.what, fate.id)
            if day is not None and isinstance(day.what, Redate):
                when = read_edtf(day.what.when)
                entry = replace(entry, date=when, decided=(*entry.decided, day.id))
            kept.append(_with_status(entry, disputed))
        if not self.added and not any(what == "day" for what, _ in self.last):
            return kept
        return sorted(kept, key=lambda each: (each.date.sort_key, each.id))

    def _quotation(self, quotation: ToldQuotation) -> ToldQuotation:
        last = self.last.get(("speaker", quotation.id))
        if last is None or not isinstance(last.what, Speaker):
            return quotation
        to = last.what.to
        return replace(
            quotation, speaker=self.meant.member(to) if to is not None else None, decided=(last.id,)
        )

    def _disputes(self) -> Iterable[Discrepancy]:
        for each in self.found.discrepancies:
            last = self.last.get(("dispute", each.id))
            if last is None:
                yield each
            elif isinstance(last.what, Confirm):
                yield replace(each, decided=(last.id,))


_ACTS: dict[type, Callable[[_Desk, object], list[tuple[str, str]]]] = {
    Reject: _Desk.reject,  # type: ignore[dict-item]
    Pin: _Desk.pin,  # type: ignore[dict-item]
    Redate: _Desk.redate,  # type: ignore[dict-item]
    Speaker: _Desk.speaker,  # type: ignore[dict-item]
    Confirm: _Desk.confirm,  # type: ignore[dict-item]
    Dismiss: _Desk.dismiss,  # type: ignore[dict-item]
}


def _pinned(entry: TimelineEntry, what: Pin, ident: str) -> TimelineEntry:
    """In the words in which it was pinned, as long as they are behind it."""
    words = what.line.place.words
    text = words if any(each.text == words for each in entry.evidence) else entry.text
    return replace(entry, text=text, pinned=True, decided=(ident,))


def _with_status(entry: TimelineEntry, disputed: set[str]) -> TimelineEntry:
    """What a dismissed disagreement disputed is told again by as many as tell it."""
    if entry.status != "disputed" or entry.id in disputed:
        return entry
    return replace(entry, status="agreed" if entry.independent_sources > 1 else "single")
