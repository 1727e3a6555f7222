"""`sourceline annotate` and `sourceline schema`."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema

from tests.unit.cli.conftest import Call


def test_one_line_a_report(call: Call, pile: Path) -> None:
    done = call("annotate", pile)
    assert (done.code, done.err) == (0, "")
    lines = [json.loads(line) for line in done.out.splitlines()]
    assert [line["source"] for line in lines] == ["council.txt", "harbour.txt"]
    for line in lines:
        assert line["schema"] == "sourceline.annotations/1"
        assert line["sentences"]


def test_to_a_file_with_a_problem(call: Call, pile: Path, tmp_path: Path) -> None:
    (pile / "empty.txt").write_bytes(b"")
    out = tmp_path / "a.jsonl"
    done = call("annotate", pile, "--format", "jsonl", "--out", out)
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith("Not read: empty.txt: ")
    assert len(out.read_text(encoding="utf-8").splitlines()) == 2


def test_nothing_read_leaves_the_old_file(call: Call, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    out = tmp_path / "a.jsonl"
    out.write_text("kept", encoding="utf-8")
    assert call("annotate", tmp_path / "empty.txt", "--out", out).code == 1
    assert out.read_text(encoding="utf-8") == "kept"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "empty.txt"]


def test_the_story_keeps_the_printed_schema(call: Call, pile: Path) -> None:
    schema = json.loads(call("schema").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(call("tell", pile, "--format", "json").out), schema)
