"""`sourceline new`: what is new to a reader who knows a part of the reports."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import date
from typing import TYPE_CHECKING

import click

from sourceline.cli.exits import EPILOG
from sourceline.cli.options import common, corrected, day
from sourceline.export.catch_up.registry import FORMATS, format_of

if TYPE_CHECKING:
    from sourceline.cli.messages import Messages
    from sourceline.model.catch_up import CatchUp


@click.command(epilog=EPILOG)
@common
@click.option(
    "--since", callback=day, metavar="DATE", help="Known is what was published before that day."
)
@click.option(
    "--read",
    multiple=True,
    metavar="FILE",
    help="This report is known; may be said again. @LIST names a file with one a line.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="md (Markdown with footnotes) or json (sourceline.new/1). Without it: in words.",
)
@click.option("--out", metavar="FILE", help="Write there; - is standard output.")
@corrected
def new(
    paths: tuple[str, ...],
    since: date | None,
    read: tuple[str, ...],
    format_: str | None,
    out: str | None,
    corrections: str | None,
    quiet: bool,
    verbose: bool,
    debug: bool,
    strict: bool,
) -> int:
    """Print what is new in the reports under PATH, to catch up.

    A PATH is a file, a folder, a pattern in quotes, or - for standard input. All reports are read,
    the known ones too: the rest is new against them.
    """
    from sourceline.cli.messages import Messages, code_for

    if since is None and not read:
        raise click.UsageError(
            "It is not said what is known already: add --since DATE, or --read FILE."
        )
    format_ = _format_of(format_, out)
    messages = Messages(quiet=quiet, verbose=verbose)
    found = _found(paths, since, read, corrections, messages, strict=strict)
    _write(found, format_, out or "-")
    messages.problems(found.story.problems)
    messages.decisions(found.story.decisions)
    messages.detail("done")
    return code_for(found.story.problems)


def _format_of(format_: str | None, out: str | None) -> str | None:
    if format_ is not None or out in (None, "-"):
        return format_
    found = format_of(str(out))
    if found is None:
        raise click.UsageError(
            f"The name of {out} does not say which format is wanted: add --format, one of "
            f"{', '.join(FORMATS)}."
        )
    return found


def _found(
    paths: tuple[str, ...],
    since: date | None,
    read: tuple[str, ...],
    corrections: str | None,
    messages: Messages,
    *,
    strict: bool,
) -> CatchUp:
    import sys

    from sourceline.app.log_file import read_given
    from sourceline.app.new import catch_up
    from sourceline.cli.progress import ShownEngine

    with ExitStack() as stack:
        shown = stack.enter_context(ShownEngine()) if messages.shows_progress else None
        return catch_up(
            paths,
            since=since,
            read=read,
            stdin=sys.stdin.buffer,
            strict=strict,
            engine=shown,
            watch=shown.found if shown is not None else messages.article,
            log=read_given(corrections),
        )


def _write(found: CatchUp, format_: str | None, out: str) -> None:
    from sourceline.cli.output import write_result, write_words
    from sourceline.cli.terminal import colour_wanted, columns
    from sourceline.export.catch_up.registry import render

    if format_ is not None:
        write_result([render(found, format_)], out)
        return
    from sourceline.cli.new_summary import render_new
    from sourceline.cli.summary import PLAIN_WIDTH

    width = min(columns(out) or PLAIN_WIDTH, PLAIN_WIDTH)
    write_words(render_new(found, width=width, colour=colour_wanted(out)))
