"""What a person points at in a told story: by an id, or by some of its words.

Words that fit several things are not guessed at: the error names them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from sourceline.errors import SettingsError
from sourceline.export.labels import report_name
from sourceline.export.safe import one_line, shortened
from sourceline.model.article import Article
from sourceline.model.corrections import DisputeRef, LineRef, Place, Side, Thing
from sourceline.model.span import Span
from sourceline.model.story import (
    CastMember,
    Discrepancy,
    Evidence,
    Story,
    TimelineEntry,
    ToldQuotation,
)
from sourceline.text.places import place_at

T = TypeVar("T")

_NAMED = 4
_LIMIT = 60


def report_of(story: Story, words: str) -> Article:
    """By id, source, address, number in the story, or publisher."""
    if words.isdigit() and 0 < int(words) <= len(story.articles):
        return story.articles[int(words) - 1]
    return _one(
        "report",
        words,
        story.articles,
        lambda a: (
            a.id == words or words in (a.source, a.url) or words in a.duplicates,
            a.source.rpartition("/")[2] == words,
            _plain(report_name(a)) == _plain(words),
        ),
        lambda a: (a.id, a.source),
    )


def line_of(story: Story, words: str) -> TimelineEntry:
    return _one(
        "line of the timeline",
        words,
        story.timeline,
        lambda e: (e.id == words, _plain(e.text) == _plain(words), _holds(e.text, words)),
        lambda e: (e.id, f"{e.date.edtf}: {e.text}"),
    )


def member_of(story: Story, words: str) -> CastMember:
    return _one(
        "name of the cast",
        words,
        story.cast,
        lambda m: (
            m.id == words,
            _plain(m.name) == _plain(words),
            any(_plain(alias.text) == _plain(words) for alias in m.aliases),
        ),
        lambda m: (m.id, f"{m.name} ({m.kind})"),
    )


def quotation_of(story: Story, words: str) -> ToldQuotation:
    """The same words in several reports are one thing to point at: the first of them is meant."""
    found = _fitting(
        words,
        story.quotations,
        lambda q: (q.id == words, _plain(q.text) == _plain(words), _holds(q.text, words)),
    )
    alike = {"".join(filter(str.isalnum, q.text.casefold())) for q in found}
    if len(alike) == 1:
        return found[0]
    return _only("quotation", words, found, lambda q: (q.id, q.text))


def dispute_of(story: Story, words: str) -> Discrepancy:
    """By id, or by what it is about or one of its values."""
    return _one(
        "disagreement",
        words,
        story.discrepancies,
        lambda d: (
            d.id == words,
            any(_plain(v.value) == _plain(words) for v in d.values),
            _holds(d.about, words) or any(_holds(v.value, words) for v in d.values),
        ),
        lambda d: (d.id, " or ".join(v.value for v in d.values)),
    )


def words_in(article: Article, words: str) -> Span:
    """Where words stand in a report, that stand there once; a page shows its spaces and line ends otherwise."""
    parts = words.split()
    found = list(re.finditer(r"\s+".join(map(re.escape, parts)), article.text)) if parts else []
    exact = [each for each in found if each.group() == words.strip()]
    places = [Span(*each.span()) for each in exact or found]
    if not places:
        raise SettingsError(
            f"report {article.source} does not hold these words",
            subject=shortened(words, _LIMIT) or "words",
            remedy="Copy them from it exactly, with its signs.",
        )
    if len(places) > 1:
        raise SettingsError(
            f"report {article.source} holds these words several times",
            subject=shortened(words, _LIMIT),
            remedy="Give `start-end`, their place in characters, as addresses of the report's page have it.",
        )
    return places[0]


# Written down, so that it is found again


def line_ref(story: Story, entry: TimelineEntry) -> LineRef:
    told = next((e for e in entry.evidence if e.text == entry.text), entry.evidence[0])
    return LineRef(place=_place(story, told), date=entry.date.edtf)


def thing_ref(story: Story, member: CastMember) -> Thing:
    """By a place where the full name stands, if one does."""
    name = _plain(member.name)
    named = [e for e in member.evidence if _plain(e.text) == name]
    longer = [e for e in member.evidence if name in _plain(e.text)]
    return Thing(
        name=member.name, place=_place(story, (named or longer or list(member.evidence))[0])
    )


def quotation_place(story: Story, quotation: ToldQuotation) -> Place:
    return _place(story, max(quotation.evidence, key=lambda e: len(e.span)))


def dispute_ref(story: Story, dispute: Discrepancy) -> DisputeRef:
    sides = (Side(value=v.value, place=_place(story, v.evidence[0])) for v in dispute.values)
    return DisputeRef(kind=dispute.kind, sides=tuple(sides))


def _place(story: Story, evidence: Evidence) -> Place:
    article = next(each for each in story.articles if each.id == evidence.article)
    return place_at(article, evidence.span)


# Finding one of several

Fits = tuple[bool, ...]


def _fitting(words: str, among: Sequence[T], fits: Callable[[T], Fits]) -> list[T]:
    """Those that fit best: `fits` says it from the surest way to the least."""
    told = [(each, fits(each)) for each in among]
    for way in range(len(told[0][1]) if told else 0):
        found = [each for each, ways in told if ways[way]]
        if found:
            return found
    return []


def _one(
    what: str,
    words: str,
    among: Sequence[T],
    fits: Callable[[T], Fits],
    shown: Callable[[T], tuple[str, str]],
) -> T:
    return _only(what, words, _fitting(words, among, fits) if words.strip() else [], shown)


def _only(what: str, words: str, found: Sequence[T], shown: Callable[[T], tuple[str, str]]) -> T:
    if len(found) == 1:
        return found[0]
    if not found:
        raise SettingsError(
            f"the story has no such {what}",
            subject=shortened(words, _LIMIT) or what,
            remedy="Give its id, or words that stand in it, as the story shows them.",
        )
    raise SettingsError(
        f"that fits several: {_listed(shown(each) for each in found)}",
        subject=shortened(words, _LIMIT),
        remedy="Give the id of the one that is meant.",
    )


def _listed(shown: Iterable[tuple[str, str]]) -> str:
    told = [f"{ident} ({shortened(words, _LIMIT)})" for ident, words in shown]
    more = [f"{len(told) - _NAMED} more"] if len(told) > _NAMED else []
    return "; ".join([*told[:_NAMED], *more])


def _holds(text: str, words: str) -> bool:
    return _plain(words) in _plain(text)


def _plain(text: str) -> str:
    return one_line(text).casefold().strip("“”\"'")
