"""Correcting, taking back, handing on: the use cases behind `sourceline fix` and the reading room's forms.

Each writes a line of the log first and tells the story again then, so that whatever ends the program,
what was decided is kept: the next build tells it.
"""

from __future__ import annotations

import getpass
import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sourceline.app.archive import Building, settle, tell_again
from sourceline.app.tell import tell
from sourceline.app.wishes import decide
from sourceline.errors import NotInStoreError, SettingsError, SourceError
from sourceline.model.corrections import Correction, Decided, LeaveOut, Undo
from sourceline.model.story import Decision, Story
from sourceline.store.opening import Purpose
from sourceline.store.store import Store
from sourceline.text.decisions import KINDS, in_force, in_order, in_words, reports_of
from sourceline.wire.corrections_json import dump_line, dump_log, new_correction, read_log
from sourceline.wire.story_json import story_from_json

_MOST_WHY = 500
_MOST_BY = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """A correction that was added; `decision` is what became of it in its story, None where none has it."""

    correction: Correction
    story: str | None
    decision: Decision | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A line of the log, in words. `status`: holds, overruled, no_longer, undone; undo for what takes back."""

    correction: Correction
    kind: str
    what: str
    status: str
    note: str
    stories: tuple[str, ...]


def now() -> str:
    """The moment, as the log writes it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def whoever() -> str:
    """The name by which this machine knows who works at it; "" where it knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who decides, and why."""

    by: str
    why: str = ""
    at: Callable[[], str] = now

    def line(self, what: Decided) -> Correction:
        by, why = " ".join(self.by.split()), " ".join(self.why.split())
        for name, value, most in (("by", by, _MOST_BY), ("why", why, _MOST_WHY)):
            if len(value) > most:
                raise SettingsError(
                    "it is too long", subject=name, remedy=f"Say it in {most} letters."
                )
        return new_correction(what, at=self.at(), by=by, why=why)


# In an archive


def correct(
    path: Path,
    words: str,
    kind: str,
    asked: Mapping[str, str],
    person: Person,
    how: Building | None = None,
) -> Fixed:
    """Decide something of a story of the archive, and tell that story again."""
    with Store(path, Purpose.CHANGE) as store:
        story = _story(store, store.stories.find(words))
        correction = person.line(decide(story, kind, asked))
        return _add(store, correction, how or Building())


def undo(path: Path, ident: str, person: Person, how: Building | None = None) -> Fixed:
    """Take a correction back, or the taking back of one."""
    with Store(path, Purpose.CHANGE) as store:
        line = _line(store.corrections.all(), ident, str(path))
        return _add(store, person.line(Undo(of=line.id)), how or Building())


def bring_in(path: Path, text: str, name: str, how: Building | None = None) -> int:
    """Add the lines of another log that are not there yet; how many those were."""
    log = read_log(text, name)
    with Store(path, Purpose.CHANGE) as store:
        with store.transaction():
            new = store.corrections.add(log)
        if new:
            settle(store, how or Building())
        return new


def log_of(path: Path) -> str:
    """The log of an archive as JSON lines."""
    with Store(path, Purpose.READ) as store:
        return dump_log(store.corrections.all())


def list_log(path: Path, words: str | None = None) -> list[Listed]:
    """The log of an archive in order, or what concerns one story; what became of each line."""
    with Store(path, Purpose.READ) as store:
        log = store.corrections.all()
        only = store.stories.find(words) if words else None
        stories = {each.id: _stories_of(store, _about(log, each)) for each in log}
        wanted = [each for each in log if only is None or only in stories[each.id]]
        told = _told_decisions(store, dict.fromkeys(s for c in wanted for s in stories[c.id]))
    return [
        replace(each, stories=tuple(stories[each.correction.id]))
        for each in _listed(log, told)
        if each.correction in wanted
    ]


def _add(store: Store, correction: Correction, how: Building) -> Fixed:
    with store.transaction():
        store.corrections.add([correction])
    about = _about(store.corrections.all(), correction)
    stories = _stories_of(store, about)
    whole = isinstance(about.what, LeaveOut) or not stories
    if whole or not all(tell_again(store, ident, how) for ident in stories):
        settle(store, how)
    stories = _stories_of(store, about)
    decision = None
    for ident in stories:
        found = [d for d in _story(store, ident).decisions if d.id == correction.id]
        decision = decision or (found[0] if found else None)
    return Fixed(correction=correction, story=stories[0] if stories else None, decision=decision)


def _about(log: Sequence[Correction], correction: Correction) -> Correction:
    """What is taken back in the end, where it takes something back."""
    by_id = {each.id: each for each in log}
    while isinstance(correction.what, Undo) and correction.what.of in by_id:
        correction = by_id[correction.what.of]
    return correction


def _stories_of(store: Store, correction: Correction) -> list[str]:
    """The stories that hold a report that it points into."""
    reports = (store.corrections.report_meant(ref) for ref in reports_of(correction.what))
    stories = (store.stories.of_report(ident) for ident in reports if ident is not None)
    return list(dict.fromkeys(ident for ident in stories if ident is not None))


def _story(store: Store, ident: str) -> Story:
    return story_from_json(json.loads(store.stories.told(ident)))


def _told_decisions(store: Store, stories: Iterable[str]) -> dict[str, list[tuple[str, Decision]]]:
    """Of each correction in force: the stories that tell of it, and what became of it there."""
    told: dict[str, list[tuple[str, Decision]]] = {}
    for ident in stories:
        for decision in _story(store, ident).decisions:
            told.setdefault(decision.id, []).append((ident, decision))
    return told


def _listed(
    log: Sequence[Correction], told: Mapping[str, Sequence[tuple[str, Decision]]]
) -> list[Listed]:
    force = {each.id for each in in_force(log)}
    return [_one_listed(each, each.id in force, told.get(each.id, ())) for each in in_order(log)]


def _one_listed(each: Correction, in_force: bool, told: Sequence[tuple[str, Decision]]) -> Listed:
    status, note = "no_longer", "none of the reports that it names is here"
    if isinstance(each.what, Undo):
        status, note = "undo", ""
    elif not in_force:
        status, note = "undone", ""
    elif told:
        best = next((d for _, d in told if d.status == "holds"), told[0][1])
        status, note = best.status, best.note
    return Listed(
        correction=each,
        kind=KINDS[type(each.what)],
        what=in_words(each.what),
        status=status,
        note=note,
        stories=tuple(dict.fromkeys(ident for ident, _ in told)),
    )


def _line(log: Sequence[Correction], ident: str, where: str) -> Correction:
    """The line of that id, or of the only one that begins so."""
    found = [each for each in log if ident and each.id.startswith(ident)]
    exact = [each for each in found if each.id == ident]
    if len(exact or found) == 1:
        return (exact or found)[0]
    what = "several lines begin so" if found else "the log has no such line"
    raise NotInStoreError(
        what, subject=ident or where, remedy="`sourceline fix list` shows their ids."
    )


# Beside a pile: the log is a file


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
    line = _line(read_file(log), ident, str(log))
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
    told: dict[str, list[tuple[str, Decision]]] = {}
    if paths:
        story = tell(paths, log=lines)
        told = {decision.id: [(story.id, decision)] for decision in story.decisions}
        return _listed(lines, told)
    force = {each.id for each in in_force(lines)}
    return [
        Listed(
            correction=each,
            kind=KINDS[type(each.what)],
            what=in_words(each.what),
            status="undo"
            if isinstance(each.what, Undo)
            else "holds"
            if each.id in force
            else "undone",
            note="",
            stories=(),
        )
        for each in in_order(lines)
    ]


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
