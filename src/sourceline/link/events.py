"""Event mentions of different reports that tell one event.

Each telling (a sentence's events of one day) is compared with the earlier ones that share a rare
term, found by an inverted index; it joins the group that it resembles most, where the days can be
one. Groups are made in order of publication and place, so the order of files changes nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sourceline.link.event_scores import UNDATED, score_tellings
from sourceline.link.tellings import Pile, Telling, find_tellings, find_undated
from sourceline.model.annotations import Annotations
from sourceline.model.links import LinkedEvent, LocalEntity
from sourceline.model.span import Span
from sourceline.model.story import Reuse
from sourceline.model.when import Basis, When
from sourceline.text.lexicon import words_of

_BASES = tuple(Basis)
# A telling is looked up by so many of its rarest terms, and a term by so many of its latest tellings.
TERMS_ASKED = 8
TELLINGS_ASKED = 40
# Two acts of one verb and one person in one stretch of so many days are one; of a month they need not be.
LONGEST = 8


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


Index = Mapping[str, list[tuple[Telling, Group]]]


def link_events(
    annotations: Sequence[Annotations],
    entity_of: Mapping[LocalEntity, str],
    reuse: Sequence[Reuse],
) -> tuple[LinkedEvent, ...]:
    """All events of the story; `annotations` in order of publication."""
    pile = Pile.of(annotations, entity_of)
    tellings = find_tellings(annotations, pile)
    tellings.sort(key=lambda t: (t.leaning, t.carried, t.order, t.when.sort_key))
    taken = _Passages.of(reuse)
    groups: list[Group] = []
    index: dict[str, list[tuple[Telling, Group]]] = defaultdict(list)
    for telling in tellings:
        group = _best_group(telling, index, taken)
        if group is None and telling.leaning:
            continue
        if group is None:
            group = Group(telling.when)
            groups.append(group)
        group.add(telling)
        for term in (*telling.terms, _day(telling)):
            index[term].append((telling, group))
    for telling in find_undated(annotations, pile):
        group = _told_elsewhere(telling, index, taken)
        if group is not None:
            group.members.append(telling)
    return tuple(_event(group) for group in groups)


def _best_group(
    telling: Telling,
    index: Index,
    taken: _Passages,
) -> Group | None:
    best: tuple[float, int] | None = None
    chosen: Group | None = None
    for other, group in _candidates(telling, index):
        score = _likeness(telling, other, group, taken)
        if score <= 0:
            continue
        rank = (score, -other.order[0])
        if best is None or rank > best:
            best, chosen = rank, group
    return chosen


def _candidates(telling: Telling, index: Index) -> Iterator[tuple[Telling, Group]]:
    """The latest tellings that share a rare term or the day, each once, with their groups."""
    seen: set[int] = set()
    for term in _rarest_told(telling, index):
        for other, group in index.get(term, ())[-TELLINGS_ASKED:]:
            if id(other) not in seen:
                seen.add(id(other))
                yield other, group


def _rarest_told(telling: Telling, index: Index) -> list[str]:
    """Of a telling's terms that other tellings hold the rarest; a term that nobody told finds nobody."""
    told = [term for term in telling.terms if term in index]
    rarest = sorted(told, key=lambda term: (len(index[term]), term))[:TERMS_ASKED]
    return [*rarest, _day(telling)]


def _day(telling: Telling) -> str:
    """What is told of one day is compared though no word be shared: "released", "dropped"."""
    return f"={telling.when.edtf.rstrip('~')}"


def _likeness(one: Telling, two: Telling, group: Group, taken: _Passages) -> float:
    """How surely two tellings are of one event; 0 where they are not."""
    if one.expected != two.expected or not _days_agree(one.when, group.when):
        return 0.0
    if one.article == two.article and (one.sentence == two.sentence or one.leaning):
        return 0.0
    passage, act = _shared_passage(one, two, taken), _shared_acts(one, two)
    verb, meet = bool(one.verbs & two.verbs), bool(one.entities & two.entities)
    if verb and not passage and not meet and one.entities and two.entities:
        return 0.0  # two resigned on one day
    score = score_tellings(one, two, act=act, passage=passage)
    days = _is_one_time(one.when, two.when) and not (one.carried or two.carried)
    plain = bool(_strong(one) & _strong(two)) and days and meet and one.article != two.article
    return score.value if plain or score.value >= score.needed else 0.0


def _is_one_time(one: When, two: When) -> bool:
    """One day, or one week: "vetoed the bill last week"."""
    if one.is_day and two.is_day:
        return True
    return (one.start, one.end) == (two.start, two.end) and (one.days or LONGEST + 1) <= LONGEST


def _shared_acts(one: Telling, two: Telling) -> bool:
    """The same verb, or the verb of the one as a noun in the other: "released", "the release"."""
    mine, theirs = _strong(one), _strong(two)
    return bool(mine & theirs) or any(
        verb in other for own, other in ((mine, two.terms), (theirs, one.terms)) for verb in own
    )


def _strong(telling: Telling) -> frozenset[str]:
    """The verbs that tell one act from another."""
    return telling.verbs - words_of("events", "saying") - words_of("events", "light")


def _told_elsewhere(telling: Telling, index: Index, taken: _Passages) -> Group | None:
    """The event of another report that a telling without a day is of: surely alike, or the same verb
    and two of those who take part."""
    best: tuple[float, int] | None = None
    chosen: Group | None = None
    for other, group in _candidates(telling, index):
        if other.article == telling.article or other.expected or _is_before(telling, other):
            continue
        same = len(telling.entities & other.entities) >= 2 and telling.verbs & other.verbs
        passage = _shared_passage(telling, other, taken)
        act = _shared_acts(telling, other)
        score = score_tellings(telling, other, act=act, passage=passage).value
        if not same and not passage and score < UNDATED:
            continue
        rank = (score, -other.order[0])
        if best is None or rank > best:
            best, chosen = rank, group
    return chosen


def _is_before(telling: Telling, other: Telling) -> bool:
    """Whether a report was written before the day that another tells of: it tells of something else."""
    by, day = telling.told_by, other.when.start
    return by is not None and day is not None and by < day


def _days_agree(one: When, two: When) -> bool:
    """Whether two dates can be one: equal, or the coarser holds the finer and is not much wider."""
    if one.start is None or one.end is None or two.start is None or two.end is None:
        return (
            one.end is not None and one.end == two.end
        )  # "by Friday", "until Friday", "on Friday"
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
