"""Addresses, places, bodies, pauses and the cache, without a server."""

from __future__ import annotations

import gzip
import json
import socket
import subprocess
import sys
import threading
import zlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from sourceline.errors import SettingsError
from sourceline.fetch.address import read_address
from sourceline.fetch.bodies import read_body
from sourceline.fetch.cache import Cache, Kept
from sourceline.fetch.failures import Failed, Passing, Refused, Silent
from sourceline.fetch.media import read_media
from sourceline.fetch.pace import read_retry_after
from sourceline.fetch.places import find_places, is_public
from sourceline.fetch.robots import name_of, read_rules
from sourceline.fetch.settings import FetchSettings


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("HTTP://Paper.Example:80", "http://paper.example/"),
        ("https://paper.example.:443/a?b#c", "https://paper.example/a?b"),
        (
            "https://zürich.example/ä ü".replace(" ", "%20"),
            "https://xn--zrich-kva.example/%C3%A4%20%C3%BC",
        ),
        ("http://[2606:4700::1]:8080/a", "http://[2606:4700::1]:8080/a"),
        ("http://paper.example/a%2Fb?q=%26", "http://paper.example/a%2Fb?q=%26"),
    ],
)
def test_addresses(url: str, plain: str) -> None:
    assert read_address(url).url == plain
    assert read_address(plain).url == plain


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://paper.example/", "only http"),
        ("file:///etc/passwd", "only http"),
        ("javascript:alert(1)", "only http"),
        ("//paper.example/", "only http"),
        ("http://", "no host"),
        ("http:///a", "no host"),
        ("http://user@paper.example/", "user name"),
        ("http://user:secret@paper.example/", "user name"),
        ("http://paper.example\\@10.0.0.1/", "backslashes"),
        ("http://paper.example/a\r\nHost: b", "control characters"),
        ("http://paper.example/a b", "spaces"),
        ("http://paper.example:99999/", "makes no sense"),
        ("http://paper.example:0/", "no host"),
        ("http://[::1/", "makes no sense"),
        ("http://[fe80::1%25eth0]/", "network card|makes no sense"),
        ("http://a..b/", "no host can"),
        ("http://pa%20per/", "no host can"),
        ("http://paper.example/" + "a" * 5_000, "longer than"),
    ],
)
def test_addresses_that_are_refused(url: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        read_address(url)


def test_relative_addresses() -> None:
    base = read_address("https://paper.example/news/a?b")
    assert read_address("c", base).url == "https://paper.example/news/c"
    assert read_address("//other.example/c", base).url == "https://other.example/c"


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255",
        "192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.0.170", "192.0.2.1", "198.18.0.1",
        "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255",
        "192.88.99.1", "::", "::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::10.0.0.1", "64:ff9b::a00:1",
        "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:a00:1::", "3fff::1", "5f00::1", "fc00::1",
        "fd12:3456::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "not an address", "",
    ],
)  # fmt: skip
def test_places_that_are_not_public(ip: str) -> None:
    assert not is_public(ip)


@pytest.mark.parametrize(
    "ip", ["93.184.215.14", "1.1.1.1", "172.32.0.1", "2606:4700::1111", "::ffff:8.8.8.8"]
)
def test_places_that_are_public(ip: str) -> None:
    assert is_public(ip)


def test_a_name_that_nobody_knows() -> None:
    def look_up(*_: Any, **__: Any) -> list[Any]:
        raise socket.gaierror("unknown")

    with pytest.raises(Failed, match="not known"):
        find_places("paper.example", 80, allow_private=False, seconds=1, look_up=look_up)


def test_a_look_up_that_never_ends() -> None:
    def look_up(*_: Any, **__: Any) -> list[Any]:
        threading.Event().wait(3)
        return []

    with pytest.raises(Silent, match="looked up"):
        find_places("paper.example", 80, allow_private=False, seconds=0.05, look_up=look_up)


@pytest.mark.parametrize("size", [1, 7, 100_000])
def test_packed_bodies_in_pieces_of_any_size(size: int) -> None:
    words = b"words and words " * 500
    for packing, data in {
        "gzip": gzip.compress(words[:4000]) + gzip.compress(words[4000:]) + b"\0\0padding",
        "deflate": zlib.compress(words),
        "identity": words,
    }.items():
        pieces = (data[at : at + size] for at in range(0, len(data), size))
        assert read_body(pieces, packing, 100_000) == words, packing


