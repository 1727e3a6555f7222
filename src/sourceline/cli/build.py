"""`sourceline build`, `watch` and `rebuild`: an archive that stays current."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sourceline.cli.exits import EPILOG
from sourceline.cli.options import changing, filling, setting
from sourceline.settings.values import BY_PATH

if TYPE_CHECKING:
    from collections.abc import Callable

    from sourceline.app.archive import Building, Built
    from sourceline.cli.messages import Messages

MINUTE = 60.0


@click.command(epilog=EPILOG)
@filling
def build(
    sources: tuple[str, ...],
    out: str,
    quiet: bool,
    debug: bool,
    strict: bool,
) -> int:
    """Read what is new under SOURCE into an archive, and tell the stories that it changes.

    A SOURCE is a file, a folder, a pattern in quotes, or - for standard input. Run it again, and only
    what is new or changed is read. Stopped at any moment, the next run goes on.
    """
    from sourceline.app.archive import build
    from sourceline.cli.messages import Messages, code_for

    messages = Messages(quiet=quiet)
    built = run_work(lambda how: build(sources, Path(out), how), messages, strict=strict)
    tell_built(built, messages)
    return code_for(built.problems)


@click.command(epilog=EPILOG)
@filling
@setting(
    "archive.every",
    "--every",
    type=click.FloatRange(min=0, min_open=True),
    metavar="MINUTES",
    help=f"How long to wait between two looks; {BY_PATH['archive.every'].default:g} unless set.",
)
def watch(
    sources: tuple[str, ...],
    out: str,
    quiet: bool,
    debug: bool,
    strict: bool,
) -> int:
    """Build again and again, until Ctrl-C; a summary each time that something changed.

    A look that finds the archive locked, or a source that is away for now, is tried again the next time.
    """
    import time

    from sourceline.app.archive import build
    from sourceline.cli.messages import Messages
    from sourceline.errors import EngineError, SourceError, StoreLockedError
    from sourceline.settings.current import current

    messages = Messages(quiet=quiet)
    while True:
        try:
            built = run_work(lambda how: build(sources, Path(out), how), messages, strict=strict)
            if built.told or built.problems:
                tell_built(built, messages)
        except (SourceError, StoreLockedError, EngineError) as error:
            messages.note(f"Not this time: {error}")
        time.sleep(current().archive.every * MINUTE)


@click.command(epilog=EPILOG)
@changing
def rebuild(archive: str, quiet: bool, debug: bool) -> int:
    """Make again, from the reports in FILE, all that rests on them.

    For a new version of sourceline, or an archive that an earlier one wrote: annotations that other
    rules made are dropped, each story is told again, the index is made again. No source is read.
    """
    from sourceline.app.archive import rebuild
    from sourceline.cli.messages import Messages, code_for

    messages = Messages(quiet=quiet)
    built = run_work(lambda how: rebuild(Path(archive), how), messages)
    tell_built(built, messages, read=False)
    return code_for(built.problems)


def run_work(
    work: Callable[[Building], Built],
    messages: Messages,
    *,
    strict: bool = False,
) -> Built:
    """The work by the engine that is set, with a bar where a person waits."""
    import sys

    from sourceline.app.archive import Building
    from sourceline.cli.progress import ShownMeter
    from sourceline.scale.engines import open_engine
    from sourceline.settings.current import current

    with ExitStack() as stack:
        engine = stack.enter_context(open_engine(current().work))
        stdin = sys.stdin.buffer
        if messages.shows_progress:
            meter = stack.enter_context(ShownMeter())
            return work(Building(engine=engine, meter=meter, strict=strict, stdin=stdin))
        return work(Building(engine=engine, strict=strict, stdin=stdin))


def tell_built(built: Built, messages: Messages, *, read: bool = True) -> None:
    """The summary is the result: it goes to standard output."""
    from sourceline.cli.built import render_built
    from sourceline.cli.output import write_words

    messages.problems(built.problems, rest="kept")
    write_words(render_built(built, read=read))
