"""docs/corrections.md: its transcript runs, its line of a log is one, and it knows every kind."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

from sourceline.model.corrections import KINDS
from sourceline.wire.corrections_json import dump_line, read_line

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "corrections.md").read_text(encoding="utf-8")
STEPS = re.findall(r"^\$ (.*)\n((?:(?!\$ |```).*\n)*)", PAGE, re.M)


def same(text: str) -> str:
    """Without the seconds that it took, and the ids, which hold the moment."""
    return re.sub(r"Took .*|c-[0-9a-f]{12}", "", text)


def test_transcript(tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    assert len(STEPS) == 3
    for command, printed in STEPS:
        done = subprocess.run(
            [sys.executable, "-m", *shlex.split(command)],
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        assert same(done.stdout) == same(printed)


def test_the_line_of_a_log_is_one() -> None:
    found = re.search(r"```json\n(.*?)```", PAGE, re.S)
    assert found is not None
    line = re.sub(r"\n ", " ", found[1].strip())
    assert dump_line(read_line(line)) == line


def test_each_kind_and_its_fields_are_told() -> None:
    rows = dict(re.findall(r"^\| (`[a-z`, -]+`) \| (.*) \|$", PAGE, re.M))
    for kind, name in KINDS.items():
        told = " ".join(what for kinds, what in rows.items() if f"`{name}`" in kinds)
        for each in fields(kind):
            assert f"`{each.name}`" in told, f"{name}: {each.name}"
