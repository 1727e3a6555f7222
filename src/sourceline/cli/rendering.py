"""How a told story leaves a command: in which format, whole or in excerpts, one file or several."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from sourceline.export.registry import FORMATS, described

if TYPE_CHECKING:
    from sourceline.cli.messages import Messages
    from sourceline.model.story import Story

# The same as `export.tables.TABLES`, which a test holds it to: that is loaded later.
TABLES = (
    "timeline", "reports", "cast", "quotations", "discrepancies", "figures", "reuse", "reactions",
    "novelty", "problems", "decisions", "evidence",
)  # fmt: skip

Command = TypeVar("Command", bound=Callable[..., object])


def rendering(command: Command) -> Command:
    """The options of each command that tells a story: --format, --out, --table, --excerpts."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_OPTIONS = (
    click.option(
        "--format",
        "format_",
        type=click.Choice(FORMATS),
        help=f"{described()}. Without it: a summary in words.",
    ),
    click.option(
        "--out",
        metavar="FILE",
        help="Write there; - is standard output. With csv, a folder gets every table.",
    ),
    click.option(
        "--table", type=click.Choice(TABLES), help="With csv: which table; timeline unless said."
    ),
    click.option(
        "--excerpts", is_flag=True, help="Keep of each report the words behind what is told."
    ),
)


def format_asked(format_: str | None, out: str | None, table: str | None) -> str | None:
    """The format that is asked for, by its name, by a file's or by a table of it."""
    from sourceline.cli.output import format_named_by

    if format_ is None and table is not None:
        format_ = "csv"
    if format_ is None and out not in (None, "-"):
        format_ = format_named_by(str(out))
    if table is not None and format_ != "csv":
        raise click.UsageError("--table chooses a table of --format csv; leave out one of the two.")
    return format_


def excerpted(story: Story, messages: Messages) -> Story:
    from sourceline.tell.excerpts import excerpt_story, share_kept

    kept = excerpt_story(story)
    shares = share_kept(story, kept).values()
    most = max(shares, default=0.0)
    messages.note(f"Excerpts: of no report more than {most:.0%} is kept; lines are told whole.")
    return kept


def write_story(story: Story, format_: str, table: str | None, out: str) -> None:
    """The story in that format, there."""
    from sourceline.cli.output import write_result
    from sourceline.export.registry import render

    if format_ == "csv":
        _write_tables(story, table, out)
    else:
        write_result([render(story, format_)], out)


def _write_tables(story: Story, table: str | None, out: str) -> None:
    """One table, or all of them where the place is a folder."""
    from sourceline.cli.output import is_folder, write_file, write_result
    from sourceline.export.tables import render, render_table

    if not is_folder(out):
        write_result([render_table(story, table) if table else render(story)], out)
        return
    for name in TABLES if table is None else (table,):
        write_file(Path(out) / f"{name}.csv", [render_table(story, name)])


def print_summary(story: Story) -> bool:
    """The story in a screen or two; whether a terminal shows it."""
    import shutil

    from sourceline.cli.output import on_terminal, write_words
    from sourceline.cli.summary import PLAIN_WIDTH, render_summary

    terminal = on_terminal()
    width = min(shutil.get_terminal_size().columns, PLAIN_WIDTH) if terminal else PLAIN_WIDTH
    write_words(render_summary(story, width=width, colour=terminal))
    return terminal
