"""The parts of a story as answers hold them."""

from __future__ import annotations

from collections.abc import Iterable

from sourceline.export.decided import who
from sourceline.mcp.bounds import NAME, Json, cut
from sourceline.mcp.cited import few
from sourceline.model.story import (
    CastMember,
    Decision,
    Discrepancy,
    Evidence,
    Story,
    TimelineEntry,
    ToldQuotation,
)
from sourceline.store.search import Hit
from sourceline.store.stories import Listed

Decisions = dict[str, Decision]

# Other names and roles of one in the cast, values of one disagreement.
_MANY = 6


def listed(story: Listed) -> Json:
    return {
        "story": story.id,
        "title": cut(story.title),
        "start": story.start,
        "end": story.end,
        "reports": story.reports,
        "independent_sources": story.independent,
        "open_disagreements": story.disputed,
    }


def hit(found: Hit) -> Json:
    return {
        "kind": str(found.sort),
        "quote": cut(found.text),
        "about": cut(found.about),
        "start": found.start,
        "end": found.end,
        "story": found.story,
        "report": found.report,
        "source": cut(found.source, NAME),
    }


def decided(ids: Iterable[str], decisions: Decisions) -> Json:
    """Which of it a person decided, and not the reports; nothing where nobody did."""
    told = [
        {
            "kind": each.kind,
            "by": cut(who(each), NAME),
            "day": each.at[:10],
            "why": cut(each.why),
            "what": cut(each.what),
        }
        for each in (decisions[ident] for ident in ids if ident in decisions)
    ]
    return {"decided_by_people": told} if told else {}


def line(entry: TimelineEntry, decisions: Decisions) -> Json:
    return {
        **decided(entry.decided, decisions),
        "id": entry.id,
        "date": entry.date.edtf or None,
        "date_known": str(entry.date.basis),
        "quote": cut(entry.text),
        "status": entry.status,
        "independent_sources": entry.independent_sources,
        **few(entry.evidence),
    }


def member(one: CastMember, decisions: Decisions) -> Json:
    return {
        **decided(one.decided, decisions),
        "id": one.id,
        "name": cut(one.name, NAME),
        "kind": str(one.kind),
        "other_names": [cut(alias.text, NAME) for alias in one.aliases if alias.text != one.name][
            :_MANY
        ],
        "roles": [cut(role.text, NAME) for role in one.roles[:_MANY]],
        "mentions": one.mentions,
        **few(one.evidence),
    }


def quotation(said: ToldQuotation, names: dict[str, str], decisions: Decisions) -> Json:
    return {
        **decided(said.decided, decisions),
        "id": said.id,
        "quote": cut(said.text),
        "kind": said.kind,
        "speaker": cut(names.get(said.speaker or ""), NAME),
        "speaker_words": cut(said.speaker_text, NAME),
        "date": said.date.edtf or None if said.date else None,
        **few(said.evidence),
    }


def discrepancy(found: Discrepancy, decisions: Decisions) -> Json:
    return {
        **decided(found.decided, decisions),
        "id": found.id,
        "about": cut(found.about),
        "kind": found.kind,
        "status": found.status,
        "reason": cut(found.reason),
        "values": [
            {
                "value": cut(each.value, NAME),
                "independent_sources": each.independent_sources,
                **few(each.evidence[:1]),
                "evidence_count": len(each.evidence),
            }
            for each in found.values[:_MANY]
        ],
        "values_count": len(found.values),
        "correction": few([found.correction])["evidence"][0] if found.correction else None,
        "timeline": list(found.timeline[:_MANY]),
    }


def evidence_of(story: Story, ident: str) -> tuple[Evidence, ...]:
    """The places behind whatever of the story has that id; () where nothing has."""
    things: tuple[TimelineEntry | CastMember | ToldQuotation, ...]
    things = (*story.timeline, *story.cast, *story.quotations)
    for each in things:
        if each.id == ident:
            return each.evidence
    for found in story.discrepancies:
        if found.id == ident:
            behind = [place for value in found.values for place in value.evidence]
            return tuple(
                dict.fromkeys([*([found.correction] if found.correction else []), *behind])
            )
    return ()
