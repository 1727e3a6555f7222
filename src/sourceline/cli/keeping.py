"""`sourceline check`, `backup` and `forget`: keeping an archive in order."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sourceline.cli.exits import DONE, EPILOG, FAILED
from sourceline.cli.options import asking, changing

if TYPE_CHECKING:
    from sourceline.app.archive import Building, Built


@click.command(epilog=EPILOG)
@asking
def check(archive: str, debug: bool) -> int:
    """Look whether the archive FILE is whole: its pages, its ties, its index, its reports and stories.

    Prints what is wrong, a line each, and ends with 1; where all is well it says so. Changes nothing.
    """
    from sourceline.app.asking import check_archive
    from sourceline.cli.output import write_words
    from sourceline.export.safe import neutral, one_line

    faults = check_archive(Path(archive))
    if not faults:
        write_words("All is well.\n")
        return DONE
    write_words("".join(f"{neutral(one_line(fault))}\n" for fault in faults))
    click.echo(
        "Error: the archive is damaged.\n"
        "       Where only words or stories are named, `sourceline rebuild` makes them again; "
        "else put back the last backup.",
        err=True,
    )
    return FAILED


@click.command(epilog=EPILOG)
@asking
@click.argument("to", metavar="COPY")
def backup(archive: str, to: str, debug: bool) -> None:
    """Copy the archive FILE to COPY as it is now, while builds go on.

    An older copy there is written over, any other file is not.
    """
    from sourceline.app.asking import back_up
    from sourceline.cli.messages import Messages

    back_up(Path(archive), Path(to))
    Messages().note(f"Copied to {to}.")


@click.command(epilog=EPILOG)
@changing
@click.argument("source", metavar="SOURCE")
@click.option("--undo", is_flag=True, help="Let the next build read it in again.")
def forget(archive: str, quiet: bool, debug: bool, source: str, undo: bool) -> int:
    """Take a report and all that rests on it out of the archive FILE for good.

    SOURCE is its path, its address, its id, or the name that stories show; a file of many reports
    takes all of them out. Its versions go too, and the stories that held it are told again without
    it. It is not read in again, even where the file is still there.
    """
    from sourceline.app.forgetting import forget, let_back
    from sourceline.cli.build import run_work, tell_built
    from sourceline.cli.messages import Messages, code_for
    from sourceline.export.labels import counted

    messages = Messages(quiet=quiet)
    if undo:
        let_back(Path(archive), source)
        messages.note(f"{source} may be read in again.")
        return DONE
    sources: list[str] = []

    def work(how: Building) -> Built:
        taken, built = forget(Path(archive), source, how)
        sources.extend(taken)
        return built

    built = run_work(work, messages)
    for each in sources:
        messages.note(f"Forgotten: {each}")
    if built.quoting:
        messages.note(
            f"Its words were struck out of {counted(built.quoting, 'line')} of the log of corrections: "
            f"sourceline fix list {archive}"
        )
    tell_built(built, messages, read=False)
    return code_for(built.problems)
