"""Small tables for notebooks: whatever a report says, it is words there."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from sourceline.export.notebook import Row, days_label, render_rows, render_story
from tests.stories import story

HOSTILE = (
    "<script>alert(1)</script>",
    "</td></table><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "\u202egnp.exe",
    "${1+1} {{7*7}} $$x$$ `<b>`",
    "x" * 10_000,
)


class Tags(HTMLParser):
    def __init__(self, markup: str) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.attributes: set[tuple[str, str | None]] = set()
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes |= set(attrs)


def test_a_story() -> None:
    told = story()
    shown = render_story(told)
    assert "Tarn Bridge" in shown
    assert "8 Mar 2019" in shown
    assert "independent source" in shown
    assert len(shown) < 10_000


@pytest.mark.parametrize("words", HOSTILE)
def test_words_stay_words(words: str) -> None:
    told = story()
    told = replace(
        told, title=words, timeline=tuple(replace(each, text=words) for each in told.timeline)
    )
    for shown in (
        render_story(told),
        render_rows(words, [Row(words, words, words)], more=True, under=words),
    ):
        tags = Tags(shown)
        assert tags.seen <= {"p", "strong", "br", "table", "tbody", "tr", "td"}
        assert tags.attributes <= {("dir", "auto")}
        assert "\u202e" not in shown
        assert len(shown) < 10_000


def test_only_so_many_lines() -> None:
    told = story()
    long = replace(told, timeline=told.timeline * 200)
    assert len(render_story(long)) < 20_000
    assert render_story(long).endswith("<p>and more</p>")


def test_nothing() -> None:
    assert render_rows("x", [], more=False) == "<p><strong>x</strong></p><p>nothing</p>"


@pytest.mark.parametrize(
    ("start", "end", "label"),
    [
        (None, None, "date unknown"),
        ("2031-02-01", None, "from 1 Feb 2031"),
        (None, "2031-02-01", "until 1 Feb 2031"),
        ("2031-02-01", "2031-02-02", "1–2 Feb 2031"),
    ],
)
def test_days(start: str | None, end: str | None, label: str) -> None:
    assert days_label(start, end) == label
