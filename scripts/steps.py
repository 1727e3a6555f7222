"""Runs the named steps one after another, prints each one's time, and fails if one of them failed.

    python scripts/steps.py unit docs

All steps run, so that one run shows all that is wrong. The closing line of each comes again at the
end, with the times.
"""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PYTEST = (sys.executable, "-m", "pytest")
CODE = ("src", "tests", "scripts", "bench")

STEPS: dict[str, tuple[str, ...]] = {
    "format": (str(BIN / "ruff"), "format", "--check", *CODE),
    "lint": (str(BIN / "ruff"), "check", *CODE),
    "types": (sys.executable, "-m", "mypy"),
    "imports": (str(BIN / "lint-imports"),),
    "unit": (*PYTEST, "tests/unit", "--doctest-modules", "src/sourceline"),
    "properties": (*PYTEST, "tests/properties"),
    "quality": (*PYTEST, "tests/quality"),
    "browser": (*PYTEST, "tests/browser"),
    "docs": (*PYTEST, "tests/docs"),
    "install": (*PYTEST, "tests/install"),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    name: str
    code: int
    seconds: float
    closing: str


def run_step(name: str) -> Outcome:
    """Runs one step, its words passed on as they come; remembers the last of them."""
    print(f"== {name}", flush=True)
    began = time.perf_counter()
    closing = ""
    with subprocess.Popen(
        STEPS[name],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            print(line, end="", flush=True)
            closing = line.strip() or closing
    seconds = time.perf_counter() - began
    print(f"== {name}: {seconds:.1f} s\n", flush=True)
    return Outcome(name, process.returncode, seconds, closing)


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in STEPS]
    if unknown or not names:
        print(f"Error: no such step: {', '.join(unknown)}. There are {', '.join(STEPS)}.")
        return 2
    outcomes = [run_step(name) for name in names]
    for each in outcomes:
        verdict = "ok    " if each.code == 0 else "FAILED"
        print(f"{verdict} {each.name:<11}{each.seconds:7.1f} s  {each.closing}")
    return 1 if any(each.code for each in outcomes) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
