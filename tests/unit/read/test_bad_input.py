"""Whatever is in a file, reading ends soon, raises nothing, and says what was wrong."""

from __future__ import annotations

import json
import time
import tracemalloc
from pathlib import Path

import pytest

from sourceline.errors import SourceError
from sourceline.read.sources import read_paths
from tests.unit.read.reading import read, read_bytes

BODY = (
    "The ferry to Sandholm ran aground on Monday, and all forty passengers were taken off by boat."
)


def test_empty_file(tmp_path: Path) -> None:
    articles, problems = read_bytes(tmp_path, "empty.txt", b"")
    assert articles == []
    assert [(p.source, p.kind) for p in problems] == [("empty.txt", "unreadable")]
    assert "empty" in problems[0].reason


def test_only_spaces(tmp_path: Path) -> None:
    articles, problems = read_bytes(tmp_path, "blank.txt", b" \r\n\t\n")
    assert (articles, len(problems)) == ([], 1)


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 9, bytes(range(256)) * 40, b"some words\x00and more"],
)
def test_binary_and_nul_bytes(tmp_path: Path, data: bytes) -> None:
    articles, problems = read_bytes(tmp_path, "report.txt", data)
    assert articles == []
    assert [p.kind for p in problems] == ["unreadable"]
    assert "no text" in problems[0].reason


def test_folder_without_reports(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    articles, problems = read(tmp_path / "empty")
    assert articles == []
    assert "no reports" in problems[0].reason


def test_path_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as raised:
        list(read_paths([str(tmp_path / "gone.txt")]))
    assert "gone.txt" in str(raised.value)


def test_fifty_megabytes_of_one_line(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"word " * 10_000_000)
    tracemalloc.start()
    began = time.perf_counter()
    articles, problems = read(path)
    taken = time.perf_counter() - began
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert articles == []
    assert "larger than" in problems[0].reason
    assert taken < 5
    assert peak < 60_000_000


def test_fifty_megabytes_on_one_line_of_records(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    good = json.dumps({"id": "after", "text": BODY}).encode()
    path.write_bytes(b'{"text": "' + b"word " * 10_000_000 + b'"}\n' + good)
    articles, problems = read(path)
    assert [a.source for a in articles] == ["long.jsonl#after"]
    assert "line 1" in problems[0].reason


def test_largest_plain_text_is_read_in_seconds(tmp_path: Path) -> None:
    began = time.perf_counter()
    articles, _ = read_bytes(tmp_path, "long.txt", b'"(word, ' * 900_000)
    assert len(articles) == 1
    assert time.perf_counter() - began < 20


def test_mixed_encodings_keep_both(tmp_path: Path) -> None:
    data = "Señor Núñez, déjà vu – naïve café".encode() + b" \x93quoted\x94 caf\xe9"
    (article,), problems = read_bytes(tmp_path, "mixed.txt", data)
    assert article.text == "Señor Núñez, déjà vu – naïve café “quoted” café"
    assert [p.kind for p in problems] == ["partly_read"]


def test_broken_utf16(tmp_path: Path) -> None:
    data = "\ufeffThe vote was close.".encode("utf-16-le") + b"\x00\xd8"
    (article,), problems = read_bytes(tmp_path, "wide.txt", data)
    assert article.text.startswith("The vote was close.")
    assert problems[0].kind == "partly_read"


def test_page_with_scripts_keeps_no_script(tmp_path: Path) -> None:
    page = f"<html><body><script>alert('x')</script><p>{BODY}</p><style>p{{}}</style></body></html>"
    (article,), _ = read_bytes(tmp_path, "page.html", page.encode())
    assert BODY in article.text
    assert "alert" not in article.text


def test_page_without_words(tmp_path: Path) -> None:
    articles, problems = read_bytes(tmp_path, "page.html", b"<html><body><img src=x></body></html>")
    assert articles == []
    assert "no words" in problems[0].reason


@pytest.mark.parametrize("name", ["bomb.html", "bomb.xml", "bomb.txt"])
def test_entity_bomb_does_not_grow(tmp_path: Path, name: str) -> None:
    entities = '<!ENTITY a0 "boom">'
    for number in range(1, 12):
        entities += f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">'
    page = f"<?xml version='1.0'?><!DOCTYPE html [{entities}]><html><body><p>{BODY} &a11;</p></body></html>"
    articles, _ = read_bytes(tmp_path, name, page.encode())
    assert all(len(article.text) < 10_000 for article in articles)


def test_deeply_nested_page(tmp_path: Path) -> None:
    page = "<html><body>" + "<div>" * 100_000 + f"<p>{BODY}</p>"
    began = time.perf_counter()
    articles, problems = read_bytes(tmp_path, "deep.html", page.encode())
    assert time.perf_counter() - began < 20
    assert len(articles) + len(problems) >= 1
    assert all(BODY in article.text for article in articles)


def test_page_of_many_siblings(tmp_path: Path) -> None:
    page = "<html><body>" + "<b>x</b>" * 100_000 + f"<p>{BODY}</p></body></html>"
    began = time.perf_counter()
    (article,), _ = read_bytes(tmp_path, "wide.html", page.encode())
    assert BODY in article.text
    assert time.perf_counter() - began < 30


@pytest.mark.parametrize("name", ["deep.json", "deep.jsonl"])
def test_deeply_nested_json(tmp_path: Path, name: str) -> None:
    data = b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    articles, problems = read_bytes(tmp_path, name, data)
    assert articles == []
    assert "nested too deeply" in problems[0].reason


def test_json_number_too_long_to_read(tmp_path: Path) -> None:
    articles, problems = read_bytes(tmp_path, "n.json", b'{"text": ' + b"9" * 9_000 + b"}")
    assert (articles, len(problems)) == ([], 1)


def test_broken_lines_cost_themselves(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "one", "text": BODY}),
        '{"id": "two", "text": "cut off',
        "",
        json.dumps(["no", "object"]),
        json.dumps({"id": "five", "title": "No words"}),
        json.dumps({"id": "six", "text": BODY + " It was raining."}),
    ]
    articles, problems = read_bytes(tmp_path, "news.jsonl", "\n".join(lines).encode())
    assert [a.source for a in articles] == ["news.jsonl#one", "news.jsonl#six"]
    reasons = " ".join(p.reason for p in problems)
    assert {p.kind for p in problems} == {"partly_read"}
    assert "line 2" in reasons
    assert "line 5" in reasons
    assert "line 3" not in reasons


