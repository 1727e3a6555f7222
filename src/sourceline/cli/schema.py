"""`sourceline schema`: what the JSON promises."""

from __future__ import annotations

import click

from sourceline.cli.exits import EPILOG


@click.command(epilog=EPILOG)
@click.argument("name", type=click.Choice(["story", "new"]), default="story", metavar="[NAME]")
def schema(name: str) -> None:
    """Print the JSON Schema of a story (`sourceline.story/1`).

    NAME is story, or new for what `sourceline new` writes (`sourceline.new/1`).
    """
    import json

    from sourceline.cli.output import STDOUT, write_result
    from sourceline.wire.story_json import load_schema

    write_result([json.dumps(load_schema(name), indent=1, ensure_ascii=False), "\n"], STDOUT)
