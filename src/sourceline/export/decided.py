"""What persons decided, as every format says it: the reports' words and a person's are never taken for one another."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sourceline.export.labels import as_sentence, counted, date_label
from sourceline.export.safe import one_line
from sourceline.model.story import Decision, Story
from sourceline.model.when import Basis, When

_STATUS = {"overruled": "overruled", "no_longer": "no longer applies"}


def decisions_by_id(story: Story) -> dict[str, Decision]:
    return {each.id: each for each in story.decisions}


def decided_label(ids: Iterable[str], decisions: dict[str, Decision]) -> str:
    """ "decided by Ada: it was the 14th"; "" where nobody decided anything."""
    told = [_by(decisions[ident]) for ident in ids if ident in decisions]
    return "; ".join(dict.fromkeys(told))


def decided_note(ids: Iterable[str], decisions: dict[str, Decision]) -> str:
    """The same at the end of a note: "; decided by Ada"."""
    label = decided_label(ids, decisions)
    return f"; {label}" if label else ""


def decisions_count(story: Story) -> str:
    """ "2 things decided by people"; "" where nothing that is decided holds."""
    holding = sum(each.status == "holds" for each in story.decisions)
    return f"{counted(holding, 'thing')} decided by people" if holding else ""


def _by(decision: Decision) -> str:
    why = one_line(decision.why)
    return f"decided by {who(decision)}" + (f": {why}" if why else "")


def who(decision: Decision) -> str:
    return one_line(decision.by) or "a person"


def status_label(decision: Decision) -> str:
    """ "" where it holds."""
    return _STATUS.get(decision.status, "")


def day_of(decision: Decision) -> str:
    """The day on which it was decided."""
    try:
        return date_label(When.day(date.fromisoformat(decision.at[:10]), Basis.EXPLICIT))
    except ValueError:
        return one_line(decision.at)


def note_of(decision: Decision) -> str:
    return as_sentence(decision.note)
