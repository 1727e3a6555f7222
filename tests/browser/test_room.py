"""The reading room as its readers use it: by mouse, by keyboard alone, on a phone, in the dark, without script."""

from __future__ import annotations

import json
import re
import sys
import urllib.request
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

AXE = Path(sys.prefix) / "npm" / "node_modules" / "axe-core" / "axe.min.js"
NARROW = {"width": 375, "height": 800}


@cache
def asked(address: str) -> Any:
    with urllib.request.urlopen(address, timeout=30) as answer:
        return json.load(answer)


def kinds_of_pages(room: str) -> dict[str, str]:
    """One of each."""
    story = next(
        each["id"] for each in asked(f"{room}stories.json")["stories"] if "ferry" in each["title"]
    )
    told = asked(f"{room}stories/{story}.json")
    report, member = told["articles"][3]["id"], told["cast"][0]
    return {
        "front": "stories",
        "story": f"stories/{story}",
        "since": f"stories/{story}?since=2027-10-18",
        "report": f"reports/{report}",
        "member": f"stories/{story}/cast/{member['id']}",
        "names": f"names?name={member['name'].replace(' ', '+')}",
        "search": "search?q=safety+inspection",
        "nothing found": "search?q=zebra&kind=event&from=2020-01-01",
    }


KINDS = ("front", "story", "since", "report", "member", "names", "search", "nothing found")


# A reader's way


def test_from_the_front_page_to_the_words_in_their_report(visit: Any) -> None:
    reader = visit()
    reader.page.get_by_role("link", name="Four dead as Hallisay ferry").click()
    assert "Hallisay" in reader.page.locator("h1").inner_text()
    reader.opener("timeline").click()
    words = reader.page.locator("#evidence mark").first.inner_text()
    reader.page.locator("#evidence").get_by_text("with all its marks").first.click()
    assert "/reports/" in reader.page.url
    reader.page.wait_for_selector(":target")
    target = reader.page.locator(":target")
    shown = target.evaluate(
        "e => { const copy = e.cloneNode(true); copy.querySelectorAll('.l').forEach(l => l.remove());"
        " return copy.textContent; }"
    )
    assert " ".join(words.split()) in " ".join(shown.split())
    assert target.evaluate("e => e.getBoundingClientRect().top < innerHeight")
    reader.page.go_back()
    assert reader.page.locator("#evidence mark").first.inner_text() == words


def test_from_a_report_to_somebody_and_what_they_said(visit: Any, room: str) -> None:
    reader = visit(kinds_of_pages(room)["report"])
    person = reader.page.locator(".people a").first
    name = person.inner_text()
    person.click()
    assert reader.page.locator("h1").inner_text() == name
    place = reader.page.locator("#places-h ~ ul a").first
    place.click()
    assert reader.page.locator(":target").count() == 1
    assert reader.page.locator(".mast a").inner_text().startswith("Four dead")


def test_searching_and_narrowing_down(visit: Any) -> None:
    reader = visit()
    reader.page.get_by_role("searchbox", name="Search for").fill("safety inspection")
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url("**/search?*")
    assert reader.page.locator("main h2").all_inner_texts()[0] == "What happened"
    assert reader.page.locator("#q").input_value() == "safety inspection"
    reader.page.locator("#kind").select_option("report")
    reader.page.locator("#to").fill("2027-10-15")
    reader.page.get_by_role("search", name="With filters").get_by_role("button").click()
    reader.page.wait_for_url("**kind=report**")
    assert reader.page.locator("main h2").all_inner_texts() == ["Reports"]
    before = reader.page.locator("main li.row").count()
    reader.page.locator("#source").fill("nobody at all")
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url("**source=nobody**")
    assert before > 0
    assert "Nothing found" in reader.page.locator("main").inner_text()


def test_catching_up_and_back_to_the_whole(visit: Any, room: str) -> None:
    reader = visit(kinds_of_pages(room)["story"])
    whole = reader.page.locator(".entry").count()
    reader.page.locator("#since").fill("2027-10-18")
    reader.page.get_by_role("button", name="Show").click()
    reader.page.wait_for_url("**since=2027-10-18")
    assert "18 Oct 2027" in reader.page.locator(".caught[role=status]").inner_text()
    new = reader.page.locator(".entry").count()
    assert 0 < new < whole
    reader.opener("timeline").click()
    assert reader.evidence() != ""
    reader.page.get_by_text("Show the whole story").click()
    reader.page.wait_for_url(f"**/{kinds_of_pages(room)['story']}")
    assert reader.page.locator(".entry").count() == whole


def test_layers_are_put_away(visit: Any, room: str) -> None:
    reader = visit(kinds_of_pages(room)["report"])
    quotation = reader.page.locator(".marked .quotation").first
    shown = quotation.evaluate("e => getComputedStyle(e).backgroundColor")
    reader.page.get_by_label("quotations").uncheck()
    assert quotation.evaluate("e => getComputedStyle(e).backgroundColor") != shown


