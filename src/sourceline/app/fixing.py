"""Correcting, taking back, handing on: the use cases behind `sourceline fix` and the reading room's forms.

Each writes a line of the log first and tells the story again then, so that whatever ends the program,
what was decided is kept: the next build tells it.
"""

from __future__ import annotations

import getpass
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sourceline.app.archive import Building, settle, tell_again
from sourceline.app.deciding import about, add_lines
from sourceline.app.log_lines import Listed, line_meant, list_lines
from sourceline.app.wishes import decide
from sourceline.errors import SettingsError
from sourceline.model.corrections import Correction, Decided, LeaveOut, Undo
from sourceline.model.story import Decision, Story
from sourceline.store.opening import Purpose
from sourceline.store.store import Store
from sourceline.text.decisions import reports_of
from sourceline.wire.corrections_json import dump_log, new_correction, read_log
from sourceline.wire.story_json import story_from_json

_MOST_WHY = 500
_MOST_BY = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """A correction that was added; `decision` is what became of it in its story, None where none has it."""

    correction: Correction
    story: str | None
    decision: Decision | None


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
        line = line_meant(store.corrections.all(), ident, str(path))
        return _add(store, person.line(Undo(of=line.id)), how or Building())


def bring_in(path: Path, text: str, name: str, how: Building | None = None) -> int:
    """Add the lines of another log that are not there yet; how many those were."""
    log = read_log(text, name)
    with Store(path, Purpose.CHANGE) as store:
        with store.transaction():
            new = add_lines(store, log)
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
        stories = {each.id: _stories_of(store, about(log, each)) for each in log}
        wanted = [each for each in log if only is None or only in stories[each.id]]
        told = _told_decisions(store, dict.fromkeys(s for c in wanted for s in stories[c.id]))
    return [
        replace(each, stories=tuple(stories[each.correction.id]))
        for each in list_lines(log, told)
        if each.correction in wanted
    ]


def _add(store: Store, correction: Correction, how: Building) -> Fixed:
    with store.transaction():
        add_lines(store, [correction])
    meant = about(store.corrections.all(), correction)
    stories = _stories_of(store, meant)
    whole = isinstance(meant.what, LeaveOut) or not stories
    if whole or not all(tell_again(store, ident, how) for ident in stories):
        settle(store, how)
    stories = _stories_of(store, meant)
    decision = None
    for ident in stories:
        found = [d for d in _story(store, ident).decisions if d.id == correction.id]
        decision = decision or (found[0] if found else None)
    return Fixed(correction=correction, story=stories[0] if stories else None, decision=decision)


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
