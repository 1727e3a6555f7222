"""Which corrections concern which stories of an archive, and what they do to the sets of reports.

A correction names reports, not stories: so it goes where they go.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sourceline.model.article import Problem
from sourceline.model.corrections import Correction, LeaveOut, ReportRef, Undo
from sourceline.pipeline.decided import left_out
from sourceline.store.store import Store
from sourceline.text.decisions import in_force, quoted_reports, reports_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Reports (ids) that are told together, what was decided about them, and a line for each that was left out."""

    reports: tuple[str, ...]
    corrections: tuple[Correction, ...] = ()
    left_out: tuple[Problem, ...] = ()

    @property
    def depends(self) -> list[str]:
        """What of the log its telling depends on."""
        return [each.id for each in self.corrections]


class Log:
    """What holds of an archive's log; read again only when it has grown."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._count = -1
        self._lines: tuple[Correction, ...] = ()

    def decide(self, found: Sequence[str]) -> list[Group]:
        """A set as it was found, without the reports that somebody left out: those stand alone."""
        count = self._store.corrections.count()
        if count != self._count:
            self._lines, self._count = in_force(self._store.corrections.all()), count
        return decide_groups(self._store, [found], self._lines)


def decide_groups(
    store: Store, found: Sequence[Sequence[str]], log: Sequence[Correction]
) -> list[Group]:
    """The sets as they were found, without the reports that somebody left out: those stand alone."""
    if not log:
        return [Group(reports=tuple(each)) for each in found]
    desk = _Desk(store, found)
    for each in log:
        if isinstance(each.what, LeaveOut):
            desk.leave_out(each, each.what)
    return [desk.group(at, log) for at in range(len(desk.sets))]


def add_lines(store: Store, lines: Sequence[Correction]) -> int:
    """In a transaction: add to the log what is not there, and mark what it concerns as to be looked at."""
    new = store.corrections.add(lines)
    if new:
        log = store.corrections.all()
        for line in lines:
            for ref in quoted_reports(about(log, line).what):
                report = store.corrections.report_meant(ref)
                if report is not None:
                    store.gatherings.touch([store.reports.number_of(report)])
    return new


def about(log: Sequence[Correction], correction: Correction) -> Correction:
    """What is taken back in the end, where it takes something back."""
    by_id = {each.id: each for each in log}
    while isinstance(correction.what, Undo) and correction.what.of in by_id:
        correction = by_id[correction.what.of]
    return correction


class _Desk:
    def __init__(self, store: Store, found: Sequence[Sequence[str]]) -> None:
        self.store = store
        self.sets = [list(each) for each in found]
        self.problems: dict[int, list[Problem]] = {}
        self._meant: dict[ReportRef, str | None] = {}

    def meant(self, ref: ReportRef) -> str | None:
        if ref not in self._meant:
            self._meant[ref] = self.store.corrections.report_meant(ref)
        return self._meant[ref]

    def leave_out(self, correction: Correction, what: LeaveOut) -> None:
        report = self.meant(what.report)
        others = {self.meant(other) for other in what.others} - {report, None}
        for at, reports in enumerate(self.sets):
            if report in reports and others & set(reports):
                assert report is not None
                reports.remove(report)
                self.sets.append([report])
                number = self.store.reports.number_of(report) or 0
                source = self.store.reports.get(number).article.source
                self.problems.setdefault(at, []).append(left_out(correction, source))
                return

    def group(self, at: int, log: Sequence[Correction]) -> Group:
        reports = set(self.sets[at])
        return Group(
            reports=tuple(self.sets[at]),
            corrections=tuple(
                each
                for each in log
                if not reports.isdisjoint({self.meant(ref) for ref in reports_of(each.what)})
            ),
            left_out=tuple(self.problems.get(at, ())),
        )
