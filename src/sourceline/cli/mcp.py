"""`sourceline mcp`: an archive for an assistant to ask."""

from __future__ import annotations

from pathlib import Path

import click

from sourceline.cli.exits import EPILOG
from sourceline.cli.options import asking
from sourceline.errors import SourcelineError


@click.command(epilog=EPILOG)
@asking
def mcp(archive: str, debug: bool) -> None:
    """Let an assistant ask the archive FILE, over the Model Context Protocol.

    Speaks on standard input and output, so it is started by the assistant, not by hand. Nothing can be
    changed through it, and no other file be read. Needs `pip install 'sourceline[mcp]'`.
    """
    try:
        from sourceline.mcp.server import serve
    except ModuleNotFoundError as cause:
        if (cause.name or "").partition(".")[0] not in ("mcp", "mcp_types", "pydantic"):
            raise
        raise SourcelineError(
            "the SDK of the Model Context Protocol is not installed, or is an older one",
            subject="sourceline mcp",
            remedy="Install it with: pip install 'sourceline[mcp]'",
        ) from cause
    serve(Path(archive))
