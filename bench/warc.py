"""A web archive of a gigabyte, read one page at a time: pages a second, and the most memory.

    python -m bench.warc [MEGABYTES]

The pages are invented, no two alike; between them lie pictures of random bytes, as most of a real
archive is no page. It is written to a temporary folder and taken away afterwards.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.generate import generate_mixed
from sourceline.model.article import Article
from sourceline.read.sources import read_each

MEGABYTES = 1_000
PICTURE = 480_000
PAGES = 1_000  # different ones; the same words come again under other numbers


def write_archive(path: Path, megabytes: int) -> int:
    """How many pages it holds."""
    chance = random.Random(megabytes)
    texts = [(each.title, each.text) for each in generate_mixed(PAGES)]
    pages = 0
    with path.open("wb") as stream:
        while stream.tell() < megabytes * 1_000_000:
            title, text = texts[pages % PAGES]
            paragraphs = "".join(f"<p>{each} ({pages})</p>" for each in text.split("\n\n"))
            page = (
                f"<html><head><title>{title}</title></head><body><nav>{'<a href=/x>More</a>' * 200}"
                f"</nav><article><h1>{title}</h1>{paragraphs}</article></body></html>"
            )
            stream.write(_record(f"https://paper.example/{pages}", "text/html", page.encode()))
            picture = chance.randbytes(PICTURE)
            stream.write(_record(f"https://paper.example/{pages}.jpg", "image/jpeg", picture))
            pages += 1
    return pages


def _record(url: str, media: str, body: bytes) -> bytes:
    answer = (
        f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2031-03-03T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{abs(hash(url)):032x}>\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def rows(megabytes: int = MEGABYTES) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.warc"
        pages = write_archive(path, megabytes)
        before = _peak()
        began = time.process_time()
        found = sum(isinstance(each, Article) for each in read_each([str(path)]))
        spent = time.process_time() - began
        size = path.stat().st_size / 1e6
    yield f"| {size:,.0f} MB, {pages:,} pages: reports read | {found:,} |"
    yield f"| seconds | {spent:.1f}, {found / spent:,.0f} pages a second |"
    yield f"| peak MB before reading and after | {before:,.0f}, {_peak():,.0f} |"


def _peak() -> float:
    unit = 1024 if sys.platform != "darwin" else 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


if __name__ == "__main__":
    print("\n".join(rows(*map(int, sys.argv[1:]))))
