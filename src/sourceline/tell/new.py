"""What is new to a reader, report by report: what it changes in the story, then what else it says.

The story is told from all reports; here is only chosen which of it the known reports do not tell.
Each thing stands under the first other report that tells it, in order of publication.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from sourceline.model.annotations import Annotations
from sourceline.model.article import Article
from sourceline.model.catch_up import (
    Added,
    CatchUp,
    NewDispute,
    NewLine,
    NewName,
    NewValue,
)
from sourceline.model.story import (
    CastMember,
    ClaimedValue,
    Discrepancy,
    Evidence,
    FigureSeries,
    FigureValue,
    Novelty,
    Story,
)
from sourceline.model.when import When

# A date that was worked out from a report's words may be wrong; so many days on either side of it
# are the days of the same story, in which it may have been published as well.
GUESS = timedelta(days=10)


def surely_before(article: Article, day: date) -> bool:
    """Whether every day that it can have been published lies before."""
    when = article.published
    return when is not None and when.end is not None and when.end < day - _margin(when)


def surely_since(article: Article, day: date) -> bool:
    """Whether no day that it can have been published lies before."""
    when = article.published
    return when is not None and when.start is not None and when.start >= day + _margin(when)


def _margin(when: When) -> timedelta:
    return GUESS if when.approximate else timedelta(0)


def tell_new(
    story: Story,
    annotations: Sequence[Annotations],
    novelty: Sequence[Novelty],
    *,
    known: Collection[str],
    since: date | None = None,
    read: Sequence[str] = (),
) -> CatchUp:
    """What the story holds beyond the `known` reports (ids), for which `novelty` was worked out."""
    sentences = _Sentences(annotations)
    fresh = {each.article: each for each in novelty}
    unknown = [article for article in story.articles if article.id not in known]
    order = [article.id for article in unknown]
    lines = _lines(story, known, order, fresh)
    values = list(_values(story.figures, known, order, sentences))
    disputes = list(_disputes(story.discrepancies, known, order, sentences))
    names = list(_names(story.cast, known, order, sentences))
    return CatchUp(
        story=story,
        since=since,
        read=tuple(read),
        known=tuple(article.id for article in story.articles if article.id in known),
        reports=tuple(
            Added(
                article=article,
                may_be_known=since is not None and not surely_since(article, since),
                sentences=fresh[article.id].sentences,
                new=fresh[article.id].evidence,
                lines=tuple(each for each in lines if each.sentence.article == article.id),
                values=tuple(each for each in values if each.sentence.article == article.id),
                disputes=tuple(each for ident, each in disputes if ident == article.id),
                names=tuple(each for each in names if each.sentence.article == article.id),
            )
            for article in unknown
        ),
    )


class _Sentences:
    """Finds the sentence that words stand in."""

    def __init__(self, annotations: Iterable[Annotations]) -> None:
        self._by_id = {each.article.id: each for each in annotations}

    def of(self, evidence: Evidence) -> Evidence:
        each = self._by_id[evidence.article]
        held = (s.span for s in each.sentences if s.span.overlaps(evidence.span))
        span = next(held, evidence.span)
        return Evidence.of(each.article, span)


def _first(evidence: Iterable[Evidence], order: Sequence[str]) -> Evidence | None:
    """The words of the first of these reports that tells it; of several in one, the first."""
    places = {ident: at for at, ident in enumerate(order)}
    told = [each for each in evidence if each.article in places]
    return min(told, key=lambda each: (places[each.article], each.span), default=None)


def _lines(
    story: Story, known: Collection[str], order: Sequence[str], fresh: dict[str, Novelty]
) -> list[NewLine]:
    """Entries that no known report tells, in order of date.

    A known report may tell the event in words that did not join it to the entry: so the sentence
    itself must be new as well.
    """
    found = []
    for entry in story.timeline:
        if any(each.article in known for each in entry.evidence):
            continue
        sentence = _first(entry.evidence, order)
        if sentence is not None and sentence in fresh[sentence.article].evidence:
            found.append(NewLine(entry=entry, sentence=sentence))
    return found


def _values(
    figures: Iterable[FigureSeries],
    known: Collection[str],
    order: Sequence[str],
    sentences: _Sentences,
) -> Iterator[NewValue]:
    for series in figures:
        seen = {*known}
        told = [value for value in series.values if _is_told(value.evidence, seen)]
        for ident in order:
            seen.add(ident)
            for value in series.values:
                if value in told or not _is_told(value.evidence, seen):
                    continue
                first = _first(value.evidence, [ident])
                assert first is not None
                yield NewValue(
                    what=series.what,
                    unit=series.unit,
                    value=value,
                    before=_last_before(series, value, told),
                    sentence=sentences.of(first),
                )
                told.append(value)


def _last_before(
    series: FigureSeries, value: FigureValue, told: Sequence[FigureValue]
) -> FigureValue | None:
    """The last value told so far that stands before this one in the series."""
    earlier = series.values[: series.values.index(value)]
    return next((each for each in reversed(earlier) if each in told), None)


def _disputes(
    discrepancies: Iterable[Discrepancy],
    known: Collection[str],
    order: Sequence[str],
    sentences: _Sentences,
) -> Iterator[tuple[str, NewDispute]]:
    """With the report that brings it: two values are needed for a disagreement to show."""
    for each in discrepancies:
        seen = {*known}
        before = len(_sides(each, seen))
        for ident in order:
            seen.add(ident)
            sides = _sides(each, seen)
            corrects = each.correction is not None and each.correction.article == ident
            if corrects or len(sides) > max(1, before):
                words = [e for side in each.values for e in side.evidence]
                words += [each.correction] if each.correction is not None else []
                own = {sentences.of(e) for e in words if e.article == ident}
                yield (
                    ident,
                    NewDispute(
                        discrepancy=replace(each, values=sides),
                        corrects=corrects,
                        sentences=tuple(sorted(own)),
                    ),
                )
            before = len(sides)


def _sides(discrepancy: Discrepancy, seen: Collection[str]) -> tuple[ClaimedValue, ...]:
    return tuple(value for value in discrepancy.values if _is_told(value.evidence, seen))


def _is_told(evidence: Iterable[Evidence], seen: Collection[str]) -> bool:
    return any(each.article in seen for each in evidence)


def _names(
    cast: Iterable[CastMember], known: Collection[str], order: Sequence[str], sentences: _Sentences
) -> Iterator[NewName]:
    for member in cast:
        naming = [each for each in member.evidence if _names_it(each, member)]
        first = _first(naming, order)
        if first is not None and not _is_told(naming, known):
            yield NewName(
                member=member,
                known_as=_described(member, known),
                sentence=sentences.of(first),
            )


def _names_it(evidence: Evidence, member: CastMember) -> bool:
    """Whether one of its names stands in the words; "she" and "the mayor" are none."""
    names = {alias.text for alias in member.aliases if alias.kind != "description"}
    return any(name in evidence.text for name in {member.name, *names})


def _described(member: CastMember, known: Collection[str]) -> str | None:
    """The description that known reports use for it."""
    descriptions = {alias.text for alias in member.aliases if alias.kind == "description"}
    told = (each.text for each in member.evidence if each.article in known)
    return next((text for text in told if text in descriptions), None)
