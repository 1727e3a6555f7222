"""What the story page stands in where it is served: addresses of style, script and other pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from sourceline.export.html.periods import Period
from sourceline.model.story import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """A file has none: it carries all that it needs.

    `report` and `member` give the addresses of the pages of a report and of one of the cast. `whole` is
    the story that a part is shown of, None where all of it is shown: numbers of reports and the facts
    at the head are of the whole.

    `periods` are the parts that a long story is shown in, () where its page shows all of it; `shown`
    are the days of the part that is shown, each None where there is no such end; `days` is the address
    that takes "from" and "to", and `between` gives that of a period. `fix` gives the address where a
    thing of a kind is corrected, `log` that of all corrections; None and "" where nothing can be.
    """

    styles: tuple[str, ...]
    script: str
    feed: str
    whole: Story | None
    bar: Markup  # above the story
    notes: Markup  # between the story's head and its sections
    foot: Markup
    report: Callable[[str], str]
    member: Callable[[str], str]
    periods: tuple[Period, ...]
    shown: tuple[date | None, date | None]
    days: str
    between: Callable[[Period], str]
    fix: Callable[[str, str], str] | None = None
    log: str = ""
