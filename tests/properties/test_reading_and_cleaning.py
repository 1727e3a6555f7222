"""Whatever is read: spans cut what they promise, cleaning twice is cleaning once, nothing raises."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sourceline.annotate.sentences import find_sentences
from sourceline.clean.clean import clean_article
from sourceline.clean.repeated import mark_repeated
from sourceline.model.article import Article, Problem
from sourceline.model.span import Mark, Span
from sourceline.read.decode import NotTextError, decode
from sourceline.read.sources import read_paths
from sourceline.text.paragraphs import find_paragraphs, outside
from sourceline.text.splitting import split_sentences
from tests.builders import article

WORDS = [
    "The ferry ran aground.", "ADVERTISEMENT", "Read more: Ten walks", "“We won,” she said.", "Share",
    "Download our app.", "Do you agree?", "Related stories", "A | B | C", "ENDS", "By Ada Ito", "Dr. Reed",
    "PORTSEA (AP) -", "Date: 3 May 2030", " date 2030-05-03 ", "---", "# Title", "...", "\"", "“", "V.",
    "The Post, 3 May 2030", "Comments (3)", "© 2030", "It was late", "\t", "  ", "* item", "title: x",
    "We asked HERE.", "Why?", "More from the Post", "photo: AP", "U.S. The", "3.", "\u00a0", "é\u0301", "😀",
]  # fmt: skip
LINES = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
TEXTS = st.lists(LINES, max_size=12).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n"]).map(lambda gap: gap.join(lines))
)
ANY = st.one_of(TEXTS, st.text(max_size=300))
QUICK = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def marked_articles(draw: st.DrawFn) -> Article:
    text = draw(ANY)
    cuts = draw(st.lists(st.tuples(st.integers(0, 300), st.integers(1, 40)), max_size=3))
    spans = [Span(a, min(a + b, len(text))) for a, b in cuts if a < len(text)]
    return article(text, boilerplate=tuple(sorted(Mark(span, "header") for span in spans)))


@QUICK
@given(marked_articles())
def test_cleaning_twice_is_cleaning_once(item: Article) -> None:
    once = clean_article(item)
    assert clean_article(once) == once
    assert set(item.boilerplate) <= set(once.boilerplate)
    assert once.text == item.text
    assert all(mark.span.end <= len(item.text) for mark in once.boilerplate)


@QUICK
@given(st.lists(marked_articles(), max_size=4), st.randoms())
def test_repeated_lines_in_any_order(items: list[Article], random: object) -> None:
    once = mark_repeated(items)
    assert mark_repeated(once) == once
    assert mark_repeated(items[::-1]) == once[::-1]


@QUICK
@given(marked_articles())
def test_sentences_cut_whole_words_outside_boilerplate(item: Article) -> None:
    last = 0
    for sentence in find_sentences(item):
        words = sentence.span.cut(item.text)
        assert words == words.strip()
        assert any(c.isalnum() for c in words)
        assert sentence.span.start >= last
        assert not any(sentence.span.overlaps(mark.span) for mark in item.boilerplate)
        last = sentence.span.end


@QUICK
@given(ANY)
def test_paragraphs_and_sentences_lose_no_letter(text: str) -> None:
    paragraphs = find_paragraphs(text)
    kept = "".join(
        span.cut(text) for paragraph in paragraphs for span in split_sentences(text, paragraph)
    )
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]


@QUICK
@given(
    st.integers(0, 20),
    st.integers(1, 30),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=5),
)
def test_outside_is_what_no_mark_covers(start: int, size: int, cuts: list[tuple[int, int]]) -> None:
    marked: list[Span] = []
    for a, b in sorted(cuts):
        if not marked or a >= marked[-1].end:
            marked.append(Span(a, a + b))
    covered = {place for span in marked for place in range(span.start, span.end)}
    left = [
        place
        for part in outside(Span(start, start + size), marked)
        for place in range(part.start, part.end)
    ]
    assert left == [place for place in range(start, start + size) if place not in covered]


@QUICK
@given(st.one_of(st.binary(max_size=400), ANY.map(lambda t: t.encode("utf-8", "surrogatepass"))))
def test_any_bytes_decode_or_are_refused(data: bytes) -> None:
    try:
        text = decode(data).text
    except NotTextError:
        return
    assert "\r" not in text
    text.encode("utf-8")


SUFFIXES = (".txt", ".md", ".html", ".json", ".jsonl", ".eml", ".mbox", "")
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["text", "title", "id", "url", "date", "source", "articles", "fields", "x"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)


@settings(max_examples=120, deadline=None)
@pytest.mark.parametrize("suffix", SUFFIXES)
@given(
    data=st.one_of(
        st.binary(max_size=200),
        ANY.map(lambda t: t.encode("utf-8", "replace")),
        JSON.map(lambda value: json.dumps(value).encode()),
        LINES.map(lambda line: f"<html><p>{line}<div>{line}".encode("utf-8", "replace")),
    )
)
def test_any_file_gives_articles_or_problems(suffix: str, data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / f"a{suffix}").write_bytes(data)
        items = list(read_paths([folder]))
    assert items
    for item in items:
        if isinstance(item, Problem):
            assert item.reason
            assert "\n" not in item.reason
        else:
            assert item.text.strip()
            assert all(0 <= m.span.start < m.span.end <= len(item.text) for m in item.boilerplate)
            (item.text + item.source + (item.title or "") + (item.url or "")).encode("utf-8")
