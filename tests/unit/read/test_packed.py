"""Packed files: read as what is in them, and never more than text can be packed."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
import time
from pathlib import Path

import pytest

from sourceline.read.formats import Format, guess_format
from tests.unit.read.reading import read_bytes

zstandard = pytest.importorskip("zstandard", reason="sourceline[zstd] is not installed")

BODY = (
    "The ferry to Sandholm ran aground on Monday, and all forty passengers were taken off by boat."
)


def records(count: int) -> bytes:
    return b"".join(
        json.dumps({"id": n, "text": f"{n} {BODY}"}).encode() + b"\n" for n in range(count)
    )


def zstd(data: bytes) -> bytes:
    packed: bytes = zstandard.ZstdCompressor().compress(data)
    return packed


PACK = {"gz": gzip.compress, "zst": zstd}


@pytest.mark.parametrize("kind", ["gz", "zst"])
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", records(3)),
        ("a.json", json.dumps([{"text": BODY}]).encode()),
        ("a.csv", f'text\n"{BODY}"\n'.encode()),
        ("a.txt", BODY.encode()),
        ("a.html", f"<html><p>{BODY}</p></html>".encode()),
        ("a", records(2)),
    ],
)
def test_what_is_inside(tmp_path: Path, kind: str, name: str, data: bytes) -> None:
    articles, problems = read_bytes(tmp_path, f"{name}.{kind}", PACK[kind](data))
    assert problems == []
    assert all(BODY in article.text for article in articles)
    assert len(articles) == max(1, data.count(b"\n") - data.count(b"text\n"))


@pytest.mark.parametrize("kind", ["gz", "zst"])
def test_several_parts_one_after_another(tmp_path: Path, kind: str) -> None:
    lines = records(4).splitlines(keepends=True)
    articles, problems = read_bytes(
        tmp_path, f"a.jsonl.{kind}", b"".join(PACK[kind](x) for x in lines)
    )
    assert (len(articles), problems) == (4, [])


@pytest.mark.parametrize("kind", ["gz", "zst"])
def test_a_file_that_ends_early(tmp_path: Path, kind: str) -> None:
    packed = PACK[kind](records(40)) + PACK[kind](records(50)[len(records(40)) :])
    articles, (problem,) = read_bytes(tmp_path, f"a.jsonl.{kind}", packed[:-20])
    assert len(articles) >= 40
    assert problem.kind == "partly_read"
    assert f"ends early; {len(articles)} articles before that were kept" in problem.reason


@pytest.mark.parametrize("kind", ["gz", "zst"])
@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.txt", "a.json"])
def test_a_bomb_is_left_alone(tmp_path: Path, kind: str, name: str) -> None:
    inner = b"text\n" if name.endswith("csv") else b"{"
    bomb = PACK[kind](inner + b"a" * 60_000_000)
    assert len(bomb) < 100_000
    began = time.process_time()
    articles, problems = read_bytes(tmp_path, f"{name}.{kind}", bomb)
    assert time.process_time() - began < 20
    assert articles == []
    assert problems


def test_broken_packing(tmp_path: Path) -> None:
    data = bytearray(gzip.compress(records(2000)))
    data[len(data) // 2] ^= 0xFF
    _, problems = read_bytes(tmp_path, "a.jsonl.gz", bytes(data))
    assert any("packing is broken" in p.reason for p in problems)


def test_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "zstandard", None)
    articles, (problem,) = read_bytes(tmp_path, "a.jsonl.zst", zstd(records(2)))
    assert articles == []
    assert "sourceline[zstd]" in problem.reason


@pytest.mark.parametrize(
    ("suffix", "head", "form"),
    [
        (".xml", b'<?xml version="1.0"?>\n<!-- a --><rss version="2.0">', Format.FEED),
        ("", b"<feed xmlns='http://www.w3.org/2005/Atom'>", Format.FEED),
        ("", b"<?xml version='1.0'?><opml version='2.0'>", Format.FEEDS),
        (".xml", b"<article><p>words</p>", Format.HTML),
        (".txt", b"<feedback> is what he asked for", Format.TEXT),
        (".csv", b"text,title", Format.TABLE),
        ("", b"SQLite format 3\0", Format.DATABASE),
        ("", b"WARC/1.0\r\n", Format.ARCHIVE),
        (".xml", '<?xml version="1.0"?><rss>'.encode("utf-16"), Format.FEED),
    ],
)
def test_formats(suffix: str, head: bytes, form: Format) -> None:
    assert guess_format(suffix, head) is form


def test_csv_limits_are_ours(tmp_path: Path) -> None:
    """A report longer than the reader of tables allows by itself (131,072 characters)."""
    words = io.StringIO(newline="")
    csv.writer(words).writerows([["text"], [BODY * 3_000]])
    (article,), _ = read_bytes(tmp_path, "a.csv", words.getvalue().encode())
    assert len(article.text) == len(BODY) * 3_000
