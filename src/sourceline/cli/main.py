"""The front door: picks the command, and says in words what went wrong.

Nothing heavy is imported before a command needs it: `--version` and `--help` load click alone.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from typing import NoReturn

import click

from sourceline import __version__
from sourceline.cli.annotate import annotate
from sourceline.cli.asking import search, show, stories
from sourceline.cli.build import build, rebuild, watch
from sourceline.cli.exits import DONE, EPILOG, FAILED, STOPPED, WRONG_USAGE
from sourceline.cli.fix import fix
from sourceline.cli.keeping import backup, check, forget
from sourceline.cli.mcp import mcp
from sourceline.cli.new import new
from sourceline.cli.schema import schema
from sourceline.cli.serve import serve
from sourceline.cli.settings import settings
from sourceline.cli.settling import settled
from sourceline.cli.tell import tell
from sourceline.errors import SettingsError, SourcelineError


@click.group(
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, message="sourceline %(version)s")
def commands() -> None:
    """Give it the reports, get the story.

    Reads saved news reports and tells the one story behind them: a dated timeline, who is who, who
    said what, which reports copy which, where they disagree. Nothing leaves this machine.
    """


for each in (tell, new, annotate):
    commands.add_command(settled(each))
for each in (build, watch, stories, show, search, forget, rebuild, check, backup):
    commands.add_command(settled(each))
for each in fix.commands.values():
    settled(each)
commands.add_command(fix)
commands.add_command(serve)
commands.add_command(mcp)
commands.add_command(settings)
commands.add_command(schema)


def main() -> NoReturn:
    """The program `sourceline`."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command; the exit code. Whatever goes wrong is told on standard error."""
    # Read by hand: what fails before or while click reads the options is to be debugged as well.
    debug = "--debug" in arguments
    try:
        code = commands.main(list(arguments), prog_name="sourceline", standalone_mode=False)
        return code if isinstance(code, int) else DONE
    except click.UsageError as error:
        error.show()
        return WRONG_USAGE
    except (KeyboardInterrupt, click.Abort):
        _say("Stopped.")
        return STOPPED
    except SourcelineError as error:
        return _failed(error, str(error), debug)
    except click.ClickException as error:
        return _failed(error, error.format_message(), debug)
    except Exception as error:
        told = (
            f"something inside sourceline went wrong ({type(error).__name__}: {error}).\n"
            "       Run it again with --debug to see where, and report what you see."
        )
        return _failed(error, told, debug)


def _failed(error: Exception, told: str, debug: bool) -> int:
    if debug:
        traceback.print_exception(error)
    _say(f"Error: {told}")
    return WRONG_USAGE if isinstance(error, SettingsError) else FAILED


def _say(line: str) -> None:
    """On standard error, whatever its encoding can carry."""
    click.echo(line.encode("utf-8", "backslashreplace").decode("utf-8"), err=True)
