"""What is said on standard error: problems, notes, and progress where a person looks."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from sourceline.cli.exits import DONE, DONE_WITH_PROBLEMS
from sourceline.export.safe import neutral, one_line
from sourceline.model.article import Article, Problem
from sourceline.model.story import Decision

if TYPE_CHECKING:
    from sourceline.app.sources import SourceEvent

# What these name was not read, or not all of it; an unrelated report was read and set aside.
UNREAD = frozenset({"unreadable", "partly_read", "other"})
_LABELS = {
    "unreadable": "Not read",
    "partly_read": "Partly read",
    "unrelated": "Told apart",
    "language": "Language",
    "other": "Left out",
}


class Messages:
    """Standard error of one run. Quiet says nothing, verbose says every step."""

    def __init__(self, *, quiet: bool = False, verbose: bool = False) -> None:
        self.quiet = quiet
        self.verbose = verbose and not quiet
        self._began = time.perf_counter()

    @property
    def shows_progress(self) -> bool:
        """A bar for who waits; who asked for every step reads those instead."""
        return not self.quiet and not self.verbose and sys.stderr.isatty()

    def note(self, line: str) -> None:
        if not self.quiet:
            _say(line)

    def detail(self, line: str) -> None:
        """For `-v`, with the seconds since the start."""
        if self.verbose:
            _say(f"[{time.perf_counter() - self._began:6.2f} s] {line}")

    def article(self, article: Article) -> None:
        when = article.published.edtf if article.published else "no date"
        told = f"{when}, by {article.published_from}" if article.published else when
        self.detail(f"read {article.source}: {len(article.text):,} characters, {told}")

    def source(self, event: SourceEvent) -> None:
        """What was fetched: told where it makes somebody wait, else only to who asked for every step."""
        line = f"{event.kind} {event.source}" + (f": {event.detail}" if event.detail else "")
        (self.note if event.kind in ("waiting", "not kept") else self.detail)(line.capitalize())

    def problems(self, problems: Sequence[Problem], *, rest: str = "told") -> None:
        """A line each, then how many; what became of the `rest`."""
        for problem in problems:
            label = _LABELS.get(problem.kind, "Problem")
            self.note(f"{label}: {problem.source}: {problem.reason}")
        unread = sum(problem.kind in UNREAD for problem in problems)
        if unread:
            what = "1 problem" if unread == 1 else f"{unread} problems"
            self.note(f"{what} while reading; the rest was {rest}. Use --strict to stop instead.")

    def decisions(self, decisions: Sequence[Decision]) -> None:
        """A line for each correction that no longer applies; what holds is told in the story."""
        for each in decisions:
            if each.status == "no_longer":
                self.note(f"No longer applies: {each.id} ({each.what}): {each.note}.")


def code_for(problems: Sequence[Problem]) -> int:
    """3 where something could not be read; a report about something else is no failure."""
    return DONE_WITH_PROBLEMS if any(p.kind in UNREAD for p in problems) else DONE


def _say(line: str) -> None:
    click.echo(neutral(one_line(line)), err=True)
