"""The strip as a brush: days are chosen with the mouse, with keys, with plain links."""

from __future__ import annotations

import re
from typing import Any

import pytest


def shown(reader: Any) -> list[str]:
    """The lines that can be seen."""
    found = reader.page.locator(".timeline > .entry:visible .hl").all_inner_texts()
    return [" ".join(each.split()) for each in found]


def said(reader: Any) -> str:
    reader.page.wait_for_timeout(250)  # it is said a moment after the last step
    return str(reader.page.locator("#shown").inner_text())


def drag(reader: Any, start: float, end: float) -> None:
    """From one share of the strip's width to another."""
    box = reader.page.locator(".field").bounding_box()
    y = box["y"] + 4
    reader.page.mouse.move(box["x"] + box["width"] * start, y)
    reader.page.mouse.down()
    reader.page.mouse.move(box["x"] + box["width"] * (start + end) / 2, y)
    reader.page.mouse.move(box["x"] + box["width"] * end, y)
    reader.page.mouse.up()


def test_dragging_shows_some_days_alone_and_larger(read: Any) -> None:
    reader = read()
    everything = shown(reader)
    drag(reader, 0.45, 0.8)
    some = shown(reader)
    assert 0 < len(some) < len(everything)
    assert re.fullmatch(
        rf"{len(some)} of {len(everything)} lines, \d+ \w+ 2019 to \d+ Mar 2019", said(reader)
    )
    assert reader.page.locator(".zoom > svg").count() == 1
    assert all("1964" not in line for line in some)
    reader.page.get_by_role("button", name="All days").click()
    assert shown(reader) == everything
    assert said(reader) == f"All {len(everything)} lines"
    assert reader.page.locator(".zoom").count() == 0


def test_by_keys_alone(read: Any) -> None:
    reader = read()
    everything = shown(reader)
    first = reader.page.get_by_role("slider", name="First day shown")
    last = reader.page.get_by_role("slider", name="Last day shown")
    first.focus()
    assert first.get_attribute("aria-valuetext") == "1 Jan 1964"
    for _ in range(3):
        reader.page.keyboard.press("ArrowRight")
    assert first.get_attribute("aria-valuetext") == "31 Dec 2018"
    reader.page.keyboard.press("Tab")
    assert last.evaluate("e => e === document.activeElement")
    reader.page.keyboard.press("Home")
    assert last.get_attribute("aria-valuenow") == first.get_attribute("aria-valuenow")
    assert said(reader).endswith("lines, 31 Dec 2018")
    assert len(shown(reader)) < len(everything)
    reader.page.keyboard.press("Escape")
    assert shown(reader) == everything


def test_what_can_be_of_the_days_is_shown(read: Any) -> None:
    """A line of a month stands with each of its days; the first line of a day says the day."""
    reader = read()
    reader.page.locator(".periods a").last.click()
    dates = reader.page.locator(".timeline > .entry:visible .date b")
    assert dates.first.is_visible()
    lines = reader.page.locator(".timeline > .entry:visible")
    for at in range(lines.count()):
        line = lines.nth(at)
        early = line.get_attribute("data-f")
        late = line.get_attribute("data-l")
        end = reader.page.locator(".periods a").last.get_attribute("data-from")
        assert not late or late >= end, early


def test_a_drag_is_no_step_to_a_mark_and_a_click_is(read: Any) -> None:
    reader = read()
    drag(reader, 0.1, 0.9)
    assert "#" not in reader.page.url
    reader.page.locator(".strip .field a.report").first.click()
    assert reader.page.url.endswith("#r1")


def test_a_step_to_a_line_that_is_put_away_shows_it(read: Any) -> None:
    reader = read()
    reader.page.locator(".periods a").last.click()
    assert not reader.page.locator("#t1").is_visible()
    reader.page.evaluate("location.hash = '#t1'")
    reader.page.wait_for_timeout(100)
    assert reader.page.locator("#t1").is_visible()


def test_without_script_the_periods_are_links_to_their_first_lines(read: Any) -> None:
    reader = read(java_script_enabled=False)
    link = reader.page.locator(".periods a").last
    wanted = link.get_attribute("href").removeprefix("#")
    link.click()
    assert reader.page.locator(f"#{wanted}").is_visible()
    assert reader.page.locator(".how").evaluate("e => getComputedStyle(e).visibility") == "hidden"


def test_in_the_room_the_days_stand_in_the_address(visit: Any, room: str) -> None:
    from tests.browser.test_room import kinds_of_pages

    reader = visit(kinds_of_pages(room)["story"])
    reader.page.locator(".periods a").nth(3).click()
    some = shown(reader)
    assert "from=2027-" in reader.page.url
    again = visit(reader.page.url.removeprefix(room))
    assert shown(again) == some
    assert said(again).startswith(f"{len(some)} of ")
    plain = visit(reader.page.url.removeprefix(room), java_script_enabled=False)
    assert shown(plain) == some


def test_in_the_room_a_part_leads_to_other_days(visit: Any, room: str) -> None:
    from tests.browser.test_room import kinds_of_pages

    reader = visit(kinds_of_pages(room)["story"] + "?from=2027-10-14&to=2027-10-16")
    before = shown(reader)
    reader.page.get_by_role("slider", name="First day shown").focus()
    reader.page.keyboard.press("Home")
    assert shown(reader) == before
    reader.page.keyboard.press("Enter")
    reader.page.wait_for_url(lambda url: "from=" not in url)
    assert reader.page.url.endswith("?to=2027-10-16")
    assert len(shown(reader)) > len(before)


@pytest.mark.parametrize("width", [375, 1360])
def test_nothing_jumps_while_the_page_comes(read: Any, visit: Any, room: str, width: int) -> None:
    from tests.browser.test_room import kinds_of_pages

    window = {"viewport": {"width": width, "height": 800}}
    for reader in (read(**window), visit(kinds_of_pages(room)["story"], **window)):
        jumps = reader.page.evaluate(
            """() => new Promise((done) => {
              let sum = 0;
              new PerformanceObserver((list) => {
                for (const each of list.getEntries()) if (!each.hadRecentInput) sum += each.value;
              }).observe({type: "layout-shift", buffered: true});
              setTimeout(() => done(sum), 200);
            })"""
        )
        assert jumps < 0.01
