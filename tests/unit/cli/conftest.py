"""A small pile, and the command line called in this process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from sourceline.cli.main import run

HARBOUR = """ date 2021-06-02
Harbour wall gives way in Pellow

A section of the harbour wall in Pellow collapsed on Tuesday night, sinking two fishing boats.

"We heard a crack like a gun," said Nora Teague, who keeps the chandlery on the quay.

Engineers will inspect the rest of the wall on Thursday.
"""

COUNCIL = """ date 2021-06-04
Pellow council shuts the quay

Pellow council closed the quay on Thursday after engineers found three more cracks in the harbour wall.

Two fishing boats sank when the wall collapsed on 1 June. Nora Teague said her chandlery would stay shut.
"""


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str


Call = Callable[..., Done]


@pytest.fixture
def call(capfdbinary: pytest.CaptureFixture[bytes]) -> Call:
    """Runs one command line; what it printed is given as text."""

    def called(*arguments: str | Path) -> Done:
        code = run([str(each) for each in arguments])
        out, err = capfdbinary.readouterr()
        return Done(code, out.decode(), err.decode())

    return called


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "pile"
    folder.mkdir()
    (folder / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    (folder / "council.txt").write_text(COUNCIL, encoding="utf-8")
    return folder
