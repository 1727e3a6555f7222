"""The package as users get it: built, installed elsewhere, run outside of the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from sourceline import __version__

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "sourceline"
REPORT = """ date 2021-06-02
Harbour wall gives way in Pellow

A section of the harbour wall in Pellow collapsed on Tuesday night, sinking two fishing boats.
"""

pytestmark = pytest.mark.install


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Source distribution and wheel, built with the backend that is installed here: no network."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def program(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`sourceline` in an environment of its own: the wheel, and the dependencies that lie here.

    They are lent rather than installed again, which would take a network and half a minute.
    """
    home = tmp_path_factory.mktemp("elsewhere") / "env"
    venv.create(home, with_pip=True, symlinks=True)
    (wheel,) = dist.glob("*.whl")
    pip: list[str | Path] = [
        home / "bin" / "python",
        "-m",
        "pip",
        "--disable-pip-version-check",
        "install",
    ]
    subprocess.run([*pip, "--quiet", "--no-index", "--no-deps", wheel], check=True)
    return home / "bin" / "sourceline"


def run(program: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [program, *arguments],
        cwd=cwd,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def lent(program: Path) -> Path:
    """Lends the dependencies by a `.pth` file; those are read after the environment's own packages."""
    (packages,) = (program.parent.parent / "lib").glob("python*/site-packages")
    code = f"import sys; sys.path.append({sysconfig.get_paths()['purelib']!r})\n"
    (packages / "lent.pth").write_text(code, encoding="utf-8")
    return program


def data_files() -> set[str]:
    """What is no code and must come along."""
    return {
        str(path.relative_to(PACKAGE.parent))
        for path in PACKAGE.rglob("*")
        if path.is_file()
        and path.suffix not in {".py", ".pyc"}
        and not any(part.startswith(".") for part in path.parts[-3:])
    }


def test_data_comes_along_in_both(dist: Path) -> None:
    wanted = data_files()
    assert {Path(name).suffix for name in wanted} >= {
        ".toml",
        ".txt",
        ".json",
        ".j2",
        ".css",
        ".typed",
    }
    (wheel,) = dist.glob("*.whl")
    (source,) = dist.glob("*.tar.gz")
    packed = set(zipfile.ZipFile(wheel).namelist())
    assert wanted - packed == set()
    top = f"sourceline-{__version__}/"
    with tarfile.open(source) as archive:
        names = {name.removeprefix(top) for name in archive.getnames()}
    assert {f"src/{name}" for name in wanted} - names == set()
    assert {"LICENSE", "README.md", "CHANGELOG.md", "Makefile", "pyproject.toml"} <= names
    assert any(name.endswith("licenses/LICENSE") for name in packed)


def test_nothing_else_comes_along(dist: Path) -> None:
    (wheel,) = dist.glob("*.whl")
    for name in zipfile.ZipFile(wheel).namelist():
        assert name.startswith(("sourceline/", "sourceline-")), name
        assert not any(part.startswith((".", "__pycache__")) for part in Path(name).parts), name


def test_it_runs_outside_of_the_checkout(lent: Path, tmp_path: Path) -> None:
    assert run(lent, "--version", cwd=tmp_path).stdout == f"sourceline {__version__}\n"
    pile = tmp_path / "pile"
    pile.mkdir()
    (pile / "report.txt").write_text(REPORT, encoding="utf-8")
    told = run(lent, "tell", "pile", "--format", "json", "--page", "page.html", cwd=tmp_path)
    assert told.returncode == 0, told.stderr
    story = json.loads(told.stdout)
    assert [entry["date"]["start"] for entry in story["timeline"]] == ["2021-06-01"]
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert json.loads(run(lent, "schema", cwd=tmp_path).stdout)["$schema"]


def test_it_is_the_installed_one(lent: Path, tmp_path: Path) -> None:
    python = lent.with_name("python")
    code = "import sourceline; print(sourceline.__file__)"
    where = subprocess.run(
        [python, "-c", code], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True
    )
    assert str(ROOT) not in where.stdout
    assert str(lent.parent.parent) in where.stdout
