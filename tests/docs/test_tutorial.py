"""The tutorial is what happens to whoever follows it, and its pictures are there."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest

from tests.docs.tutorial import PAGE, ROOT, prints, stand, steps, without_time

TEXT = PAGE.read_text(encoding="utf-8")
PICTURES = ROOT / "docs" / "pictures"
MOST_BYTES = 250_000


def test_it_goes_as_it_says(tmp_path: Path) -> None:
    folder = stand(tmp_path)
    told = list(steps(TEXT))
    commands = " ".join(command for command, _ in told)
    for verb in ("tell", "new", "build", "stories", "search", "show"):
        assert f"sourceline {verb} " in commands
    for command, printed in told:
        assert without_time(prints(command, folder)) == without_time(printed), (
            f"{command}: python -m tests.docs.tutorial writes the page anew"
        )
    for name in re.findall(r"--out (\S+)", commands):
        assert (folder / name).stat().st_size > 0


def test_every_picture_is_shown_and_there() -> None:
    shown = set(re.findall(r"\]\(pictures/([^)]+)\)", TEXT))
    assert shown == {each.name for each in PICTURES.iterdir()}
    assert len(shown) >= 4


@pytest.mark.parametrize("path", sorted(PICTURES.glob("*")), ids=lambda path: path.name)
def test_a_picture_is_one_and_small(path: Path) -> None:
    data = path.read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert len(data) < MOST_BYTES
    width, height = struct.unpack(">II", data[16:24])
    assert width <= 1400
    assert height <= 1000


def test_every_picture_has_words_in_its_place() -> None:
    for words, name in re.findall(r"!\[([^\]]*)\]\(pictures/([^)]+)\)", TEXT):
        assert len(words) > 20, name
