"""Event mentions of different reports that tell one event.

Each telling (a sentence's events of one day) is compared with the earlier ones that share a rare
term, found by an inverted index; it joins the group that it resembles most, where the days can be
one. Groups are made in order of publication and place, so the order of files changes nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sourceline.link.tellings import Telling, find_tellings, find_undated
from sourceline.model.annotations import Annotations
from sourceline.model.links import LinkedEvent, LocalEntity
from sourceline.model.span import Span
from sourceline.model.story import Reuse
from sourceline.model.when import Basis, When
from sourceline.text.lexicon import words_of

# Cosine of weighted terms from which two tellings of one day are one event: with a shared verb, without
# one, and where the days are told coarsely. Set by reading the development piles, where lower joined
# two acts of one day and higher parted one act told twice; no sweep over them has been measured.
SAME_VERB = 0.30
OTHER_VERB = 0.45
COARSE = 0.45
_BASES = tuple(Basis)
# A telling is looked up by so many of its rarest terms, and a term by so many of its latest tellings.
TERMS_ASKED = 8
TELLINGS_ASKED = 40


@dataclass(slots=True)
class Group:
    """Tellings of one event while they are gathered."""

    when: When
    members: list[Telling] = field(default_factory=list)
    votes: Counter[str] = field(default_factory=Counter)  # how many tell a date
    dates: dict[tuple[bool, When], Telling] = field(default_factory=dict)  # the first to tell each

    def add(self, telling: Telling) -> None:
        """One more; the group's date is the finest that most tell, words before counting."""
        self.members.append(telling)
        self.votes[_bare(telling.when)] += 1
        self.dates.setdefault((telling.carried, telling.when), telling)
        self.when = min(self.dates.values(), key=self._rank).when

    def _rank(self, telling: Telling) -> tuple[int, int, int, bool, tuple[int, int]]:
        when = telling.when
        return (
            telling.carried,
            when.days or 10**6,
            -self.votes[_bare(when)],
            _BASES.index(when.basis) > 1,
            telling.order,
        )


def _bare(when: When) -> str:
    return when.edtf.rstrip("~")


def link_events(
    annotations: Sequence[Annotations],
    entity_of: Mapping[LocalEntity, str],
    reuse: Sequence[Reuse],
) -> tuple[LinkedEvent, ...]:
    """All events of the story; `annotations` in order of publication."""
    tellings = find_tellings(annotations, entity_of)
    tellings.sort(key=lambda t: (t.carried, t.order, t.when.sort_key))
    taken = _Passages.of(reuse)
    groups: list[Group] = []
    index: dict[str, list[tuple[Telling, Group]]] = defaultdict(list)
    for telling in tellings:
        group = _best_group(telling, index, taken)
        if group is None:
            group = Group(telling.when)
            groups.append(group)
        group.add(telling)
        for term in telling.terms:
            index[term].append((telling, group))
    for telling in find_undated(annotations, entity_of):
        group = _told_elsewhere(telling, index, taken)
        if group is not None:
            group.members.append(telling)
    return tuple(_event(group) for group in groups)


def _best_group(
    telling: Telling,
    index: Mapping[str, list[tuple[Telling, Group]]],
    taken: _Passages,
) -> Group | None:
    rarest = _rarest_told(telling, index)
    best: tuple[float, int] | None = None
    chosen: Group | None = None
    seen: set[int] = set()
    for term in rarest:
        for other, group in index.get(term, ())[-TELLINGS_ASKED:]:
            if id(other) in seen:
                continue
            seen.add(id(other))
            score = _likeness(telling, other, group, taken)
            if score <= 0:
                continue
            rank = (round(score, 6), -other.order[0])
            if best is None or rank > best:
                best, chosen = rank, group
    return chosen


def _rarest_told(telling: Telling, index: Mapping[str, list[tuple[Telling, Group]]]) -> list[str]:
    """Of a telling's terms that other tellings hold the rarest; a term that nobody told finds nobody."""
    told = [term for term in telling.terms if term in index]
    return sorted(told, key=lambda term: (len(index[term]), term))[:TERMS_ASKED]


