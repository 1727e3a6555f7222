"""What several commands take alike."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

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


def common(function: F) -> F:
    """The paths, and how much is said on the way."""
    for decorate in (
        click.option(
            "--strict", is_flag=True, help="Stop at the first report that cannot be read."
        ),
        click.option("--debug", is_flag=True, help="Show the traceback where something fails."),
        click.option("-v", "--verbose", is_flag=True, help="Say on standard error what is done."),
        click.option(
            "-q", "--quiet", is_flag=True, help="Say nothing on standard error but errors."
        ),
        click.argument("paths", nargs=-1, required=True, metavar="PATH..."),
    ):
        function = decorate(function)
    return function
