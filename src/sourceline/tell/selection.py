"""What is wanted of a timeline: a window, a number of dates and sentences, a subject."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sourceline.errors import SettingsError


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What is wanted of a timeline; None asks for nothing.

    `start` and `end` are days, both included. `dates` and `sentences` are the most dates, and the
    most sentences for each. `about` are the words of a subject, in any inflection: an entry's own
    sentences must hold all of them, or in a large pile the opening of its report.
    """

    start: date | None = None
    end: date | None = None
    dates: int | None = None
    sentences: int | None = None
    about: str | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.start > self.end:
            raise SettingsError(
                f"the window ends before it starts: {self.start} to {self.end}",
                subject="--from and --to",
                remedy="Swap them.",
            )
        for name, value in (("--dates", self.dates), ("--sentences", self.sentences)):
            if value is not None and value < 1:
                raise SettingsError(
                    f"{value} is too few", subject=name, remedy="Ask for one or more."
                )

    @property
    def asks(self) -> bool:
        """Whether anything is left out by it."""
        return self != Selection()
