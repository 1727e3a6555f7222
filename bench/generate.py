"""An invented story told by as many reports as are wanted, for measuring alone.

    python -m bench.generate 100 FOLDER

The words are made from syllables and the sentences from patterns, so nobody's text is in it. Reports
come in waves over days, retell each other's events in other words, copy paragraphs, quote, count a
rising toll and contradict each other now and then, as a real pile does. The same number gives the
same reports.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

FIRST_DAY = date(2031, 3, 3)
OUTLETS = 40
COPIED = 0.25  # part of the reports that take paragraphs from an earlier one
PARAGRAPHS = (6, 14)

_SYLLABLES = (
    "bar", "den", "fel", "gor", "hin", "jat", "kel", "lom", "mar", "nov", "pel", "quin", "ros",
    "sel", "tam", "ul", "ven", "wex", "yar", "zol",
)  # fmt: skip
_ROLES = ("mayor", "engineer", "harbour master", "teacher", "lawyer", "minister", "coach", "clerk")
_ACTS = (
    ("{who} closed {place}", "{place} was closed by {who}"),
    ("{who} opened an inquiry into {place}", "An inquiry into {place} was opened by {who}"),
    ("A fire destroyed {place}", "{place} burned down"),
    ("{who} sold {place} to {other}", "{other} bought {place} from {who}"),
    ("Police arrested {other} near {place}", "{other} was arrested by police near {place}"),
    ("{who} resigned over {place}", "{place} cost {who} the office"),
    ("Workers at {place} went on strike", "A strike began at {place}"),
    ("{other} won the case about {place}", "The court found for {other} in the case about {place}"),
)
_ASIDES = (
    "Nobody at {place} wanted to speak about it.",
    "Rain is expected, and the road past {place} stays narrow.",
    "{who} will meet {other} on Thursday to talk about the budget.",
    "People who live near {place} were angry, and some were in tears.",
    "It is {count} years since anything like it was seen in {town}.",
)
_SAYS = (
    '"{Words}," said {who}, the {role}.',
    '{who} told reporters: "{Words}."',
    '"{Words}," {who} said, "{words2}."',
    "{who} said that {words}.",
)
_WORDS = (
    "we have waited long enough",
    "nobody could have seen this coming",
    "the town will need years to pay for it",
    "every one of them deserves an answer",
    "there was no other way",
    "the numbers were wrong from the start",
)


@dataclass(frozen=True, slots=True)
class Event:
    day: date
    told: tuple[str, ...]


class World:
    """The names and the events of one invented story."""

    def __init__(self, random: Random, events: int) -> None:
        self.random = random
        self.town = self._name()
        self.people = [f"{self._name()} {self._name()}" for _ in range(8 + events // 4)]
        self.places = [f"the {self._name()} {kind}" for kind in ("Mill", "Pier", "Hall", "Bridge")]
        self.places += [f"{self._name()} Street" for _ in range(4 + events // 6)]
        self.outlets = [f"The {self._name()} {kind}" for kind in ("Post", "Echo") * (OUTLETS // 2)]
        self.events = [self._event(at) for at in range(events)]

    def _name(self) -> str:
        return "".join(self.random.choices(_SYLLABLES, k=self.random.choice((2, 3)))).capitalize()

    def filled(self, pattern: str) -> str:
        who, other = self.random.sample(self.people, 2)
        words, words2 = self.random.sample(_WORDS, 2)
        told = pattern.format(
            who=who,
            other=other,
            place=self.random.choice(self.places),
            town=self.town,
            role=self.random.choice(_ROLES),
            count=self.random.randint(3, 60),
            words=words,
            Words=words.capitalize(),
            words2=words2,
        )
        return told[0].upper() + told[1:]

    def _event(self, at: int) -> Event:
        who, other = self.random.sample(self.people, 2)
        place = self.random.choice(self.places)
        patterns = self.random.choice(_ACTS)
        told = tuple(p.format(who=who, other=other, place=place) for p in patterns)
        return Event(FIRST_DAY + timedelta(days=at), tuple(t[0].upper() + t[1:] for t in told))


def generate(number: int) -> list[tuple[str, str]]:
    """File names and texts of `number` reports."""
    random = Random(number)
    # A longer story has more events, but reports of one story mostly tell the same ones.
    world = World(random, 6 + int(3 * number**0.5))
    reports: list[tuple[str, str]] = []
    bodies: list[list[str]] = []
    for at in range(number):
        seen = 1 + at * len(world.events) // number
        day = world.events[seen - 1].day + timedelta(days=random.randint(0, 2))
        body = [
            _paragraph(world, random, day, seen, at) for _ in range(random.randint(*PARAGRAPHS))
        ]
        if bodies and random.random() < COPIED:
            source = bodies[max(0, at - random.randint(1, 30))]
            body[1:1] = source[: len(source) // 2]
        bodies.append(body)
        head = (
            f"Date: {day}\nTitle: {body[0].split('.')[0]}\nSource: {random.choice(world.outlets)}\n"
        )
        reports.append((f"{at:05d}.txt", head + "\n" + "\n\n".join(body) + "\n"))
    return reports


@dataclass(frozen=True, slots=True)
class Mixed:
    """One of many reports of many stories; `story` says which, `copy` that it is nearly another's text."""

    day: date
    title: str
    source: str
    text: str
    story: int
    copy: bool