def _likeness(
    one: Telling,
    two: Telling,
    group: Group,
    taken: _Passages,
) -> float:
    """How surely two tellings are of one event; 0 where they are not."""
    if one.expected != two.expected or not _days_agree(one.when, group.when):
        return 0.0
    if one.article == two.article and one.sentence == two.sentence:
        return 0.0
    score = sum(w * two.terms[t] for t, w in one.terms.items() if t in two.terms)
    score /= one.norm * two.norm
    if _shared_passage(one, two, taken):
        return score + 1.0
    if one.article == two.article:
        return score if score >= 0.6 else 0.0
    same_day = one.when.is_day and two.when.is_day
    verbs = _shared_acts(one, two)
    meet = bool(one.entities & two.entities)
    apart = bool(one.entities) and bool(two.entities) and not meet
    if same_day and verbs and not (one.carried or two.carried) and not apart:
        return score + 0.3 if score >= 0.12 or meet else 0.0
    needed = SAME_VERB if verbs else OTHER_VERB
    if not same_day:
        needed = max(needed, COARSE)
    return score if score >= needed else 0.0


def _shared_acts(one: Telling, two: Telling) -> bool:
    """The same verb, or the verb of the one as a noun in the other: "released", "the release"."""
    weak = words_of("events", "saying") | words_of("events", "light")
    mine, theirs = one.verbs - weak, two.verbs - weak
    return bool(mine & theirs) or any(
        verb in other for own, other in ((mine, two.terms), (theirs, one.terms)) for verb in own
    )


def _told_elsewhere(
    telling: Telling,
    index: Mapping[str, list[tuple[Telling, Group]]],
    taken: _Passages,
) -> Group | None:
    """The event of another report that a telling without a day is of: the same verb and two of those
    who take part, or the same copied passage."""
    best: tuple[float, int] | None = None
    chosen: Group | None = None
    for term in _rarest_told(telling, index):
        for other, group in index.get(term, ())[-TELLINGS_ASKED:]:
            if other.article == telling.article or other.expected:
                continue
            same = len(telling.entities & other.entities) >= 2 and telling.verbs & other.verbs
            if not same and not _shared_passage(telling, other, taken):
                continue
            score = sum(w * other.terms[t] for t, w in telling.terms.items() if t in other.terms)
            rank = (round(score / (telling.norm * other.norm), 6), -other.order[0])
            if best is None or rank > best:
                best, chosen = rank, group
    return chosen


def _days_agree(one: When, two: When) -> bool:
    """Whether two dates can be one: equal, or the coarser holds the finer and is not much wider."""
    if one.start is None or one.end is None or two.start is None or two.end is None:
        return one.edtf == two.edtf
    if one.is_day and two.is_day:
        return one.start == two.start
    return one.contains(two) or two.contains(one)


@dataclass(slots=True)
class _Passages:
    """The copied stretches of each article, numbered: both sides of a passage have one number."""

    stretches: Mapping[str, list[tuple[Span, int]]]
    of_sentence: dict[tuple[str, Span], frozenset[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, reuse: Sequence[Reuse]) -> _Passages:
        found: dict[str, list[tuple[Span, int]]] = defaultdict(list)
        for number, passage in enumerate(p for each in reuse for p in each.passages):
            for side in (passage.source, passage.copy):
                found[side.article].append((side.span, number))
        return cls(found)

    def inside(self, telling: Telling) -> frozenset[int]:
        """The numbers of those that the telling's sentence touches."""
        key = (telling.article, telling.sentence)
        if key not in self.of_sentence:
            own = self.stretches.get(telling.article, ())
            self.of_sentence[key] = frozenset(n for s, n in own if s.overlaps(telling.sentence))
        return self.of_sentence[key]


def _shared_passage(one: Telling, two: Telling, taken: _Passages) -> bool:
    same = bool(one.verbs & two.verbs) or one.when == two.when
    return same and bool(taken.inside(one) & taken.inside(two))


def _event(group: Group) -> LinkedEvent:
    members = sorted(group.members, key=lambda t: (t.order, t.when.sort_key))
    return LinkedEvent(
        members=tuple(ref for telling in members for ref in telling.events),
        when=group.when,
        expected=members[0].expected,
    )
