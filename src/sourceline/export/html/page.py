"""The story as ONE page: no script, style, font, picture or link that it would have to fetch.

It reads without JavaScript, which only brings the evidence beside the line. A strict Content
Security Policy lets run and style what ships with the page, known by hash, and nothing else: should
a word of a report ever slip through as markup, it still could do nothing.
"""

from __future__ import annotations

from sourceline.export.facts import find_facts
from sourceline.export.html import (
    arcs,
    decided,
    numbers,
    people,
    periods,
    retelling,
    strip,
    telling,
)
from sourceline.export.html.around import Around
from sourceline.export.html.bodies import body_of
from sourceline.export.html.desk import Desk
from sourceline.export.html.frame import environment, language_tag, policy
from sourceline.export.labels import date_label, span_label
from sourceline.export.safe import safe_url, shortened
from sourceline.export.versions import version_lines
from sourceline.model.story import Story


def render(story: Story, around: Around | None = None) -> str:
    """The whole page: a file of its own, or one that is served among others."""
    whole = (around.whole if around else None) or story
    desk = Desk(story, whole.articles)
    facts = find_facts(whole)
    speakers = people.speakers_of(story, desk)
    sections = {
        "timeline": telling.lines_of(story, desk),
        "disputes": telling.disputes_of(story, desk),
        "cast": people.cast_of(story, desk, speakers, around),
        "speakers": speakers,
        "retold": retelling.retold_of(story, desk),
        "drawing": arcs.drawing_of(story, desk),
        "adds": retelling.adds_of(story, desk),
        "figures": numbers.series_of(story, desk),
        "felt": people.felt_of(story, desk),
        "problems": story.problems,
        "decided": decided.decisions_of(story),
        "marks": decided.marks_of(story, desk, around),
    }
    newest = facts.newest
    head = {
        "facts": facts,
        "span": span_label(story.start, story.end),
        "newest_date": date_label(newest.date) if newest else "",
        "newest_href": f"#{desk.entry_anchor.get(newest.id, 'timeline')}" if newest else "",
        "strip": strip.strip_of(whole, desk),
        "lines_told": len(whole.timeline),
        "reports_told": len(whole.articles),
        "periods": _periods(whole, desk, around),
    }
    marks = desk.marks()
    reports = [
        {
            "article": article,
            "language": language_tag(article.language),
            "number": desk.numbers[article.id],
            "name": desk.names[article.id],
            "published": desk.published(article.id),
            "last": article.published.end if article.published and article.published.end else "",
            "url": safe_url(article.url),
            "title": shortened(article.title or "", 200),
            "versions": version_lines(article),
            "page": around.report(article.id) if around else "",
            "body": body_of(article, marks[article.id], places=around is not None),
        }
        for article in story.articles
    ]
    more = ("decided.css",) if story.decisions else ()
    page = environment().get_template("page.html.j2")
    return (
        page.render(
            story=story,
            desk=desk,
            reports=reports,
            around=around,
            policy=policy("page.css", "page.js", *more),
            **head,
            **sections,
        ).rstrip("\n")
        + "\n"
    )


def _periods(whole: Story, desk: Desk, around: Around | None) -> list[dict[str, str]]:
    """Ways into the timeline: on a page that is served the days alone, in a file the first line of them."""
    found = around.periods if around and around.periods else periods.periods_of(whole)
    return [
        {
            "label": period.label,
            "from": period.start.isoformat(),
            "to": period.end.isoformat(),
            "href": around.between(period)
            if around
            else f"#{desk.entry_anchor.get(period.first, 'timeline')}",
            "here": "true" if around and around.shown == (period.start, period.end) else "",
        }
        for period in found
    ]
