"""What a server can do to us, by a real one on this machine."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from sourceline.fetch import places
from sourceline.fetch.failures import Failed, FetchError, Passing, Refused, Silent
from sourceline.fetch.fetcher import Fetcher
from sourceline.fetch.pace import Pace
from sourceline.fetch.settings import FetchSettings
from sourceline.model.article import Page
from tests.unit.fetch.serving import (
    drip,
    endless,
    in_turn,
    page,
    raw,
    redirect,
    serving,
    silence,
    status,
)

HTML = "<html><body><p>The ferry ran aground.</p></body></html>"


class Naps:
    """A clock that sleeping moves on, so that pauses cost no time."""

    def __init__(self) -> None:
        self.slept: list[float] = []
        self.ahead = 0.0

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.ahead += seconds

    def clock(self) -> float:
        return time.monotonic() + self.ahead


def fetcher(naps: Naps | None = None, look_up: Any = None, **more: Any) -> Fetcher:
    """One that may fetch from this machine, and waits for nothing unless `naps` counts."""
    tls, renew, told = more.pop("tls", None), more.pop("renew", None), more.pop("told", None)
    settings: dict[str, Any] = {"allow_private": True, "timeout": 2.0, "silence": 1.0, "delay": 0.0}
    made = FetchSettings(**(settings | more))
    naps = naps or Naps()
    return Fetcher(
        made,
        pace=Pace(made.delay, naps.clock, naps.sleep),
        look_up=look_up,
        tls=tls,
        renew=renew or (lambda _: False),
        told=told or (lambda *_: None),
    )


def test_a_page() -> None:
    with serving(page=page(HTML, "text/html; charset=ISO-8859-2")) as server:
        found = fetcher().fetch(server.url("/page"))
    assert found.data.decode() == HTML
    assert (found.media_type, found.charset) == ("text/html", "ISO-8859-2")
    assert found.url == found.source == server.url("/page")


def test_who_asks_for_what() -> None:
    with serving() as server:
        server.replies["/page?a=1&b=%C3%A4"] = page(HTML)
        fetcher().fetch(server.url("/page?a=1&b=ä#part"))
        first, second = server.asked
    assert first.target == "/robots.txt"
    assert second.target == "/page?a=1&b=%C3%A4"
    assert second.headers["user-agent"].startswith("sourceline/")
    assert second.headers["host"] == f"127.0.0.1:{server.port}"


@pytest.mark.parametrize("code", [404, 410, 403, 204])
def test_no_page_there(code: int) -> None:
    with serving(page=status(code)) as server, pytest.raises(Failed, match=str(code)):
        fetcher().fetch(server.url("/page"))


def test_a_server_that_never_answers() -> None:
    with serving(page=silence()) as server:
        began = time.monotonic()
        with pytest.raises(Silent, match="fell silent"):
            fetcher(silence=0.3).fetch(server.url("/page"))
    assert time.monotonic() - began < 1.5
    assert server.targets() == ["/page"], "it is asked once: another try would be as long"


@pytest.mark.parametrize("head", [True, False])
def test_a_server_that_sends_a_byte_at_a_time(head: bool) -> None:
    with serving(page=drip(head=head)) as server:
        began = time.monotonic()
        with pytest.raises(Silent, match=r"longer than 0\.5 s"):
            fetcher(timeout=0.5).fetch(server.url("/page"))
    assert time.monotonic() - began < 2


def test_a_host_that_never_answers_is_left_alone() -> None:
    with serving() as server:
        server.replies.update({f"/{name}": silence() for name in "abcd"})
        one = fetcher(silence=0.2)
        for name in "abcd":
            with pytest.raises(FetchError) as raised:
                one.fetch(server.url(f"/{name}"))
    assert server.targets() == ["/a", "/b"]
    assert "left alone" in raised.value.what


def test_redirects_are_followed() -> None:
    with serving(a=redirect("/b"), b=redirect("c?x=1", 308)) as server:
        server.replies["/c?x=1"] = page(HTML)
        found = fetcher().fetch(server.url("/a"))
    assert (found.source, found.url) == (server.url("/a"), server.url("/c?x=1"))


def test_redirects_for_ever() -> None:
    with serving(a=redirect("/b"), b=redirect("/a")) as server:
        with pytest.raises(Failed, match="more than 5 times"):
            fetcher().fetch(server.url("/a"))
        assert len(server.targets()) == 6


def to_public(port: int) -> Any:
    """A resolver that calls this machine `paper.example`; numbers are what they are."""

    def look_up(host: str, _: int, **__: Any) -> list[Any]:
        there = "127.0.0.1" if host == "paper.example" else host
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (there, port))]

    return look_up


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.7/",
        "http://[::1]/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0/",
        "http://localhost/",
    ],
)
def test_redirects_into_a_private_network(target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first host counts as public here; where it points to does not."""
    with serving(page=redirect(target)) as server:
        real = places.is_public
        first = iter([True, True])  # robots.txt, and the page
        monkeypatch.setattr(places, "is_public", lambda ip: next(first, None) or real(ip))
        with pytest.raises(Refused, match="private network"):
            fetcher(allow_private=False).fetch(server.url("/page"))
        assert server.targets() == ["/page"]


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://paper.example/a", "gopher://x/"])
def test_redirects_to_other_schemes(target: str) -> None:
    with serving(page=redirect(target)) as server, pytest.raises(Refused, match="only http"):
        fetcher().fetch(server.url("/page"))


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0177.1", "[::ffff:127.0.0.1]"]
)
def test_this_machine_is_refused(host: str) -> None:
    with serving(page=page(HTML)) as server:
        with pytest.raises(Refused, match="private network"):
            fetcher(allow_private=False).fetch(server.url("/page", host))
        assert server.asked == []


