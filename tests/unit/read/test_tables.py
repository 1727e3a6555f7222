"""CSV, TSV and SQLite: a report a row."""

from __future__ import annotations

import csv
import io
import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from sourceline.model.article import Article, Problem
from sourceline.read.settings import Reading
from sourceline.read.sources import PROBLEMS, read_each
from tests.unit.read.reading import read_bytes

BODY = (
    "The ferry to Sandholm ran aground on Monday, and all forty passengers were taken off by boat."
)


def table(*rows: Sequence[str], delimiter: str = ",") -> bytes:
    words = io.StringIO(newline="")
    csv.writer(words, delimiter=delimiter).writerows(rows)
    return words.getvalue().encode("utf-8")


def read(path: Path, **reading: Any) -> tuple[list[Article], list[Problem]]:
    items = list(read_each([str(path)], reading=Reading(**reading)))
    articles = [each for each in items if isinstance(each, Article)]
    return articles, [each for each in items if isinstance(each, Problem)]


NAMES = ("ID", "Headline", "Published At", "Link", "Newspaper", "Body")
ROW = (
    "7",
    "Ferry aground",
    "2021-09-06",
    "https://post.example/a",
    "The Harbour Post",
    f"{BODY}\n{BODY}",
)


@pytest.mark.parametrize(
    ("name", "mark"), [("a.csv", ","), ("a.csv", ";"), ("a.csv", "|"), ("a.tsv", "\t")]
)
def test_columns_are_known_by_their_names(tmp_path: Path, name: str, mark: str) -> None:
    (article,), problems = read_bytes(tmp_path, name, table(NAMES, ROW, delimiter=mark))
    assert problems == []
    assert article.source == f"{name}#7"
    assert article.text == f"{BODY}\n{BODY}"
    assert (article.title, article.publisher) == ("Ferry aground", "The Harbour Post")
    assert article.url == "https://post.example/a"
    assert article.published is not None
    assert article.published.edtf == "2021-09-06"


def test_columns_that_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(table(("text", "wording", "when"), ("no", BODY, "2021-09-06")))
    (article,), problems = read(path, columns={"text": "Wording", "published": "when"})
    assert problems == []
    assert article.text == BODY
    assert article.published is not None


def test_a_column_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(table(("text", "when"), (BODY, "2021-09-06")))
    articles, (problem,) = read(path, columns={"title": "kop"})
    assert articles == []
    assert "no column 'kop' for title; its columns are: text, when" in problem.reason


def test_no_column_for_the_text(tmp_path: Path) -> None:
    _, (problem,) = read_bytes(tmp_path, "a.csv", table(("a", "b"), ("1", "2")))
    assert (problem.kind, "a, b" in problem.reason) == ("unreadable", True)


def test_rows_without_words_and_short_rows(tmp_path: Path) -> None:
    data = table(("id", "text"), ("1", BODY), ("2", ""), ("3",), ("", ""), ("4", BODY + "!"))
    articles, problems = read_bytes(tmp_path, "a.csv", data)
    assert [a.source for a in articles] == ["a.csv#1", "a.csv#4"]
    assert sorted(p.reason[:5] for p in problems) == ["row 2", "row 3"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "windows-1252"])
def test_encodings_of_tables(tmp_path: Path, encoding: str) -> None:
    words = f"text,title\r\n“Café” {BODY},Überfahrt\r\n"
    data = words.encode(encoding).replace(b"Monday,", b"Monday")
    words = words.replace("Monday,", "Monday")
    (article,), _ = read_bytes(tmp_path, "a.csv", words.encode(encoding))
    assert article.text.startswith("“Café” The ferry")
    assert article.title == "Überfahrt"
    assert data


def test_a_quotation_mark_that_is_never_closed(tmp_path: Path) -> None:
    """It makes one row of what follows, up to the length of a report."""
    good = table(("id", "text"), *((str(n), f"{n} {BODY}") for n in range(3)))
    rest = (
        b'9,"never closed\r\n'
        + b"a line of words and words\r\n" * 700_000
        + b'10,"'
        + BODY.encode()
        + b'"\r\n'
    )
    began = time.process_time()
    articles, problems = read_bytes(tmp_path, "a.csv", good + rest)
    assert time.process_time() - began < 60
    assert {a.source for a in articles} >= {"a.csv#0", "a.csv#1", "a.csv#2"}
    assert any("cannot be read" in p.reason for p in problems)
    assert len(problems) == PROBLEMS + 1, "the rest is counted"
    assert any("more problems" in p.reason for p in problems)


