"""Files of every kind -> articles."""

from __future__ import annotations

import hashlib
import io
import json
import random
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from sourceline.model.article import Article
from sourceline.read.sources import read_each, read_paths
from tests.unit.read.reading import marked, read, read_bytes, read_text

BODY = (
    "The ferry to Sandholm ran aground on Monday, and all forty passengers were taken off by boat."
)


def test_plain_text_is_untouched_but_for_line_ends(tmp_path: Path) -> None:
    data = "\ufeffOne line.\r\n\r\nCafe\u0301 and\tfi\ufb01.\rLast \u00a0".encode()
    (article,), problems = read_bytes(tmp_path, "a.txt", data)
    assert article.text == "One line.\n\nCafe\u0301 and\tfi\ufb01.\nLast \u00a0"
    assert article.sha256 == hashlib.sha256(data).hexdigest()
    assert problems == []


def test_leading_date_is_a_header_and_stays(tmp_path: Path) -> None:
    article = read_text(tmp_path, "a.txt", f" date 2030-05-03 {BODY}\n\nIt was pulled free.")
    assert article.text.startswith(" date 2030-05-03 The ferry")
    assert marked(article) == [" date 2030-05-03 "]
    assert article.published is not None
    assert (article.published.edtf, article.published_from) == ("2030-05-03", "header")


def test_header_lines_in_any_order(tmp_path: Path) -> None:
    head = "URL: https://post.example/f\nTitle: Ferry aground\nDate: May 3, 2030\nSource: The Post"
    article = read_text(tmp_path, "a.txt", f"{head}\n\n{BODY}")
    assert (article.title, article.publisher) == ("Ferry aground", "The Post")
    assert article.url == "https://post.example/f"
    assert article.published is not None
    assert article.published.start == date(2030, 5, 3)
    assert marked(article, "header") == head.split("\n")


def test_sentence_with_a_colon_is_no_header(tmp_path: Path) -> None:
    article = read_text(
        tmp_path, "a.txt", "Source: the mayor himself. He told us so.\nIt was late."
    )
    assert article.boilerplate == ()
    assert article.publisher is None


def test_markdown_title_and_front_matter(tmp_path: Path) -> None:
    text = f"---\ntitle: Ferry\ndate: 2030-05-03\n---\n# The ferry is aground\n\n{BODY}"
    article = read_text(tmp_path, "a.md", text)
    assert article.title == "Ferry"
    assert marked(article) == ["---\ntitle: Ferry\ndate: 2030-05-03\n---"]
    plain = read_text(tmp_path, "b.md", f"# The ferry is aground\n\n{BODY}")
    assert plain.title == "The ferry is aground"


def test_first_line_alone_is_the_title(tmp_path: Path) -> None:
    assert read_text(tmp_path, "a.txt", f"FERRY AGROUND\n\n{BODY}").title == "FERRY AGROUND"
    assert read_text(tmp_path, "b.txt", f"{BODY}\n\n{BODY}").title is None


def test_jsonl_records(tmp_path: Path) -> None:
    first = {
        "id": "one",
        "headline": "Ferry",
        "publishedAt": "2030-05-03T23:50:00-08:00",
        "body": BODY,
    }
    second = {"content": "All is well.\r\nNobody is hurt.", "source": {"name": "Post"}}
    lines = [json.dumps(first).encode(), json.dumps(second).encode()]
    articles, problems = read_bytes(tmp_path, "news.jsonl", b"\r\n".join(lines))
    by_source = {article.source: article for article in articles}
    one, two = by_source["news.jsonl#one"], by_source["news.jsonl#2"]
    assert problems == []
    assert (one.title, one.text) == ("Ferry", BODY)
    assert one.published is not None
    assert (one.published.edtf, one.published.time, one.published.zone) == (
        "2030-05-03",
        "23:50",
        "-08:00",
    )
    assert one.sha256 == hashlib.sha256(lines[0]).hexdigest()
    assert (two.text, two.publisher) == ("All is well.\nNobody is hurt.", "Post")


@pytest.mark.parametrize(
    "document",
    [
        [{"text": BODY}],
        {"articles": [{"text": BODY}]},
        {"response": {"results": [{"fields": {"bodyText": BODY}}]}},
        {"text": BODY},
        {"paragraphs": [BODY]},
        {"content": {"rendered": f"<p>{BODY}</p>"}},
        {"first": {"text": BODY}},
        {"hits": {"hits": [{"_source": {"text": BODY}}]}},
    ],
)
def test_shapes_of_json(tmp_path: Path, document: object) -> None:
    (article,), problems = read_bytes(tmp_path, "a.json", json.dumps(document).encode())
    assert (article.text, problems) == (BODY, [])


def test_a_headline_is_a_report_and_a_name_of_a_list_is_none(tmp_path: Path) -> None:
    lines = [
        {
            "title": "Ferry runs aground off Brennick",
            "published": "2031-05-04",
            "url": "https://x.example/1",
        },
        {"title": "Latest World News", "published": "2031-05-04"},
        {"title": "All that is known of the ferry"},
        {"title": "Captain says sorry to all", "published": "2031-05-05", "text": "He was calm."},
    ]
    data = "\n".join(map(json.dumps, lines)).encode()
    articles, problems = read_bytes(tmp_path, "headlines.jsonl", data)
    assert [each.text for each in articles] == ["Ferry runs aground off Brennick", "He was calm."]
    assert articles[0].title == articles[0].text
    assert [each.kind for each in problems] == ["partly_read"] * 2
    articles, _ = read_bytes(tmp_path, "one.json", json.dumps({"items": lines[:1]}).encode())
    assert len(articles) == 1


