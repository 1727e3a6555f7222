"""What a form of corrections shows: the thing, its words, and what may be chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sourceline.errors import NotInStoreError
from sourceline.export.labels import date_label, report_name, value_label
from sourceline.model.article import Article
from sourceline.model.story import (
    CastMember,
    Discrepancy,
    Evidence,
    Story,
    TimelineEntry,
    ToldQuotation,
)

T = TypeVar("T")

# A list to choose from that is longer is no help; the rest is reached by writing the name.
_MOST_CHOICES = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """`says` are the reports' words behind it, each with what its report is called.

    `people`, `forms` and `reports` are what may be chosen: (value, label). `edtf` is its date.
    """

    id: str
    title: str
    note: str
    says: tuple[tuple[str, str], ...]
    people: tuple[tuple[str, str], ...] = ()
    forms: tuple[str, ...] = ()
    reports: tuple[tuple[str, str], ...] = ()
    edtf: str = ""
    said_by: str = ""


def thing_of(story: Story, kind: str, ident: str) -> Thing:
    """What is meant by a kind and an id of this story as it is told now."""
    return KINDS[kind](story, ident)


def _line(story: Story, ident: str) -> Thing:
    entry: TimelineEntry = _of(story.timeline, ident)
    return Thing(
        id=ident,
        title=entry.text,
        note=f"{date_label(entry.date)}; {entry.status}",
        says=_words(story, entry.evidence),
        edtf=entry.date.edtf,
    )


def _name(story: Story, ident: str) -> Thing:
    member: CastMember = _of(story.cast, ident)
    named = {e.article for e in member.evidence}
    return Thing(
        id=ident,
        title=member.name,
        note=str(member.kind),
        says=(),
        people=_people(story, but=ident),
        forms=tuple(a.text for a in member.aliases if a.text != member.name or a.count > 1),
        reports=_reports(a for a in story.articles if a.id in named) if len(named) > 1 else (),
    )


def _quotation(story: Story, ident: str) -> Thing:
    quotation: ToldQuotation = _of(story.quotations, ident)
    names = {each.id: each.name for each in story.cast}
    who = names.get(quotation.speaker or "") or quotation.speaker_text or "nobody who is named"
    return Thing(
        id=ident,
        title=quotation.text,
        note=f"told as said by {who}",
        says=_words(story, quotation.evidence),
        people=_people(story),
        said_by=quotation.speaker or "",
    )


def _dispute(story: Story, ident: str) -> Thing:
    dispute: Discrepancy = _of(story.discrepancies, ident)
    values = " or ".join(value_label(v.value) for v in dispute.values)
    return Thing(
        id=ident,
        title=dispute.about,
        note=f"{dispute.kind}: {values}",
        says=tuple(w for v in dispute.values for w in _words(story, v.evidence[:1])),
    )


def _report(story: Story, ident: str) -> Thing:
    article: Article = _of(story.articles, ident)
    return Thing(
        id=ident,
        title=article.title or report_name(article),
        note=f"{report_name(article)}, {date_label(article.published)}",
        says=(),
        people=_people(story),
        edtf=article.published.edtf if article.published else "",
    )


KINDS: dict[str, Callable[[Story, str], Thing]] = {
    "line": _line,
    "name": _name,
    "quotation": _quotation,
    "disagreement": _dispute,
    "report": _report,
}


def _of(things: Sequence[T], ident: str) -> T:
    for each in things:
        if getattr(each, "id", None) == ident:
            return each
    raise NotInStoreError("the story has no such thing now", subject="id")


def _people(story: Story, but: str = "") -> tuple[tuple[str, str], ...]:
    found = [(m.id, f"{m.name} ({m.kind})") for m in story.cast if m.id != but]
    return tuple(sorted(found[:_MOST_CHOICES], key=lambda each: each[1].casefold()))


def _reports(articles: Iterable[Article]) -> tuple[tuple[str, str], ...]:
    return tuple((a.id, f"{report_name(a)}, {date_label(a.published)}") for a in articles)


def _words(story: Story, evidence: Iterable[Evidence]) -> tuple[tuple[str, str], ...]:
    names = {each.id: report_name(each) for each in story.articles}
    return tuple((e.text, names[e.article]) for e in dict.fromkeys(evidence) if e.article in names)
