"""Two sides that cannot both hold, and the sides gathered into one conflict with its values."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sourceline.link.unions import Unions
from sourceline.model.article import Article
from sourceline.model.span import Span
from sourceline.model.story import Evidence

# What is told with more values than this is a series: one killed on each of many days.
MOST_VALUES = 4
# A report that says more of one kind against itself is a list.
MOST_INSIDE = 2


@dataclass(frozen=True, slots=True, order=True)
class Side:
    """What one place of a report says: the words of the value, and the sentence that says so."""

    evidence: Evidence
    value: str
    start: int  # where the value stands in the article

    @classmethod
    def of(cls, article: Article, sentence: Span, value: Span) -> Side:
        """The words of a span, in a sentence of the article."""
        words = " ".join(value.cut(article.text).split())
        return cls(Evidence.of(article, sentence), words, value.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """`a` and `b` cannot both hold. `agreeing` sides say the same as one of them in other words."""

    kind: str
    about: str
    reason: str
    a: Side
    b: Side
    agreeing: tuple[tuple[Side, Side], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Values of one thing; the sides of one group agree with each other."""

    kind: str
    about: str
    reason: str
    groups: tuple[tuple[Side, ...], ...]


def gather(clashes: Iterable[Clash]) -> list[Conflict]:
    """Join clashes that share a side; sides that clash with no member of a group belong to it."""
    clashes = list(clashes)
    sets: Unions[tuple[str, Side]] = Unions()
    for clash in clashes:
        sets.join((clash.kind, clash.a), (clash.kind, clash.b))
        for one, other in clash.agreeing:
            sets.join((clash.kind, one), (clash.kind, other))
    families: dict[object, list[Clash]] = defaultdict(list)
    for clash in clashes:
        families[sets.find((clash.kind, clash.a))].append(clash)
    found = [_conflict(family) for family in families.values()]
    return [conflict for conflict in found if 2 <= len(conflict.groups) <= MOST_VALUES]


def without_lists(conflicts: Sequence[Conflict]) -> list[Conflict]:
    """Leave out what a report says against itself where it seems to do so all the time.

    Such a report is a list of many things of one kind (a roll of the dead, a page of letters).
    """
    inside = [(conflict, _only_article(conflict)) for conflict in conflicts]
    counts = Counter((article, conflict.kind) for conflict, article in inside if article)
    return [
        conflict
        for conflict, article in inside
        if not article or counts[article, conflict.kind] <= MOST_INSIDE
    ]


def _only_article(conflict: Conflict) -> str | None:
    articles = {side.evidence.article for group in conflict.groups for side in group}
    return articles.pop() if len(articles) == 1 else None


def _conflict(family: Sequence[Clash]) -> Conflict:
    first = min(family, key=lambda clash: (clash.a, clash.b))
    agreeing: Unions[Side] = Unions()
    for clash in family:
        for one, other in clash.agreeing:
            agreeing.join(one, other)
    # What a side is told against, all that say the same as that side are, too.
    against: dict[object, set[object]] = defaultdict(set)
    for clash in family:
        a, b = agreeing.find(clash.a), agreeing.find(clash.b)
        against[a].add(b)
        against[b].add(a)
    sides = sorted({s for c in family for pair in ((c.a, c.b), *c.agreeing) for s in pair})
    groups: list[list[Side]] = []
    for side in sides:
        for group in groups:
            same = any(agreeing.find(side) == agreeing.find(other) for other in group)
            words = any(side.value.casefold() == other.value.casefold() for other in group)
            rivals = against[agreeing.find(side)]
            if same or words or not rivals.intersection(agreeing.find(o) for o in group):
                group.append(side)
                break
        else:
            groups.append([side])
    return Conflict(
        kind=first.kind,
        about=first.about,
        reason=first.reason,
        groups=tuple(tuple(group) for group in groups),
    )
