"""The table of all pages: the routes are made from it, and so is what /openapi.json says of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sourceline.app.room import Room
from sourceline.web import find, front, member, report, story
from sourceline.web.answers import ATOM, HTML, JSON, Answer, Moved
from sourceline.web.asked import FROM, PAGE, SINCE, TO, Asked, Parameter

Ask = Callable[[Room, Asked], Answer | Moved]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """`answers` names its part of the schemas of openapi.py, "" where it is no JSON of ours."""

    path: str
    ask: Ask
    what: str
    parameters: tuple[Parameter, ...] = ()
    media: tuple[str, ...] = (HTML,)
    answers: str = ""
    moves: bool = False


# What ends in .json stands before what has the same beginning: the first that fits is taken.
PAGES: tuple[Page, ...] = (
    Page(path="/", ask=front.door, what="The way in.", moves=True),
    Page(
        path="/stories.json",
        ask=front.front_json,
        what="The stories, those that moved last first.",
        parameters=(FROM, TO, PAGE),
        media=(JSON,),
        answers="Stories",
    ),
    Page(
        path="/stories",
        ask=front.front_page,
        what="The stories as a page.",
        parameters=(FROM, TO, PAGE),
    ),
    Page(
        path="/stories/{story}/feed.atom",
        ask=story.feed,
        what="What each report of a story adds, as an Atom feed.",
        media=(ATOM,),
        moves=True,
    ),
    Page(
        path="/stories/{story}/export/{format}",
        ask=story.export,
        what="A story as a file, in any of the formats of `sourceline tell --format`.",
        parameters=(story.TABLE, story.EXCERPTS),
        media=tuple(dict.fromkeys(story.MEDIA.values())),
        moves=True,
    ),
    Page(
        path="/stories/{story}/cast/{member}.json",
        ask=member.member_json,
        what="Somebody or something of a story: names, quotations, lines of the timeline.",
        media=(JSON,),
        answers="Member",
        moves=True,
    ),
    Page(
        path="/stories/{story}/cast/{member}",
        ask=member.member_page,
        what="The same as a page.",
        moves=True,
    ),
    Page(
        path="/stories/{story}.json",
        ask=story.story_json,
        what="A story as `sourceline.story/1`; with `since`, only what is new in it, with days, what is of them.",
        parameters=(SINCE, FROM, TO),
        media=(JSON,),
        answers="Story",
        moves=True,
    ),
    Page(
        path="/stories/{story}",
        ask=story.story_page,
        what="A story as a page; a long one in periods.",
        parameters=(SINCE, FROM, TO),
        moves=True,
    ),
    Page(
        path="/reports/{report}.json",
        ask=report.report_json,
        what="A report: its text, what was found in it, what is new in it, whose words it has.",
        media=(JSON,),
        answers="Report",
    ),
    Page(path="/reports/{report}", ask=report.report_page, what="A report as a page."),
    Page(
        path="/names.json",
        ask=member.names_json,
        what="What stories call by a name.",
        parameters=(member.NAME,),
        media=(JSON,),
        answers="Names",
    ),
    Page(
        path="/names", ask=member.names_page, what="The same as a page.", parameters=(member.NAME,)
    ),
    Page(
        path="/search.json",
        ask=find.search_json,
        what="Search: without `kind` the first few of each, with it a page of them.",
        parameters=find.PARAMETERS,
        media=(JSON,),
        answers="Found",
    ),
    Page(
        path="/search", ask=find.search_page, what="Search as a page.", parameters=find.PARAMETERS
    ),
)
