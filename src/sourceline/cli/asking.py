"""`sourceline stories`, `show` and `search`: what an archive holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from sourceline.cli.exits import EPILOG
from sourceline.cli.options import asking, between
from sourceline.cli.rendering import rendering

# The same as `store.search.Sort`, which a test holds it to: that is loaded later.
SORTS = ("report", "quotation", "entity", "event")
_JSONL = click.option(
    "--format",
    "format_",
    type=click.Choice(("text", "jsonl")),
    default="text",
    show_default=True,
    help="text for people, jsonl (one object a line) for programs.",
)


@click.command(epilog=EPILOG)
@asking
@between
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most N stories.")
@_JSONL
def stories(
    archive: str,
    start: date | None,
    end: date | None,
    limit: int | None,
    format_: str,
    debug: bool,
) -> None:
    """List the stories of the archive FILE, the latest first.

    --from and --to go by the days on which their reports were published.
    """
    from sourceline.app.asking import list_stories
    from sourceline.cli.found import render_list
    from sourceline.cli.output import STDOUT, write_result

    found = list_stories(Path(archive), start=start, end=end, limit=limit)
    write_result([render_list(found, format_)], STDOUT)


@click.command(epilog=EPILOG)
@asking
@click.argument("story", metavar="STORY")
@rendering
def show(
    archive: str,
    story: str,
    format_: str | None,
    out: str | None,
    table: str | None,
    excerpts: bool,
    debug: bool,
) -> None:
    """Show one STORY of the archive FILE: by its id, the start of one, or a report's name.

    An id that the story had before leads to it still.
    """
    from sourceline.app.asking import show_story
    from sourceline.cli.messages import Messages
    from sourceline.cli.rendering import excerpted, format_asked, print_summary, write_story

    messages = Messages()
    format_ = format_asked(format_, out, table)
    shown = show_story(Path(archive), story)
    if story.startswith("s-") and not shown.id.startswith(story):
        messages.note(f"{story} is part of {shown.id} now.")
    told = excerpted(shown.story, messages) if excerpts else shown.story
    if format_ is None:
        print_summary(told)
    else:
        write_story(told, format_, table, out or "-")
    messages.problems(shown.story.problems)
    messages.decisions(shown.story.decisions)


@click.command(epilog=EPILOG)
@asking
@click.argument("words", nargs=-1, metavar="[WORDS]...")
@between
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(SORTS),
    help="Only these; may be given several times.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    metavar="N",
    help="At most N of each kind.",
)
@_JSONL
def search(
    archive: str,
    words: tuple[str, ...],
    start: date | None,
    end: date | None,
    kinds: tuple[str, ...],
    limit: int,
    format_: str,
    debug: bool,
) -> None:
    """Find what holds all WORDS, in any inflection, and can be of the days from --from to --to.

    Either may be left out: `--kind event --from 2024-01-01 --to 2024-01-31` is what happened between.
    Quotation marks, * and AND are words like any others.
    """
    from sourceline.app.asking import search_archive
    from sourceline.cli.found import render_hits
    from sourceline.cli.output import STDOUT, write_result
    from sourceline.errors import SettingsError
    from sourceline.store.search import Sort

    asked = " ".join(words)
    if not asked.strip() and start is None and end is None:
        raise SettingsError(
            "nothing is asked for", subject="search", remedy="Give words, --from or --to."
        )
    found = search_archive(
        Path(archive),
        asked,
        sorts=tuple(sort for sort in Sort if not kinds or sort.value in kinds),
        start=start,
        end=end,
        limit=limit,
    )
    write_result([render_hits(found, format_)], STDOUT)
