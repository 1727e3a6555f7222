"""What is new as Markdown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sourceline.errors import SettingsError
from sourceline.export.catch_up.registry import FORMATS, format_of, render
from tests import stories
from tests.catching_up import catch_up


def test_what_it_changes_comes_before_the_other_sentences() -> None:
    text = render(catch_up("a-gazette", "b-post", "c-radio"), "md")
    herald = text[text.index("## 8 Mar 2019: County Herald") :]
    titles = ["### What happened", "### Numbers", "### Where they disagree", "### Also new"]
    assert [herald.index(title) for title in titles] == sorted(map(herald.index, titles))
    assert "names under the petition: 9,400 names, as of 7 Mar 2019; before that 3,100" in herald
    assert "(number, corrected here)" in herald


def test_every_line_has_a_footnote_with_report_day_and_sentence() -> None:
    text = render(catch_up("a-gazette"), "md")
    lines = [line for line in text.splitlines() if line.startswith("- ")]
    assert len(lines) > 10
    assert all("[^" in line for line in lines)
    assert "]: Report 2, The Lowmoor Post, 5 Mar 2019: “Queues at the Millgate ferry" in text


def test_the_date_of_an_undated_report_and_the_doubt() -> None:
    text = render(catch_up("a-gazette", since="2019-03-10"), "md")
    assert "## 8–12 Mar 2019 by its words: review" in text
    assert "It cannot be dated better, and may be from before 10 Mar 2019." in text


def test_nothing_new_is_said() -> None:
    known = [article.id for article in stories.articles()]
    text = render(catch_up(*known, since="2019-04-01"), "md")
    assert text.endswith("*Nothing new since 1 Apr 2019: the 5 reports of the story are known.*\n")


def test_a_report_that_adds_nothing_is_named_in_one_line() -> None:
    story = stories.story()
    first, second, *_ = story.articles
    copy = replace(first, id=second.id, publisher=second.publisher, source=second.source)
    bare = replace(
        story, articles=(first, copy), timeline=(), cast=(), discrepancies=(), figures=(), reuse=()
    )
    assert render(catch_up(of=bare), "md").count("Nothing new in: The Lowmoor Post.") == 1
    text = render(catch_up("a-gazette", of=bare), "md")
    assert (
        "Nothing new beyond the report read: 1 other report says what the report known said" in text
    )


def test_words_of_reports_are_no_markup() -> None:
    story = stories.story()
    nasty = "*Bold* [link](http://x) <b>"
    text = render(catch_up("a-gazette", of=replace(story, title=nasty)), "md")
    assert "\\*Bold\\* \\[link\\](http\\://x) \\<b\\>" in text


def test_formats() -> None:
    assert FORMATS == ("md", "json")
    assert [format_of(name) for name in ("a.MD", "a.json", "a.html")] == ["md", "json", None]
    with pytest.raises(SettingsError, match="no format 'pdf'"):
        render(catch_up(), "pdf")
