"""docs/python.md: its examples run, say what they say there, and keep mypy's strict rules."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest

import sourceline
from sourceline.app.opened import Archive

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```pycon\n(.*?)```", PAGE, re.S)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the page's reader stands: the examples are there."""
    place = tmp_path_factory.mktemp("reader")
    (place / "examples").symlink_to(ROOT / "examples")
    return place


def test_examples_run(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    test = doctest.DocTestParser().get_doctest("\n".join(BLOCKS), {}, "docs/python.md", None, 0)
    assert len(test.examples) > 15
    said: list[str] = []
    doctest.DocTestRunner().run(test, out=said.append)
    assert said == [], "".join(said)


def test_examples_keep_the_types(tmp_path: Path) -> None:
    program = tmp_path / "examples_of_the_page.py"
    parsed = doctest.DocTestParser().get_examples("\n".join(BLOCKS))
    program.write_text("".join(each.source for each in parsed), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", program.name],
        cwd=tmp_path,
        env={"MYPYPATH": str(ROOT / "src")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_all_that_is_offered_is_told() -> None:
    for name in sourceline.__all__:
        assert name == "__version__" or re.search(rf"\b{name}\b", PAGE), name
    asked = {name for name in vars(Archive) if not name.startswith("_")}
    for name in asked - {"path"}:
        assert re.search(rf"`{name}\(", PAGE), name