MIXED_DAYS = 365
LARGEST = 300  # reports of the largest story
TWINS = 0.05  # part of the reports that are another's with a sentence more


def generate_mixed(number: int) -> list[Mixed]:
    """Reports of a year in order of publication; story sizes by Zipf's law, stories begun all along it."""
    random = Random(number)
    reports: list[Mixed] = []
    story = 0
    while len(reports) < number:
        size = min(LARGEST, number - len(reports), max(1, int(0.6 / random.random())))
        reports += _story(Random(f"{number}-{story}"), story, size, random.randrange(MIXED_DAYS))
        story += 1
    return sorted(reports, key=lambda each: (each.day, each.story))


def _story(random: Random, story: int, size: int, begun: int) -> list[Mixed]:
    """A story of some weeks where it is large, of two days where it is small."""
    world = World(random, 2 + int(3 * size**0.5))
    told: list[Mixed] = []
    for at in range(size):
        seen = 1 + at * len(world.events) // size
        day = world.events[seen - 1].day + timedelta(days=random.randint(0, 1))
        source = random.choice(world.outlets)
        if told and random.random() < TWINS:
            twin = random.choice(told[-10:])
            text = f"{twin.text}\n\n{world.filled(random.choice(_ASIDES))}"
            told.append(Mixed(day, twin.title, source, text, story, copy=True))
            continue
        body = [_paragraph(world, random, day, seen, at) for _ in range(random.randint(4, 9))]
        told.append(Mixed(day, body[0].split(".")[0], source, "\n\n".join(body), story, copy=False))
    return [replace(each, day=each.day + timedelta(days=begun)) for each in told]


def _paragraph(world: World, random: Random, day: date, seen: int, at: int) -> str:
    event = world.events[max(0, seen - 1 - int(random.expovariate(0.4)))]
    told = random.choice(event.told)
    toll = 3 + event.day.toordinal() % 7 + (day - event.day).days + (random.random() < 0.1)
    sentences = [
        f"{told} {_when(random, event.day, day)}.",
        f"{random.choice(('At least', 'About', 'In all'))} {toll} people were hurt in {world.town}.",
        world.filled(random.choice(_SAYS)),
        world.filled(random.choice(_ASIDES)),
    ]
    return " ".join(sentences[: random.randint(2, 4)])


def _when(random: Random, event: date, day: date) -> str:
    days = (day - event).days
    explicit = f"on {event.day} {event:%B %Y}"
    if days == 0:
        return random.choice(("today", explicit))
    if days == 1:
        return random.choice(("yesterday", f"on {event:%A}", explicit))
    if 1 < days < 7:
        return random.choice((f"on {event:%A}", f"{days} days ago", explicit))
    return explicit


def write_pile(number: int, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in generate(number):
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_pile(int(sys.argv[1]), Path(sys.argv[2]))
