"""Exit codes, and what is said where something goes wrong."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import sourceline
from tests.unit.cli.conftest import Call

# What takes a tenth of a second or more to import, or is needed by one command alone.
HEAVY = ("rich", "numpy", "lxml", "trafilatura", "htmldate", "jinja2", "lemminflect", "py3langid")


def python(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


def test_version(call: Call) -> None:
    done = call("--version")
    assert (done.code, done.out) == (0, f"sourceline {sourceline.__version__}\n")


def test_the_front_door_and_the_package_load_nothing_heavy() -> None:
    code = f"import sys, sourceline, sourceline.cli.main; print([m for m in {HEAVY} if m in sys.modules])"
    assert python(code).strip() == "[]"


def test_module_and_package_root() -> None:
    told = python("import sourceline; print(sourceline.tell.__module__)")
    assert told == "sourceline.app.library\n"
    done = subprocess.run(
        [sys.executable, "-m", "sourceline", "--version"], capture_output=True, check=True
    )
    assert done.stdout.startswith(b"sourceline ")


def test_the_root_keeps_its_function_after_the_room_was_loaded(pile: Path) -> None:
    first = sourceline.tell(str(pile))
    again = sourceline.tell_story([pile])
    assert first == again
    assert sourceline.tell is sourceline.tell_story
    import_module("sourceline.annotate.annotator")
    import_module("sourceline.tell.teller")
    assert callable(sourceline.tell)
    assert callable(sourceline.annotate)
    with pytest.raises(AttributeError, match="nothing_like_it"):
        _ = sourceline.nothing_like_it


@pytest.mark.parametrize(
    "arguments",
    [
        ["tell"],
        ["retell", "x"],
        ["tell", "x", "--no-such-option"],
        ["tell", "x", "--format", "pdf"],
        ["tell", "x", "--dates", "0"],
        ["tell", "x", "--from", "2024-13-45"],
        ["tell", "x", "--from", "2024-05-02", "--to", "2024-05-01"],
        ["tell", "x", "--out", "story.pdf"],
        ["annotate"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_2(call: Call, arguments: list[str]) -> None:
    done = call(*arguments)
    assert done.code == 2
    assert done.out == ""
    assert "Error: " in done.err


def test_a_path_that_is_not_there_is_1_and_says_what_to_do(call: Call, tmp_path: Path) -> None:
    missing = tmp_path / "nowhere"
    done = call("tell", missing)
    assert (done.code, done.out) == (1, "")
    first, second = done.err.splitlines()
    assert first.startswith(f"Error: {missing}: ")
    assert second.startswith("       ")
    assert second.strip()


def test_what_breaks_inside_is_told_in_words(
    call: Call, pile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("the third wheel came off")

    monkeypatch.setattr("sourceline.app.tell.tell_story", broken)
    plain = call("tell", pile)
    assert (plain.code, plain.out) == (1, "")
    assert "the third wheel came off" in plain.err
    assert "--debug" in plain.err
    assert "Traceback" not in plain.err
    debugged = call("tell", pile, "--debug")
    assert debugged.code == 1
    assert "Traceback" in debugged.err


def test_stopped_by_hand_is_130(call: Call, pile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sourceline.app.tell.tell_story", stopped)
    done = call("tell", pile)
    assert (done.code, done.out, done.err.strip()) == (130, "", "Stopped.")


def test_a_reader_that_has_enough_is_no_error(pile: Path) -> None:
    command = [sys.executable, "-m", "sourceline", "tell", str(pile), "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141