def test_packed_bodies_that_end_early_or_are_broken() -> None:
    data = gzip.compress(b"words and words " * 500)
    with pytest.raises(Passing, match="middle"):
        read_body([data[:-20]], "gzip", 100_000)
    with pytest.raises(Failed, match="broken"):
        read_body([b"plain words"], "gzip", 100_000)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        ("Mon, 06 Sep 2021 10:01:00 GMT", 60.0),
        ("Mon, 06 Sep 2021 09:00:00 GMT", 0.0),
        ("soon", None),
        ("-5", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after(value: str | None, seconds: float | None) -> None:
    assert read_retry_after(value, datetime(2021, 9, 6, 10, tzinfo=UTC)) == seconds


def test_media() -> None:
    assert read_media('text/html; charset="UTF-8"; x=y') == ("text/html", "UTF-8")
    assert read_media("") == ("", None)
    assert read_media("text/html; charset") == ("text/html", None)


def test_rules() -> None:
    rules = read_rules(b"User-agent: *\nDisallow: /*.pdf$\nCrawl-delay: 900\n")
    assert rules.allow("http://paper.example/a", "sourceline/1 (x)")
    assert not rules.allow("http://paper.example/a.pdf", "sourceline/1")
    assert rules.delay("sourceline/1") == 30.0
    assert read_rules(b"\xff\xfe\x00 no rules <html>").allow(
        "http://paper.example/", "sourceline/1"
    )
    assert name_of("sourceline/1 (x)") == name_of("sourceline") == "sourceline"


@pytest.mark.parametrize(
    "wrong",
    [
        {"timeout": 0},
        {"max_bytes": 0},
        {"delay": -1},
        {"max_redirects": -1},
        {"user_agent": "a\r\nb"},
    ],
)
def test_settings_that_make_no_sense(wrong: dict[str, Any]) -> None:
    with pytest.raises(SettingsError):
        FetchSettings(**wrong)


def kept(data: bytes = b"words", etag: str = '"a"') -> Kept:
    return Kept(
        url="http://paper.example/b",
        media_type="text/html",
        charset=None,
        etag=etag,
        modified="",
        found=1_630_922_400,
        data=data,
    )


def test_the_cache_gives_back_what_was_put(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "new")
    assert cache.get("http://paper.example/") is None
    cache.put("http://paper.example/", kept())
    cache.put("http://paper.example/", kept(b"other words"))
    assert cache.get("http://paper.example/") == kept(b"other words")
    assert not list(tmp_path.rglob("*.part"))


def test_one_body_for_two_addresses(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for name in "ab":
        cache.put(f"http://paper.example/{name}", kept())
    assert len(list((tmp_path / "bodies").rglob("*"))) == 2  # a folder and a file


@pytest.mark.parametrize("damage", ["body", "page", "gone", "foreign", "path"])
def test_what_is_damaged_counts_as_absent(tmp_path: Path, damage: str) -> None:
    cache = Cache(tmp_path)
    cache.put("http://paper.example/", kept())
    (body,) = (each for each in (tmp_path / "bodies").rglob("*") if each.is_file())
    (page,) = (each for each in (tmp_path / "pages").rglob("*") if each.is_file())
    told = json.loads(page.read_text())
    if damage == "body":
        body.write_bytes(b"sword")
    elif damage == "gone":
        body.unlink()
    elif damage == "page":
        page.write_text("{")
    elif damage == "foreign":
        page.write_text(json.dumps(told | {"more": 1}))
    else:
        page.write_text(json.dumps(told | {"body": "../../../etc/passwd"}))
    assert cache.get("http://paper.example/") is None
    cache.put("http://paper.example/", kept())
    assert cache.get("http://paper.example/") == kept()


MANY = """
import sys
from pathlib import Path
from sourceline.fetch.cache import Cache, Kept
cache = Cache(Path(sys.argv[1]))
for n in range(150):
    data = (sys.argv[2] + "!" * (n % 7)).encode() * 2000
    kept = Kept(url="u", media_type="", charset=None, etag="", modified="", found=n, data=data)
    cache.put("http://paper.example/", kept)
    found = cache.get("http://paper.example/")
    assert found is not None and set(found.data) <= set(b"ab!"), found
"""


def test_two_processes_share_a_cache(tmp_path: Path) -> None:
    both = [subprocess.Popen([sys.executable, "-c", MANY, tmp_path, name]) for name in "ab"]
    assert [each.wait(timeout=60) for each in both] == [0, 0]
    assert not list(tmp_path.rglob("*.part"))
