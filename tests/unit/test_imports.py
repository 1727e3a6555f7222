"""Each import contract fails when it is broken; kept ones prove nothing by themselves."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = ROOT / "pyproject.toml"

POINT_DOWN = "Imports point down"
BROKEN = [
    (POINT_DOWN, "model/span.py", "import sourceline.text.tokens"),
    (POINT_DOWN, "errors.py", "import sourceline.model.span"),
    (POINT_DOWN, "text/tokens.py", "import sourceline.annotate.sentences"),
    (POINT_DOWN, "wire/parts.py", "import sourceline.text.tokens"),
    (POINT_DOWN, "link/order.py", "import sourceline.annotate.sentences"),
    (POINT_DOWN, "annotate/sentences.py", "import sourceline.link.order"),
    (POINT_DOWN, "clean/clean.py", "import sourceline.read.sources"),
    (POINT_DOWN, "read/sources.py", "import sourceline.clean.clean"),
    (POINT_DOWN, "tell/teller.py", "import sourceline.link.order"),
    (POINT_DOWN, "group/belonging.py", "import sourceline.tell.teller"),
    (POINT_DOWN, "tell/teller.py", "import sourceline.pipeline.stages"),
    (POINT_DOWN, "export/registry.py", "import sourceline.pipeline.stages"),
    (POINT_DOWN, "pipeline/stages.py", "import sourceline.export.registry"),
    (POINT_DOWN, "pipeline/stages.py", "import sourceline.app.tell"),
    (POINT_DOWN, "app/tell.py", "import sourceline.cli.main"),
    (POINT_DOWN, "app/library.py", "import sourceline.mcp.questions"),
    (POINT_DOWN, "mcp/questions.py", "import sourceline.cli.main"),
    (POINT_DOWN, "export/notebook.py", "import sourceline.app.story"),
    (POINT_DOWN, "app/room.py", "import sourceline.web.site"),
    (POINT_DOWN, "web/site.py", "import sourceline.cli.main"),
    (POINT_DOWN, "scale/local.py", "import sourceline.app.archive"),
    (POINT_DOWN, "store/store.py", "import sourceline.pipeline.stages"),
    (POINT_DOWN, "export/registry.py", "import sourceline.store.store"),
    ("Only reading knows web pages", "clean/clean.py", "import lxml.html"),
    (POINT_DOWN, "fetch/fetcher.py", "import sourceline.read.sources"),
    (POINT_DOWN, "read/sources.py", "import sourceline.fetch.fetcher"),
    ("Only fetching and serving open sockets", "read/sources.py", "import socket"),
    ("Only the command line knows a terminal", "app/tell.py", "import click"),
    ("The nouns need the standard library alone", "model/span.py", "import rapidfuzz"),
    ("Only the tagger runs a network", "link/order.py", "import onnxruntime"),
    ("Only the store speaks SQL", "app/archive.py", "import sqlite3"),
    ("Only the assistants' door knows their protocol", "cli/mcp.py", "import mcp.server"),
    ("Only the command line knows a terminal", "mcp/server.py", "import click"),
    (POINT_DOWN, "settings/values.py", "import sourceline.model.span"),
    ("Only scaling knows a cluster", "app/archive.py", "import distributed"),
    ("Only the command line knows a terminal", "web/site.py", "import click"),
    ("Only the store speaks SQL", "web/find.py", "import sqlite3"),
    ("Only the reading room serves", "cli/serve.py", "import uvicorn"),
    ("The store sees finished things", "store/store.py", "import sourceline.link.linker"),
    ("Only the tagger runs a network", "group/vectors.py", "import onnxruntime"),
    ("Only those who compare vectors know arrays", "link/order.py", "import numpy"),
]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """The contracts, checked on the copy in `folder` instead of what is installed."""
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--config", PROJECT, "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The package without its data, free to be broken."""
    keep_code = shutil.ignore_patterns(
        "*.toml", "__pycache__", ".*", "templates", "schema", "weights"
    )
    shutil.copytree(ROOT / "src" / "sourceline", tmp_path / "sourceline", ignore=keep_code)
    return tmp_path


def test_contracts_are_kept(copy: Path) -> None:
    done = lint(copy)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(("contract", "file", "line"), BROKEN)
def test_a_broken_contract_fails(copy: Path, contract: str, file: str, line: str) -> None:
    path = copy / "sourceline" / file
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    done = lint(copy)
    assert done.returncode == 1, done.stderr
    assert f"{contract} BROKEN" in " ".join(done.stdout.split())


def test_each_contract_is_tried() -> None:
    written = tomllib.loads(PROJECT.read_text(encoding="utf-8"))
    names = {each["name"] for each in written["tool"]["importlinter"]["contracts"]}
    assert {contract for contract, _, _ in BROKEN} == names


def test_every_room_is_under_the_contract() -> None:
    written = tomllib.loads(PROJECT.read_text(encoding="utf-8"))
    layers = written["tool"]["importlinter"]["contracts"][0]["layers"]
    named = {room.strip() for layer in layers for room in layer.split("|")}
    package = ROOT / "src" / "sourceline"
    rooms = {f"sourceline.{path.parent.name}" for path in package.glob("*/__init__.py")}
    assert named == rooms | {"sourceline.errors"}
