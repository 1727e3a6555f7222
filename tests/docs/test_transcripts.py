"""What a page says that a command prints is what it prints."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.transcripts import prints, transcripts

FOUND = list(transcripts())


def test_there_are_some() -> None:
    assert any(command.startswith("sourceline new ") for _, command, _ in FOUND)


@pytest.mark.parametrize(("page", "command", "printed"), FOUND)
def test_it_runs_so(page: Path, command: str, printed: str) -> None:
    assert prints(command) == printed, "python -m tests.docs.transcripts writes the pages anew"
