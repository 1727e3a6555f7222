"""`sourceline annotate`: what each report says by itself."""

from __future__ import annotations

from collections.abc import Iterator

import click

from sourceline.cli.exits import EPILOG
from sourceline.cli.options import common


@click.command(epilog=EPILOG)
@common
@click.option(
    "--format",
    "format_",
    type=click.Choice(["jsonl"]),
    default="jsonl",
    show_default=True,
    help="One JSON object a line.",
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
    """Print what each report under PATH says by itself, one JSON object a report.

    A PATH is a file, a folder, a pattern in quotes, or - for standard input.
    """
    import sys

    from sourceline.app.annotate import VERSION, annotate_paths
    from sourceline.cli.messages import Messages, code_for
    from sourceline.cli.output import write_result
    from sourceline.model.article import Problem
    from sourceline.wire.annotations_json import dump_annotations

    messages = Messages(quiet=quiet, verbose=verbose)
    problems: list[Problem] = []

    def lines() -> Iterator[str]:
        for each in annotate_paths(paths, stdin=sys.stdin.buffer, strict=strict):
            if isinstance(each, Problem):
                problems.append(each)
            else:
                messages.article(each.article)
                yield dump_annotations(each, VERSION)

    write_result(lines(), out)
    messages.problems(problems)
    return code_for(problems)
