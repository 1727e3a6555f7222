"""`sourceline build`, `watch` and `rebuild`: an archive that stays current."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sourceline.cli.exits import EPILOG
from sourceline.cli.options import changing, filling, setting
from sourceline.settings.values import BY_PATH

if TYPE_CHECKING:
    from collections.abc import Callable

    from sourceline.app.archive import Building, Built
    from sourceline.app.sources import SourceSettings
    from sourceline.cli.messages import Messages

MINUTE = 60.0


@click.command(epilog=EPILOG)
@filling
def build(
    sources: tuple[str, ...],
    out: str,
    columns: tuple[str, ...],
    table: str | None,
    quiet: bool,
    debug: bool,
    strict: bool,
) -> int:
    """Read what is new under SOURCE into an archive, and tell the stories that it changes.

    A SOURCE is a file, a folder, a pattern in quotes, - for standard input, or the address of a page or
    a feed. What was fetched is kept beside the archive, in FILE.pages, and not fetched twice. Run it again, and only
    what is new or changed is read. Stopped at any moment, the next run goes on.
    """
    from sourceline.app.archive import build
    from sourceline.cli.messages import Messages, code_for

    messages = Messages(quiet=quiet)
    settings = source_settings(out, columns, table)
    built = run_work(
        lambda how: build(sources, Path(out), how), messages, strict=strict, got=settings
    )
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
    columns: tuple[str, ...],
    table: str | None,
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
    settings = source_settings(out, columns, table)
    while True:
        try:
            built = run_work(
                lambda how: build(sources, Path(out), how),
                messages,
                strict=strict,
                got=settings,
            )
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


def source_settings(out: str, columns: tuple[str, ...], table: str | None) -> SourceSettings:
    """What is set and said of tables and addresses."""
    from sourceline.app.sources import SourceSettings
    from sourceline.settings.current import current

    named = dict(pair.partition("=")[::2] for pair in columns)
    if not all(named.values()):
        raise click.UsageError("--column takes FIELD=NAME, for example --column text=body")
    return SourceSettings.of(
        current().fetch,
        columns=named,
        table=table,
        cache=Path(f"{out}.pages"),
    )


def run_work(
    work: Callable[[Building], Built],
    messages: Messages,
    *,
    strict: bool = False,
    got: SourceSettings | None = None,
) -> Built:
    """The work by the engine that is set, with a bar where a person waits."""
    import sys

    from sourceline.app.archive import Building
    from sourceline.app.sources import SourceReader, SourceSettings
    from sourceline.cli.progress import ShownMeter
    from sourceline.scale.engines import open_engine
    from sourceline.settings.current import current

    reader = SourceReader(got or SourceSettings(), messages.source)
    with ExitStack() as stack:
        how = Building(
            engine=stack.enter_context(open_engine(current().work)),
            strict=strict,
            stdin=sys.stdin.buffer,
            elsewhere=reader.read_addresses,
            reading=reader.reading,
        )
        if messages.shows_progress:
            how = replace(how, meter=stack.enter_context(ShownMeter()))
        return work(how)


def tell_built(built: Built, messages: Messages, *, read: bool = True) -> None:
    """The summary is the result: it goes to standard output."""
    from sourceline.cli.built import render_built
    from sourceline.cli.output import write_words

    messages.problems(built.problems, rest="kept")
    write_words(render_built(built, read=read))
