"""The lines of a log for people: in words, with what became of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sourceline.errors import NotInStoreError
from sourceline.model.corrections import KINDS, Correction, Undo
from sourceline.model.story import Decision
from sourceline.text.decisions import in_order, in_words, taken_back

FORGOTTEN = "a report that it points into was forgotten, and its words were struck out"
ELSEWHERE = "none of the reports that it names is here"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A line of the log, in words. `status`: holds, overruled, no_longer, undone; undo for what takes back."""

    correction: Correction
    kind: str
    what: str
    status: str
    note: str
    stories: tuple[str, ...]


# Of each correction: the stories that tell of it, and what became of it there.
Became = Mapping[str, Sequence[tuple[str, Decision]]]


def list_lines(log: Sequence[Correction], became: Became | None) -> list[Listed]:
    """All lines in order; with None nobody looked what became of them."""
    gone = taken_back(log)
    by_id = {each.id: each for each in log}
    return [_listed(each, each.id in gone, became, by_id) for each in in_order(log)]


def _listed(
    each: Correction, gone: bool, became: Became | None, by_id: Mapping[str, Correction]
) -> Listed:
    told = became.get(each.id, ()) if became is not None else ()
    status, note = ("holds", "") if became is None else ("no_longer", ELSEWHERE)
    what = in_words(each.what)
    if isinstance(each.what, Undo):
        status, note = "undo", ""
        if each.what.of in by_id:
            what = f"taken back: {in_words(by_id[each.what.of].what)}"
    elif told:
        best = next((d for _, d in told if d.status == "holds"), told[0][1])
        status, note = best.status, best.note
    elif each.redacted and became is not None:
        note = FORGOTTEN
    if gone:
        status, note = "undone", ""
    return Listed(
        correction=each,
        kind=KINDS[type(each.what)],
        what=what,
        status=status,
        note=note,
        stories=tuple(dict.fromkeys(ident for ident, _ in told)),
    )


def line_meant(log: Sequence[Correction], ident: str, where: str) -> Correction:
    """The line of that id, or of the only one that begins so."""
    found = [each for each in log if ident and each.id.startswith(ident)]
    exact = [each for each in found if each.id == ident]
    if len(exact or found) == 1:
        return (exact or found)[0]
    what = "several lines begin so" if found else "the log has no such line"
    raise NotInStoreError(
        what, subject=ident or where, remedy="`sourceline fix list` shows their ids."
    )
