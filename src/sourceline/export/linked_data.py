"""The story in the words of schema.org, as JSON-LD.

Only what is so in schema.org's own terms. A line of the timeline is a `Claim`, for that is what reports
make; an `Event` there is a concert or a fair. There is no `ClaimReview`: nothing was reviewed.
Discrepancies, figures and reactions have no word there and are left out.

The context is a vocabulary and no address, so that nobody has to fetch one to read it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sourceline.export.cited import Reports, clean, link, urn
from sourceline.export.facts import DEPENDENT_SHARE, find_facts
from sourceline.model.annotations import Kind
from sourceline.model.article import Article
from sourceline.model.story import CastMember, Evidence, Story, TimelineEntry, ToldQuotation
from sourceline.model.when import Basis, Precision, When
from sourceline.wire.parts import Json, dump

_TYPES = {
    Kind.PERSON: "Person",
    Kind.ORGANIZATION: "Organization",
    Kind.PLACE: "Place",
    Kind.WORK: "CreativeWork",
    Kind.EVENT: "Event",
    Kind.PRODUCT: "Product",
}
# Relations that schema.org knows, and the types that they tie.
_TIES = {
    "member_of": ("memberOf", ("Person", "Organization"), ("Organization",)),
    "works_for": ("worksFor", ("Person",), ("Organization",)),
    "married_to": ("spouse", ("Person",), ("Person",)),
}
_EXACT = (Precision.DAY, Precision.MONTH, Precision.YEAR)


def render(story: Story) -> str:
    reports = Reports(story)
    graph = [_story(story)]
    graph += [_article(article, story) for article in story.articles]
    graph += [_claim(entry, reports, story) for entry in story.timeline]
    graph += _cast(story)
    graph += [
        _quotation(said, reports, story) for said in story.quotations if said.kind != "indirect"
    ]
    told: Json = {"@context": {"@vocab": "https://schema.org/"}, "@graph": graph}
    return dump(told, indent=1) + "\n"


def _story(story: Story) -> Json:
    return _without_none(
        {
            "@id": urn("story", story.id),
            "@type": "CreativeWork",
            "name": clean(find_facts(story).title),
            "description": "One story told by sourceline from several reports.",
            "temporalCoverage": _period(story.start, story.end),
            "isBasedOn": [_ref("article", article.id) for article in story.articles],
            "hasPart": [_ref("entry", entry.id) for entry in story.timeline],
        }
    )


def _article(article: Article, story: Story) -> Json:
    retold = [
        _ref("article", tie.source)
        for tie in story.reuse
        if tie.copy == article.id and tie.order_known and tie.share >= DEPENDENT_SHARE
    ]
    publisher = clean(article.publisher or "")
    return _without_none(
        {
            "@id": urn("article", article.id),
            "@type": "Article",
            "headline": clean(article.title or "") or None,
            "url": link(article),
            "publisher": {"@type": "Organization", "name": publisher} if publisher else None,
            "datePublished": _published(article.published),
            "inLanguage": article.language if article.language != "und" else None,
            "isBasedOn": retold or None,
        }
    )


def _published(when: When | None) -> str | None:
    """Only what the report or its page says of itself: schema.org has no "about" and no "between"."""
    if when is None or when.basis is Basis.INFERRED or when.approximate:
        return None
    return when.edtf if when.precision in _EXACT else None


def _claim(entry: TimelineEntry, reports: Reports, story: Story) -> Json:
    when = entry.date
    start = when.start.isoformat() if when.start else None
    end = when.end.isoformat() if when.end else None
    told_by = reports.one_each(entry.evidence)
    members = {member.id for member in story.cast}
    return _without_none(
        {
            "@id": urn("entry", entry.id),
            "@type": "Claim",
            "text": clean(entry.text),
            "temporalCoverage": _period(start, end),
            "creativeWorkStatus": entry.status,
            "about": [_ref("cast", i) for i in entry.entities if i in members] or None,
            "appearance": _articles(told_by),
            "firstAppearance": _articles(told_by[:1]),
        }
    )


def _articles(evidence: Iterable[Evidence]) -> list[Json] | None:
    return [_ref("article", item.article) for item in evidence] or None


def _period(start: str | None, end: str | None) -> str | None:
    """A day, or from and to; `..` leaves a side open."""
    if start == end:
        return start
    return f"{start or '..'}/{end or '..'}"


def _cast(story: Story) -> Iterator[Json]:
    types = {member.id: _TYPES.get(member.kind, "Thing") for member in story.cast}
    for member in story.cast:
        yield _without_none(
            {
                "@id": urn("cast", member.id),
                "@type": types[member.id],
                "name": clean(member.name),
                "alternateName": _other_names(member),
                "description": "; ".join(clean(role.text) for role in member.roles) or None,
                **_ties(member, types),
            }
        )


def _other_names(member: CastMember) -> list[str] | None:
    return [
        clean(alias.text)
        for alias in member.aliases
        if alias.kind == "name" and alias.text != member.name
    ] or None


def _ties(member: CastMember, types: dict[str, str]) -> dict[str, list[Json]]:
    ties: dict[str, list[Json]] = {}
    for tie in member.relations:
        name, from_, to = _TIES.get(tie.kind, ("", (), ()))
        if types[member.id] in from_ and types.get(tie.to) in to:
            ties.setdefault(name, []).append(_ref("cast", tie.to))
    return ties


def _quotation(said: ToldQuotation, reports: Reports, story: Story) -> Json:
    """`creator` is a person or a body there; whoever else is named stays out."""
    speakers = {m.id for m in story.cast if m.kind in (Kind.PERSON, Kind.ORGANIZATION)}
    return _without_none(
        {
            "@id": urn("quotation", said.id),
            "@type": "Quotation",
            "text": clean(said.text),
            "creator": _ref("cast", said.speaker) if said.speaker in speakers else None,
            "isBasedOn": _articles(reports.one_each(said.evidence)),
        }
    )


def _ref(kind: str, ident: str | None) -> Json:
    return {"@id": urn(kind, ident or "")}


def _without_none(values: Json) -> Json:
    return {name: value for name, value in values.items() if value is not None}
