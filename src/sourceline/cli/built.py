"""What a build did, in a few lines."""

from __future__ import annotations

from collections.abc import Iterator

from sourceline.app.archive import Built
from sourceline.export.labels import counted
from sourceline.store.reports import Arrival

_MINUTE, _HOUR = 60, 3600


def render_built(built: Built, *, read: bool = True) -> str:
    """What came in, where sources were `read`; what was told, what the archive holds now, and the time."""
    lines = [_came_in(built)] if read else []
    return "".join(f"{line}\n" for line in (*lines, *_lines(built)))


def _came_in(built: Built) -> str:
    came = built.arrivals
    told = [counted(came[Arrival.NEW], "new report")]
    if came[Arrival.CHANGED]:
        told.append(f"{came[Arrival.CHANGED]:,} changed under the same address")
    if came[Arrival.KNOWN]:
        told.append(f"{came[Arrival.KNOWN]:,} known")
    if came[Arrival.FORGOTTEN]:
        told.append(f"{came[Arrival.FORGOTTEN]:,} forgotten before and left out")
    if built.unchanged:
        told.append(counted(built.unchanged, "file") + " as before")
    return f"Read: {', '.join(told)}."


def _lines(built: Built) -> Iterator[str]:
    yield f"Told: {counted(built.told, 'story', 'stories')} anew, {built.kept:,} as before."
    holds = f"{counted(built.reports, 'report')} in {counted(built.stories, 'story', 'stories')}"
    rate = ""
    if built.annotated and built.seconds > 0:
        rate = f"; {built.annotated / built.seconds:,.1f} reports a second"
    yield f"Holds: {holds}. Took {duration(built.seconds)}{rate}."


def duration(seconds: float) -> str:
    if seconds < _MINUTE:
        return f"{seconds:.1f} s"
    if seconds < _HOUR:
        return f"{seconds // _MINUTE:.0f} min {seconds % _MINUTE:.0f} s"
    return f"{seconds // _HOUR:.0f} h {seconds % _HOUR // _MINUTE:.0f} min"
