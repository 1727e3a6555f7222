"""A real browser on a real file: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sourceline.app.archive import Building, build
from sourceline.export.registry import render
from tests import stories
from tests.archives import TODAY
from tests.rooms import serving

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("needs Chromium: apt-get install chromium")
    playwright = pytest.importorskip("playwright.sync_api", reason="needs Playwright")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The made-up story as a file."""
    path = tmp_path_factory.mktemp("page") / "story.html"
    path.write_text(render(stories.story(), "html"), encoding="utf-8")
    return path.as_uri()


class Reader:
    """One reader with one window; remembers what the page asked for and complained about."""

    def __init__(self, browser: Any, address: str, **window: Any) -> None:
        window.setdefault("viewport", {"width": 1360, "height": 900})
        window.setdefault("reduced_motion", "reduce")
        self.context = browser.new_context(**window)
        self.page = self.context.new_page()
        self.address = address
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(address)

    def evidence(self) -> str:
        """The words of the open evidence, "" where none is open."""
        panel = self.page.locator("#evidence")
        return " ".join(panel.inner_text().split()) if panel.count() else ""

    def opener(self, line: str) -> Any:
        return self.page.locator(f"#{line} a.open").first

    def focused(self) -> str:
        return str(self.page.evaluate("document.activeElement.id"))


@pytest.fixture
def read(browser: Any, address: str) -> Iterator[Any]:
    """Opens the page; at the end nothing was fetched and nothing complained."""
    readers: list[Reader] = []

    def open_page(**window: Any) -> Reader:
        readers.append(Reader(browser, window.pop("at", address), **window))
        return readers[-1]

    yield open_page
    for reader in readers:
        outside = [url for url in reader.requests if not url.startswith(("file:", "data:"))]
        assert outside == []
        assert reader.complaints == []
        reader.context.close()


# The reading room


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All example stories in one archive."""
    path = tmp_path_factory.mktemp("room") / "news.db"
    piles = sorted(str(each) for each in (ROOT / "examples").glob("*/reports"))
    build(piles, path, Building(today=lambda: TODAY))
    return path


@pytest.fixture(scope="session")
def room(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """`sourceline serve` on it: where it is, with a slash at the end."""
    with serving(archive, folder=tmp_path_factory.mktemp("tmp")) as (_, address):
        yield address


@pytest.fixture
def visit(browser: Any, room: str) -> Iterator[Any]:
    """Opens a page of the room; at the end nothing was asked of anybody else, and nothing complained."""
    readers: list[Reader] = []

    def open_page(path: str = "", **window: Any) -> Reader:
        readers.append(Reader(browser, room + path.removeprefix("/"), **window))
        return readers[-1]

    yield open_page
    for reader in readers:
        outside = [url for url in reader.requests if not url.startswith((room, "data:"))]
        assert outside == []
        assert reader.complaints == []
        reader.context.close()
