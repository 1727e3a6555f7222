"""Reports made up by rule, and what an archive of them holds: for tests of the store."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sourceline.app.archive import Building, Built, build
from sourceline.app.asking import list_stories, show_story
from sourceline.model.article import Article
from sourceline.wire.story_json import dump_story
from tests.builders import article

TODAY = date(2031, 3, 1)
THINGS = (
    ("bakery", "Pellow", "Nora Teague", "oven"),
    ("lighthouse", "Varra", "Ivo Brandt", "lantern"),
    ("orchard", "Millgate", "Ada Quill", "blossom"),
    ("tannery", "Corrin", "Oskar Lunde", "vat"),
    ("quarry", "Hallisay", "Petra Voss", "derrick"),
)


def report(story: int, number: int) -> str:
    """One of several short reports on one made-up event."""
    what, where, who, part = THINGS[story % len(THINGS)]
    where = where + "abcdefghij"[story // len(THINGS) % 10] * (story // len(THINGS))
    day = 1 + number
    return (
        f" date 2031-02-{day:02d}\n"
        f"{where} {what} burns, report {number}\n\n"
        f"The {what} in {where} burned down on 1 February 2031, and its {part} was lost. "
        f"“We saw the {part} fall,” said {who}, who keeps the {what}. "
        f"{number + 2} people were hurt when the {what} of {where} burned.\n"
    )


def write_pile(folder: Path, stories: int, reports: int) -> Path:
    """Files that lie there long enough to be remembered as read."""
    folder.mkdir(parents=True, exist_ok=True)
    for story in range(stories):
        for number in range(reports):
            write(folder / f"s{story:02d}-{number}.txt", report(story, number))
    return folder


def write(path: Path, text: str, age: int = 100) -> Path:
    """A file last changed so many seconds ago."""
    import os
    import time

    path.write_text(text, encoding="utf-8", newline="")
    then = time.time() - age
    os.utime(path, (then, then))
    return path


def built(pile: Path, out: Path, today: date = TODAY) -> Built:
    return build([str(pile)], out, Building(today=lambda: today))


def told(archive: Path) -> dict[str, str]:
    """Every story of an archive as its JSON, by id."""
    return {
        each.id: dump_story(show_story(archive, each.id).story) for each in list_stories(archive)
    }


def plain(number: int, text: str = "", day: str | None = "2031-02-01", **more: object) -> Article:
    """An article for tests that need no reading."""
    text = text or f"Words of report {number}."
    return article(text, day, **({"id": f"a{number}", "source": f"{number}.txt"} | more))
