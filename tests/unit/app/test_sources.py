"""Files and addresses together, as an archive is built from them."""

from __future__ import annotations

import socket
import threading
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sourceline.app.sources import SourceEvent, SourceSettings, read_all
from sourceline.errors import SettingsError, SourceError
from sourceline.fetch.pace import Pace
from sourceline.model.article import Article, Problem
from tests.unit.fetch.serving import (
    Request,
    Server,
    drip,
    endless,
    page,
    redirect,
    serving,
    silence,
    status,
)
from tests.unit.read.test_feeds import BODY, JSON_FEED, LONG, item, rss

HTML = (
    f"<html><head><title>Ferry</title></head><body><article><p>{LONG}</p></article></body></html>"
)


@pytest.fixture(autouse=True)
def no_naps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waiting before another try costs no time here; `test_fetcher` counts it."""
    monkeypatch.setattr(Pace, "rest", lambda *_: None)


def read(*sources: str, **more: Any) -> tuple[list[Article], list[Problem], list[SourceEvent]]:
    settings: dict[str, Any] = {"allow_private": True, "timeout": 1.0, "delay": 0.0}
    events: list[SourceEvent] = []
    items = list(
        read_all(sources, settings=SourceSettings(**(settings | more)), watch=events.append)
    )
    articles = [each for each in items if isinstance(each, Article)]
    return articles, [each for each in items if isinstance(each, Problem)], events


def feed(*names: str) -> str:
    entry = (
        "<item><title>{0}</title><link>/{0}</link><description>{0}: in short.</description>"
        "<pubDate>Mon, 06 Sep 2021 10:30:00 GMT</pubDate></item>"
    )
    return rss(*(entry.format(name) for name in names)).replace("https://post.example/", "/")


XML = "application/rss+xml"


def test_files_then_addresses(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    with serving(
        page=page(HTML),
        feed=page(rss(item("b")), XML),
        json=page(JSON_FEED, "application/feed+json"),
    ) as s:
        articles, problems, _ = read(s.url("/page"), s.url("/feed"), s.url("/json"), str(tmp_path))
        sources = [s.url("/page"), s.url("/feed#id-b"), s.url("/json#1")]
    assert problems == []
    assert [each.source for each in articles] == ["a.txt", *sources]
    assert articles[1].url == sources[0]
    assert articles[1].text == LONG


def test_a_path_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="nothing is there"):
        read(str(tmp_path / "gone"))


def test_feeds_are_followed_only_where_that_was_asked_for() -> None:
    with serving(feed=page(feed("a", "gone"), XML), a=page(HTML)) as server:
        articles, problems, _ = read(server.url("/feed"))
        assert [each.text for each in articles] == ["a: in short.", "gone: in short."]
        assert server.targets() == ["/feed"]
        assert "2 of 2 entries hold only a summary" in problems[0].reason

        articles, problems, _ = read(server.url("/feed"), full_text=True)
        assert [each.text for each in articles] == [LONG, "gone: in short."]
        assert server.targets() == ["/feed", "/feed", "/a", "/gone"]
        assert "404" in problems[0].reason


def test_a_page_in_two_feeds_is_fetched_and_read_once() -> None:
    with serving(one=page(feed("a"), XML), two=page(feed("a"), XML), a=page(HTML)) as server:
        articles, _, _ = read(server.url("/one"), server.url("/two"), full_text=True)
        assert [each.text for each in articles] == [LONG]
        assert server.targets() == ["/one", "/a", "/two"]


def test_a_list_of_feeds_in_a_file(tmp_path: Path) -> None:
    with serving(one=page(rss(item("a")), XML), two=status(404)) as server:
        lines = "".join(f'<outline xmlUrl="{server.url(to)}"/>' for to in ("/one", "/two", "/one"))
        (tmp_path / "mine.opml").write_text(f"<opml><body>{lines}</body></opml>")
        articles, (problem,), _ = read(str(tmp_path / "mine.opml"))
        assert [each.source for each in articles] == [server.url("/one#id-a")]
        assert problem.source == server.url("/two")


def test_the_second_run_asks_feeds_alone(tmp_path: Path) -> None:
    with serving(
        feed=page(feed("a"), XML, ETag='"1"'), a=page(HTML), page=page(HTML + " ")
    ) as server:
        given = (server.url("/feed"), server.url("/page"))
        first, _, _ = read(*given, full_text=True, cache=tmp_path)
        before = len(server.asked)
        server.replies["/feed"] = status(304)
        second, _, events = read(*given, full_text=True, cache=tmp_path)
        assert [each.target for each in server.asked[before:]] == ["/feed"]
        assert second == first
    assert [each.kind for each in events] == ["unchanged", "kept", "kept"]


def hostile(server: Server) -> dict[str, str]:
    """Addresses that do harm, and a word of what is to be said of each."""
    server.replies |= {
        "/silent": silence(seconds=3),
        "/slow": drip(),
        "/round": redirect("/round"),
        "/huge": endless(),
        "/film": page(b"\0" * 99, "video/mp4"),
        "/binary": page(bytes(range(256)) * 9, "text/html"),
        "/empty": page(""),
    }
    return {
        "/round": "redirected",
        "/huge": "larger than",
        "/film": "video/mp4",
        "/binary": "no text",
        "/empty": "empty",
        "/silent": "fell silent|longer than",
        "/slow": "longer than",
    }


def test_whatever_servers_do_is_a_line_and_the_run_goes_on() -> None:
    with serving(good=page(HTML)) as server:
        expected = hostile(server)
        # A host that falls silent twice is left alone, so the good page comes first.
        given = [server.url(each) for each in ("/good", *expected)]
        began = time.monotonic()
        articles, problems, _ = read(*given, max_bytes=1_000_000, timeout=0.7)
        taken = time.monotonic() - began
    assert [each.source for each in articles] == [server.url("/good")]
    assert [each.source for each in problems] == given[1:]
    for problem, words in zip(problems, expected.values(), strict=True):
        assert any(word in problem.reason for word in words.split("|")), problem
    assert taken < 10


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://127.0.0.1:{port}/good", "private network"),
        ("http://localhost:{port}/good", "private network"),
        ("http://169.254.169.254/latest/meta-data/", "private network"),
        ("http://[::1]:{port}/good", "private network"),
        ("http://me:secret@127.0.0.1:{port}/good", "never sent"),
        ("file:///etc/passwd", "only http"),
        ("ftp://127.0.0.1/a", "only http"),
    ],
)
def test_what_is_never_fetched(address: str, words: str) -> None:
    with serving(good=page(HTML)) as server:
        articles, (problem,), _ = read(address.format(port=server.port), allow_private=False)
        assert server.asked == []
    assert articles == []
    assert words in problem.reason
    assert "secret" not in problem.source + problem.reason


def test_a_list_that_leads_into_a_private_network(tmp_path: Path) -> None:
    with serving(good=page(HTML)) as server:
        outline = f'<opml><body><outline xmlUrl="{server.url("/good")}"/></body></opml>'
        (tmp_path / "evil.opml").write_text(outline)
        articles, (problem,), _ = read(str(tmp_path), allow_private=False)
        assert server.asked == []
    assert articles == []
    assert "private network" in problem.reason


def test_days_that_have_not_come(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Words of a report.", "date": "2031-05-03"}\n')
    (article,), (problem,), _ = read(str(tmp_path), today=date(2026, 1, 1))
    assert article.published is None
    assert "2031-05-03" in problem.reason
    (article,), problems, _ = read(str(tmp_path), today=date(2031, 5, 2))
    assert article.published is not None
    assert problems == []


def test_columns_go_through(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'kop,inhoud\nFerry,"{BODY}"\n')
    (article,), _, _ = read(str(tmp_path), columns={"text": "inhoud", "title": "kop"})
    assert (article.title, article.text) == ("Ferry", BODY)


def test_it_streams(tmp_path: Path) -> None:
    """The first report is there before the second is looked for."""
    with serving(a=page(HTML), b=page(HTML)) as server:
        given = [server.url("/a"), server.url("/b")]
        found = read_all(given, settings=SourceSettings(allow_private=True, delay=0.0))
        assert isinstance(next(found), Article)
        assert server.targets() == ["/a"]


@pytest.mark.parametrize(
    "wrong", [{"columns": {"words": "a"}}, {"timeout": -1.0}, {"max_bytes": 0}]
)
def test_settings_that_make_no_sense(wrong: dict[str, Any]) -> None:
    with pytest.raises(SettingsError):
        SourceSettings(**wrong)


def test_the_pages_of_two_feeds_are_fetched_at_once() -> None:
    """Each waits for the other: one feed after another would wait until both had failed."""
    together = threading.Barrier(2, timeout=10)

    def both(connection: socket.socket, request: Request) -> None:
        together.wait()
        page(HTML)(connection, request)

    with serving(a=both, b=both) as server:
        server.replies["/one"] = page(feed("a"), XML)
        links = feed("b").replace("<link>/b", f"<link>{server.url('/b', host='localhost')}")
        server.replies["/two"] = page(links, XML)
        given = server.url("/one"), server.url("/two", host="localhost")
        articles, problems, _ = read(*given, full_text=True, timeout=10.0)
        assert [each.text for each in articles] == [LONG, LONG]
        assert problems == []
        assert sorted(server.targets()) == ["/a", "/b", "/one", "/two"]
