"""The measures as a table for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.quality.scorer import Report, total
from tests.quality.tally import Share, Tally

_HEAD = (
    f"  {'section':<14}{'recall':>15}{'precision':>15}{'details':>15}{'violations':>12}{'score':>8}"
)


def render_table(reports: Sequence[Report], *, notes: bool = False) -> str:
    """One block per pile, and one for all together; `notes` lists what was lost and why."""
    shown = [*reports, total(reports)] if len(reports) > 1 else list(reports)
    return "\n".join(line for report in shown for line in _lines(report, notes))


def _lines(report: Report, notes: bool) -> Iterator[str]:
    yield f"{report.name}  {report.overall:.3f}"
    yield _HEAD
    for name, tally in report.sections.items():
        if tally.recall.of or tally.precision.of or tally.restraint.of:
            yield _line(name, tally)
            # The total's notes were told with their piles.
            yield from (f"      {note}" for note in tally.notes if notes and report.name != "total")
    yield from (f"  BROKEN  {fault}" for fault in report.faults)


def _line(name: str, tally: Tally) -> str:
    violations = f"{tally.violations}/{tally.restraint.of}" if tally.restraint.of else "-"
    score = "-" if tally.score is None else f"{tally.score:.3f}"
    parts = "".join(f"  {part} {share}" for part, share in tally.parts.items())
    shares = "".join(_cell(share) for share in (tally.recall, tally.precision, tally.details))
    return f"  {name:<14}{shares}{violations:>12}{score:>8}{parts}"


def _cell(share: Share) -> str:
    value = "" if share.value is None else f"  {share.value:.3f}"
    return f"{share}{value}".rjust(15)
