"""A story: its page, its JSON, its feed, and every format that it can be taken along in."""

from __future__ import annotations

from functools import partial

from sourceline.app.room import Room, Shelved
from sourceline.errors import NotInStoreError
from sourceline.export.html.around import Around
from sourceline.export.html.page import render as render_story
from sourceline.export.registry import FORMATS, described_as, endings, render
from sourceline.export.tables import TABLES, render_table
from sourceline.tell.excerpts import excerpt_story
from sourceline.web import addresses
from sourceline.web.answers import ATOM, JSON, Answer, Moved, as_file
from sourceline.web.asked import Asked, Parameter
from sourceline.web.frame import asset, part
from sourceline.web.parts import Part, part_of
from sourceline.wire.story_json import dump_story

EXCERPTS = Parameter(
    name="excerpts",
    what="Of each report only the words behind what is told, to be handed on.",
    kind="flag",
)
TABLE = Parameter(
    name="table",
    what="With csv: which table; timeline unless told.",
    kind="choice",
    choices=tuple(TABLES),
)

MEDIA = {
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "json": JSON,
    "jsonl": "application/x-ndjson",
    "csv": "text/csv; charset=utf-8",
    "timelinejs": JSON,
    "webannotation": "application/ld+json",
    "jsonld": "application/ld+json",
    "ics": "text/calendar; charset=utf-8",
    "atom": ATOM,
    "wikitext": "text/plain; charset=utf-8",
}


def story_page(room: Room, asked: Asked) -> Answer | Moved:
    shelved = room.story(asked.path["story"])
    if shelved.id != asked.path["story"]:
        return Moved(to=addresses.story(shelved.id, **_asked(asked)))

    def rendered() -> str:
        shown = part_of(shelved.story, asked["since"], asked["from"], asked["to"])
        return render_story(shown.story, _around(room, shelved, shown))

    key = ("page", shelved.id, shelved.state, *_asked(asked).values())
    return Answer(body=room.once(key, rendered))


def story_json(room: Room, asked: Asked) -> Answer | Moved:
    """`sourceline.story/1`, the same bytes as `sourceline show --format json` gives."""
    shelved = room.story(asked.path["story"])
    if shelved.id != asked.path["story"]:
        return Moved(to=addresses.json_of(addresses.story(shelved.id, **_asked(asked))))
    shown = part_of(shelved.story, asked["since"], asked["from"], asked["to"], whole=True)
    return Answer(body=dump_story(shown.story), media=JSON)


def _asked(asked: Asked) -> dict[str, object]:
    return {"since": asked["since"], "from_": asked["from"], "to": asked["to"]}


def feed(room: Room, asked: Asked) -> Answer | Moved:
    shelved = room.story(asked.path["story"])
    if shelved.id != asked.path["story"]:
        return Moved(to=addresses.feed(shelved.id))
    return Answer(body=render(shelved.story, "atom"), media=ATOM)


def export(room: Room, asked: Asked) -> Answer | Moved:
    """The story in that format, to be saved."""
    format_, table = asked.path["format"], asked["table"]
    if format_ not in FORMATS:
        raise NotInStoreError("there is no such format", subject="format")
    shelved = room.story(asked.path["story"])
    if shelved.id != asked.path["story"]:
        again = addresses.export(shelved.id, format_, table=table, excerpts=asked["excerpts"] and 1)
        return Moved(to=again)
    story = excerpt_story(shelved.story) if asked["excerpts"] else shelved.story
    body = render_table(story, table) if format_ == "csv" and table else render(story, format_)
    name = f"story-{shelved.id.removeprefix('s-')}{f'-{table}' if table else ''}"
    return as_file(body, MEDIA[format_], name + endings(format_)[0])


def _around(room: Room, shelved: Shelved, shown: Part) -> Around:
    here = {"since": shown.since, "from_": shown.asked.start, "to": shown.asked.end}
    return Around(
        styles=(asset("page.css"), asset("room.css"), asset("decided.css")),
        script=asset("page.js"),
        feed=addresses.feed(shelved.id),
        whole=shelved.story if shown.partly else None,
        bar=part("bar.html.j2", alone=room.alone),
        notes=part(
            "notes.html.j2",
            story=shelved.story,
            id=shelved.id,
            with_day=False,
            reports=shown.story.articles,
            since=shown.since,
            new=len(shown.reports),
            formats=[(name, described_as(name)) for name in FORMATS],
        ),
        foot=part("foot.html.j2", json=addresses.json_of(addresses.story(shelved.id, **here))),
        report=addresses.report,
        member=partial(addresses.member, shelved.id),
        periods=shown.periods,
        shown=(shown.shown.start, shown.shown.end),
        days=addresses.story(shelved.id),
        between=lambda period: addresses.story(
            shelved.id, since=shown.since, from_=period.start, to=period.end
        ),
        fix=partial(addresses.fix, shelved.id) if room.corrections else None,
        log=addresses.fixes(shelved.id) if room.corrections else "",
    )
