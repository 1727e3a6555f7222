"""The program under test, called the way a user calls it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

DONE, DONE_WITH_PROBLEMS = 0, 3
TIME_LIMIT = 900  # seconds for one pile
_SHOWN = 2000  # characters of what a failed run said last


class TellingError(Exception):
    """The program told nothing."""


def program_absence() -> str | None:
    """Why the program cannot be called here; None where it can."""
    spec = find_spec("sourceline")
    if spec is None or spec.origin is None:
        return "sourceline cannot be imported here"
    if find_spec("sourceline.__main__") is None:
        return "sourceline cannot be run as a module yet"
    return None


def tell_pile(paths: Iterable[Path]) -> dict[str, Any]:
    """The story that the program tells of the reports."""
    words = [*map(str, paths), "--format", "json", "--out", "-", "-q"]
    command = [sys.executable, "-m", "sourceline", "tell", *words]
    run = subprocess.run(
        command,
        capture_output=True,
        encoding="utf-8",
        env=_environment(),
        timeout=TIME_LIMIT,
        check=False,
    )
    if run.returncode not in (DONE, DONE_WITH_PROBLEMS):
        raise TellingError(f"tell exits {run.returncode}: {run.stderr.strip()[-_SHOWN:]}")
    try:
        story = json.loads(run.stdout)
    except json.JSONDecodeError as error:
        raise TellingError(f"tell prints no JSON: {error}") from error
    if not isinstance(story, dict):
        raise TellingError("tell prints JSON, but no object")
    return story


def _environment() -> dict[str, str]:
    """Ours, with the same `sourceline` in reach that this process imports."""
    spec = find_spec("sourceline")
    here = [str(Path(spec.origin).parents[1])] if spec is not None and spec.origin else []
    path = os.pathsep.join([*here, *filter(None, [os.environ.get("PYTHONPATH")])])
    return {**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"}
