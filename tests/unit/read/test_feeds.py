"""Feeds of every kind: an entry, a report."""

from __future__ import annotations

import json
import time
import tracemalloc
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sourceline.model.article import Article, Page, Problem
from sourceline.read.feed_pieces import cut_feed, without_doctype
from sourceline.read.settings import Reading
from sourceline.read.sources import read_each, read_page
from tests.unit.read.reading import read_bytes

BODY = (
    "The ferry to Sandholm ran aground on Monday, and all forty passengers were taken off by boat."
)
LONG = " ".join([BODY] * 20)


def rss(*items: str, head: str = "<title>The Harbour Post</title>", declared: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{declared}<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel>{head}<link>https://post.example/</link>{''.join(items)}</channel></rss>"
    )


def item(name: str = "a", words: str = f"<p>{BODY}</p><p>{BODY}</p>", more: str = "") -> str:
    return (
        f"<item><title>Ferry {name} &amp;amp; harbour</title><link>/news/{name}</link>"
        f'<guid isPermaLink="false">id-{name}</guid><pubDate>Mon, 06 Sep 2021 10:30:00 GMT</pubDate>'
        f"<content:encoded><![CDATA[{words}]]></content:encoded>{more}</item>"
    )


def test_rss_2(tmp_path: Path) -> None:
    articles, problems = read_bytes(tmp_path, "feed.xml", rss(item("a"), item("b")).encode())
    assert problems == []
    first, second = articles
    assert first.source == "feed.xml#id-a"
    assert first.text == f"{BODY}\n\n{BODY}"
    assert first.title == "Ferry a & harbour"
    assert first.publisher == "The Harbour Post"
    assert first.url == "https://post.example/news/a"
    assert first.published is not None
    assert (first.published.edtf, first.published.time) == ("2021-09-06", "10:30")
    assert first.published_from == "metadata"
    assert second.source == "feed.xml#id-b"


ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>The Harbour Post</title><updated>2021-09-07T00:00:00Z</updated>
<entry><title>Ferry</title><id>tag:post.example,2021:a</id>
<link rel="alternate" href="https://post.example/a"/><published>2021-09-06T10:30:00Z</published>
<updated>2021-09-07T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{BODY}</p></div></content></entry></feed>"""

RDF = f"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel rdf:about="https://post.example/"><title>The Harbour Post</title><link>https://post.example/</link>
<items><rdf:Seq><rdf:li resource="https://post.example/a"/></rdf:Seq></items></channel>
<item rdf:about="https://post.example/a"><title>Ferry</title><link>https://post.example/a</link>
<content:encoded>&lt;p&gt;{BODY}&lt;/p&gt;</content:encoded><dc:date>2021-09-06T10:30:00Z</dc:date></item>
</rdf:RDF>"""

OLD = f"""<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
"http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel>
<title>The Harbour Post</title><item><title>Ferry</title><link>https://post.example/a</link>
<description>{LONG}</description><pubDate>Mon, 6 Sep 2021</pubDate></item></channel></rss>"""

JSON_FEED = json.dumps({
    "version": "https://jsonfeed.org/version/1.1", "title": "The Harbour Post",
    "home_page_url": "https://post.example/",
    "items": [{"id": "1", "url": "a", "title": "Ferry", "content_html": f"<p>{BODY}</p>",
               "date_published": "2021-09-06T10:30:00Z"}],
})  # fmt: skip


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.atom", ATOM),
        ("a.rdf", RDF),
        ("a.rss", OLD),
        ("a.json", JSON_FEED),
        ("feed", ATOM),
        ("f.xml", RDF),
    ],
)
def test_other_kinds(tmp_path: Path, name: str, text: str) -> None:
    (article,), problems = read_bytes(tmp_path, name, text.encode())
    assert problems == []
    assert article.text.startswith(BODY)
    assert (article.title, article.publisher) == ("Ferry", "The Harbour Post")
    assert article.url == "https://post.example/a"
    assert article.published is not None
    assert article.published.edtf == "2021-09-06"


def test_summaries_are_read_and_told(tmp_path: Path) -> None:
    short = "<item><title>B</title><link>https://post.example/b</link><description>A short line.</description></item>"
    articles, problems = read_bytes(tmp_path, "f.rss", rss(item("a"), short).encode())
    assert [a.text for a in articles][1:] == ["A short line."] or articles[
        0
    ].text == "A short line."
    (problem,) = problems
    assert problem.kind == "partly_read"
    assert "1 of 2 entries hold only a summary" in problem.reason


def test_titles_alone_are_no_reports(tmp_path: Path) -> None:
    bare = "<item><title>B</title><link>https://post.example/b</link></item>"
    articles, (problem,) = read_bytes(tmp_path, "f.rss", rss(item("a"), bare).encode())
    assert len(articles) == 1
    assert "1 of 2 entries hold no words" in problem.reason


