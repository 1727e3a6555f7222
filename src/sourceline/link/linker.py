"""The order of linking: what is copied, who is who, what happened, what cannot both hold, what is new."""

from __future__ import annotations

from collections.abc import Iterable

from sourceline.link.decided import decide_cast
from sourceline.link.discrepancies import find_discrepancies
from sourceline.link.event_days import date_from_events
from sourceline.link.events import link_events
from sourceline.link.figures import find_series
from sourceline.link.independence import Sources
from sourceline.link.novelty import find_novelty
from sourceline.link.order import in_order
from sourceline.link.reuse import find_reuse
from sourceline.link.same_count import disputed_pairs
from sourceline.link.updates import settle_updates
from sourceline.model.annotations import Annotations
from sourceline.model.corrections import Correction
from sourceline.model.links import Links


def link(annotations: Iterable[Annotations], corrections: Iterable[Correction] = ()) -> Links:
    """Lay the reports of one story side by side; their order of arrival changes nothing.

    `corrections` are those in force, in order; here those of the cast are replayed.
    """
    ordered = date_from_events(settle_updates(tuple(in_order(annotations))))
    reuse = find_reuse(ordered)
    sources = Sources.of(ordered, reuse)
    cast = decide_cast(ordered, reuse, corrections)
    ordered = cast.annotations
    events = link_events(ordered, cast.entity_of, reuse)
    discrepancies = find_discrepancies(ordered, events, reuse, sources)
    return Links(
        annotations=ordered,
        entities=cast.entities,
        entity_of=cast.entity_of,
        reuse=reuse,
        sources=sources,
        events=events,
        discrepancies=discrepancies,
        figures=find_series(ordered, sources, disputed_pairs(discrepancies)),
        novelty=find_novelty(ordered, reuse),
        outcomes=cast.outcomes,
    )