def test_a_format_is_saved(visit: Any, room: str) -> None:
    reader = visit(kinds_of_pages(room)["story"])
    reader.page.get_by_text("Take it along").click()
    with reader.page.expect_download() as saved:
        reader.page.get_by_role("link", name="md, excerpts").click()
    assert saved.value.suggested_filename.endswith(".md")


# By keyboard alone


def _tab_to(reader: Any, wanted: str, most: int = 60) -> None:
    for _ in range(most):
        reader.page.keyboard.press("Tab")
        if reader.page.evaluate(f"document.activeElement.matches({wanted!r})"):
            return
    raise AssertionError(f"{wanted} is not reached in {most} steps")


def test_the_whole_way_by_keyboard(visit: Any) -> None:
    reader = visit()
    _tab_to(reader, ".skip", 1)
    reader.page.keyboard.press("Enter")
    _tab_to(reader, ".stories h2 a", 3)
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_selector(".entry")
    _tab_to(reader, ".skip", 1)
    reader.page.keyboard.press("Enter")
    _tab_to(reader, ".entry a.open", 3)
    reader.page.keyboard.press("Enter")
    assert reader.focused() == "evidence-h"
    _tab_to(reader, "#evidence a[href*='/reports/']", 6)
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_selector(":target")
    assert "/reports/" in reader.page.url


def test_where_the_focus_is_can_be_seen(visit: Any, room: str) -> None:
    reader = visit(kinds_of_pages(room)["search"])
    for _ in range(14):
        reader.page.keyboard.press("Tab")
        seen = reader.page.evaluate(
            "() => { const s = getComputedStyle(document.activeElement);"
            " return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; }"
        )
        assert seen, reader.page.evaluate("document.activeElement.outerHTML")


# Everywhere


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [320, 375, 704, 1199, 1360, 2200])
def test_nothing_stands_out_of_the_page(visit: Any, room: str, kind: str, width: int) -> None:
    reader = visit(kinds_of_pages(room)[kind], viewport={"width": width, "height": 800})
    reader.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1360])
def test_axe_finds_nothing(visit: Any, room: str, kind: str, scheme: str, width: int) -> None:
    if not AXE.is_file():
        pytest.skip("needs axe-core from npm: apt-get install npm, then make .venv/npm.stamp")
    window = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    reader = visit(kinds_of_pages(room)[kind], **window)
    reader.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    if kind in ("story", "since"):
        reader.opener("timeline").click()
    reader.page.evaluate(AXE.read_text(encoding="utf-8"))
    found = reader.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    told = [
        (each["id"], each["nodes"][0]["html"][:200], each["nodes"][0]["failureSummary"][:300])
        for each in found["violations"]
    ]
    assert told == []


@pytest.mark.parametrize("kind", KINDS)
def test_it_works_without_script(visit: Any, room: str, kind: str) -> None:
    reader = visit(kinds_of_pages(room)[kind], java_script_enabled=False)
    assert reader.page.locator("h1").count() == 1
    assert reader.page.locator("main").count() == 1


def test_evidence_and_search_without_script(visit: Any, room: str) -> None:
    reader = visit(kinds_of_pages(room)["story"], java_script_enabled=False)
    reader.opener("timeline").click()
    assert reader.page.locator("mark:target").count() == 1
    reader.page.locator("#bar-q").fill("ferry")
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url("**/search?*")
    assert reader.page.locator("main li.row").count() > 3


@pytest.mark.parametrize("kind", KINDS)
def test_headings_are_in_order_and_landmarks_are_named(visit: Any, room: str, kind: str) -> None:
    reader = visit(kinds_of_pages(room)[kind])
    levels = reader.page.evaluate(
        "() => Array.from(document.querySelectorAll('h1,h2,h3,h4'), (h) => +h.tagName[1])"
    )
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    named = reader.page.evaluate(
        """() => Array.from(document.querySelectorAll("section, nav, aside, form, article"))
          .filter((e) => !e.closest("main article") || e.tagName !== "FORM")
          .filter((e) => !(e.getAttribute("aria-label") || e.closest("aside") ||
                  document.getElementById(e.getAttribute("aria-labelledby"))?.textContent))
          .map((e) => e.outerHTML.slice(0, 120))"""
    )
    assert named == []


def test_on_a_phone_the_way_is_the_same(visit: Any) -> None:
    reader = visit(viewport=NARROW)
    reader.page.get_by_role("link", name="Four dead as Hallisay ferry").click()
    reader.opener("timeline").click()
    assert reader.evidence() != ""
    reader.page.locator("#evidence").get_by_text("with all its marks").first.click()
    assert re.search(r"/reports/\w+#w\d+-\d+$", reader.page.url)
    assert reader.page.locator(":target").first.is_visible()


def test_an_error_is_a_page(browser: Any, room: str) -> None:
    page = browser.new_page()
    answer = page.goto(f"{room}stories/s-nothing")
    assert answer.status == 404
    assert page.locator("h1").inner_text() == "There is no such story."
    page.get_by_text("To the beginning").click()
    assert page.locator("h1").inner_text() == "Stories"
    page.close()
