"""Annotations on a terminal, with colours and without."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from sourceline.export.annotated.paint import Run
from sourceline.export.annotated.registry import render
from sourceline.export.annotated.setting import Setting
from sourceline.export.annotated.wrapping import columns, lines_of
from sourceline.model.annotations import Annotations
from tests.builders import article
from tests.unit.export.annotated.samples import report

ESCAPE = re.compile("\x1b\\[[0-9;]+m")


def shown(
    annotations: Annotations | None = None, *, colour: bool = False, width: int | None = None
) -> str:
    setting = Setting(annotator="rules", colour=colour, width=width)
    return "".join(render([annotations or report()], "ansi", setting))


def test_without_colour_every_mark_is_in_brackets() -> None:
    text = shown()
    assert "\x1b" not in text
    for line in (
        "[Menu | Login]{boilerplate}",
        "[Wall falls]{heading}",
        "[Nora [Teague]{…}]{3}[ [cried]{happened}]{sadness, 3 Nora Teague} on [Tuesday]{1 Jun 2021}.",
        '"[We ran,]{goes on}" [the keeper]{3; speaker} [said]{cue; reporting},',
        '"[all [three]{about 3 people}.]{direct, by 3 Nora Teague}" [She]{3} [left]{not happened}.',
        "    3  Nora Teague  person, 3 mentions",
    ):
        assert line in text
    assert "Legend\n" in text
    assert text.startswith("a.txt\na1; 2 Jun 2021, by header; English\n\n")


def test_with_colour_styles_stand_for_brackets() -> None:
    text = shown(colour=True)
    assert "\x1b[2mMenu | Login\x1b[0m\n" in text
    assert "\x1b[4;36mShe\x1b[0m\x1b[2m{3}\x1b[0m" in text
    assert "\x1b[1;36mNora \x1b[0m\x1b[1;36;95mTeague\x1b[0m\x1b[2m{3}\x1b[0m" in text
    assert "\x1b[31;3;33msaid\x1b[0m" in text
    plain = ESCAPE.sub("", text)
    assert "\x1b" not in plain
    assert "[" not in plain
    assert "name, person{its number}" in plain
    assert "name, place" not in plain


@pytest.mark.parametrize("colour", [False, True])
def test_a_report_cannot_steer_the_terminal(colour: bool) -> None:
    nasty = "\x1b]0;owned\x07 \x9b2J \x1b[31m \u202eabc \ud800 \x08\x7f end"
    known = article(nasty, source="a\x1b[2J.txt", language="en")
    text = shown(Annotations(article=known), colour=colour)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\ud800]", ESCAPE.sub("", text))
    assert "31m" in ESCAPE.sub("", text)
    text.encode()


def test_labels_cannot_steer_it_either() -> None:
    known = report()
    words = known.article.text.replace("Nora", "N\x1b[2")
    changed = replace(known, article=replace(known.article, text=words))
    assert "\x1b" not in shown(changed)


@pytest.mark.parametrize("width", [30, 60, 100])
@pytest.mark.parametrize("colour", [False, True])
def test_no_line_is_wider_than_asked(width: int, colour: bool) -> None:
    for line in ESCAPE.sub("", shown(colour=colour, width=width)).splitlines():
        assert len(line) <= width or " " not in line.strip()
        assert line == line.rstrip()


@pytest.mark.parametrize(
    ("language", "told"),
    [("de", "Note: It is in German, not English;"), ("und", "Note: Its language could not be")],
)
def test_what_is_not_english_says_so_first(language: str, told: str) -> None:
    head, _, _ = shown(report(language=language)).partition("Menu")
    assert told in head
    assert "Note:" not in shown()


def test_lines_break_at_spaces_and_styles_do_not_break_words() -> None:
    runs = [Run("one tw"), Run("o", "1"), Run(" three\n  four")]
    assert [[run.text for run in line] for line in lines_of(runs, 8)] == [
        ["one", " ", "tw", "o", " "],
        ["three"],
        ["  ", "four"],
    ]


def test_letters_of_east_asia_are_two_columns_wide() -> None:
    assert columns([Run("펠로"), Run("e\u0301")]) == 5
