"""What each report adds, as an Atom feed (RFC 4287), newest first.

Who follows a story in a feed reader wants what is new since they last looked: so there is an entry for each
report that tells something no earlier one does, with the sentences that are new. A copy makes none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from xml.etree import ElementTree as Xml

from markupsafe import Markup

from sourceline import __version__
from sourceline.export.cited import Reports, clean, link, urn
from sourceline.export.decided import decided_label, decisions_by_id, decisions_count
from sourceline.export.facts import find_facts
from sourceline.export.labels import counted, date_label, report_name, span_label
from sourceline.export.safe import shortened
from sourceline.model.article import Article
from sourceline.model.story import Evidence, Novelty, Story

_ATOM = "http://www.w3.org/2005/Atom"
_SHOWN = 10
_TITLE = 200
_NEVER = date(1970, 1, 1)


def render(story: Story) -> str:
    reports = Reports(story)
    news = [item for item in story.novelty if item.new and item.article in reports.by_id]
    news.sort(key=lambda item: (_day(reports.by_id[item.article]), reports.numbers[item.article]))
    facts = find_facts(story)
    feed = Xml.Element("feed", {"xmlns": _ATOM, "xml:lang": "en"})
    _add(feed, "id", urn("story", story.id))
    _add(feed, "title", clean(facts.title))
    _add(feed, "subtitle", _told(story))
    _add(feed, "updated", _instant(max(map(_day, story.articles), default=_NEVER)))
    _add(feed, "generator", "sourceline", version=__version__)
    _add(_add(feed, "author"), "name", "sourceline")
    decided = _decided(story)
    for item in reversed(news):
        _entry(feed, item, reports.by_id[item.article], decided)
    Xml.indent(feed, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{Xml.tostring(feed, encoding="unicode")}\n'


def _told(story: Story) -> str:
    facts = find_facts(story)
    told = f"{span_label(story.start, story.end)}. {counted(facts.reports, 'report')}"
    told += f", {facts.independent} independent."
    return f"{told} {decisions_count(story)}." if decisions_count(story) else told


def _decided(story: Story) -> list[tuple[Evidence, str]]:
    """The places behind what a person decided something of, with who and why."""
    known = decisions_by_id(story)
    things = [(each.evidence, each.decided) for each in story.timeline]
    things += [(each.evidence, each.decided) for each in story.quotations]
    told = ((evidence, decided_label(ids, known)) for evidence, ids in things if ids)
    return [(place, label) for evidence, label in told if label for place in evidence]


def _entry(
    feed: Xml.Element, item: Novelty, article: Article, decided: Sequence[tuple[Evidence, str]]
) -> None:
    """Its id is made from the report's alone: the story's changes where an earlier report joins it."""
    entry = _add(feed, "entry")
    name = clean(report_name(article))
    title = shortened(clean(article.title or ""), _TITLE)
    _add(entry, "id", urn("novelty", article.id))
    _add(entry, "title", f"{name}: {title}" if title else name)
    _add(entry, "updated", _instant(_day(article)))
    url = link(article)
    if url:
        _add(entry, "link", rel="alternate", href=url)
    _add(_add(entry, "author"), "name", name)
    _add(entry, "content", str(_content(item, article, decided)), type="html")


def _content(item: Novelty, article: Article, decided: Sequence[tuple[Evidence, str]]) -> Markup:
    by = " (decided by a person)" if article.published_from == "person" else ""
    head = Markup("<p>{}{}. {} of {} new.</p>").format(
        date_label(article.published), by, f"{item.new:,}", counted(item.sentences, "sentence")
    )
    shown = item.evidence[:_SHOWN]
    if not shown:
        return head
    more = item.new - len(shown)
    rest = Markup("<p>… and {} more.</p>").format(f"{more:,}") if more > 0 else Markup()
    return head + _list((evidence.text, _mark(evidence, decided)) for evidence in shown) + rest


def _mark(sentence: Evidence, decided: Sequence[tuple[Evidence, str]]) -> str:
    """What persons decided of what is told from this sentence."""
    told = [
        label
        for place, label in decided
        if place.article == sentence.article
        and place.span.start < sentence.span.end
        and sentence.span.start < place.span.end
    ]
    return clean("; ".join(dict.fromkeys(told)))


def _list(sentences: Iterable[tuple[str, str]]) -> Markup:
    lines = (
        Markup('<li dir="auto">{}{}</li>').format(
            clean(words), Markup(" <i>({})</i>").format(mark) if mark else ""
        )
        for words, mark in sentences
    )
    return Markup("<ul>{}</ul>").format(Markup().join(lines))


def _day(article: Article) -> date:
    """The last day on which it can have come out: a feed has no place for less exact dates."""
    when = article.published
    return (when.end or when.start or _NEVER) if when else _NEVER


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _add(parent: Xml.Element, tag: str, text: str | None = None, **attributes: str) -> Xml.Element:
    child = Xml.SubElement(parent, tag, attributes)
    child.text = text
    return child
