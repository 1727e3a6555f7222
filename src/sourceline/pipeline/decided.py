"""Corrections of whole reports, before they are laid side by side: which belong, and when they came out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sourceline.annotate.annotator import annotate
from sourceline.model.annotations import Annotations
from sourceline.model.article import Problem
from sourceline.model.corrections import Correction, LeaveOut, Outcome, Publish
from sourceline.model.edtf import read_edtf
from sourceline.text.places import GONE, find_report

ALONE = "none of the reports that it was told with is here"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """The reports as persons decided; a line for each that is left out."""

    annotations: tuple[Annotations, ...]
    problems: tuple[Problem, ...] = ()
    outcomes: tuple[Outcome, ...] = ()


def decide_reports(
    annotations: tuple[Annotations, ...], corrections: Iterable[Correction]
) -> Reports:
    """Whoever gives the reports in another order gets the same: the corrections have one of their own."""
    found = Reports(annotations=annotations)
    days: dict[str, Correction] = {}
    for each in corrections:
        if isinstance(each.what, LeaveOut):
            found = _leave_out(found, each, each.what)
        elif isinstance(each.what, Publish):
            found = _publish(found, each, each.what, days)
    return _overruled(found, days)


def left_out(correction: Correction, source: str) -> Problem:
    """The line of a report that somebody left out."""
    why = f": {correction.why}" if correction.why else ""
    return Problem(source, "unrelated", f"{correction.by or 'a person'} left it out{why}")


def _leave_out(found: Reports, correction: Correction, what: LeaveOut) -> Reports:
    articles = [each.article for each in found.annotations]
    report = find_report(what.report, articles)
    rest = [article for article in articles if article is not report]
    if report is not None and not any(find_report(other, rest) for other in what.others):
        return _with(found, Outcome(correction=correction, holds=False, note=ALONE))
    done = _with(found, Outcome(correction=correction, holds=True))
    if report is None:
        return done  # it is not told here, as was wanted
    return replace(
        done,
        annotations=tuple(a for a in found.annotations if a.article is not report),
        problems=(*found.problems, left_out(correction, report.source)),
    )


def _publish(
    found: Reports, correction: Correction, what: Publish, days: dict[str, Correction]
) -> Reports:
    report = find_report(what.report, [each.article for each in found.annotations])
    if report is None:
        return _with(found, Outcome(correction=correction, holds=False, note=GONE))
    days[report.id] = correction
    dated = replace(report, published=read_edtf(what.when), published_from="person")
    annotations = tuple(
        annotate(dated) if each.article is report else each for each in found.annotations
    )
    return _with(
        replace(found, annotations=annotations), Outcome(correction=correction, holds=True)
    )


def _with(found: Reports, outcome: Outcome) -> Reports:
    return replace(found, outcomes=(*found.outcomes, outcome))


def _overruled(found: Reports, days: dict[str, Correction]) -> Reports:
    """Of two days for one report the one that was given later holds."""
    last = {each.id for each in days.values()}
    outcomes = tuple(
        replace(each, holds=False, overruled=True, note="a later correction of the same holds")
        if isinstance(each.correction.what, Publish)
        and each.holds
        and each.correction.id not in last
        else each
        for each in found.outcomes
    )
    return replace(found, outcomes=outcomes)
