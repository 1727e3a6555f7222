"""Who corrects what the reading room shows: an archive's own log, or a file beside a pile that is served."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sourceline.app import fixing
from sourceline.app.fixing import Fixed, Person
from sourceline.app.log_file import append, read_file
from sourceline.app.log_lines import Listed, line_meant, list_lines
from sourceline.app.room import Room
from sourceline.app.told_once import Pile
from sourceline.app.wishes import decide
from sourceline.model.corrections import Correction, Undo


class Corrector(Protocol):
    """Decides something of a story, takes it back, and lists what was decided."""

    def correct(self, story: str, kind: str, asked: Mapping[str, str], person: Person) -> Fixed: ...
    def undo(self, ident: str, person: Person) -> Fixed: ...
    def list_log(self, story: str) -> list[Listed]: ...


@dataclass(frozen=True, slots=True)
class InArchive:
    """The log is in the archive (`app.fixing`)."""

    path: Path

    def correct(self, story: str, kind: str, asked: Mapping[str, str], person: Person) -> Fixed:
        return fixing.correct(self.path, story, kind, asked, person)

    def undo(self, ident: str, person: Person) -> Fixed:
        return fixing.undo(self.path, ident, person)

    def list_log(self, story: str) -> list[Listed]:
        return fixing.list_log(self.path, story)


@dataclass(frozen=True, slots=True)
class BesidePile:
    """The log is a file. It is read anew each time: others may add to it meanwhile.

    A line is on the disk before the story is told again, as everywhere.
    """

    room: Room
    pile: Pile
    log: Path

    def correct(self, story: str, kind: str, asked: Mapping[str, str], person: Person) -> Fixed:
        told = self.room.story(story).story
        return self._add(person.line(decide(told, kind, asked)))

    def undo(self, ident: str, person: Person) -> Fixed:
        line = line_meant(read_file(self.log), ident, str(self.log))
        return self._add(person.line(Undo(of=line.id)))

    def list_log(self, story: str) -> list[Listed]:
        """All of the file: a pile has one story."""
        told = self.room.story(story)
        became = {each.id: [(told.id, each)] for each in told.story.decisions}
        return list_lines(read_file(self.log), became)

    def _add(self, line: Correction) -> Fixed:
        append(self.log, [line])
        story = self.pile.tell(read_file(self.log))
        self.room.alone = story.id  # another, where its first report was left out
        decision = next((each for each in story.decisions if each.id == line.id), None)
        return Fixed(correction=line, story=story.id, decision=decision)
