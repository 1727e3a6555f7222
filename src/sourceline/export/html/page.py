"""The story as ONE page: no script, style, font, picture or link that it would have to fetch.

It reads without JavaScript, which only brings the evidence beside the line. A strict Content
Security Policy lets run and style what ships with the page, known by hash, and nothing else: should
a word of a report ever slip through as markup, it still could do nothing.
"""

from __future__ import annotations

from sourceline.export.facts import find_facts
from sourceline.export.html import arcs, numbers, people, retelling, strip, telling
from sourceline.export.html.bodies import body_of
from sourceline.export.html.desk import Desk
from sourceline.export.html.frame import environment, language_tag, policy
from sourceline.export.labels import date_label, span_label
from sourceline.export.safe import safe_url, shortened
from sourceline.export.versions import version_lines
from sourceline.model.story import Story


def render(story: Story) -> str:
    """The whole page."""
    desk = Desk(story)
    facts = find_facts(story)
    speakers = people.speakers_of(story, desk)
    sections = {
        "timeline": telling.lines_of(story, desk),
        "disputes": telling.disputes_of(story, desk),
        "cast": people.cast_of(story, desk, speakers),
        "speakers": speakers,
        "retold": retelling.retold_of(story, desk),
        "drawing": arcs.drawing_of(story, desk),
        "adds": retelling.adds_of(story, desk),
        "figures": numbers.series_of(story, desk),
        "felt": people.felt_of(story, desk),
        "problems": story.problems,
    }
    newest = facts.newest
    head = {
        "facts": facts,
        "span": span_label(story.start, story.end),
        "newest_date": date_label(newest.date) if newest else "",
        "newest_href": f"#{desk.entry_anchor[newest.id]}" if newest else "",
        "strip": strip.strip_of(story, desk),
    }
    marks = desk.marks()
    reports = [
        {
            "article": article,
            "language": language_tag(article.language),
            "number": desk.numbers[article.id],
            "name": desk.names[article.id],
            "published": desk.published(article.id),
            "url": safe_url(article.url),
            "title": shortened(article.title or "", 200),
            "versions": version_lines(article),
            "body": body_of(article, marks[article.id]),
        }
        for article in story.articles
    ]
    page = environment().get_template("page.html.j2")
    return (
        page.render(
            story=story,
            desk=desk,
            reports=reports,
            policy=policy("page.css", "page.js"),
            **head,
            **sections,
        ).rstrip("\n")
        + "\n"
    )
