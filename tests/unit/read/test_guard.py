"""A report that fails as nobody foresaw costs itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sourceline.model.article import Article, Page, Problem
from sourceline.read import archives, feeds, opening
from sourceline.read.html import read_html
from sourceline.read.settings import Reading
from sourceline.read.sources import PROBLEMS, read_each, read_page
from tests.unit.read.test_archives import read as read_archive
from tests.unit.read.test_archives import response
from tests.unit.read.test_feeds import item, rss


def test_one_page_of_an_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumbles(where: str, *rest: Any) -> Any:
        if where.endswith("#2"):
            raise ZeroDivisionError("nobody foresaw this")
        yield from read_html(where, *rest)

    monkeypatch.setattr(archives, "read_html", stumbles)
    parts = b"".join(map(response, "abc"))
    articles, (problem,) = read_archive(tmp_path, "news.warc", parts)
    assert [each.source for each in articles] == ["news.warc#1", "news.warc#3"]
    assert "ZeroDivisionError" in problem.reason


def lists(folder: Path, count: int) -> list[Article | Problem]:
    """A list of feeds, of which one cannot be read and the rest hold one entry or are gone."""

    def get_page(url: str) -> Page | Problem | None:
        number = int(url.split("/")[-1])
        if number > 2:
            return Problem(url, "unreadable", "its server says 404 Not Found.")
        text = rss(item(str(number)))
        return Page(source=url, url=url, data=text.encode(), found=date(2021, 9, 7))

    lines = "".join(f'<outline xmlUrl="https://post.example/{n}"/>' for n in range(count))
    (folder / "mine.opml").write_text(f"<opml><body>{lines}</body></opml>")
    return list(read_each([str(folder)], reading=Reading(get_page=get_page)))


def test_one_feed_of_a_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = feeds.read_feed

    def stumbles(source: str, *rest: Any) -> Any:
        if source.endswith("/1"):
            raise ZeroDivisionError("nobody foresaw this")
        return real(source, *rest)

    monkeypatch.setattr(opening, "read_feed", stumbles)
    read = lists(tmp_path, 3)
    places = [each.source for each in read if isinstance(each, Article)]
    assert places == ["https://post.example/0#id-0", "https://post.example/2#id-2"]
    (problem,) = (each for each in read if isinstance(each, Problem))
    assert problem.source == "https://post.example/1"


def test_every_feed_that_is_gone_is_named(tmp_path: Path) -> None:
    read = lists(tmp_path, PROBLEMS + 50)
    assert len([each for each in read if isinstance(each, Problem)]) == PROBLEMS + 47


def test_of_one_feed_the_first_problems_are_named() -> None:
    entries = (item(str(n)).replace("06 Sep 2021", "06 Sep 2031") for n in range(3))
    page = Page(
        source="f",
        url="https://post.example/f",
        data=rss(*entries).encode(),
        found=date(2021, 9, 7),
    )
    assert len([each for each in read_page(page) if isinstance(each, Problem)]) == 3
