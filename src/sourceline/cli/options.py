"""What several commands take alike."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

from sourceline.settings.values import ENGINES

F = TypeVar("F", bound=Callable[..., Any])


def day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """A day as YYYY-MM-DD."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        told = f"{value!r} is no day. Write it as YYYY-MM-DD."
        raise click.BadParameter(told, ctx, param) from None


_DEBUG = click.option("--debug", is_flag=True, help="Show the traceback where something fails.")
_QUIET = click.option(
    "-q", "--quiet", is_flag=True, help="Say nothing on standard error but errors."
)
_STRICT = click.option(
    "--strict", is_flag=True, help="Stop at the first report that cannot be read."
)
_ARCHIVE = click.argument("archive", metavar="FILE")


def common(function: F) -> F:
    """The paths, and how much is said on the way."""
    for decorate in (
        _STRICT,
        _DEBUG,
        click.option("-v", "--verbose", is_flag=True, help="Say on standard error what is done."),
        _QUIET,
        click.argument("paths", nargs=-1, required=True, metavar="PATH..."),
    ):
        function = decorate(function)
    return function


corrected = click.option(
    "--corrections",
    metavar="FILE",
    help="Replay what was decided: a log that `sourceline fix` wrote.",
)


def asking(function: F) -> F:
    """An archive that is asked something."""
    return _ARCHIVE(_DEBUG(function))


def setting(path: str, *declared: str, **more: Any) -> Callable[[F], F]:
    """An option that is a setting too. It goes to no command: `cli.settling` puts it over the others."""

    def remember(ctx: click.Context, _: click.Parameter, value: object) -> None:
        if value is not None:
            ctx.meta.setdefault(OPTIONS, {})[path] = value

    return click.option(*declared, callback=remember, expose_value=False, **more)


OPTIONS = "sourceline.options"


def working(function: F) -> F:
    """What a command takes that works on an archive for a while."""
    for decorate in (
        _DEBUG,
        _QUIET,
        setting(
            "work.scheduler",
            "--scheduler",
            metavar="ADDRESS",
            help="With dask: join the cluster of this scheduler, such as tcp://10.0.0.5:8786. "
            "Only one that you trust: it can run programs here.",
        ),
        setting(
            "work.workers",
            "--workers",
            type=click.IntRange(min=1),
            metavar="N",
            help="Processes to work with; all cores unless told.",
        ),
        setting(
            "work.engine",
            "--engine",
            type=click.Choice(ENGINES),
            help="What does the work: this process, all cores, or a Dask cluster. local unless set.",
        ),
    ):
        function = decorate(function)
    return function


def filling(function: F) -> F:
    """Sources that go into an archive."""
    out = click.option("--out", required=True, metavar="FILE", help="The archive.")
    sources = click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
    return sources(out(_getting(working(_STRICT(function)))))


def _getting(function: F) -> F:
    """How tables are read and addresses fetched."""
    for decorate in (
        click.option(
            "--table", metavar="NAME", help="Of a database: the table that holds reports."
        ),
        click.option(
            "--column",
            "columns",
            multiple=True,
            metavar="FIELD=NAME",
            help="Of a table: the column for text, title, published, url, publisher or id.",
        ),
        setting(
            "fetch.allow_private",
            "--allow-private",
            is_flag=True,
            default=None,
            help="Fetch from this machine and its network, too.",
        ),
        setting(
            "fetch.full_text",
            "--full-text",
            is_flag=True,
            default=None,
            help="Follow the links of a feed's entries to whole reports.",
        ),
    ):
        function = decorate(function)
    return function


def changing(function: F) -> F:
    """An archive that is worked on."""
    return _ARCHIVE(working(function))


def between(function: F) -> F:
    """Days, both included."""
    for decorate in (
        click.option("--to", "end", callback=day, metavar="DATE", help="Not what is surely later."),
        click.option(
            "--from", "start", callback=day, metavar="DATE", help="Not what is surely earlier."
        ),
    ):
        function = decorate(function)
    return function
