"""What a reader does: open, follow the evidence, go back, with the mouse or the keyboard alone."""

from __future__ import annotations

from typing import Any

import pytest

from tests import stories

NARROW = {"width": 375, "height": 800}


def test_a_click_on_the_line_opens_its_words_beside_it(read: Any) -> None:
    reader = read()
    reader.page.locator("#t5 .w").click()
    words = reader.evidence()
    assert "1 Ostrel Gazette 4 Mar 2019" in words
    assert stories.SHUT_B in words
    line = reader.page.locator("#t5 > div").bounding_box()
    panel = reader.page.locator("#evidence").bounding_box()
    assert panel["x"] > line["x"] + line["width"]
    assert panel["x"] + panel["width"] <= 1360
    marks = reader.page.locator("#evidence mark").all_inner_texts()
    assert marks == [stories.SHUT_A, stories.SHUT_B, stories.LANE]


def test_words_that_differ_are_marked_on_both_sides(read: Any) -> None:
    reader = read()
    reader.opener("t5").click()
    differing = reader.page.locator("#evidence u").all_inner_texts()
    assert [word.strip() for word in differing] == ["climb", "inspection"]


def test_the_words_stand_in_their_context(read: Any) -> None:
    reader = read()
    reader.opener("t7").click()
    quote = reader.page.locator("#evidence blockquote").inner_text()
    assert "who runs a bakery at the eastern end. Her takings fell" in quote
    assert "A petition asking for a free ferry" in quote


def test_page_furniture_is_no_context(read: Any) -> None:
    reader = read()
    reader.opener("t2").click()
    assert "Cookie" not in reader.evidence()
    assert "date 2019" not in reader.evidence()


def test_clicking_again_or_elsewhere(read: Any) -> None:
    reader = read()
    reader.opener("t5").click()
    reader.opener("t6").click()
    assert "two hours on Monday" in reader.evidence()
    assert reader.page.locator("#evidence").count() == 1
    reader.opener("t6").click()
    assert reader.evidence() == ""


def test_escape_closes_and_the_focus_returns(read: Any) -> None:
    reader = read()
    reader.opener("t5").focus()
    reader.page.keyboard.press("Enter")
    assert reader.focused() == "evidence-h"
    for _ in range(3):
        reader.page.keyboard.press("Tab")
    assert "whole report" in reader.page.evaluate("document.activeElement.textContent")
    reader.page.keyboard.press("Escape")
    assert reader.evidence() == ""
    assert reader.focused() == reader.opener("t5").get_attribute("id")


def test_the_whole_way_by_keyboard(read: Any) -> None:
    """From the top of the page to the words of the first line and on to the whole report."""
    reader = read()
    reader.page.keyboard.press("Tab")
    assert reader.page.evaluate("document.activeElement.textContent") == "Skip to the story"
    reader.page.keyboard.press("Enter")
    for _ in range(3):
        reader.page.keyboard.press("Tab")
        if reader.page.evaluate("document.activeElement.className") == "open":
            break
    reader.page.keyboard.press("Enter")
    assert "opened in 1964" in reader.evidence()
    reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Tab")
    reader.page.keyboard.press("Enter")
    target = reader.page.locator("mark:target")
    assert "opened in 1964" in target.inner_text()
    assert target.evaluate("e => e.getBoundingClientRect().top < innerHeight")


def test_back_closes_the_words_and_forward_opens_them(read: Any) -> None:
    reader = read()
    reader.opener("t5").click()
    reader.page.go_back()
    assert reader.evidence() == ""
    reader.page.go_forward()
    assert stories.SHUT_B in reader.evidence()


def test_the_whole_report_and_back(read: Any) -> None:
    reader = read()
    reader.opener("t5").click()
    reader.page.wait_for_timeout(300)  # a browser keeps the place a moment later
    before = reader.page.evaluate("scrollY")
    reader.page.locator("#evidence a").nth(1).click()
    assert reader.page.locator("mark:target").inner_text() == stories.SHUT_B
    assert reader.evidence() != ""
    assert reader.page.evaluate("scrollY") > before + 500
    reader.page.go_back()
    assert stories.SHUT_B in reader.evidence()
    reader.page.wait_for_timeout(200)
    assert abs(reader.page.evaluate("scrollY") - before) < 50


def test_a_copied_address_opens_the_same_words(read: Any, address: str) -> None:
    reader = read()
    reader.opener("t6").click()
    again = read(at=reader.page.url)
    assert "two hours on Monday" in again.evidence()


def test_evidence_opens_from_every_section(read: Any) -> None:
    reader = read()
    reader.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    openers = reader.page.locator("a.open")
    assert openers.count() > 40
    for at in range(0, openers.count(), 3):
        openers.nth(at).click()
        assert reader.page.locator("#evidence mark").count() >= 1


def test_on_a_phone_the_words_open_below_the_line(read: Any) -> None:
    reader = read(viewport=NARROW)
    reader.opener("t5").click()
    line = reader.page.locator("#t5 > div").bounding_box()
    panel = reader.page.locator("#evidence").bounding_box()
    assert panel["y"] >= line["y"] + line["height"]
    assert panel["x"] >= 0
    assert panel["x"] + panel["width"] <= 375
    after = reader.page.locator("#t6").bounding_box()
    assert after["y"] >= panel["y"] + panel["height"]


@pytest.mark.parametrize("width", [320, 375, 704, 1000, 1199, 1200, 1360, 2200])
def test_nothing_stands_out_of_the_page(read: Any, width: int) -> None:
    reader = read(viewport={"width": width, "height": 800})
    reader.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    reader.opener("t5").click()
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= width


def test_lines_are_no_longer_than_75_characters(read: Any) -> None:
    reader = read()
    width = (
        reader.page.locator(".body p")
        .nth(2)
        .evaluate(
            """p => {
          const probe = document.createElement("span");
          probe.textContent = "the quick brown fox jumps over a lazy dog ".repeat(4);
          probe.style = "white-space: nowrap; position: absolute";
          p.append(probe);
          const one = probe.getBoundingClientRect().width / probe.textContent.length;
          return p.getBoundingClientRect().width / one;
        }"""
        )
    )
    assert 55 <= width <= 78


def test_what_lies_below_is_laid_out_soon_after(read: Any) -> None:
    """Left out of the first layout, it is there in a moment: for a picture of the whole page, and in print."""
    reader = read()
    reader.page.locator("main > section:not(#reports)").nth(1).wait_for(state="attached")
    reader.page.locator(".report:not(.laid)").first.wait_for(state="detached")
    heights = reader.page.evaluate(
        "() => Array.from(document.querySelectorAll('.report .body p'), (p) => p.offsetHeight)"
    )
    assert min(heights) > 0
    held = "() => getComputedStyle(document.querySelector('.report')).contentVisibility"
    assert reader.page.evaluate(held) == "visible"


def test_without_script_it_is_laid_out_where_it_is_seen_and_whole_in_print(read: Any) -> None:
    reader = read(java_script_enabled=False)
    held = "() => getComputedStyle(document.querySelector('.report')).contentVisibility"
    assert reader.page.evaluate(held) == "auto"
    reader.page.emulate_media(media="print")
    assert reader.page.evaluate(held) == "visible"


def test_evidence_below_the_timeline_stands_beside_it_as_well(read: Any) -> None:
    """What keeps a part out of the layout would hold the panel in it, too."""
    reader = read()
    reader.page.locator("#quotations a.open").first.click()
    box = reader.page.locator("#evidence").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 200
    assert box["x"] > 700
