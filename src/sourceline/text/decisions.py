"""The log of corrections as a whole: which of its lines are in force, and what each says in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sourceline.model.corrections import (
    KINDS,
    Confirm,
    Correction,
    Decided,
    Dismiss,
    DisputeRef,
    LeaveOut,
    Merge,
    Move,
    Outcome,
    Pin,
    Publish,
    Redate,
    Reject,
    Rename,
    ReportRef,
    Speaker,
    Split,
    Undo,
)
from sourceline.model.story import Decision

_LIMIT = 160


def in_order(log: Iterable[Correction]) -> tuple[Correction, ...]:
    """Each line once, by time and then by id: the same for a log and for two halves of it put together."""
    once = {each.id: each for each in log}
    return tuple(sorted(once.values(), key=lambda each: (each.at, each.id)))


def in_force(log: Iterable[Correction]) -> tuple[Correction, ...]:
    """What holds of a log, in order: without what was taken back, and without the taking back."""
    lines = in_order(log)
    gone = taken_back(lines)
    return tuple(each for each in lines if not isinstance(each.what, Undo) and each.id not in gone)


def taken_back(log: Iterable[Correction]) -> frozenset[str]:
    """The ids of the lines that were taken back, and not the taking back in its turn."""
    lines = {each.id: each for each in log}
    undoing: dict[str, list[str]] = {}
    for each in lines.values():
        if isinstance(each.what, Undo):
            undoing.setdefault(each.what.of, []).append(each.id)
    known: dict[str, bool] = {}

    def gone(ident: str) -> bool:
        # An undo's id comes from what it undoes, so that no circle can be made.
        if ident not in known:
            known[ident] = any(not gone(each) for each in undoing.get(ident, ()))
        return known[ident]

    return frozenset(ident for ident in _deepest_first(lines, undoing) if gone(ident))


def _deepest_first(
    lines: Mapping[str, Correction], undoing: Mapping[str, Sequence[str]]
) -> list[str]:
    """Each line after all that takes it back: a long row of undoing needs no deep recursion then."""
    order: list[str] = []
    waiting = [ident for ident, each in lines.items() if not isinstance(each.what, Undo)]
    while waiting:
        ident = waiting.pop()
        order.append(ident)
        waiting += undoing.get(ident, ())
    return order[::-1]


def reports_of(what: Decided) -> Iterator[ReportRef]:
    """The reports that it points into: by them a correction belongs to a story."""
    match what:
        case LeaveOut():
            yield from what.others
        case Publish():
            yield what.report
        case Merge():
            yield from (what.one.place.report, what.other.place.report)
        case Split():
            yield what.thing.place.report
            if what.report is not None:
                yield what.report
        case Rename():
            yield what.thing.place.report
        case Move():
            yield what.mention.report
        case Reject() | Pin() | Redate():
            yield what.line.place.report
        case Speaker():
            yield what.words.report
        case Confirm() | Dismiss():
            yield from (side.place.report for side in what.dispute.sides)


def quoted_reports(what: Decided) -> Iterator[ReportRef]:
    """The reports whose words or names it holds: those of `reports_of`, and one that was left out."""
    yield from reports_of(what)
    if isinstance(what, LeaveOut):
        yield what.report


def decision_of(outcome: Outcome) -> Decision:
    """As the story tells it."""
    correction = outcome.correction
    status = "overruled" if outcome.overruled else "holds" if outcome.holds else "no_longer"
    return Decision(
        id=correction.id,
        kind=KINDS[type(correction.what)],
        by=correction.by,
        at=correction.at,
        why=correction.why,
        what=in_words(correction.what),
        status=status,
        note=outcome.note,
    )


def in_words(what: Decided) -> str:
    """What was decided, in a line."""
    match what:
        case LeaveOut():
            return f"{_report(what.report)} does not belong here"
        case Publish():
            return f"{_report(what.report)} came out on {what.when}"
        case Merge():
            return f"{_quoted(what.one.name)} and {_quoted(what.other.name)} are one"
        case Split(report=None):
            return f"{_quoted(what.form or '')} is another than {_quoted(what.thing.name)}"
        case Split():
            assert what.report is not None
            return f"in {_report(what.report)}, {_quoted(what.thing.name)} is another"
        case Rename():
            return f"{_quoted(what.thing.name)} is called {_quoted(what.name)}"
        case Move():
            to = _quoted(what.to.name) if what.to else "somebody else"
            return f"{_quoted(what.mention.words)} means {to}"
        case Reject():
            return f"no line of the timeline: {_quoted(what.line.place.words)}"
        case Pin():
            return f"a line of {_day(what.line.date)}: {_quoted(what.line.place.words)}"
        case Redate():
            return f"of {_day(what.when)}, not {_day(what.line.date)}: {_quoted(what.line.place.words)}"
        case Speaker():
            who = _quoted(what.to.name) if what.to else "nobody who is named"
            return f"{who} said {_quoted(what.words.words)}"
        case Confirm():
            return f"the reports do disagree: {_sides(what.dispute)}"
        case Dismiss():
            return f"no disagreement: {_sides(what.dispute)}"
        case Undo():
            return f"{what.of} does not hold"


def _sides(dispute: DisputeRef) -> str:
    return " or ".join(_quoted(side.value) for side in dispute.sides)


def _report(ref: ReportRef) -> str:
    return ref.source or ref.url or f"a report that was forgotten ({ref.id})"


def _day(edtf: str) -> str:
    return edtf or "an unknown day"


def _quoted(words: str) -> str:
    line = " ".join(words.split())
    if not line:
        return "words of a report that was forgotten"
    if len(line) > _LIMIT:
        line = line[:_LIMIT].rsplit(" ", 1)[0] + " …"
    return f"“{line}”"
