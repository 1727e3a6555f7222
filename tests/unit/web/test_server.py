"""The socket, and the command that opens it."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from sourceline.errors import ServerError
from sourceline.web.server import address_of, listen
from tests.rooms import serving
from tests.unit.cli.conftest import HARBOUR


def test_a_port_in_use_is_told() -> None:
    with listen("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with pytest.raises(ServerError) as caught:
            listen("127.0.0.1", port)
    assert "another program has this port" in caught.value.what
    assert f"--port {port + 1}" in caught.value.remedy


@pytest.mark.parametrize("host", ["no.such.host.invalid", "203.0.113.7"])
def test_an_address_that_is_not_ours(host: str) -> None:
    with pytest.raises(ServerError):
        listen(host, 0)


def test_the_address_to_open() -> None:
    with listen("127.0.0.1", 0) as one:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", address_of(one, "127.0.0.1"))
        assert address_of(one, "::1").startswith("http://[::1]:")


def test_an_archive_is_served_until_it_is_ended(archive: Path, tmp_path: Path) -> None:
    with serving(archive, folder=tmp_path) as (process, address):
        with urllib.request.urlopen(address, timeout=20) as answer:
            assert answer.url == f"{address}stories"
            assert b"Tarn Bridge" in answer.read()
            assert "server" not in answer.headers
        asked = urllib.request.Request(address, headers={"Host": "evil.example"})
        with pytest.raises(urllib.error.HTTPError, match="421"):
            urllib.request.urlopen(asked, timeout=20)
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 130
        assert process.stderr is not None
        assert process.stderr.read().strip() == "Stopped."


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_a_pile_is_told_once_and_leaves_nothing_behind(tmp_path: Path, end: signal.Signals) -> None:
    (tmp_path / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    with tempfile.TemporaryDirectory(dir=tmp_path) as folder:
        with serving(tmp_path / "harbour.txt", folder=Path(folder)) as (process, address):
            with urllib.request.urlopen(address, timeout=20) as answer:
                assert b"Harbour wall gives way" in answer.read()
            assert len(list(Path(folder).glob("sourceline-*"))) == 1
            process.send_signal(end)
            process.wait(20)
        assert list(Path(folder).glob("sourceline-*")) == []


def test_what_is_wrong_is_said_before_anything_is_served(tmp_path: Path) -> None:
    for place, told in ((tmp_path / "no.db", "there is no such file"), (tmp_path / "no", "no")):
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "sourceline",
                "serve",
                str(place),
                "--no-browser",
                "--port",
                "0",
            ],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 1
        assert done.stderr.startswith("Error: ")
        assert told in done.stderr
        assert done.stdout == ""
