"""The page of annotations as a browser's parser sees it."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Any

import pytest
from lxml import html as parser

from sourceline.errors import SettingsError
from sourceline.export.annotated.registry import FORMATS, render
from sourceline.export.annotated.setting import Setting
from sourceline.model.annotations import Annotations
from sourceline.model.article import Problem
from tests.builders import article
from tests.unit.export.annotated.samples import TEXT, report

SETTING = Setting(annotator="rules")


def text_of(*found: Annotations | Problem) -> str:
    return "".join(render(found or [report()], "html", SETTING))


def page_of(*found: Annotations | Problem) -> Any:
    return parser.document_fromstring(text_of(*found))


def words_of(element: Any) -> str:
    """Without our labels."""
    for label in element.xpath(".//small"):
        label.drop_tree()
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_renders_the_same_text_twice(name: str) -> None:
    first, second = ("".join(render([report()], name, SETTING)) for _ in range(2))
    assert first == second
    assert first.endswith("\n")
    assert "Tuesday" in first


def test_another_format_is_refused_and_the_known_ones_named() -> None:
    with pytest.raises(SettingsError, match="jsonl, ansi, html"):
        render([], "pdf", SETTING)


def test_the_words_are_the_report_and_labels_stand_behind_them() -> None:
    body = page_of().xpath("//div[@class='body']")[0]
    labels = [label.text for label in body.xpath(".//small")]
    assert labels == [
        "3", "happened", "sadness, 3 Nora Teague", "1 Jun 2021", "goes on", "3", "reporting",
        "about 3 people", "direct, by 3 Nora Teague", "3", "not happened",
    ]  # fmt: skip
    assert words_of(body) == " ".join(TEXT.split())


def test_crossing_marks_are_cut_and_titles_tell_all_that_covers_the_words() -> None:
    pieces = page_of().xpath("//span[starts-with(@class, 'reaction')]")
    inside = [piece for piece in pieces if piece.xpath("ancestor::div[@class='body']")]
    assert [words_of(piece) for piece in inside] == ["Teague", "cried"]
    assert inside[0].getparent().get("class") == "name t-person"
    assert inside[0].get("title") == (
        "reaction: sadness, 3 Nora Teague; name of 3 Nora Teague (person)"
    )


def test_an_entity_leads_to_its_first_words() -> None:
    page = page_of()
    row = page.xpath("//aside//tbody/tr")[0]
    assert [words_of(cell) for cell in row] == ["3", "Nora Teague", "person", "3"]
    place = page.get_element_by_id(row.xpath(".//a/@href")[0][1:])
    assert words_of(place) == "Nora Teague"
    idents = page.xpath("//@id")
    assert len(idents) == len(set(idents))


def test_markup_and_controls_in_a_report_are_text() -> None:
    nasty = '</p><script>alert(1)</script><img src=x onerror="x"> \x1b \u202e'
    text = text_of(
        Annotations(article=article(nasty, source="<b>\x00.txt", publisher="<i>P")),
        Problem("<u>x", "unreadable", "<s>broken"),
    )
    page = parser.document_fromstring(text)
    assert page.xpath("//script | //img | //b | //i | //u | //s") == []
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", text)
    assert "<script>alert(1)</script>" in words_of(page.xpath("//div[@class='body']")[0])


def test_nothing_is_asked_of_a_network_and_only_our_style_may_work() -> None:
    page = page_of()
    policy = page.xpath("//meta[@http-equiv]/@content")[0]
    style = page.xpath("//style")[0].text
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "script-src" not in policy
    assert "url(" not in style
    assert page.xpath("//@style | //script | //iframe | //form") == []
    assert [link for link in page.xpath("//@href | //@src") if not link.startswith("#")] == [
        "data:,"
    ]


def test_the_legend_has_every_layer_and_kind() -> None:
    page = page_of()
    legend = page.xpath("//section[@class='legend']")[0]
    for word in ("name", "description", "pronoun", "quotation", "cue", "time", "event", "reaction"):
        assert legend.xpath(f".//span[contains(@class, '{word}')]"), word
    style = page.xpath("//style")[0].text
    boxes = legend.xpath(".//label/input/@id")
    assert len(boxes) == 7
    assert all(f"#{box}:not(:checked)" in style for box in boxes)


def test_what_is_not_english_says_so_at_its_place_and_not_among_the_problems() -> None:
    page = page_of(
        report(),
        report(id="a2", language="ko"),
        Problem("b.txt", "language", "it is in Korean."),
        Problem("c.txt", "unreadable", "the file is empty."),
    )
    assert [words_of(note) for note in page.xpath("//*[@role='note']")] == [
        "Note. It is in Korean, not English; only its sentences, whole quotations, ISO dates and copied"
        " passages are read."
    ]
    assert page.xpath("//article[@id='r2']//div[@lang='ko']")
    assert "Korean" in words_of(page.xpath("//nav")[0])
    assert words_of(page.xpath("//*[@id='problems']//ul")[0]) == (
        "c.txt: unreadable, the file is empty."
    )
