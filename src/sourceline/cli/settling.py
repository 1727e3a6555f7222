"""Before a command works: the settings that hold for it, its options over the environment over files."""

from __future__ import annotations

import functools
from typing import Any

import click

from sourceline.cli.options import OPTIONS


def settled(command: click.Command) -> click.Command:
    """The command, run with the settings that were chosen for it; its `--help` looks at no file."""
    work = command.callback
    assert work is not None

    @functools.wraps(work)
    def run(*arguments: Any, **options: Any) -> Any:
        from sourceline.settings.choosing import choose_settings
        from sourceline.settings.current import using

        given = click.get_current_context().meta.get(OPTIONS, {})
        chosen = choose_settings(given).settings
        if "work.scheduler" in given and chosen.work.engine != "dask":
            raise click.UsageError(
                f"The engine {chosen.work.engine} has no scheduler: say --engine dask."
            )
        with using(chosen):
            return work(*arguments, **options)

    command.callback = run
    return command