def test_half_a_character_pair_in_json(tmp_path: Path) -> None:
    data = json.dumps({"id": "a\ud800", "title": "b\udfff", "text": "Broken \ud83d here."}).encode()
    (article,), _ = read_bytes(tmp_path, "pair.jsonl", data)
    assert article.text == "Broken \ufffd here."
    for words in (article.source, article.title or "", article.text, article.id):
        words.encode("utf-8")


def test_same_content_twice_is_one_article(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(BODY)
    (article,), problems = read(tmp_path)
    assert (article.source, article.duplicates) == ("a.txt", ("b.txt",))
    assert problems == []


def test_same_words_on_another_day_are_two_articles(tmp_path: Path) -> None:
    for name, day in (("a.txt", "2030-05-03"), ("b.txt", "2030-05-04")):
        (tmp_path / name).write_text(f"Date: {day}\n\n{BODY}")
    articles, _ = read(tmp_path)
    assert len({article.id for article in articles}) == 2


@pytest.mark.parametrize(
    "head",
    [
        " date 2024-13-45 ",
        "Date: 2024-13-45\n\n",
        "Date: 30 February 2024\n\n",
        "---\ndate: 2024-02-31\n---\n",
        "Date: yesterday\n\n",
    ],
)
def test_day_that_cannot_be_is_no_day(tmp_path: Path, head: str) -> None:
    (article,), _ = read_bytes(tmp_path, "a.txt", (head + BODY).encode())
    assert article.published is None
    assert article.published_from == "unknown"
    assert article.boilerplate[0].reason == "header"


@pytest.mark.parametrize(
    "record",
    [
        {"published": "2024-13-45"},
        {"published": 10**30},
        {"published": -1},
        {"date": {"a": []}},
        {"url": "https://[broken/2024/13/45/x"},
        {"url": 7},
        {"title": ["x", {"y": 1}]},
        {"id": [[]]},
        {"publisher": {"name": None}},
        {"published": "9" * 5_000},
    ],
)
def test_strange_fields_cost_nothing(tmp_path: Path, record: dict[str, object]) -> None:
    data = json.dumps({"text": BODY, **record}).encode()
    (article,), _ = read_bytes(tmp_path, "a.json", data)
    assert article.text == BODY
    assert article.published is None


@pytest.mark.parametrize(
    "matter",
    [
        "a: &x [1, 2]\nb: *x",
        "a: [" * 3_000,
        "a: !!python/object/apply:os.system ['true']",
        "\tbroken: [",
        "date: 2024-01-01T99:99:99",
    ],
)
def test_hostile_front_matter(tmp_path: Path, matter: str) -> None:
    text = f"---\ntitle: x\n{matter}\n---\n\n{BODY}"
    (article,), _ = read_bytes(tmp_path, "a.md", text.encode())
    assert article.text == text


def test_file_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.txt").write_text(BODY)
    monkeypatch.setattr(Path, "open", refuse)
    articles, problems = read(tmp_path)
    assert articles == []
    assert "Permission denied" in problems[0].reason
    assert "permissions" in problems[0].reason


def test_broken_mail(tmp_path: Path) -> None:
    data = (
        b"From: \xff\xfe <broken\nDate: never\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\n"
    )
    articles, problems = read_bytes(tmp_path, "a.eml", data)
    assert len(articles) + len(problems) == 1
