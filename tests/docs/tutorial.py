"""docs/tutorial.md: its commands run one after another, where a reader of it stands.

`python -m tests.docs.tutorial` writes what they print today into the page; read the difference before it
is kept.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "tutorial.md"
_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.M | re.S)
_STEP = re.compile(r"^\$ ([^\n]*)\n((?:(?!\$ ).*\n)*)", re.M)
# What ends only when it is told to; tests/docs/test_serve_page.py begins it.
SERVING = "sourceline serve"


def steps(text: str) -> Iterator[tuple[str, str]]:
    """Each command and what the page says that it prints."""
    for block in _BLOCK.findall(text):
        for command, printed in _STEP.findall(block):
            if not command.startswith(SERVING):
                yield command, printed


def stand(folder: Path) -> Path:
    """A folder where the examples lie, as in the project's own."""
    (folder / "examples").symlink_to(ROOT / "examples")
    return folder


def prints(command: str, folder: Path) -> str:
    """What a shell prints, errors behind the rest; the program is the one of this Python."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PATH": path, "LC_ALL": "C.UTF-8"},
    )
    told = (done.stdout + done.stderr).rstrip("\n")
    return f"{told}\n" if told else ""


def without_time(printed: str) -> str:
    return re.sub(r"Took .*|, [0-9.]+ s\b", "", printed)


def main() -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = stand(Path(place))

        def step(found: re.Match[str]) -> str:
            if found[1].startswith(SERVING):
                return found[0]
            printed = prints(found[1], folder)
            same = without_time(printed) == without_time(found[2])
            return f"$ {found[1]}\n{found[2] if same else printed}"

        def block(found: re.Match[str]) -> str:
            return f"```console\n{_STEP.sub(step, found[1])}```"

        PAGE.write_text(_BLOCK.sub(block, PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
