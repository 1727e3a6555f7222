"""The front page: stories, those that moved last first."""

from __future__ import annotations

from dataclasses import asdict

from sourceline.app.room import Front, Room
from sourceline.web import addresses
from sourceline.web.answers import Answer, Moved, as_json
from sourceline.web.asked import Asked
from sourceline.web.frame import render
from sourceline.wire.parts import Json

A_PAGE = 25


def door(room: Room, asked: Asked) -> Answer | Moved:
    """Where a reader comes in: the list, or the one story where there is but one."""
    return Moved(to=addresses.story(room.alone) if room.alone else addresses.FRONT)


def front_page(room: Room, asked: Asked) -> Answer | Moved:
    front = _front(room, asked)
    here = {"from_": asked["from"], "to": asked["to"]}
    return Answer(
        body=render(
            "front.html.j2",
            front=front,
            asked=asked,
            page=asked.page,
            pages=_pages(front),
            before=addresses.front(**here, page=asked.page - 1) if asked.page > 1 else "",
            after=addresses.front(**here, page=asked.page + 1)
            if asked.page < _pages(front)
            else "",
            json=addresses.json_of(addresses.front(**here, page=asked["page"])),
            alone=room.alone,
        )
    )


def front_json(room: Room, asked: Asked) -> Answer | Moved:
    front = _front(room, asked)
    stories: list[Json] = [
        {
            **asdict(listed),
            "newest": asdict(newest) if newest else None,
            "address": addresses.story(listed.id),
        }
        for listed, newest in front.stories
    ]
    return as_json(
        {"page": asked.page, "pages": _pages(front), "total": front.total, "stories": stories}
    )


def _front(room: Room, asked: Asked) -> Front:
    return room.front(
        start=asked["from"], end=asked["to"], limit=A_PAGE, skip=(asked.page - 1) * A_PAGE
    )


def _pages(front: Front) -> int:
    return max(1, -(-front.total // A_PAGE))
