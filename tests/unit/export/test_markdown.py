"""The story as Markdown."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from sourceline.export.markdown import render
from sourceline.export.markdown_text import plain
from sourceline.model.story import Story
from tests import stories


@pytest.fixture(scope="module")
def text() -> str:
    return render(stories.story())


def test_the_head_says_what_it_rests_on(text: str) -> None:
    head = text.split("##")[0]
    assert head.startswith("# Tarn Bridge shut after cracks are found in its hangers\n")
    assert "*1–12 Mar 2019. 5 reports, 4 independent. 2 disputed, 1 corrected.*" in head
    assert "Newest, 8 Mar 2019: One lane" in head


def test_dates_come_first_and_words_are_footnotes(text: str) -> None:
    assert f"- **3 Mar 2019**: {stories.SHUT_A}[^7][^8][^1]\n  *(3 reports, 2 independent)*" in text
    assert f"[^8]: Report 2, The Lowmoor Post, 5 Mar 2019: “{stories.SHUT_B}”" in text
    assert "2. **The Lowmoor Post**, “Ostrel bridge closed over cracked steel”" in text
    assert "disputed: 1 Mar 2019 or late February 2019" in text


def test_every_section_of_a_full_story_is_there(text: str) -> None:
    sections = [line[3:] for line in text.splitlines() if line.startswith("## ")]
    assert sections == [
        "What happened", "Where they disagree", "Who is who", "Who said what", "Numbers",
        "Reactions", "Who retold whom", "What each report adds", "Left out", "The reports",
    ]  # fmt: skip


def test_every_told_line_has_footnotes_and_every_footnote_is_used(text: str) -> None:
    """Read by a Markdown parser with footnotes: what is only typed like one would stay text."""
    parser = MarkdownIt("commonmark").use(footnote_plugin)
    tokens = parser.parse(text)
    notes = [token for token in tokens if token.type == "footnote_open"]
    used = [c for t in tokens for c in t.children or [] if c.type == "footnote_ref"]
    assert len(notes) == len({c.meta["id"] for c in used}) == len(re.findall(r"^\[\^", text, re.M))
    told = text.split("## Who retold whom")[0]
    for line in re.findall(r"^- .*$", told, re.M):
        series = line.endswith(("**", ")")) and "[^" not in line and "**:" not in line
        assert "[^" in line or series, line


def test_footnotes_hold_the_exact_words(text: str) -> None:
    texts = [" ".join(article.text.split()) for article in stories.articles()]
    notes = re.findall(r"^\[\^\d+\]: Report (\d), .*?: “(.*)”$", text, re.M)
    assert len(notes) > 25
    for number, words in notes:
        assert words.replace("\\", "") in texts[int(number) - 1]


def test_empty_sections_are_left_out() -> None:
    empty = Story(id="s", title="Quiet", start=None, end=None, annotator="", articles=())
    assert "##" not in render(empty)


def test_speakers_follow_the_cast_and_nobody_comes_last(text: str) -> None:
    said = text.split("## Who said what")[1].split("\n## ")[0]
    names = [line[4:] for line in said.splitlines() if line.startswith("### ")]
    assert names == [
        "Ilsa Varrow", "Marek Dolan", "Petra Lund", "A council spokesman", "No speaker named",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "hostile",
    [
        "# heading", "1. item", "- item", "+ item", "* item", "=====", "---", "> quote", "```",
        "<b>bold</b>", "<script>x</script>", "<!-- c -->", "[a](javascript:x)", "![i](http://x.y/z)",
        "*a* _b_ **c**", "`code`", "https://example.org", "www.example.org", "&copy;", "| a | b |",
        "[^1]", "[^1]: note", "[a]: http://x.y", "~~gone~~", "<https://x.y>", "a\n\n# b", "    code",
        "\\*a\\*", "$x$", "http://a.b/*c*",
    ],
)  # fmt: skip
def test_nothing_in_a_report_becomes_markup(hostile: str) -> None:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = parser.parse(f"- {plain(hostile)}")
    assert [token.type for token in tokens] == [
        "bullet_list_open", "list_item_open", "paragraph_open", "inline", "paragraph_close",
        "list_item_close", "bullet_list_close",
    ]  # fmt: skip
    inline = tokens[3].children or []
    assert {token.type for token in inline} <= {"text", "text_special"}
    assert "".join(token.content for token in inline) == " ".join(hostile.split())


def test_bare_addresses_are_no_links() -> None:
    assert plain("see https://example.org") == "see https\\://example.org"
    assert plain("WWW.example.org") == "WWW\\.example.org"


def test_only_safe_addresses_are_linked() -> None:
    story = stories.story()
    first = replace(story.articles[0], url="javascript:alert(1)")
    text = render(replace(story, articles=(first, *story.articles[1:])))
    assert "javascript" not in text
    assert "<https://example.org/post.txt>" in text


def test_one_crowd_is_one_speaker_however_it_is_written() -> None:
    story = stories.story()
    crowd = [
        replace(quotation, id=f"q-{n}", speaker=None, speaker_text=words)
        for n, (quotation, words) in enumerate(
            zip(story.quotations, ["Drivers", "drivers", "The drivers"], strict=False)
        )
    ]
    said = render(replace(story, quotations=tuple(crowd))).split("## Who said what")[1]
    assert [line for line in said.splitlines() if line.startswith("### ")] == ["### Drivers"]