def test_page(tmp_path: Path) -> None:
    page = f"""<html lang="en"><head><title>Ferry aground - The Post</title>
      <meta property="article:published_time" content="2030-05-03T07:30:00Z"></head><body>
      <nav><a href="/">Home</a></nav><article><h1>Ferry aground</h1><p>{BODY}</p>
      <p>An inquiry has been opened, the harbour master said, and it will take some weeks.</p></article>
      <footer>© The Post</footer></body></html>"""
    article = read_text(tmp_path, "a.html", page)
    assert (article.title, article.publisher) == ("Ferry aground", "The Post")
    assert f"{BODY}\n\nAn inquiry" in article.text
    assert "Home" not in article.text
    assert "©" not in article.text
    assert article.published is not None
    assert (article.published.edtf, article.published.time) == ("2030-05-03", "07:30")
    assert article.published_from == "metadata"


def test_page_without_a_date_has_none(tmp_path: Path) -> None:
    page = f"<html><body><h1>Ferry</h1><p>{BODY}</p><p>The last such case was on 4 June 2019.</p></body></html>"
    article = read_text(tmp_path, "a.html", page)
    assert (article.published, article.published_from) == (None, "unknown")


def test_change_of_a_page_is_the_last_resort(tmp_path: Path) -> None:
    head = '<meta property="article:modified_time" content="2030-05-09">'
    link = '<link rel="canonical" href="https://post.example/2030/05/03/ferry">'
    days = []
    for number, more in enumerate((head + link, head)):
        page = f"<html><head>{more}</head><body><p>{BODY}</p></body></html>"
        article = read_text(tmp_path, f"{number}.html", page)
        assert article.published is not None
        days.append((article.published.edtf, article.published_from))
    assert days == [("2030-05-03", "url"), ("2030-05-09", "metadata")]


def test_mail_and_mailbox(tmp_path: Path) -> None:
    message = (
        b"From: Post Desk <desk@post.example>\nDate: Fri, 03 May 2030 23:30:00 +0200\n"
        b"Subject: =?utf-8?q?F=C3=A6rge?=\nMessage-ID: <1@x>\n\nThe ferry ran aground.\n"
    )
    (article,), _ = read_bytes(tmp_path, "a.eml", message)
    assert (article.title, article.publisher) == ("Færge", "Post Desk")
    assert article.text == "The ferry ran aground.\n"
    assert article.published is not None
    assert (article.published.edtf, article.published.zone) == ("2030-05-03", "+0200")
    box = (
        b"From a@b Fri May  3 2030\n"
        + message
        + b"\nFrom c@d Fri May  3 2030\nSubject: Two\n\nIt sank.\n"
    )
    articles, _ = read_bytes(tmp_path, "b.mbox", box)
    assert sorted(a.title or "" for a in articles) == ["Færge", "Two"]


def test_standard_input() -> None:
    items = list(read_paths(["-"], stdin=io.BytesIO(BODY.encode())))
    assert [(item.source, getattr(item, "text", "")) for item in items] == [("-", BODY)]


def test_sources_are_named_below_the_common_folder(tmp_path: Path) -> None:
    for name in ("x/a.txt", "x/deep/b.md", "y/c.txt", "x/.hidden.txt", "x/picture.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"{BODY} {name}")
    folder, _ = read(tmp_path / "x")
    assert [a.source for a in folder] == ["a.txt", "deep/b.md"]
    both, _ = read(tmp_path / "y" / "c.txt", tmp_path / "x")
    assert [a.source for a in both] == ["x/a.txt", "x/deep/b.md", "y/c.txt"]
    single, _ = read(tmp_path / "x" / "deep" / "b.md")
    assert [a.source for a in single] == ["b.md"]
    pattern = [item.source for item in read_paths([str(tmp_path / "x" / "**" / "*.md")])]
    assert pattern == ["b.md"]


def test_order_and_repetition_of_paths_change_nothing(tmp_path: Path) -> None:
    names = [f"{letter}.txt" for letter in "badce"]
    for name in names:
        (tmp_path / name).write_text(BODY if name in ("b.txt", "e.txt") else f"{BODY} {name}")
    paths = [str(tmp_path / name) for name in names]
    expected = list(read_paths(paths))
    for seed in range(5):
        shuffled = random.Random(seed).sample(paths * 2, len(paths) * 2)
        assert list(read_paths(shuffled)) == expected


def test_ids_come_from_content(tmp_path: Path) -> None:
    one = read_text(tmp_path, "a.txt", f"Date: 2030-05-03\n\n{BODY}")
    (tmp_path / "more").mkdir()
    again = read_text(tmp_path / "more", "z.txt", f"Date: 2030-05-03\n\n{BODY}")
    other = read_text(tmp_path, "b.txt", f"Date: 2030-05-04\n\n{BODY}")
    assert one.id == again.id != other.id


def test_one_by_one_keeps_duplicates(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(BODY)
    items = [item for item in read_each([str(tmp_path)]) if isinstance(item, Article)]
    assert [item.source for item in items] == ["a.txt", "b.txt"]


def test_plain_text_needs_no_heavy_library(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f" date 2030-05-03 {BODY}")
    code = (
        "import sys; from sourceline.read.sources import read_paths; "
        f"print(len(list(read_paths([{str(tmp_path)!r}])))); "
        "print(sorted({'trafilatura','lxml','htmldate','py3langid','charset_normalizer','yaml','numpy'}"
        " & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["1", "[]"]
