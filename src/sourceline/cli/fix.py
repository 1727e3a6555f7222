"""`sourceline fix`: what a person knows better, as lines of a log that is replayed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sourceline.cli.exits import DONE, EPILOG

if TYPE_CHECKING:
    from sourceline.app.fixing import Fixed
    from sourceline.app.log_lines import Listed

F = TypeVar("F", bound=Callable[..., Any])

_LOG = click.option("--log", metavar="FILE", help="Beside a pile: the log is this file.")
_DEBUG = click.option("--debug", is_flag=True, help="Show the traceback where something fails.")
_PERSON = (
    click.option("--why", default="", metavar="WORDS", help="Why, in a sentence."),
    click.option("--by", metavar="NAME", help="Who decides; you, unless said."),
)
_WHERE = "ARCHIVE STORY"


@click.group(epilog=EPILOG)
def fix() -> None:
    """Correct what is told: it holds when the story is told again, and can be undone.

    ARCHIVE STORY is an archive that `sourceline build` made and a story of it; with --log FILE, in their
    place PATH is a pile. What is meant is given by its id or by words of it. Each correction is a line of a
    log that is only ever added to.
    """


def _fix(name: str, takes: Sequence[str], what: str, *options: Callable[[F], F]) -> None:
    """A subcommand: `takes` are what it needs behind the story, as `app.wishes` calls it."""

    def run(
        where: tuple[str, ...], log: str | None, why: str, by: str | None, debug: bool, **more: str
    ) -> int:
        asked = {key: value for key, value in more.items() if value is not None}
        return _correct(name, takes, where, log, why, by, asked)

    run.__doc__ = what
    metavar = " ".join([_WHERE, *(part.upper() for part in takes)])
    command: Any = run
    for decorate in (_DEBUG, *reversed(_PERSON), _LOG, *reversed(options)):
        command = decorate(command)
    command = click.argument("where", nargs=-1, required=True, metavar=metavar)(command)
    fix.command(name, epilog=EPILOG)(command)


def _correct(
    kind: str,
    takes: Sequence[str],
    where: tuple[str, ...],
    log: str | None,
    why: str,
    by: str | None,
    asked: dict[str, str],
) -> int:
    from sourceline.app.fixing import correct
    from sourceline.app.fixing_piles import correct_pile

    place = where[: len(where) - len(takes)]
    needed = ("PATH",) if log is not None else ("ARCHIVE", "STORY")
    if len(place) != len(needed):
        usage = " ".join([*needed, *(part.upper() for part in takes)])
        raise click.UsageError(
            f"{kind} takes {usage}; {len(where)} are given. Put words in quotation marks."
        )
    asked |= dict(zip(takes, where[len(place) :], strict=True))
    if log is not None:
        fixed = correct_pile(Path(log), place, kind, asked, _person(by, why))
    else:
        fixed = correct(Path(place[0]), place[1], kind, asked, _person(by, why))
    _say(fixed, f"--log {log}" if log is not None else place[0])
    return DONE


_fix("leave-out", ("report",), "Say that REPORT does not belong to the story.")
_fix("merge", ("name", "other"), "Say that NAME and OTHER are one.")
_fix(
    "split",
    ("name",),
    "Say that two are told as NAME: what --form calls so, or --report means, is another.",
    click.option("--form", metavar="WORDS", help="One of the names that it goes by."),
    click.option("--report", metavar="REPORT", help="A report in which another is meant."),
)
_fix("rename", ("name", "to"), "Call NAME by another name.")
_fix("move", ("report", "words", "to"), "Say that WORDS of REPORT mean TO; - is somebody else.")
_fix("reject", ("line",), "Say that LINE is no line of the timeline.")
_fix(
    "pin",
    ("line",),
    "Keep LINE whatever is found; with --report and --when, a sentence that no line tells.",
    click.option("--report", metavar="REPORT", help="The report that LINE is a sentence of."),
    click.option("--when", metavar="DATE", help="The day of it, as EDTF."),
)
_fix("date", ("line", "when"), "Say that LINE is of another day: WHEN, as EDTF.")
_fix("publish", ("report", "when"), "Say that REPORT came out on another day: WHEN, as EDTF.")
_fix("speaker", ("quotation", "to"), "Say that TO said QUOTATION; - is nobody who is named.")
_fix("confirm", ("dispute",), "Say that the reports do disagree in DISPUTE.")
_fix("dismiss", ("dispute",), "Say that they do not disagree in DISPUTE.")


@fix.command("list", epilog=EPILOG)
@click.argument("where", nargs=-1, metavar="[ARCHIVE [STORY]]")
@_LOG
@_DEBUG
def list_(where: tuple[str, ...], log: str | None, debug: bool) -> None:
    """List what was decided, in all or of one story, and what became of it.

    With --log FILE a PATH may follow: then it says what became of each line in the story of that pile.
    """
    from sourceline.app.fixing import list_log
    from sourceline.app.fixing_piles import list_file
    from sourceline.cli.output import write_words

    if log is not None:
        listed = list_file(Path(log), where)
    elif 1 <= len(where) <= 2:
        listed = list_log(Path(where[0]), where[1] if len(where) > 1 else None)
    else:
        raise click.UsageError("list takes ARCHIVE and perhaps STORY, or --log FILE.")
    write_words("".join(map(_listed, listed)) or "Nothing was decided.\n")


@fix.command(epilog=EPILOG)
@click.argument("where", nargs=-1, required=True, metavar="ARCHIVE ID")
@_LOG
@_PERSON[1]
@_PERSON[0]
@_DEBUG
def undo(where: tuple[str, ...], log: str | None, by: str | None, why: str, debug: bool) -> None:
    """Take back the correction ID. That is a line, too, and can be taken back."""
    from sourceline.app.fixing import undo
    from sourceline.app.fixing_piles import undo_in_file

    if len(where) != (1 if log is not None else 2):
        raise click.UsageError("undo takes ARCHIVE ID, or --log FILE and ID.")
    if log is not None:
        fixed = undo_in_file(Path(log), where[0], _person(by, why))
    else:
        fixed = undo(Path(where[0]), where[1], _person(by, why))
    _say(fixed, f"--log {log}" if log is not None else where[0])


@fix.command(epilog=EPILOG)
@click.argument("archive", metavar="ARCHIVE")
@click.option("--out", default="-", metavar="FILE", help="Write there; - is standard output.")
@_DEBUG
def export(archive: str, out: str, debug: bool) -> None:
    """Write the log of ARCHIVE as JSON lines, to be kept or shared: `--corrections` and import take it."""
    from sourceline.app.fixing import log_of
    from sourceline.cli.output import write_result

    write_result([log_of(Path(archive))], out)


@fix.command("import", epilog=EPILOG)
@click.argument("where", nargs=-1, required=True, metavar="ARCHIVE FILE")
@_LOG
@_DEBUG
def import_(where: tuple[str, ...], log: str | None, debug: bool) -> None:
    """Add the lines of the log FILE that are not there yet; nothing is changed by doing so twice."""
    from sourceline.app.fixing import bring_in
    from sourceline.app.fixing_piles import bring_into_file
    from sourceline.cli.output import write_words
    from sourceline.export.labels import counted

    if len(where) != (1 if log is not None else 2):
        raise click.UsageError("import takes ARCHIVE FILE, or --log FILE and the other FILE.")
    text = _text(Path(where[-1]))
    into = partial(bring_in, Path(where[0])) if log is None else partial(bring_into_file, Path(log))
    new = into(text, where[-1])
    write_words(f"{counted(new, 'new line')}.\n")


def _text(path: Path) -> str:
    from sourceline.errors import SourceError

    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as cause:
        raise SourceError(
            "it cannot be read as text.", subject=str(path), remedy="Check the path."
        ) from cause


def _person(by: str | None, why: str) -> Any:
    from sourceline.app.fixing import Person, whoever

    return Person(by=whoever() if by is None else by, why=why)


def _say(fixed: Fixed, where: str) -> None:
    """What was decided, what became of it, and how it is taken back."""
    from sourceline.cli.messages import Messages
    from sourceline.cli.output import write_words
    from sourceline.export.safe import neutral
    from sourceline.text.decisions import in_words

    line = fixed.correction
    write_words(neutral(f"{line.id}  {in_words(line.what)}\n"))
    decision = fixed.decision
    if decision is not None and decision.status != "holds":
        Messages().note(f"It does not hold: {decision.note}.")
    Messages().note(f"Undo: sourceline fix undo {where} {line.id}")


def _listed(each: Listed) -> str:
    from sourceline.export.safe import neutral

    line = each.correction
    status = "" if each.status in ("holds", "undo") else f" [{_STATUS[each.status]}]"
    why = f": {line.why}" if line.why else ""
    told = f"{line.id}  {line.at[:10]}  {each.kind}{status}  {each.what}\n"
    told += f"    {line.by or 'a person'}{why}\n"
    told += f"    {each.note}\n" if each.note else ""
    return neutral(told)


_STATUS = {"undone": "undone", "overruled": "overruled", "no_longer": "no longer applies"}
