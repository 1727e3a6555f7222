"""What an earlier run left in the folder is not told again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Call


@pytest.mark.parametrize("name", ["story.html", "story.json", "notes.jsonl", "saved.txt"])
def test_our_own_output_is_no_report(call: Call, pile: Path, name: str) -> None:
    before = call("tell", pile, "--format", "json").out
    if name == "notes.jsonl":
        call("annotate", pile, "--out", pile / name)
    else:
        form = "html" if name == "saved.txt" else name.rpartition(".")[2]
        call("tell", pile, "--format", form, "--out", pile / name)
    done = call("tell", pile, "--format", "json")
    assert done.code == 0
    assert done.err.startswith(f"Told apart: {name}: it was written by sourceline")
    after = json.loads(done.out)
    assert [each["source"] for each in after.pop("problems")] == [name]
    assert after == {k: v for k, v in json.loads(before).items() if k != "problems"}
