"""Where the result goes: standard output or a file."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from sourceline.cli.exits import READER_GONE
from sourceline.errors import SettingsError, SourceError
from sourceline.export.registry import FORMATS, format_of

STDOUT = "-"


def on_terminal() -> bool:
    """Whether a person looks at standard output."""
    return sys.stdout.isatty()


def write_result(pieces: Iterable[str], out: str) -> None:
    """UTF-8 to a file, whole or not at all, or to standard output.

    Bytes, so that a terminal's encoding or line ends never change them.
    """
    if out == STDOUT:
        _to_stdout(_encoded(pieces))
    else:
        write_file(Path(out), pieces)


def write_words(text: str) -> None:
    """Words for a person, in whatever the terminal can show."""
    encoding = sys.stdout.encoding or "utf-8"
    _to_stdout([text.encode(encoding, "replace")])


def write_file(path: Path, pieces: Iterable[str]) -> None:
    """The file appears when it is complete: a broken run leaves the old one."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    if path.exists() and not path.is_file():  # /dev/null, a pipe
        beside = path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as stream:
            stream.writelines(_encoded(pieces))
        if beside != path:
            beside.replace(path)
    except OSError as cause:
        raise SourceError(
            f"it cannot be written ({cause.strerror or cause}).",
            subject=str(path),
            remedy="Name another file with --out.",
        ) from cause
    finally:
        if beside != path:
            beside.unlink(missing_ok=True)


def is_folder(out: str) -> bool:
    """Whether a place is a folder that is there, or is written as one."""
    return out != STDOUT and (out.endswith(("/", os.sep)) or Path(out).is_dir())


def format_named_by(out: str) -> str:
    """The format that the name of the file asks for."""
    found = format_of(out)
    if found is None:
        raise SettingsError(
            f"the name does not say which format is wanted: {out}",
            subject="--out",
            remedy=f"Add --format, one of {', '.join(FORMATS)}.",
        )
    return found


def _encoded(pieces: Iterable[str]) -> Iterable[bytes]:
    return (piece.encode("utf-8", "replace") for piece in pieces)


def _to_stdout(pieces: Iterable[bytes]) -> None:
    try:
        sys.stdout.flush()
        for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
    except OSError as cause:
        if not isinstance(cause, BrokenPipeError) and not _is_gone(cause):
            raise
        # `sourceline ... | head`: the reader has enough. What is still buffered goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise click.exceptions.Exit(READER_GONE) from None


def _is_gone(cause: OSError) -> bool:
    """How Windows says that nobody reads a pipe any more."""
    return sys.platform == "win32" and cause.errno == errno.EINVAL
