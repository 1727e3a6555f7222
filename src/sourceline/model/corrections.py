"""What a person decided about a story: stand-off, so that it holds when the story is told again.

Nothing here is an id that sourceline gives to lines, cast or disagreements: those change with what is
found. A place is named by its report and its words, somebody by a name and a place where it stands.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRef:
    """A report: by its id, which comes from content; else by its address; else by where it was found."""

    id: str
    source: str = ""
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Words in a report. `before` and `after` tell apart the same words at several places."""

    report: ReportRef
    words: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Somebody or something of the cast: what it was called, and a place where it is mentioned."""

    name: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRef:
    """A line of the timeline: the sentence that tells it, and the day (EDTF) that it had."""

    place: Place
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One value of a disagreement, and words that give it."""

    value: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeRef:
    """A disagreement: its kind, and where its values are given."""

    kind: str
    sides: tuple[Side, ...]


# What can be decided.


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaveOut:
    """The report does not belong with any of `others`."""

    report: ReportRef
    others: tuple[ReportRef, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Publish:
    """The report came out on that day (EDTF)."""

    report: ReportRef
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """The two are one."""

    one: Thing
    other: Thing


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """What is called `form` is another; with `report`, all that is meant in that report is."""

    thing: Thing
    form: str | None = None
    report: ReportRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rename:
    thing: Thing
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """These words mean `to`; None: nobody of the cast."""

    mention: Place
    to: Thing | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """The line is none."""

    line: LineRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """The sentence is a line of that day, whatever else is found or left out."""

    line: LineRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Redate:
    """The line is of that day (EDTF)."""

    line: LineRef
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """`to` said the quoted words; None: the report does not say who did."""

    words: Place
    to: Thing | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirm:
    """The reports do disagree."""

    dispute: DisputeRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismiss:
    """They do not."""

    dispute: DisputeRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Undo:
    """The correction of that id does not hold."""

    of: str


Decided = (
    LeaveOut
    | Publish
    | Merge
    | Split
    | Rename
    | Move
    | Reject
    | Pin
    | Redate
    | Speaker
    | Confirm
    | Dismiss
    | Undo
)


# What the log, the commands and the story call each kind.
KINDS: dict[type[Decided], str] = {
    LeaveOut: "leave-out",
    Publish: "publish",
    Merge: "merge",
    Split: "split",
    Rename: "rename",
    Move: "move",
    Reject: "reject",
    Pin: "pin",
    Redate: "date",
    Speaker: "speaker",
    Confirm: "confirm",
    Dismiss: "dismiss",
    Undo: "undo",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One line of the log. `at` is the moment in UTC, ISO 8601 with milliseconds; `id` comes from all the rest.

    `redacted`: a report that it points into was forgotten, and what it held of it was struck out, so that
    its id is that of what it was.
    """

    id: str
    at: str
    by: str
    why: str
    what: Decided
    redacted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a correction: in this story it holds, or why it does not.

    `overruled`: a later one on the same thing holds in its place.
    """

    correction: Correction
    holds: bool
    note: str = ""
    overruled: bool = False