def test_a_name_that_means_something_else_a_moment_later() -> None:
    """Each request looks its name up once, and goes where that answer pointed."""
    with serving(page=page(HTML)) as server:
        answers: list[str] = []

        def look_up(host: str, port: int, **_: Any) -> list[Any]:
            answers.append(host)
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

        fetcher(look_up=look_up).fetch(server.url("/page", "paper.example"))
        assert answers == ["paper.example", "paper.example"]  # robots.txt, and the page
        assert server.asked[1].headers["host"] == f"paper.example:{server.port}"


def test_one_private_answer_among_public_ones() -> None:
    def look_up(_: str, port: int, **__: Any) -> list[Any]:
        ips = ["93.184.215.14", "10.1.2.3"]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port)) for ip in ips]

    with pytest.raises(Refused, match=r"10\.1\.2\.3"):
        fetcher(allow_private=False, look_up=look_up).fetch("http://paper.example/")


def test_a_body_without_end() -> None:
    with serving(page=endless()) as server, pytest.raises(Refused, match=r"larger than 0\.1 MB"):
        fetcher(max_bytes=100_000).fetch(server.url("/page"))


def test_a_body_that_says_it_is_too_large() -> None:
    reply = raw(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 10000000000\r\n\r\n"
    )
    with serving(page=reply) as server, pytest.raises(Refused, match="larger than"):
        fetcher().fetch(server.url("/page"))


def test_a_packed_page() -> None:
    data = gzip.compress(HTML.encode())
    with serving(page=page(data, Content_Encoding="gzip")) as server:
        assert fetcher().fetch(server.url("/page")).data.decode() == HTML


def test_a_bomb() -> None:
    data = gzip.compress(b"\0" * 20_000_000)
    assert len(data) < 100_000
    with (
        serving(page=page(data, Content_Encoding="gzip")) as server,
        pytest.raises(Refused, match="larger than"),
    ):
        fetcher(max_bytes=1_000_000).fetch(server.url("/page"))


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip"])
def test_packed_as_nobody_asked_for(encoding: str) -> None:
    reply = page(HTML, Content_Encoding=encoding)
    with serving(page=reply) as server, pytest.raises(Failed, match="nobody asked for"):
        fetcher().fetch(server.url("/page"))


