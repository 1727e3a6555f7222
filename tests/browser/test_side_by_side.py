"""Words laid beside one another: the sources of a line, and what became of words that were taken."""

from __future__ import annotations

from typing import Any

import pytest

from tests import stories


def test_sources_stand_side_by_side_at_one_height(read: Any) -> None:
    reader = read()
    reader.opener("t5").click()
    reader.page.get_by_role("button", name="Side by side").click()
    marks = [each.bounding_box() for each in reader.page.locator("#evidence mark").all()]
    assert len(marks) == 3
    assert max(each["y"] for each in marks) - min(each["y"] for each in marks) < 2
    assert marks[0]["x"] < marks[1]["x"] < marks[2]["x"]
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 1360
    reader.opener("t6").click()
    assert reader.page.get_by_role("button", name="Side by side").count() == 0, "one source"
    reader.opener("t5").click()
    assert reader.page.locator(".panel.wide").count() == 1, "as it was left"


def test_an_arc_shows_the_words_and_what_changed(read: Any) -> None:
    reader = read()
    arc = reader.page.locator(".arcs a[href='#u1']")
    arc.scroll_into_view_if_needed()
    arc.locator("path").dispatch_event("pointerenter")
    arc.dispatch_event("pointerenter")
    card = reader.page.locator(".pair")
    assert "71% of report 2" in card.inner_text()
    assert [each.strip() for each in card.locator("mark.changed").all_inner_texts()][:2] == [
        "climb",
        "inspection",
    ]
    reader.page.keyboard.press("Escape")
    assert card.count() == 0


def test_arcs_by_keys(read: Any) -> None:
    reader = read()
    stops = reader.page.locator(".arcs a[tabindex='0']")
    assert stops.count() == 1, "one stop, and arrows from there"
    stops.focus()
    first = reader.page.locator(".pair").inner_text()
    reader.page.keyboard.press("ArrowRight")
    assert reader.page.locator(".pair").inner_text() != first
    assert "report" in reader.page.evaluate("document.activeElement.getAttribute('aria-label')")
    reader.page.keyboard.press("Enter")
    assert reader.page.locator("#u2 details").evaluate("e => e.open")
    assert reader.page.evaluate("document.activeElement.tagName") == "SUMMARY"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1360])
def test_axe_finds_nothing_in_a_file(read: Any, scheme: str, width: int) -> None:
    from tests.browser.test_room import AXE

    if not AXE.is_file():
        pytest.skip("needs axe-core from npm: apt-get install npm, then make .venv/npm.stamp")
    reader = read(viewport={"width": width, "height": 900}, color_scheme=scheme)
    reader.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    reader.page.locator(".periods a").nth(1).click()
    reader.opener("timeline .entry:not([hidden])").click()
    reader.page.get_by_label("Report 1 is read").check()
    # The page's own policy lets no script in but its own; through the driver it may be run.
    reader.page.evaluate(AXE.read_text(encoding="utf-8"))
    found = reader.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    told = [(e["id"], e["nodes"][0]["html"][:200]) for e in found["violations"]]
    assert told == []


def test_right_to_left_words_stay_in_their_place(read: Any, tmp_path: Any) -> None:
    from dataclasses import replace

    from sourceline.export.registry import render

    story = stories.story()
    words = "הגשר נסגר (2019) לתנועה"
    story = replace(
        story, title=words, timeline=tuple(replace(e, text=words) for e in story.timeline)
    )
    path = tmp_path / "story.html"
    path.write_text(render(story, "html"), encoding="utf-8")
    reader = read(at=path.as_uri())
    line = reader.page.locator("#t5 .w")
    assert line.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert (
        reader.page.locator("#t5 p.t").last.evaluate("e => getComputedStyle(e).direction") == "ltr"
    )
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 1360
