"""Web archives, as crawlers write them and as they come down the line."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from sourceline.model.article import Article, Problem
from tests.unit.read.reading import read_bytes

pytest.importorskip("fastwarc", reason="sourceline[warc] is not installed")

BODY = (
    "The ferry to Sandholm ran aground on Monday, and all forty passengers were taken off by boat."
)
DAY = "2021-09-06T10:30:00Z"


def record(
    kind: str, url: str, block: bytes, media: str = "application/http; msgtype=response"
) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{abs(hash(url)):032x}>\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: {DAY}\r\nContent-Type: {media}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def response(
    name: str,
    words: str = BODY,
    media: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    more: str = "",
) -> bytes:
    page = (
        f'<html><head><title>{name}</title>{more}<link rel="canonical" href="https://else.example/"></head>'
        f"<body><article><p>{name}: {words}</p></article></body></html>"
    )
    return http(name, page.encode("utf-8"), media, status)


def http(name: str, body: bytes, media: str, status: str = "200 OK", headers: str = "") -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{headers}Content-Length: {len(body)}\r\n\r\n"
    return record("response", f"https://post.example/{name}", head.encode() + body)


OTHERS = (
    record("warcinfo", "", b"software: test\r\n", "application/warc-fields"),
    record(
        "request",
        "https://post.example/a",
        b"GET / HTTP/1.1\r\n\r\n",
        "application/http; msgtype=request",
    ),
)


def read(folder: Path, name: str, data: bytes) -> tuple[list[Article], list[Problem]]:
    articles, problems = read_bytes(folder, name, data)
    return sorted(articles, key=lambda each: int(each.source.split("#")[1])), problems


@pytest.mark.parametrize("name", ["news.warc", "news.warc.gz", "news"])
def test_pages(tmp_path: Path, name: str) -> None:
    parts = [*OTHERS, response("a"), response("b")]
    packed = name.endswith("gz")
    data = b"".join(gzip.compress(part) if packed else part for part in parts)
    articles, problems = read(tmp_path, name, data)
    assert problems == []
    assert [a.source for a in articles] == [f"{name}#3", f"{name}#4"]
    assert articles[0].text == f"a: {BODY}"
    assert articles[0].url == "https://post.example/a"
    assert articles[0].published is None, "the day of fetching is no day of publication"


def test_only_pages_that_went_well(tmp_path: Path) -> None:
    parts = [
        response("gone", status="404 Not Found"),
        http("picture", b"\x89PNG", "image/png"),
        http("feed", b"<rss/>", "application/rss+xml"),
        response("good"),
    ]
    articles, problems = read(tmp_path, "news.warc", b"".join(parts))
    assert [a.url for a in articles] == ["https://post.example/good"]
    assert problems == []


def test_a_page_cannot_be_published_after_it_was_fetched(tmp_path: Path) -> None:
    meta = '<meta property="article:published_time" content="{}">'
    parts = [
        response("a", more=meta.format("2021-09-05")),
        response("b", more=meta.format("2021-10-05")),
    ]
    articles, (problem,) = read(tmp_path, "news.warc", b"".join(parts))
    assert [a.published.edtf if a.published else None for a in articles] == ["2021-09-05", None]
    assert "2021-10-05" in problem.reason


def test_packed_and_chunked_pages(tmp_path: Path) -> None:
    page = f"<html><body><p>{BODY}</p></body></html>".encode()
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page)
    parts = [
        http("a", gzip.compress(page), "text/html", headers="Content-Encoding: gzip\r\n"),
        record(
            "response",
            "https://post.example/b",
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
            + chunked,
        ),
        http(
            "bomb",
            gzip.compress(b"a" * 20_000_000),
            "text/html",
            headers="Content-Encoding: gzip\r\n",
        ),
        response("c"),
    ]
    articles, problems = read(tmp_path, "news.warc", b"".join(parts))
    assert [a.text for a in articles] == [BODY, BODY, f"c: {BODY}"]
    assert [p.source for p in problems] == ["news.warc#3"]


def test_encodings_of_pages(tmp_path: Path) -> None:
    page = f"<html><body><p>Żółć, {BODY}</p></body></html>".encode("iso-8859-2")
    (article,), _ = read(tmp_path, "news.warc", http("a", page, "text/html; charset=iso-8859-2"))
    assert article.text.startswith("Żółć")


@pytest.mark.parametrize("cut", [10, 60, 200, 330, 400, 480, 520])
@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_that_ends_early(tmp_path: Path, packed: bool, cut: int) -> None:
    parts = [OTHERS[0], *(response(str(n)) for n in range(40))]
    data = b"".join(parts)
    if packed:
        data = b"".join(map(gzip.compress, parts))
        # Eight bytes are a checksum, and the last of the packed words need not carry any of them.
        cut = min(max(cut, 32), len(gzip.compress(parts[-1])) - 1)
    name = "may.warc.gz" if packed else "may.warc"
    articles, (problem,) = read(tmp_path, name, data[:-cut])
    assert len(articles) == 39
    assert problem.source == name
    assert problem.kind == "partly_read"
    assert "ends early, in record 41; 39 articles before that were kept" in problem.reason


def test_what_is_no_record(tmp_path: Path) -> None:
    data = response("a") + b"no record at all\r\n" * 9 + response("b")
    articles, (problem,) = read(tmp_path, "news.warc", data)
    assert len(articles) == 1
    assert "record 2 is no record" in problem.reason


@pytest.mark.parametrize("data", [b"", b"no archive at all\r\n" * 9, gzip.compress(b"words")])
def test_no_archive(tmp_path: Path, data: bytes) -> None:
    articles, problems = read_bytes(tmp_path, "news.warc", data)
    assert articles == []
    assert len(problems) == 1


def test_a_page_larger_than_a_report(tmp_path: Path) -> None:
    parts = [response("a", words="word " * 2_000_000), response("b")]
    articles, (problem,) = read(tmp_path, "news.warc", b"".join(parts))
    assert [a.url for a in articles] == ["https://post.example/b"]
    assert "larger than" in problem.reason


def test_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    _, (problem,) = read_bytes(tmp_path, "news.warc", response("a"))
    assert "sourceline[warc]" in problem.reason


PEAK = """
import resource, sys
from sourceline.read.sources import read_each
from sourceline.model.article import Article
first = list(read_each([sys.argv[1]]))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
count = sum(isinstance(each, Article) for each in read_each([sys.argv[2]]))
print(count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no getrusage")
def test_a_large_archive_needs_no_more_memory(tmp_path: Path) -> None:
    """200 MB of pictures and films with some pages between, beside an archive of five pages."""
    small, large = tmp_path / "small.warc", tmp_path / "large.warc"
    small.write_bytes(b"".join(response(str(n)) for n in range(5)))
    film = http("film", b"\0" * 20_000_000, "video/mp4")
    with large.open("wb") as stream:
        for n in range(10):
            stream.write(film + response(str(n)))
    command = [sys.executable, "-c", PEAK, str(small), str(large)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    count, grown = done.stdout.split()
    assert int(count) == 10
    unit = 1 if sys.platform == "darwin" else 1_000
    assert int(grown) * unit < 40_000_000
