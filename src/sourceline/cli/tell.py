"""`sourceline tell`: the story behind a pile of reports."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sourceline.cli.exits import EPILOG
from sourceline.cli.options import common, corrected, day
from sourceline.cli.rendering import excerpted, format_asked, print_summary, rendering, write_story

if TYPE_CHECKING:
    from sourceline.cli.messages import Messages
    from sourceline.model.story import Story
    from sourceline.tell.selection import Selection


@click.command(epilog=EPILOG)
@common
@rendering
@click.option("--page", metavar="FILE", help="Beside the result, write the page there.")
@click.option("--from", "start", callback=day, metavar="DATE", help="Leave out what is before.")
@click.option("--to", "end", callback=day, metavar="DATE", help="Leave out what is after.")
@click.option("--dates", type=click.IntRange(min=1), metavar="N", help="At most N dates.")
@click.option(
    "--sentences", type=click.IntRange(min=1), metavar="K", help="At most K sentences a date."
)
@click.option("--about", metavar="WORDS", help="Only what is told with all of these words.")
@corrected
def tell(
    paths: tuple[str, ...],
    format_: str | None,
    out: str | None,
    table: str | None,
    excerpts: bool,
    page: str | None,
    start: date | None,
    end: date | None,
    dates: int | None,
    sentences: int | None,
    about: str | None,
    corrections: str | None,
    quiet: bool,
    verbose: bool,
    debug: bool,
    strict: bool,
) -> int:
    """Tell the one story behind the reports under PATH.

    A PATH is a file, a folder, a pattern in quotes, or - for standard input.

    Without --format and --out it prints a summary; on a terminal it writes the page too, into this
    folder, and says where.
    """
    from sourceline.cli.messages import Messages, code_for
    from sourceline.tell.selection import Selection

    messages = Messages(quiet=quiet, verbose=verbose)
    format_ = format_asked(format_, out, table)
    selection = Selection(start=start, end=end, dates=dates, sentences=sentences, about=about)
    story = _told(paths, selection, corrections, messages, strict=strict)
    if excerpts:
        story = excerpted(story, messages)
    if format_ is None:
        page = _summarise(story, page)
    else:
        write_story(story, format_, table, out or "-")
    if page is not None:
        _write_page(story, page, messages)
    messages.problems(story.problems)
    messages.decisions(story.decisions)
    messages.detail("done")
    return code_for(story.problems)


def _told(
    paths: Sequence[str],
    selection: Selection,
    corrections: str | None,
    messages: Messages,
    *,
    strict: bool,
) -> Story:
    import sys

    from sourceline.app.log_file import read_given
    from sourceline.app.tell import tell
    from sourceline.cli.progress import ShownEngine

    with ExitStack() as stack:
        shown = stack.enter_context(ShownEngine()) if messages.shows_progress else None
        return tell(
            paths,
            stdin=sys.stdin.buffer,
            strict=strict,
            selection=selection,
            engine=shown,
            watch=shown.found if shown is not None else messages.article,
            log=read_given(corrections),
        )


def _summarise(story: Story, page: str | None) -> str | None:
    """Print the summary; where the page goes, if anywhere."""
    terminal = print_summary(story)
    return page or (f"story-{story.id.removeprefix('s-')}.html" if terminal else None)


def _write_page(story: Story, page: str, messages: Messages) -> None:
    from sourceline.cli.output import write_file
    from sourceline.export.registry import render

    write_file(Path(page), [render(story, "html")])
    messages.note(f"The page: {page}")