def test_a_body_that_ends_early_is_tried_again() -> None:
    short = page(HTML, Content_Length="5000")
    with serving(page=in_turn(short, page(HTML))) as server:
        assert fetcher().fetch(server.url("/page")).data.decode() == HTML
        assert len(server.targets()) == 2


def test_a_body_that_always_ends_early() -> None:
    with serving(page=page(HTML, Content_Length="5000")) as server:
        with pytest.raises(Passing, match=f"after {len(HTML)} of 5000 bytes"):
            fetcher().fetch(server.url("/page"))
        assert len(server.targets()) == 3


@pytest.mark.parametrize(
    "data", [b"", b"\x00\xff garbage", b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 500]
)
def test_no_http(data: bytes) -> None:
    with serving(page=raw(data)) as server, pytest.raises(Passing):
        fetcher().fetch(server.url("/page"))


@pytest.mark.parametrize("media", ["image/png", "application/pdf", "video/mp4", "application/zip"])
def test_what_holds_no_report(media: str) -> None:
    with serving(page=page(b"\x89PNG", media)) as server, pytest.raises(Refused, match=media):
        fetcher().fetch(server.url("/page"))


def test_robots_are_respected_and_asked_for_once() -> None:
    rules = page("User-agent: *\nDisallow: /private/\nAllow: /private/open\n", "text/plain")
    with serving(a=page(HTML)) as server:
        server.replies |= {"/robots.txt": rules, "/private/open": page(HTML)}
        one = fetcher()
        one.fetch(server.url("/a"))
        one.fetch(server.url("/private/open"))
        with pytest.raises(Refused, match=r"robots\.txt"):
            one.fetch(server.url("/private/b"))
        assert [each.target for each in server.asked] == ["/robots.txt", "/a", "/private/open"]


def test_robots_for_us_by_name() -> None:
    rules = page("User-agent: sourceline\nDisallow: /\n\nUser-agent: *\nAllow: /\n", "text/plain")
    with serving(a=page(HTML)) as server:
        server.replies["/robots.txt"] = rules
        with pytest.raises(Refused, match=r"robots\.txt"):
            fetcher().fetch(server.url("/a"))
        assert fetcher(user_agent="other/1").fetch(server.url("/a")).data


def test_robots_that_cannot_be_had() -> None:
    with serving(a=page(HTML)) as server:
        server.replies["/robots.txt"] = status(503)
        with pytest.raises(Refused, match=r"503.*robots\.txt"):
            fetcher().fetch(server.url("/a"))
        assert server.targets() == []


def test_robots_of_the_host_that_a_redirect_leads_to() -> None:
    with serving(b=page(HTML)) as other, serving(a=redirect(other.url("/b"))) as server:
        other.replies["/robots.txt"] = page("User-agent: *\nDisallow: /", "text/plain")
        with pytest.raises(Refused, match=r"robots\.txt"):
            fetcher().fetch(server.url("/a"))
        assert other.targets() == []


def test_robots_that_are_hard_to_match() -> None:
    rules = "User-agent: *\nDisallow: /" + "*a" * 2_000 + "*b\n" + "Disallow: /x\n" * 20_000
    target = "/" + "a" * 3_000
    with serving() as server:
        server.replies |= {"/robots.txt": page(rules, "text/plain"), target: page(HTML)}
        began = time.process_time()
        assert fetcher().fetch(server.url(target)).data
    assert time.process_time() - began < 3


def test_a_pause_between_two_requests_to_one_host() -> None:
    naps = Naps()
    with serving(a=page(HTML), b=page(HTML)) as server:
        one = fetcher(naps, delay=5.0)
        one.fetch(server.url("/a"))
        one.fetch(server.url("/b"))
    assert [round(each) for each in naps.slept] == [5, 5]  # after robots.txt, and after the page


def test_a_pause_that_the_host_asks_for() -> None:
    naps = Naps()
    with serving(a=page(HTML), b=page(HTML)) as server:
        server.replies["/robots.txt"] = page("User-agent: *\nCrawl-delay: 7", "text/plain")
        one = fetcher(naps)
        one.fetch(server.url("/a"))
        one.fetch(server.url("/b"))
    assert [round(each) for each in naps.slept] == [7]


