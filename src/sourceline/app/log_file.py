"""A log of corrections that is a file: read, and added to."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from sourceline.errors import SettingsError, SourceError
from sourceline.model.corrections import Correction
from sourceline.wire.corrections_json import dump_line, read_log


def read_file(log: Path) -> tuple[Correction, ...]:
    """The corrections in a file; none where it is not there yet."""
    try:
        return read_log(log.read_text(encoding="utf-8"), str(log))
    except FileNotFoundError:
        return ()
    except UnicodeDecodeError as cause:
        raise SettingsError(
            "it is no text", subject=str(log), remedy="Give a file that `sourceline fix` wrote."
        ) from cause
    except OSError as cause:
        raise SourceError(
            f"it cannot be read ({cause.strerror or cause}).",
            subject=str(log),
            remedy="Check the path and its permissions.",
        ) from cause


def read_given(log: str | None) -> tuple[Correction, ...]:
    """The corrections in a file that somebody named: it must be there."""
    if log is not None and not Path(log).exists():
        raise SourceError(
            "there is no such file", subject=log, remedy="Check the path of --corrections."
        )
    return read_file(Path(log)) if log is not None else ()


def append(log: Path, lines: Sequence[Correction]) -> None:
    """Added to and never written anew; on the disk when this returns."""
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("ab+") as stream:
            stream.seek(0, os.SEEK_END)
            size = stream.tell()
            if size:
                stream.seek(size - 1)
                if stream.read(1) != b"\n":  # somebody's editor left the last line open
                    stream.write(b"\n")
            stream.write("".join(f"{dump_line(each)}\n" for each in lines).encode("utf-8"))
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as cause:
        raise SourceError(
            f"it cannot be written ({cause.strerror or cause}).",
            subject=str(log),
            remedy="Name another file with --log.",
        ) from cause
