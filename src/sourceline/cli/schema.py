"""`sourceline schema`: what the JSON promises."""

from __future__ import annotations

import click

from sourceline.cli.exits import EPILOG


@click.command(epilog=EPILOG)
def schema() -> None:
    """Print the JSON Schema of a story (`sourceline.story/1`)."""
    import json

    from sourceline.cli.output import STDOUT, write_result
    from sourceline.wire.story_json import load_schema

    write_result([json.dumps(load_schema(), indent=1, ensure_ascii=False), "\n"], STDOUT)
