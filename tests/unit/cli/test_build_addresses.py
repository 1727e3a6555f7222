"""`sourceline build` with an address: fetched once, kept beside the archive."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.unit.cli.conftest import Call

PAGE = (
    "<html><head><title>Lido reopens</title><meta property='article:published_time' "
    "content='2021-06-02'></head><body><article><p>"
    + "The lido in Pellow reopened on Tuesday after two years, and Ida Brandt swam first. " * 6
    + "</p></article></body></html>"
)


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def address(asked: list[str]) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            known = self.path == "/lido.html"
            self.send_response(200 if known else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(PAGE.encode() if known else b"")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/lido.html"
    server.shutdown()


def test_a_page_is_fetched_once(
    call: Call, tmp_path: Path, address: str, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCELINE_TAGGER", "off")
    archive = tmp_path / "news.db"
    build = ("build", address, "--out", archive, "--workers", "1", "--allow-private")
    assert call(*build).code == 0
    assert call(*build).code == 0
    assert asked.count("/lido.html") == 1
    assert "lido" in call("search", archive, "lido").out.lower()


def test_an_address_of_this_machine_is_refused(
    call: Call, tmp_path: Path, address: str, asked: list[str]
) -> None:
    ran = call("build", address, "--out", tmp_path / "news.db", "--workers", "1")
    assert ran.code == 3
    assert "private" in ran.err or "this machine" in ran.err
    assert asked == []
