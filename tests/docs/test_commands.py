"""docs/commands.md holds every command and option, and the commands' own help says what it must."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from sourceline.cli import exits
from sourceline.cli.main import commands
from sourceline.export.annotated.registry import FORMATS as ANNOTATED
from sourceline.export.registry import FORMATS

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def section(command: str) -> str:
    """What the page says of a command."""
    found = re.search(rf"^## `sourceline {command}\b.*?(?=^## |\Z)", PAGE, re.M | re.S)
    assert found is not None, f"docs/commands.md has no section of {command}"
    return found.group()


def options() -> Iterator[tuple[str, str]]:
    for name, command in commands.commands.items():
        inner = command.commands.values() if isinstance(command, click.Group) else ()
        found = {
            option
            for each in (command, *inner)
            for param in each.params
            if isinstance(param, click.Option)
            for option in param.opts
        }
        yield from ((name, option) for option in sorted(found))


def test_each_kind_of_correction_is_told() -> None:
    fix = commands.commands["fix"]
    assert isinstance(fix, click.Group)
    for name in fix.commands:
        assert f"| `{name}" in section("fix")


@pytest.mark.parametrize("command", commands.commands)
def test_each_command_is_told(command: str) -> None:
    assert section(command)


@pytest.mark.parametrize(("command", "option"), list(options()))
def test_each_option_is_told(command: str, option: str) -> None:
    assert f"`{option}" in section(command)


def test_no_option_is_told_that_is_not_there() -> None:
    known = {option for _, option in options()} | {"--help", "-h", "--version", "-m"}
    told = set(re.findall(r"(?<![\w-])-[a-z]\b|(?<![\w-])--[a-z]+(?:-[a-z]+)*", PAGE))
    assert told - known == set()


@pytest.mark.parametrize(
    ("command", "name"),
    [*(("tell", name) for name in FORMATS), *(("annotate", name) for name in ANNOTATED)],
)
def test_each_format_is_told(command: str, name: str) -> None:
    assert f"`--format {name}`" in section(command)


@pytest.mark.parametrize("command", [[], *([name] for name in commands.commands)])
def test_help_says_the_exit_codes(command: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sourceline", *command, "--help"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    words = " ".join(done.stdout.split())
    assert exits.EPILOG in words


def test_each_exit_code_is_told() -> None:
    told = {int(code) for code in re.findall(r"^\| (\d+) \|", PAGE, re.M)}
    assert told == {value for value in vars(exits).values() if isinstance(value, int)}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str) -> None:
    assert f"{shell}_source" in PAGE
    if shell == "bash" and not Path("/bin/bash").exists():
        pytest.skip("needs bash to know its version")
    program = Path(sys.executable).with_name("sourceline")
    done = subprocess.run(
        [program],
        env={**os.environ, "_SOURCELINE_COMPLETE": f"{shell}_source"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "_SOURCELINE_COMPLETE" in done.stdout


@pytest.mark.parametrize("line", re.findall(r"^(?:\w.*\| )?(sourceline .*)$", PAGE + README, re.M))
def test_each_example_is_a_command(line: str) -> None:
    """Parsed as click would, without running it."""
    words = re.sub(r"\s+[#|].*$", "", line).replace('"', "").split()[1:]
    command = commands.commands[words[0]]
    command.make_context(words[0], words[1:])
