"""`sourceline serve`: the reading room in the browser."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sourceline.cli.exits import EPILOG
from sourceline.cli.options import common

if TYPE_CHECKING:
    from sourceline.app.correctors import Corrector
    from sourceline.app.room import Room
    from sourceline.app.told_once import Pile
    from sourceline.cli.messages import Messages

_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_HEAD = b"SQLite format 3\0"


@click.command(epilog=EPILOG)
@common
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8750,
    show_default=True,
    metavar="N",
    help="Where to listen; 0 takes any port that is free.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="Whom to listen to: this machine alone unless told.",
)
@click.option(
    "--allow",
    multiple=True,
    metavar="NAME",
    help="Answer to this host name too, as behind a proxy; may be given several times.",
)
@click.option("--read-only", is_flag=True, help="Let nothing be corrected from the browser.")
@click.option(
    "--editable",
    is_flag=True,
    help="Let readers correct, though others than this machine reach it: all of them can.",
)
@click.option(
    "--corrections",
    metavar="FILE",
    help="Beside a pile: replay the corrections in FILE, and write new ones there.",
)
@click.option("--no-browser", is_flag=True, help="Do not open the browser.")
def serve(
    paths: tuple[str, ...],
    port: int,
    host: str,
    allow: tuple[str, ...],
    read_only: bool,
    editable: bool,
    corrections: str | None,
    no_browser: bool,
    quiet: bool,
    verbose: bool,
    debug: bool,
    strict: bool,
) -> None:
    """Read an archive in the browser, or the one story behind the reports under PATH.

    PATH is an archive that `sourceline build` made, or files and folders as for `tell`: their story is
    told once, now. Only this machine is answered unless --host says otherwise. An archive can be
    corrected from the browser, a pile with --corrections FILE, unless --read-only, --host or --allow is
    given. Ctrl-C ends it.
    """
    import webbrowser

    from sourceline.cli.messages import Messages
    from sourceline.web.server import address_of, listen, run
    from sourceline.web.site import site

    if read_only and editable:
        raise click.UsageError("--read-only and --editable say opposite things; leave one out.")
    messages = Messages(quiet=quiet, verbose=verbose)
    with ExitStack() as stack:
        listening = stack.enter_context(listen(host, port))
        alone = host in _LOOPBACK and not allow
        room, corrector = _room(
            paths,
            Path(corrections) if corrections is not None else None,
            messages,
            stack,
            strict=strict,
            corrected=not read_only and (alone or editable),
        )
        address = address_of(listening, host)
        names = {*_LOOPBACK, host, *allow}
        if host not in _LOOPBACK:
            messages.note(
                f"Whoever reaches {host} can read this: nobody is asked who they are. "
                "It answers to the names that --allow gives."
                + (" Whoever reaches it can correct it, too." if room.corrections else "")
            )
        click.echo(f"Reading room: {address}  (Ctrl-C ends it)")
        if not no_browser:
            webbrowser.open(address)
        run(site(room, names, _watch(debug), corrector), listening)


def _room(
    paths: tuple[str, ...],
    log: Path | None,
    messages: Messages,
    stack: ExitStack,
    *,
    strict: bool,
    corrected: bool,
) -> tuple[Room, Corrector | None]:
    """The archive, or one made of the story of the given reports; that is gone at the end, and is
    corrected only where the log is a file, which stays."""
    from tempfile import TemporaryDirectory

    from sourceline.app.correctors import BesidePile
    from sourceline.app.room import Room

    if len(paths) == 1 and _is_archive(Path(paths[0])):
        if log is not None:
            raise click.UsageError(
                "--corrections goes with a pile: an archive keeps its own. "
                "`sourceline fix import` adds those of a file to it."
            )
        return Room(Path(paths[0]), corrections=corrected), None
    folder = Path(stack.enter_context(TemporaryDirectory(prefix="sourceline-")))
    pile, alone = _told(paths, folder / "story.db", log, messages, strict=strict)
    if log is None:
        return Room(pile.out, alone=alone), None
    room = Room(pile.out, alone=alone, corrections=corrected)
    return room, BesidePile(room, pile, log)


def _is_archive(path: Path) -> bool:
    """By what it holds; a name that is not there yet, by its ending."""
    if path.is_file():
        try:
            with path.open("rb") as stream:
                return stream.read(len(_HEAD)) == _HEAD
        except OSError:
            return False  # who reads it as a report says what is wrong with it
    return path.suffix == ".db" and not path.exists()


def _told(
    paths: tuple[str, ...], out: Path, log: Path | None, messages: Messages, *, strict: bool
) -> tuple[Pile, str]:
    import sys

    from sourceline.app.log_file import read_file
    from sourceline.app.told_once import tell_into
    from sourceline.cli.progress import ShownEngine

    with ExitStack() as stack:
        shown = stack.enter_context(ShownEngine()) if messages.shows_progress else None
        pile, story = tell_into(
            paths,
            out,
            stdin=sys.stdin.buffer,
            strict=strict,
            engine=shown,
            watch=shown.found if shown is not None else messages.article,
            log=read_file(log) if log is not None else (),
        )
    messages.problems(story.problems)
    messages.decisions(story.decisions)
    return pile, story.id


def _watch(debug: bool) -> Callable[[Exception], None]:
    """Our own mistakes are told where the server was begun, and not to readers."""

    def watch(error: Exception) -> None:
        import traceback

        if debug:
            traceback.print_exception(error)
        else:
            click.echo(
                f"Error: a page failed ({type(error).__name__}). --debug shows where.", err=True
            )

    return watch
