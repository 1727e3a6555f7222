"""What a correction of the told story is about: found by its words, or the reason why it is not."""

from __future__ import annotations

from collections.abc import Sequence

from sourceline.model.corrections import DisputeRef, Place, Thing
from sourceline.model.story import Discrepancy, Evidence, Story, ToldQuotation
from sourceline.text.places import Found, Missing, Named, choose_named, find_place

NO_QUOTATION = "these words are no quotation any more"
NO_DISPUTE = "no such disagreement is found any more"


class NoLongerError(Exception):
    """Why a correction does not hold here, for people."""


class Meant:
    """The things of a story as it was found."""

    def __init__(self, story: Story) -> None:
        self.found = story

    def place(self, place: Place) -> Found:
        found = find_place(place, self.found.articles)
        if isinstance(found, Missing):
            raise NoLongerError(found.why)
        return found

    def quotations(self, place: Place) -> list[ToldQuotation]:
        """The quotation, and those of the same words that were given to the same speaker."""
        at = self.place(place)
        hits = [q for q in self.found.quotations if stands(q.evidence, at)]
        if not hits:
            raise NoLongerError(NO_QUOTATION)
        best = max(hits, key=lambda q: (_overlap(q.evidence, at), -len(q.text), q.id))
        words, speaker = _letters(best.text), best.speaker
        return [
            q
            for q in self.found.quotations
            if q is best or (_letters(q.text) == words and q.speaker == speaker)
        ]

    def dispute(self, ref: DisputeRef) -> tuple[Discrepancy, int]:
        """The disagreement that has most of these sides, two at least, and how many of its values have none."""
        best: tuple[int, Discrepancy] | None = None
        for each in self.found.discrepancies:
            if each.kind == ref.kind:
                known = len(self.known_values(each, ref))
                if known > 1 and (best is None or known > best[0]):
                    best = known, each
        if best is None:
            raise NoLongerError(NO_DISPUTE)
        return best[1], len(best[1].values) - best[0]

    def known_values(self, each: Discrepancy, ref: DisputeRef) -> set[str]:
        """Its values that were given where the sides say."""
        known: set[str] = set()
        for side in ref.sides:
            at = find_place(side.place, self.found.articles)
            if isinstance(at, Found):
                fits = [v for v in each.values if stands(v.evidence, at)]
                same = [v for v in fits if v.value == side.value]
                known.update(value.value for value in (same or fits)[:1])
        return known

    def member(self, thing: Thing) -> str:
        at = find_place(thing.place, self.found.articles)
        among = [
            Named(
                id=each.id,
                name=each.name,
                aliases=tuple(alias.text for alias in each.aliases),
                here=isinstance(at, Found) and stands(each.evidence, at),
            )
            for each in self.found.cast
        ]
        chosen = choose_named(thing.name, among)
        if chosen is None:
            raise NoLongerError(f"nobody and nothing is called “{thing.name}” any more")
        return chosen


def stands(evidence: Sequence[Evidence], at: Found) -> bool:
    return any(e.article == at.article.id and e.span.overlaps(at.span) for e in evidence)


def _overlap(evidence: Sequence[Evidence], at: Found) -> int:
    mine = [e.span for e in evidence if e.article == at.article.id]
    return sum(max(0, min(s.end, at.span.end) - max(s.start, at.span.start)) for s in mine)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
