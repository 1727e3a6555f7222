"""The same beside a pile: the log is a file, the story is told as `tell` does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from sourceline.app.fixing import Fixed, Person
from sourceline.app.log_file import append, read_file
from sourceline.app.log_lines import Listed, line_meant, list_lines
from sourceline.app.tell import tell
from sourceline.app.wishes import decide
from sourceline.model.corrections import Undo
from sourceline.wire.corrections_json import read_log


def correct_pile(
    log: Path, paths: Sequence[str], kind: str, asked: Mapping[str, str], person: Person
) -> Fixed:
    """Decide something of the story behind these paths; the line goes into the file."""
    known = read_file(log)
    story = tell(paths, log=known)
    correction = person.line(decide(story, kind, asked))
    append(log, [correction])
    again = tell(paths, log=(*known, correction))
    decision = next((d for d in again.decisions if d.id == correction.id), None)
    return Fixed(correction=correction, story=again.id, decision=decision)


def undo_in_file(log: Path, ident: str, person: Person) -> Fixed:
    line = line_meant(read_file(log), ident, str(log))
    correction = person.line(Undo(of=line.id))
    append(log, [correction])
    return Fixed(correction=correction, story=None, decision=None)


def bring_into_file(log: Path, text: str, name: str) -> int:
    known = {each.id for each in read_file(log)}
    new = {each.id: each for each in read_log(text, name) if each.id not in known}
    append(log, list(new.values()))
    return len(new)


def list_file(log: Path, paths: Sequence[str] = ()) -> list[Listed]:
    """The lines of a file; with a pile, what became of each in its story."""
    lines = read_file(log)
    if not paths:
        return list_lines(lines, None)
    story = tell(paths, log=lines)
    return list_lines(lines, {each.id: [(story.id, each)] for each in story.decisions})