def test_the_feed_of_others_names_its_publishers(tmp_path: Path) -> None:
    more = '<source url="https://other.example/feed">The Other Post</source>'
    (article,), _ = read_bytes(tmp_path, "f.rss", rss(item("a", more=more)).encode())
    assert article.publisher == "The Other Post"


@pytest.mark.parametrize("encoding", ["utf-16", "windows-1252", "utf-8-sig"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    text = rss(item("a", words=f"<p>“Café” {BODY}</p>")).replace("utf-8", encoding)
    (article,), problems = read_bytes(tmp_path, "f.xml", text.encode(encoding))
    assert article.text == f"“Café” {BODY}"
    assert problems == []


def test_an_encoding_that_is_not_the_declared_one(tmp_path: Path) -> None:
    text = rss(item("a", words=f"<p>“Café” {BODY}</p>"))
    (article,), _ = read_bytes(tmp_path, "f.xml", text.encode("windows-1252"))
    assert article.text == f"“Café” {BODY}"


@pytest.mark.parametrize(
    ("broken", "kept"),
    [
        (rss(item("a"), item("b"))[:-16], 2),  # cut short
        (rss(item("a"), item("b"))[:-300], 1),  # cut short in its words
        (rss(item("a"), item("b", more="<p>never closed")), 2),
        (rss(item("a"), item("b", more="&nbsp;&undeclared;")), 2),
        (rss(item("a"), item("b", more="\x0c\x01")), 2),
        (rss(item("a"), item("b", more="AT&T < B")), 2),
    ],
)
def test_broken_xml(tmp_path: Path, broken: str, kept: int) -> None:
    articles, problems = read_bytes(tmp_path, "f.rss", broken.encode())
    assert len(articles) == kept
    assert all(article.text.startswith(BODY) for article in articles)
    assert any("broken" in problem.reason for problem in problems)


def test_one_broken_entry_among_many_costs_itself(tmp_path: Path) -> None:
    items = [item(str(n)) for n in range(500)]
    items[250] = "<item><title>x</title><unclosed></item>"
    articles, problems = read_bytes(tmp_path, "f.rss", rss(*items).encode())
    assert len(articles) >= 499
    assert any("broken" in problem.reason for problem in problems)


BOMB = (
    "<!DOCTYPE rss [<!ENTITY a0 'ferry'>"
    + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
    + "]>"
)
FILE = '<!DOCTYPE rss [<!ENTITY a11 SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("declared", [BOMB, FILE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_cut(tmp_path: Path, declared: str, encoding: str) -> None:
    text = rss(item("a", more="<description>&a11;</description>"), declared=declared)
    began = time.process_time()
    articles, problems = read_bytes(tmp_path, "f.xml", text.encode(encoding))
    assert time.process_time() - began < 3
    assert [a.text for a in articles] == [f"{BODY}\n\n{BODY}"]
    assert any("entities" in problem.reason for problem in problems)
    assert "root:" not in str(articles)


def test_a_document_type_is_cut_wherever_it_ends() -> None:
    assert without_doctype('<?xml version="1.0"?><!DOCTYPE rss SYSTEM "a.dtd"><rss/>') == (
        "<rss/>",
        False,
    )
    assert without_doctype("<!DOCTYPE a [<!ENTITY b '>'>] ><rss/>") == ("<rss/>", True)
    assert without_doctype("<rss><item>&lt;!DOCTYPE a [</item></rss>")[1] is False
    assert without_doctype("<!DOCTYPE a [<!ENTITY b") == ("", True)


def test_dates_in_the_future_are_not_believed() -> None:
    text = rss(item("a"), item("b").replace("06 Sep 2021", "06 Sep 2031"))
    page = Page(
        source="https://post.example/feed",
        url="https://post.example/feed",
        data=text.encode(),
        found=date(2021, 9, 6),
    )
    read = list(read_page(page))
    articles = [each for each in read if isinstance(each, Article)]
    (problem,) = (each for each in read if isinstance(each, Problem))
    assert [a.published.edtf if a.published else None for a in articles] == ["2021-09-06", None]
    assert articles[1].published_from == "unknown"
    assert problem.source == "https://post.example/feed#id-b"
    assert "2031" in problem.reason
    tomorrow = replace(page, found=date(2021, 9, 5))
    assert all(
        each.published
        for each in read_page(tomorrow)
        if isinstance(each, Article) and "id-a" in each.source
    )


def full_text(pages: dict[str, str]) -> tuple[Reading, list[str]]:
    asked: list[str] = []

    def get_page(url: str) -> Page | Problem | None:
        asked.append(url)
        if url not in pages:
            return Problem(url, "unreadable", "its server says 404 Not Found.")
        return Page(
            source=url,
            url=url,
            data=pages[url].encode(),
            found=date(2021, 9, 7),
            media_type="text/html",
        )

    return Reading(get_page=get_page, full_text=True), asked


def test_full_text_is_fetched_for_summaries_alone() -> None:
    short = (
        "<item><title>{0}</title><link>https://post.example/{0}</link>"
        "<description>A short line.</description></item>"
    )
    text = rss(item("whole"), short.format("b"), short.format("gone"))
    html = f"<html><head><title>Ferry aground</title></head><body><article><p>{LONG}</p></article></body></html>"
    reading, asked = full_text({"https://post.example/b": html})
    page = Page(
        source="feed", url="https://post.example/feed", data=text.encode(), found=date(2021, 9, 7)
    )
    read = list(read_page(page, reading))
    assert asked == ["https://post.example/b", "https://post.example/gone"]
    followed = next(
        each for each in read if isinstance(each, Article) and each.url == "https://post.example/b"
    )
    assert followed.text == LONG
    assert (followed.source, followed.title) == ("feed#https://post.example/b", "Ferry aground")
    assert followed.publisher == "The Harbour Post"
    kept = next(
        each
        for each in read
        if isinstance(each, Article) and each.url == "https://post.example/gone"
    )
    assert kept.text == "A short line."
    reasons = " ".join(each.reason for each in read if isinstance(each, Problem))
    assert "404" in reasons
    assert "1 of 3 entries hold only a summary" in reasons


def test_an_entry_that_links_to_its_own_feed() -> None:
    text = rss(
        "<item><title>b</title><link>https://post.example/feed</link><description>Words.</description></item>"
    )
    reading, asked = full_text({"https://post.example/feed": text})
    page = Page(
        source="feed", url="https://post.example/feed", data=text.encode(), found=date(2021, 9, 7)
    )
    read = list(read_page(page, reading))
    assert len(asked) == 1
    assert [each.text for each in read if isinstance(each, Article)] == ["Words."]


OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
<outline text="News"><outline type="rss" text="A" xmlUrl="https://post.example/feed"/>
<outline type="rss" text="A again" xmlurl="https://post.example/feed"/></outline>
<outline type="rss" text="B" xmlUrl="https://other.example/list"/></body></opml>"""


def test_a_list_of_feeds_holds_no_reports(tmp_path: Path) -> None:
    articles, (problem,) = read_bytes(tmp_path, "mine.opml", OPML.encode())
    assert articles == []
    assert "lists 2 feeds" in problem.reason


def test_a_list_of_feeds_is_followed_once() -> None:
    reading, asked = full_text(
        {"https://post.example/feed": rss(item("a")), "https://other.example/list": OPML}
    )
    page = Page(
        source="list", url="https://mine.example/list", data=OPML.encode(), found=date(2021, 9, 7)
    )
    read = list(read_page(page, reading))
    assert asked == ["https://post.example/feed", "https://other.example/list"]
    assert [each.source for each in read if isinstance(each, Article)] == [
        "https://post.example/feed#id-a"
    ]
    assert any("inside of one" in each.reason for each in read if isinstance(each, Problem))


def test_pieces_hold_each_entry_once() -> None:
    inner = "<![CDATA[ </item><item> ]]><!-- </item> --><media:item>x</media:item>"
    text = rss(*(f"<item><title>{n}</title>{inner}</item>" for n in range(7)))
    pieces = [str(piece) for piece in cut_feed(text, 3)]
    assert [piece.count("<title>") - 1 for piece in pieces] == [3, 3, 1]
    assert all(piece.endswith("</channel></rss>") for piece in pieces)


@pytest.mark.parametrize(
    "filler", ["<![CDATA[", "<!--", "<item", "<item>", "</item>", "<!DOCTYPE ["]
)
def test_hostile_feeds_end_soon(tmp_path: Path, filler: str) -> None:
    data = f"<rss><channel>{filler * 10_000}".encode()
    began = time.process_time()
    read_bytes(tmp_path, "f.rss", data)
    assert time.process_time() - began < 10


def test_an_entry_longer_than_a_report(tmp_path: Path) -> None:
    text = rss(item("a"), item("b", words="word " * 300_000), item("c"))
    articles, (problem,) = read_bytes(tmp_path, "f.rss", text.encode())
    assert sorted(a.source for a in articles) == ["f.rss#id-a", "f.rss#id-c"]
    assert "1.5 MB" in problem.reason


def test_many_entries_stream(tmp_path: Path) -> None:
    """Some of a hundred thousand (which take 90 s): in fair time, and never all in memory."""
    path = tmp_path / "f.rss"
    path.write_text(rss(*(item(str(n), f"<p>{n} {BODY}</p>") for n in range(600))))
    began = time.process_time()
    assert sum(isinstance(each, Article) for each in read_each([str(path)])) == 600
    assert time.process_time() - began < 15
    small, large = tmp_path / "small.rss", tmp_path / "large.rss"
    for target, count in ((small, 150), (large, 450)):
        target.write_text(rss(*(item(str(n), f"<p>{n} {BODY}</p>") for n in range(count))))
    assert peak_of(large) < peak_of(small) + 4 * large.stat().st_size


def peak_of(path: Path) -> int:
    tracemalloc.start()
    for _ in read_each([str(path)]):
        pass
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak
