"""The same beside a pile: the log is a file, the story is told as `tell` does."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from sourceline.app.fixing import Fixed, Person
from sourceline.app.log_lines import Listed, line_meant, list_lines
from sourceline.app.tell import tell
from sourceline.app.wishes import decide
from sourceline.errors import SettingsError, SourceError
from sourceline.model.corrections import Correction, Undo
from sourceline.wire.corrections_json import dump_line, read_log


def read_file(log: Path) -> tuple[Correction, ...]:
    """The corrections in a file; none where it is not there yet."""
    try:
        return read_log(log.read_text(encoding="utf-8"), str(log))
    except FileNotFoundError:
        return ()
    except UnicodeDecodeError as cause:
        raise SettingsError(
            "it is no text", subject=str(log), remedy="Give a file that `sourceline fix` wrote."
        ) from cause
    except OSError as cause:
        raise SourceError(
            f"it cannot be read ({cause.strerror or cause}).",
            subject=str(log),
            remedy="Check the path and its permissions.",
        ) from cause


def read_given(log: str | None) -> tuple[Correction, ...]:
    """The corrections in a file that somebody named: it must be there."""
    if log is not None and not Path(log).exists():
        raise SourceError(
            "there is no such file", subject=log, remedy="Check the path of --corrections."
        )
    return read_file(Path(log)) if log is not None else ()


def correct_pile(
    log: Path, paths: Sequence[str], kind: str, asked: Mapping[str, str], person: Person
) -> Fixed:
    """Decide something of the story behind these paths; the line goes into the file."""
    known = read_file(log)
    story = tell(paths, log=known)
    correction = person.line(decide(story, kind, asked))
    _append(log, [correction])
    again = tell(paths, log=(*known, correction))
    decision = next((d for d in again.decisions if d.id == correction.id), None)
    return Fixed(correction=correction, story=again.id, decision=decision)


def undo_in_file(log: Path, ident: str, person: Person) -> Fixed:
    line = line_meant(read_file(log), ident, str(log))
    correction = person.line(Undo(of=line.id))
    _append(log, [correction])
    return Fixed(correction=correction, story=None, decision=None)


def bring_into_file(log: Path, text: str, name: str) -> int:
    known = {each.id for each in read_file(log)}
    new = {each.id: each for each in read_log(text, name) if each.id not in known}
    _append(log, list(new.values()))
    return len(new)


def list_file(log: Path, paths: Sequence[str] = ()) -> list[Listed]:
    """The lines of a file; with a pile, what became of each in its story."""
    lines = read_file(log)
    if not paths:
        return list_lines(lines, None)
    story = tell(paths, log=lines)
    return list_lines(lines, {each.id: [(story.id, each)] for each in story.decisions})


def _append(log: Path, lines: Sequence[Correction]) -> None:
    """Added to and never written anew; on the disk when this returns."""
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("ab+") as stream:
            stream.seek(0, os.SEEK_END)
            size = stream.tell()
            if size:
                stream.seek(size - 1)
                if stream.read(1) != b"\n":  # somebody's editor left the last line open
                    stream.write(b"\n")
            stream.write("".join(f"{dump_line(each)}\n" for each in lines).encode("utf-8"))
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as cause:
        raise SourceError(
            f"it cannot be written ({cause.strerror or cause}).",
            subject=str(log),
            remedy="Name another file with --log.",
        ) from cause
