"""What was read is remembered by the browser; only what is new is shown."""

from __future__ import annotations

from typing import Any

from tests.browser.test_days import shown


def mark(reader: Any, number: int) -> None:
    reader.page.get_by_label(f"Report {number} is read").check()


def only_new(reader: Any) -> Any:
    return reader.page.get_by_role("button", name="Only what is new to me")


def test_what_a_read_report_told_is_put_away(read: Any) -> None:
    reader = read()
    everything = shown(reader)
    assert only_new(reader).is_disabled()
    mark(reader, 1)
    told = reader.page.locator("#catch [role=status]").inner_text()
    assert told.startswith("1 of 5 reports known to you;")
    assert shown(reader) == everything, "nothing goes before it is asked for"
    only_new(reader).click()
    new = shown(reader)
    assert 0 < len(new) < len(everything)
    assert not any("closed to all traffic" in line for line in new), "report 1 told that first"
    assert any("Queues" in line or "lane" in line for line in new)
    assert not reader.page.locator("#r1 .body").is_visible()
    assert reader.page.locator("#r1 h3").is_visible()
    only_new(reader).click()
    assert shown(reader) == everything


def test_it_is_remembered(read: Any) -> None:
    reader = read()
    mark(reader, 2)
    reader.page.reload()
    assert reader.page.get_by_label("Report 2 is read").is_checked()
    assert not reader.page.get_by_label("Report 1 is read").is_checked()
    reader.page.get_by_role("button", name="Mark all as read").click()
    only_new(reader).click()
    assert shown(reader) == []
    reader.page.get_by_role("button", name="Mark none as read").click()
    assert len(shown(reader)) > 5


def test_by_the_day(read: Any) -> None:
    reader = read()
    everything = shown(reader)
    day = reader.page.get_by_label("what is new since")
    day.fill("2019-03-06")
    new = shown(reader)
    assert 0 < len(new) < len(everything)
    day.fill("")
    assert shown(reader) == everything


def test_where_nothing_can_be_kept_it_still_works(read: Any) -> None:
    reader = read()
    reader.page.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }"
    )
    mark(reader, 1)
    only_new(reader).click()
    assert len(shown(reader)) > 0


def test_what_others_left_in_the_storage_does_no_harm(read: Any) -> None:
    reader = read()
    for kept in ('"x"', "{", "[1, null, {}]"):
        reader.page.evaluate("kept => localStorage.setItem('sourceline.read', kept)", kept)
        reader.page.reload()
        assert "None of 5" in reader.page.locator("#catch [role=status]").inner_text()


def test_in_the_room_the_same_reports_are_known_on_each_page(visit: Any, room: str) -> None:
    from tests.browser.test_room import kinds_of_pages

    reader = visit(kinds_of_pages(room)["story"])
    reader.page.locator(".mark-read input").first.check()
    reader.page.goto(room + kinds_of_pages(room)["story"] + "?from=2027-10-13&to=2027-10-14")
    assert reader.page.locator("#catch [role=status]").inner_text().startswith("1 of ")
