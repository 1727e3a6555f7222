"""What happened when."""

from __future__ import annotations

from tests.quality.matching import match
from tests.quality.patterns import has
from tests.quality.tally import Tally
from tests.quality.told import Json, Told, days, words
from tests.quality.truth import Entry, NoEntry, Truth

#: True events that one told entry may stand for: a report may tell two or three in a sentence.
ROOM = 3


def score_timeline(truth: Truth, told: Told) -> dict[str, Tally]:
    """Precision: the share of told entries that fit a true one."""
    entries = told.section("timeline")
    fits = {id(entry): _true_for(entry, truth) for entry in entries}
    found = match(truth.timeline, entries, lambda t, entry: t in fits[id(entry)], room=ROOM)
    tally = Tally()
    for index, true in enumerate(truth.timeline):
        entry = entries[found[index]] if index in found else None
        tally.want(entry is not None, f"{true.start}..{true.end} {true.must} {true.status}")
        _count_details(tally, true, entry, told)
    for entry in entries:
        tally.judge(bool(fits[id(entry)]), _shown(entry))
    for never in truth.not_timeline:
        wrong = [_shown(entry) for entry in entries if _is_wrong(never, entry)]
        tally.forbid(bool(wrong), f"{never.must} {never.start}: {wrong}")
    return {"timeline": tally}


def _true_for(entry: Json, truth: Truth) -> list[Entry]:
    """The true events that an entry fits; none for a bundle, whose words fit half of them all."""
    text = words(entry, "text")
    worded = [true for true in truth.timeline if all(has(must, text) for must in true.must)]
    if len(worded) > max(ROOM, len(truth.timeline) // 2):
        return []
    return [true for true in worded if _same_time(true, entry) and _same_mood(true, entry)]


def _same_time(true: Entry, entry: Json) -> bool:
    start, end = days(entry.get("date"))
    if true.start is None or true.end is None or true.start == true.end:
        return (start, end) == (true.start, true.end)
    return bool(start and end) and true.start <= str(start) and str(end) <= true.end


def _same_mood(true: Entry, entry: Json) -> bool:
    """A plan is no event."""
    return (true.status == "expected") == (entry.get("status") == "expected")


def _count_details(tally: Tally, true: Entry, entry: Json | None, told: Told) -> None:
    status = entry and entry.get("status")
    sources = entry and entry.get("independent_sources")
    lacking = set(true.reports) - (told.reports_behind(entry) if entry else set())
    if true.reports:
        note = entry and f"{true.must} lacks {sorted(lacking)}"
        tally.detail("reports", not lacking, note)
    if true.status is not None:
        note = entry and f"{true.must} {true.status}: told {status}"
        tally.detail("status", status == true.status, note)
    if true.independent is not None:
        note = entry and f"{true.must} {true.independent}: told {sources}"
        tally.detail("independent", sources == true.independent, note)


def _is_wrong(never: NoEntry, entry: Json) -> bool:
    start, _ = days(entry.get("date"))
    return (
        all(has(must, words(entry, "text")) for must in never.must)
        and never.start in (None, start)
        and (never.unless_status is None or entry.get("status") != never.unless_status)
    )


def _shown(entry: Json) -> str:
    start, end = days(entry.get("date"))
    return f"{start}..{end} {entry.get('status')} {entry.get('text')}"
