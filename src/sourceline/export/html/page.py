"""The story as ONE page: no script, style, font, picture or link that it would have to fetch.

It reads without JavaScript, which only brings the evidence beside the line. A strict Content
Security Policy lets run and style what ships with the page, known by hash, and nothing else: should
a word of a report ever slip through as markup, it still could do nothing.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from sourceline.export.facts import find_facts
from sourceline.export.html import arcs, numbers, people, retelling, strip, telling
from sourceline.export.html.bodies import body_of
from sourceline.export.html.desk import Desk
from sourceline.export.labels import counted, date_label, listed, span_label
from sourceline.export.safe import neutral, safe_url, shortened
from sourceline.model.story import Story

_HERE = "sourceline.export.html"


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
            "language": _language(article.language),
            "number": desk.numbers[article.id],
            "name": desk.names[article.id],
            "published": desk.published(article.id),
            "url": safe_url(article.url),
            "title": shortened(article.title or "", 200),
            "body": body_of(article, marks[article.id]),
        }
        for article in story.articles
    ]
    page = _environment().get_template("page.html.j2")
    return (
        page.render(
            story=story, desk=desk, reports=reports, policy=policy(), **head, **sections
        ).rstrip("\n")
        + "\n"
    )


def policy() -> str:
    """The Content Security Policy of every page."""
    return (
        f"default-src 'none'; style-src '{_hash(_asset('page.css'))}';"
        f" script-src '{_hash(_asset('page.js'))}'; img-src data:;"
        " base-uri 'none'; form-action 'none'"
    )


def _language(code: str) -> str:
    """A language tag where it is well formed, else "" (unknown)."""
    return code if code.isascii() and code.isalpha() and len(code) < 9 and code != "und" else ""


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")


@cache
def _asset(name: str) -> str:
    path = resources.files(_HERE).joinpath("templates", name)
    return path.read_text(encoding="utf-8").strip()


def _finalize(value: object) -> object:
    """All text on its way into the page is made harmless; only our own markup is let through."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return neutral(value)
    return value


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(_HERE),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["asset"] = lambda name: Markup(_asset(name))
    environment.filters["counted"] = counted
    environment.filters["listed"] = listed
    return environment
