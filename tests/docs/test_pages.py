"""The pages that every project of ours has, and that what they point at exists."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from sourceline.read.formats import _SUFFIXES
from sourceline.read.record_fields import FIELDS

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def links() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            if "://" not in target:
                yield str(page.relative_to(ROOT)), target


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md", "docs/architecture.md", "LICENSE"])
def test_it_is_there(name: str) -> None:
    assert (ROOT / name).stat().st_size > 500


@pytest.mark.parametrize(("page", "target"), list(links()))
def test_links_lead_somewhere(page: str, target: str) -> None:
    assert (ROOT / page).parent.joinpath(target).exists()


def test_decisions_are_numbered_and_whole() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        text = page.read_text(encoding="utf-8")
        for part in (
            "**Question.**",
            "**Choice.**",
            "**Price.**",
            "**What would change our mind.**",
        ):
            assert part in text, f"{page.name}: {part}"


def test_every_make_target_of_the_readme_exists() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"\bmake ([a-z]+)\b", readme))
    assert {"story", "test"} <= targets
    rules = {name for line in re.findall(r"^([a-z ]+):", makefile, re.M) for name in line.split()}
    assert targets - rules == set()
    first = readme.index("```")
    assert readme[first:].startswith("```\nmake story"), "the two commands come first"


def test_every_room_is_drawn() -> None:
    drawing = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8").split("```")[1]
    rooms = {path.parent.name for path in (ROOT / "src" / "sourceline").glob("*/__init__.py")}
    assert rooms <= set(re.findall(r"\w+", drawing))


def test_the_changelog_knows_the_version() -> None:
    version = re.search(
        r'__version__ = "([^"]+)"',
        (ROOT / "src/sourceline/__init__.py").read_text(encoding="utf-8"),
    )
    assert version is not None
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    wanted = "Unreleased" if ".dev" in version[1] else version[1]
    assert f"## {wanted}" in changes


def test_inputs_are_told() -> None:
    page = (ROOT / "docs" / "inputs.md").read_text(encoding="utf-8")
    untold = {".shtml", ".sgml", ".sgm"}
    assert {suffix for suffix in _SUFFIXES if f"`{suffix}`" not in page} == untold
    for what in ("id", "url", "title", "published", "publisher", "text"):
        assert f"`{FIELDS[what][0]}`" in page


def test_dependencies_have_upper_bounds() -> None:
    """A release of somebody else's must not break an install of ours."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert all("<" in each for each in project["dependencies"])
