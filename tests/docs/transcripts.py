"""The terminal transcripts of the pages: ```console blocks whose first line is a command that changes
nothing, `$ sourceline tell ...`; pages about archives have tests of their own.

`python -m tests.docs.transcripts` writes what the commands print today into the pages; read the
difference before it is kept.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# The tutorial's commands build on one another: tests/docs/tutorial.py runs them.
PAGES = sorted({*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")} - {ROOT / "docs" / "tutorial.md"})
_BLOCK = re.compile(
    r"^```console\n\$ (sourceline (?:tell|new|annotate|schema)[^\n]*)\n(.*?)^```$", re.M | re.S
)


def transcripts() -> Iterator[tuple[Path, str, str]]:
    """Page, command, and what the page says that it prints."""
    for page in PAGES:
        for command, printed in _BLOCK.findall(page.read_text(encoding="utf-8")):
            yield page, command, printed


def prints(command: str) -> str:
    """What a command prints, errors after the result, without empty lines at the end."""
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(command)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return (done.stdout + done.stderr).rstrip("\n") + "\n"


def _written(found: re.Match[str]) -> str:
    return f"```console\n$ {found[1]}\n{prints(found[1])}```"


if __name__ == "__main__":
    for each in PAGES:
        text = each.read_text(encoding="utf-8")
        again = _BLOCK.sub(_written, text)
        if again != text:
            each.write_text(again, encoding="utf-8")
            print(each.relative_to(ROOT))
