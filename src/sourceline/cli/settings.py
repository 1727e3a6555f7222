"""`sourceline settings`: what is set, and where."""

from __future__ import annotations

import click

from sourceline.cli.exits import EPILOG


@click.command(epilog=EPILOG)
@click.option(
    "--reasons", is_flag=True, help="Say of each what it may be, and why it is what it is."
)
@click.option("--debug", is_flag=True, help="Show the traceback where something fails.")
def settings(reasons: bool, debug: bool) -> None:
    """Print each setting as a line of sourceline.toml, and where its value came from.

    An option wins over an environment variable (SOURCELINE_...), that over sourceline.toml in this folder,
    that over the one in your own folder. The lines can be put into a file as they are.
    """
    from sourceline.cli.output import write_words
    from sourceline.export.safe import neutral
    from sourceline.settings.choosing import choose_settings
    from sourceline.settings.telling import tell_settings

    write_words(neutral(tell_settings(choose_settings(), reasons=reasons)))