def test_no_table(tmp_path: Path) -> None:
    _, (problem,) = read_bytes(tmp_path, "a.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 9)
    assert problem.kind == "unreadable"
    _, (problem,) = read_bytes(tmp_path, "b.csv", b"")
    assert problem.kind == "unreadable"


def database(path: Path, *commands: str, rows: Sequence[Sequence[Any]] = ()) -> Path:
    connection = sqlite3.connect(path)
    for command in commands:
        connection.execute(command)
    connection.executemany("INSERT INTO news VALUES (?, ?, ?)", rows)
    connection.commit()
    connection.close()
    return path


NEWS = "CREATE TABLE news (id, body, published)"
ROWS = [(1, BODY, "2021-09-06"), (2, BODY + "!", None)]


@pytest.mark.parametrize("name", ["a.sqlite", "a.db", "a.sqlite3", "a"])
def test_a_database(tmp_path: Path, name: str) -> None:
    path = database(tmp_path / name, NEWS, "CREATE TABLE other (a)", rows=ROWS)
    before = path.read_bytes()
    articles, problems = read(path)
    assert problems == []
    assert [a.source for a in articles] == [f"{name}#1", f"{name}#2"]
    assert articles[0].text == BODY
    assert articles[0].published is not None
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_a_table_that_is_asked_for(tmp_path: Path) -> None:
    path = database(tmp_path / "a.db", NEWS, "CREATE TABLE more (text)", rows=ROWS)
    _, (problem,) = read(path)
    assert "several tables may hold reports (more, news)" in problem.reason
    articles, problems = read(path, table="news")
    assert (len(articles), problems) == (2, [])
    _, (problem,) = read(path, table="gone")
    assert "no table 'gone'; its tables are: more, news" in problem.reason
    articles, _ = read(path, table="news", columns={"text": "published"})
    assert [a.text for a in articles] == ["2021-09-06"]


def test_no_table_with_a_text(tmp_path: Path) -> None:
    path = database(tmp_path / "a.db", "CREATE TABLE news (a, b, c)")
    _, (problem,) = read(path)
    assert "no table has a column" in problem.reason


def test_odd_names_and_values(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    connection = sqlite3.connect(path)
    connection.execute('CREATE TABLE "my ""news""; --" (id, "full text", title)')
    rows = [(1, BODY.encode(), 3.5), (2, b"\xff\xfe\x00", "x"), (3, 12, "x"), (4, BODY, b"Caf\xe9")]
    connection.executemany('INSERT INTO "my ""news""; --" VALUES (?, ?, ?)', rows)
    connection.commit()
    connection.close()
    articles, _ = read(path)
    assert BODY in [a.text for a in articles]
    assert {a.source for a in articles} >= {"a.db#1", "a.db#4"}


def test_a_view_may_not_do_more_than_hand_out_columns(tmp_path: Path) -> None:
    endless = (
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS text FROM n"
    )
    path = database(
        tmp_path / "a.db", "CREATE TABLE news (a, b, c)", f"CREATE VIEW evil AS {endless}"
    )
    articles, (problem,) = read(path)
    assert articles == []
    assert "cannot be read" in problem.reason


@pytest.mark.parametrize("cut", [100, 3_000, 9_000])
def test_a_damaged_database(tmp_path: Path, cut: int) -> None:
    path = database(tmp_path / "a.db", NEWS, rows=[(n, BODY * 9, "") for n in range(200)])
    data = bytearray(path.read_bytes())
    data[cut : cut + 2_000] = b"\xee" * 2_000
    path.write_bytes(bytes(data[:-4_096]))
    _, problems = read(path)
    assert problems


def test_no_database(tmp_path: Path) -> None:
    _, (problem,) = read_bytes(tmp_path, "a.db", b"no database at all")
    assert problem.kind == "unreadable"
    assert "cannot be read" in problem.reason


def test_our_own_store_is_passed_over(tmp_path: Path) -> None:
    path = database(tmp_path / "a.db", NEWS, f"PRAGMA application_id = {0x534C6E65}", rows=ROWS)
    articles, (problem,) = read(path)
    assert (articles, problem.kind) == ([], "unrelated")
