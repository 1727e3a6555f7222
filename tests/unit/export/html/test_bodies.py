"""A report's text with its marks: nested as HTML must be, and never a word lost."""

from __future__ import annotations

from sourceline.export.html.bodies import body_of
from sourceline.model.span import Mark, Span
from tests.builders import article, span_of

TEXT = "One two three four five."


def _body(*words: str, text: str = TEXT, title: str | None = None) -> str:
    marks = [(span_of(text, found), f"e{at}") for at, found in enumerate(words, start=1)]
    return str(body_of(article(text, title=title), marks))


def test_a_mark_has_its_anchor() -> None:
    assert _body("two three") == ('<p dir="auto">One <mark id="e1">two three</mark> four five.</p>')


def test_the_longer_of_two_stands_outside() -> None:
    assert '<mark id="e2">two <mark id="e1">three</mark> four</mark>' in _body(
        "three", "two three four"
    )


def test_two_that_cross_are_cut_where_the_first_ends() -> None:
    assert _body("two three", "three four") == (
        '<p dir="auto">One <mark id="e1">two <mark id="e2">three</mark></mark>'
        '<mark data-e="e2"> four</mark> five.</p>'
    )


def test_a_mark_over_two_paragraphs_goes_on_in_the_second() -> None:
    text = "First here.\n\nSecond here."
    assert _body("here.\n\nSecond", text=text) == (
        '<p dir="auto">First <mark id="e1">here.</mark></p>\n'
        '<p dir="auto"><mark data-e="e1">Second</mark> here.</p>'
    )


def test_boilerplate_is_dimmed_and_still_there() -> None:
    text = "Menu | Login\n\nThe mayor left. Share this."
    marks = (
        Mark(span_of(text, "Menu | Login"), "furniture"),
        Mark(span_of(text, "Share this."), ""),
    )
    assert str(body_of(article(text, boilerplate=marks), [])) == (
        '<p dir="auto" class="bp">Menu | Login</p>\n'
        '<p dir="auto">The mayor left. <span class="bp">Share this.</span></p>'
    )


def test_the_title_line_is_set_as_one() -> None:
    assert '<p dir="auto" class="hd">A title</p>' in _body(
        text="A title\n\nAnd words.", title="A  title"
    )


def test_lines_broken_by_hand_stay_one_paragraph_and_long_lines_are_paragraphs() -> None:
    assert _body(text="one\ntwo").count("<p ") == 1
    assert _body(text="one\n" + "word " * 40).count("<p ") == 2


def test_markup_in_the_text_is_text() -> None:
    text = "<script>x</script> & </p>"
    assert _body("</script> &", text=text) == (
        '<p dir="auto">&lt;script&gt;x<mark id="e1">&lt;/script&gt; &amp;</mark> &lt;/p&gt;</p>'
    )


def test_marks_longer_than_the_text_do_no_harm() -> None:
    marks = (Mark(Span(4, 900), "furniture"),)
    assert "One " in str(body_of(article(TEXT, boilerplate=marks), []))
