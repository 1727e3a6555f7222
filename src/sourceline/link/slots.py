"""All that reports fill the slots of one event with otherwise than each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from sourceline.link.alignment import Statements
from sourceline.link.clashes import Clash, Side
from sourceline.link.person_facts import find_person_facts
from sourceline.link.slot_choices import find_slot_choices
from sourceline.link.slot_measures import find_slot_measures
from sourceline.link.slot_nouns import find_slot_nouns
from sourceline.link.slot_numbers import find_slot_numbers
from sourceline.link.slot_people import find_slot_people
from sourceline.link.slot_years import find_slot_years
from sourceline.model.story import Evidence


def find_more(statements: Statements, told: Sequence[Clash]) -> Iterator[Clash]:
    """Clashes of slots, without those whose two values are told already by another rule."""
    known = {(side.evidence, side.value) for clash in told for side in (clash.a, clash.b)}
    for clash in find_slot_clashes(statements):
        if not all(_is_known(side, known) for side in (clash.a, clash.b)):
            yield clash


def _is_known(side: Side, known: Set[tuple[Evidence, str]]) -> bool:
    return any(
        evidence == side.evidence and (value in side.value or side.value in value)
        for evidence, value in known
    )


def find_slot_clashes(statements: Statements) -> Iterator[Clash]:
    """Clashes of each kind of slot; two values that fill two slots are told once."""
    seen: set[tuple[Side, Side]] = set()
    for find in _FINDERS:
        for clash in find(statements):
            if (clash.a, clash.b) not in seen:
                seen.add((clash.a, clash.b))
                yield clash


_FINDERS = (
    find_slot_numbers,
    find_slot_measures,
    find_slot_nouns,
    find_slot_people,
    find_slot_choices,
    find_slot_years,
    find_person_facts,
)
