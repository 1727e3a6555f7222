"""docs/serve.md: its transcript runs, and it knows every page and every refusal."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from sourceline.web.pages import PAGES
from tests.rooms import serving

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "serve.md").read_text(encoding="utf-8")
STEPS = re.findall(r"^\$ (.*)\n((?:(?!\$ |```).*\n)*)", PAGE, re.M)


def test_transcript(tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    (build, printed), (serve, said) = STEPS
    done = subprocess.run(
        [sys.executable, "-m", "sourceline", *shlex.split(build)[1:]],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.partition("Took")[0] == printed.partition("Took")[0]
    assert shlex.split(serve) == ["sourceline", "serve", "news.db", "--no-browser"]
    with serving(tmp_path / "news.db", folder=tmp_path) as (_, address):
        assert f"Reading room: {re.sub('[0-9]+/$', '8750/', address)}  (Ctrl-C ends it)\n" == said


def test_every_page_is_told() -> None:
    told = PAGE.replace("/stories/ID/cast/ID", "/stories/{story}/cast/{member}")
    told = told.replace("/stories/ID/export/FORMAT", "/stories/{story}/export/{format}")
    told = told.replace("/stories/ID", "/stories/{story}").replace(
        "/reports/ID", "/reports/{report}"
    )
    for page in PAGES:
        assert page.path.removesuffix(".json") in told


@pytest.mark.parametrize("status", [400, 403, 404, 405, 414, 421, 503])
def test_every_refusal_is_told(status: int) -> None:
    assert f"| {status} |" in PAGE
