"""`sourceline tell`: the story behind a pile of reports."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sourceline.cli.exits import EPILOG
from sourceline.cli.options import common, day
from sourceline.export.registry import FORMATS, described

if TYPE_CHECKING:
    from sourceline.cli.messages import Messages
    from sourceline.model.story import Story
    from sourceline.tell.shorter import Selection

# The same as `export.tables.TABLES`, which a test holds it to: that is loaded later.
TABLES = (
    "timeline", "reports", "cast", "quotations", "discrepancies", "figures", "reuse", "reactions",
    "novelty", "problems", "evidence",
)  # fmt: skip


@click.command(epilog=EPILOG)
@common
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help=f"{described()}. Without it: a summary in words.",
)
@click.option(
    "--out",
    metavar="FILE",
    help="Write there; - is standard output. With csv, a folder gets every table.",
)
@click.option(
    "--table", type=click.Choice(TABLES), help="With csv: which table; timeline unless said."
)
@click.option("--excerpts", is_flag=True, help="Keep of each report the words behind what is told.")
@click.option("--page", metavar="FILE", help="Beside the result, write the page there.")
@click.option("--from", "start", callback=day, metavar="DATE", help="Leave out what is before.")
@click.option("--to", "end", callback=day, metavar="DATE", help="Leave out what is after.")
@click.option("--dates", type=click.IntRange(min=1), metavar="N", help="At most N dates.")
@click.option(
    "--sentences", type=click.IntRange(min=1), metavar="K", help="At most K sentences a date."
)
@click.option("--about", metavar="WORDS", help="Only what is told with all of these words.")
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
    from sourceline.tell.shorter import Selection

    messages = Messages(quiet=quiet, verbose=verbose)
    format_ = _format_of(format_, out, table)
    selection = Selection(start=start, end=end, dates=dates, sentences=sentences, about=about)
    story = _told(paths, selection, messages, strict=strict)
    if excerpts:
        story = _excerpted(story, messages)
    if format_ is None:
        page = _summarise(story, page)
    elif format_ == "csv":
        _write_tables(story, table, out or "-")
    else:
        _render(story, format_, out or "-")
    if page is not None:
        _write_page(story, page, messages)
    messages.problems(story.problems)
    messages.detail("done")
    return code_for(story.problems)


def _told(paths: Sequence[str], selection: Selection, messages: Messages, *, strict: bool) -> Story:
    import sys

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
        )


def _format_of(format_: str | None, out: str | None, table: str | None) -> str | None:
    """The format that is asked for, by its name, by a file's or by a table of it."""
    from sourceline.cli.output import format_named_by

    if format_ is None and table is not None:
        format_ = "csv"
    if format_ is None and out not in (None, "-"):
        format_ = format_named_by(str(out))
    if table is not None and format_ != "csv":
        raise click.UsageError("--table chooses a table of --format csv; leave out one of the two.")
    return format_


def _excerpted(story: Story, messages: Messages) -> Story:
    from sourceline.tell.excerpts import excerpt_story, share_kept

    kept = excerpt_story(story)
    shares = share_kept(story, kept).values()
    most = max(shares, default=0.0)
    messages.note(f"Excerpts: of no report more than {most:.0%} is kept; lines are told whole.")
    return kept


def _write_tables(story: Story, table: str | None, out: str) -> None:
    """One table, or all of them where the place is a folder."""
    from sourceline.cli.output import is_folder, write_file, write_result
    from sourceline.export.tables import render, render_table

    if not is_folder(out):
        write_result([render_table(story, table) if table else render(story)], out)
        return
    for name in TABLES if table is None else (table,):
        write_file(Path(out) / f"{name}.csv", [render_table(story, name)])


def _summarise(story: Story, page: str | None) -> str | None:
    """Print the summary; where the page goes, if anywhere."""
    import shutil

    from sourceline.cli.output import on_terminal, write_words
    from sourceline.cli.summary import PLAIN_WIDTH, render_summary

    terminal = on_terminal()
    width = min(shutil.get_terminal_size().columns, PLAIN_WIDTH) if terminal else PLAIN_WIDTH
    write_words(render_summary(story, width=width, colour=terminal))
    return page or (f"story-{story.id.removeprefix('s-')}.html" if terminal else None)


def _render(story: Story, format_: str, out: str) -> None:
    from sourceline.cli.output import write_result
    from sourceline.export.registry import render

    write_result([render(story, format_)], out)


def _write_page(story: Story, page: str, messages: Messages) -> None:
    from sourceline.cli.output import write_file
    from sourceline.export.registry import render

    write_file(Path(page), [render(story, "html")])
    messages.note(f"The page: {page}")