def test_too_many_requests() -> None:
    naps = Naps()
    with serving(a=in_turn(status(429, Retry_After="4"), page(HTML))) as server:
        assert fetcher(naps).fetch(server.url("/a")).data.decode() == HTML
    assert [round(each) for each in naps.slept] == [4]


def test_back_off_grows_and_ends() -> None:
    naps = Naps()
    with serving(a=status(503)) as server:
        with pytest.raises(Failed, match="503"):
            fetcher(naps).fetch(server.url("/a"))
        assert len(server.targets()) == 3
    assert [round(each) for each in naps.slept] == [1, 2]


def test_a_host_that_asks_for_an_hour() -> None:
    naps = Naps()
    with serving(a=status(429, Retry_After="3600"), b=page(HTML)) as server:
        one = fetcher(naps)
        with pytest.raises(Failed, match="3600 s"):
            one.fetch(server.url("/a"))
        with pytest.raises(Refused, match="left alone for 3600 s"):
            one.fetch(server.url("/b"))
        assert server.targets() == ["/a"]
    assert naps.slept == []


def test_nothing_is_fetched_twice(tmp_path: Path) -> None:
    with serving(a=page(HTML)) as server:
        first = fetcher(cache=tmp_path).fetch(server.url("/a"))
        second = fetcher(cache=tmp_path).fetch(server.url("/a"))
        assert [each.target for each in server.asked] == ["/robots.txt", "/a"]
    assert first == second


def test_feeds_are_asked_whether_they_changed(tmp_path: Path) -> None:
    when = "Mon, 06 Sep 2021 10:00:00 GMT"
    reply = in_turn(page(HTML, ETag='"one"', Last_Modified=when), status(304), page("new words"))

    def renew(_: Page) -> bool:
        return True

    with serving(a=reply) as server:
        told: list[str] = []
        one = fetcher(cache=tmp_path, renew=renew, told=lambda what, *_: told.append(what))
        datas = [one.fetch(server.url("/a")).data.decode() for _ in range(3)]
        asked = [each.headers for each in server.asked if each.target == "/a"]
    assert datas == [HTML, HTML, "new words"]
    assert "if-none-match" not in asked[0]
    assert (asked[1]["if-none-match"], asked[1]["if-modified-since"]) == ('"one"', when.lower())
    assert told == ["fetched", "unchanged", "fetched"]


def test_a_cache_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    told: list[str] = []
    with serving(a=page(HTML)) as server:
        one = fetcher(cache=tmp_path / "file", told=lambda what, *_: told.append(what))
        assert one.fetch(server.url("/a")).data.decode() == HTML
    assert told == ["not kept", "not kept", "fetched"]  # robots.txt, and the page


def test_the_environment_does_not_steer(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    with serving(a=page(HTML)) as server:
        assert fetcher().fetch(server.url("/a")).data


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for `paper.example` that nobody signed but itself."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed, which makes the certificate")
    folder = tmp_path_factory.mktemp("tls")
    key, chain = folder / "key.pem", folder / "chain.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    command += ["-subj", "/CN=paper.example", "-addext", "subjectAltName=DNS:paper.example"]
    subprocess.run([*command, "-keyout", key, "-out", chain], check=True, capture_output=True)
    return key, chain


def test_certificates(certificate: tuple[Path, Path]) -> None:
    """What was checked is connected to, and the certificate is for the name."""
    key, chain = certificate
    of_server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    of_server.load_cert_chain(chain, key)
    trusting = ssl.create_default_context(cafile=chain)
    with serving(of_server, a=page(HTML)) as server:
        url = server.url("/a", "paper.example")
        to_us = to_public(server.port)
        assert fetcher(tls=trusting, look_up=to_us).fetch(url).data.decode() == HTML
        with pytest.raises(Refused, match="certificate"):
            fetcher(look_up=to_us).fetch(url)
        with pytest.raises(Refused, match="certificate"):
            fetcher(tls=trusting).fetch(server.url("/a"))
