"""`sourceline annotate`: what each report says by itself."""

from __future__ import annotations

from collections.abc import Iterator

import click

from sourceline.cli.exits import EPILOG
from sourceline.cli.options import common

# The same as `export.annotated.registry.FORMATS`, which a test holds it to: that is loaded later.
FORMATS = ("jsonl", "ansi", "html")


@click.command(epilog=EPILOG)
@common
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="jsonl",
    show_default=True,
    help="jsonl (one object a line), ansi (the text marked, for a terminal) or html (one page).",
)
@click.option("--out", metavar="FILE", default="-", help="Write there; - is standard output.")
def annotate(
    paths: tuple[str, ...],
    format_: str,
    out: str,
    quiet: bool,
    verbose: bool,
    debug: bool,
    strict: bool,
) -> int:
    """Print what each report under PATH says by itself.

    A PATH is a file, a folder, a pattern in quotes, or - for standard input.
    """
    import sys

    from sourceline.app.annotate import annotate_paths, version
    from sourceline.cli.messages import Messages, code_for
    from sourceline.cli.output import write_result
    from sourceline.cli.terminal import colour_wanted, columns
    from sourceline.export.annotated.registry import render
    from sourceline.export.annotated.setting import Setting
    from sourceline.model.annotations import Annotations
    from sourceline.model.article import Problem

    messages = Messages(quiet=quiet, verbose=verbose)
    problems: list[Problem] = []

    def found() -> Iterator[Annotations | Problem]:
        for each in annotate_paths(paths, stdin=sys.stdin.buffer, strict=strict):
            if isinstance(each, Problem):
                problems.append(each)
            else:
                messages.article(each.article)
            yield each

    setting = Setting(annotator=version(), colour=colour_wanted(out), width=columns(out))
    write_result(render(found(), format_, setting), out)
    messages.problems(problems)
    return code_for(problems)
