"""Claims that cannot both hold, with both sides' evidence and a line that says why.

No decision is made here: each kind has a file of its own (`number_conflicts`, `date_conflicts`,
`quotation_changes`, `object_conflicts`), and `corrections` says which are settled by a report's own
words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

from sourceline.link.alignment import Statements
from sourceline.link.clashes import Clash, Conflict, Side, gather, without_lists
from sourceline.link.clock_conflicts import find_clock_conflicts
from sourceline.link.corrections import find_corrected, settled_by
from sourceline.link.date_conflicts import find_date_conflicts
from sourceline.link.date_slips import find_date_slips
from sourceline.link.denials import find_denials
from sourceline.link.denied_numbers import find_denied_numbers
from sourceline.link.doer_conflicts import find_doer_conflicts
from sourceline.link.means_conflicts import find_means_conflicts
from sourceline.link.notes import Note, find_notes
from sourceline.link.number_conflicts import find_number_conflicts
from sourceline.link.object_conflicts import find_object_conflicts
from sourceline.link.origin_conflicts import find_origin_conflicts
from sourceline.link.phrase_conflicts import find_phrase_conflicts
from sourceline.link.quotation_changes import find_quotation_changes
from sourceline.link.slot_conflicts import find_slot_conflicts
from sourceline.link.slots import find_more
from sourceline.model.annotations import Annotations
from sourceline.model.links import LinkedEvent, SourceCount
from sourceline.model.span import Span
from sourceline.model.story import ClaimedValue, Discrepancy, Evidence, Reuse


def find_discrepancies(
    annotations: Sequence[Annotations],
    events: Sequence[LinkedEvent],
    reuse: Sequence[Reuse],
    sources: SourceCount,
) -> tuple[Discrepancy, ...]:
    """What the reports (in order of publication) tell otherwise than each other or themselves."""
    statements = Statements.of(annotations)
    notes = list(find_notes(annotations))
    clashes: list[Clash] = [
        *find_number_conflicts(statements),
        *find_corrected(notes, statements),
        *find_date_conflicts(statements),
        *find_date_slips(statements),
        *find_clock_conflicts(statements),
        *find_object_conflicts(statements),
        *find_slot_conflicts(statements),
        *find_doer_conflicts(statements),
        *find_means_conflicts(statements),
        *find_origin_conflicts(statements),
        *find_denials(statements),
        *find_denied_numbers(statements),
        *find_phrase_conflicts(statements),
        *find_quotation_changes(annotations),
    ]
    clashes += find_more(statements, clashes)
    conflicts = without_lists(gather(clashes))
    found = [_discrepancy(conflict, notes, sources) for conflict in conflicts]
    order = {each.article.id: number for number, each in enumerate(annotations)}
    return tuple(sorted(found, key=lambda each: _place(each, order)))


def _discrepancy(conflict: Conflict, notes: Sequence[Note], sources: SourceCount) -> Discrepancy:
    correction = settled_by(conflict, notes)
    values = tuple(_value(group, sources) for group in conflict.groups)
    return Discrepancy(
        id=_id(conflict),
        about=conflict.about,
        kind=conflict.kind,
        status="open" if correction is None else "corrected",
        correction=correction,
        reason=conflict.reason,
        values=values,
    )


def _value(group: Sequence[Side], sources: SourceCount) -> ClaimedValue:
    evidence = tuple(sorted({side.evidence for side in group}))
    return ClaimedValue(
        value=group[0].value, evidence=evidence, independent_sources=sources.count(evidence)
    )


def _id(conflict: Conflict) -> str:
    """From the kind and the places of the values, so that it is the same on every machine."""
    places = sorted(
        f"{side.evidence.article}:{side.start}:{side.value}"
        for group in conflict.groups
        for side in group[:1]
    )
    return "d" + sha256("\n".join([conflict.kind, *places]).encode()).hexdigest()[:11]


def _place(found: Discrepancy, order: dict[str, int]) -> tuple[int, Span, str]:
    first: Evidence = min(_evidence(found), key=lambda e: (order[e.article], e.span))
    return (order[first.article], first.span, found.id)


def _evidence(found: Discrepancy) -> Iterable[Evidence]:
    return (evidence for value in found.values for evidence in value.evidence)
