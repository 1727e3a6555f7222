"""Somebody or something of a story, and what other stories call by the same name.

A name is no person: two stories may each have their own John Smith, and nothing here says that
they are one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from sourceline.app.room import Named, Room, Shelved, Sort
from sourceline.errors import NotInStoreError
from sourceline.export.annotated.reported import place
from sourceline.export.decided import decided_label, decisions_by_id
from sourceline.export.labels import date_label, report_name
from sourceline.model.story import CastMember, Evidence, Story
from sourceline.web import addresses
from sourceline.web.answers import Answer, Moved, as_json
from sourceline.web.asked import Asked, Parameter
from sourceline.web.find import A_PAGE, Found, found_json, found_of
from sourceline.web.frame import render
from sourceline.wire.story_json import story_to_json

NAME = Parameter(name="name", what="The name, in any case.", kind="words", required=True)
NOTE = "So named in these stories. Whether it is one and the same, sourceline does not know."


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Words in a report, and where they are shown."""

    number: int
    name: str
    day: str
    href: str
    words: str


def member_page(room: Room, asked: Asked) -> Answer | Moved:
    shelved, member = _found(room, asked)
    if shelved.id != asked.path["story"]:
        return Moved(to=addresses.member(shelved.id, member.id))
    story = shelved.story
    names = {each.id: each.name for each in story.cast}
    return Answer(
        body=render(
            "member.html.j2",
            member=member,
            story=shelved,
            aliases=[each for each in member.aliases if each.text != member.name],
            roles=[
                (role.text, _one_each(_places(story, role.evidence))) for role in member.roles
            ],
            relations=[
                (tie.kind.replace("_", " "), names[tie.to], addresses.member(shelved.id, tie.to))
                for tie in member.relations
                if tie.to in names
            ],
            said=[
                (each, _places(story, each.evidence))
                for each in story.quotations
                if each.speaker == member.id
            ],
            lines=[
                (each, date_label(each.date), _places(story, each.evidence))
                for each in story.timeline
                if member.id in each.entities
            ],
            places=_places(story, member.evidence),
            elsewhere=_elsewhere(room, shelved, member),
            decided=decided_label(member.decided, decisions_by_id(story)),
            fix=addresses.fix(shelved.id, "name", member.id) if room.corrections else "",
            json=addresses.json_of(addresses.member(shelved.id, member.id)),
            alone=room.alone,
        )
    )


def member_json(room: Room, asked: Asked) -> Answer | Moved:
    shelved, member = _found(room, asked)
    if shelved.id != asked.path["story"]:
        return Moved(to=addresses.json_of(addresses.member(shelved.id, member.id)))
    told = story_to_json(shelved.story)
    return as_json(
        {
            "address": addresses.member(shelved.id, member.id),
            "story": shelved.id,
            "member": next(each for each in told["cast"] if each["id"] == member.id),
            "quotations": [each for each in told["quotations"] if each["speaker"] == member.id],
            "timeline": [each for each in told["timeline"] if member.id in each["entities"]],
            "named_alike": [_named_json(each) for each in _elsewhere(room, shelved, member)],
        }
    )


def names_page(room: Room, asked: Asked) -> Answer | Moved:
    name = asked["name"]
    return Answer(
        body=render(
            "names.html.j2",
            name=name,
            named=room.named(name),
            found=[each for each in _theirs(room, name) if each.hits],
            note=NOTE,
            json=addresses.json_of(addresses.names(name)),
            alone=room.alone,
        )
    )


def names_json(room: Room, asked: Asked) -> Answer | Moved:
    name = asked["name"]
    named = [_named_json(each) for each in room.named(name)]
    found = [found_json(each) for each in _theirs(room, name)]
    return as_json({"name": name, "note": NOTE, "stories": named, "found": found})


def _theirs(room: Room, name: str) -> list[Found]:
    """All across stories of those who are so named: what they said, did, and where they are named."""
    sorts = (Sort.EVENT, Sort.QUOTATION, Sort.REPORT)
    return [found_of(room, name, sort, A_PAGE) for sort in sorts]


def _found(room: Room, asked: Asked) -> tuple[Shelved, CastMember]:
    shelved = room.story(asked.path["story"])
    for member in shelved.story.cast:
        if member.id == asked.path["member"]:
            return shelved, member
    raise NotInStoreError("the story has nobody and nothing of that id", subject="member")


def _elsewhere(room: Room, shelved: Shelved, member: CastMember) -> list[Named]:
    return [each for each in room.named(member.name) if each.story != shelved.id]


def _named_json(named: Named) -> dict[str, object]:
    told = {**asdict(named), "aliases": list(named.aliases)}
    return {**told, "address": addresses.member(named.story, named.id)}


def _one_each(places: list[Place]) -> list[Place]:
    """The first place of each report: who calls them so, not how often."""
    first: dict[int, Place] = {}
    for each in places:
        first.setdefault(each.number, each)
    return list(first.values())


def _places(story: Story, evidence: Iterable[Evidence]) -> list[Place]:
    """Where it stands, the reports in order."""
    articles = {each.id: (at, each) for at, each in enumerate(story.articles, start=1)}
    found = [each for each in dict.fromkeys(evidence) if each.article in articles]
    found.sort(key=lambda each: (articles[each.article][0], each.span))
    return [
        Place(
            number=articles[each.article][0],
            name=report_name(articles[each.article][1]),
            day=date_label(articles[each.article][1].published),
            href=addresses.report(each.article, place(each)),
            words=each.text,
        )
        for each in found
    ]
