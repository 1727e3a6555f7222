"""The pictures of docs/tutorial.md: what is on them is there, and `PICTURES=write` takes them anew.

They are not compared dot by dot: fonts differ from machine to machine. A picture is stale where it is
missing or of another size than it would be taken in today.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.test_days import drag
from tests.browser.test_room import kinds_of_pages

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
WIDE = {"width": 1200, "height": 780}
NARROW = {"width": 390, "height": 780}


def _story(reader: Any) -> None:
    assert reader.page.locator(".strip").is_visible()


def _days(reader: Any) -> None:
    drag(reader, 0.36, 0.61)
    reader.page.wait_for_timeout(300)
    reader.page.locator(".strip").evaluate("e => scrollTo(0, e.offsetTop - 40)")
    assert reader.page.locator(".zoom").is_visible()


def _sources(reader: Any) -> None:
    line = reader.page.locator(".entry", has_text="At least four people").first
    line.locator("a.open").click()
    reader.page.get_by_role("button", name="Side by side").click()
    line.evaluate("e => scrollTo(0, e.offsetTop - 120)")
    assert reader.page.locator("#evidence mark").count() > 1


def _arcs(reader: Any) -> None:
    reader.page.locator(".arcs a[href='#u1']").focus()
    reader.page.locator("#reuse").evaluate("e => scrollTo(0, e.offsetTop - 10)")
    assert reader.page.locator(".pair").is_visible()


def _search(reader: Any) -> None:
    assert reader.page.locator("main li.row").count() > 3


TAKEN: dict[str, tuple[str, dict[str, int], Callable[[Any], None]]] = {
    "story.png": ("story", WIDE, _story),
    "days.png": ("story", WIDE, _days),
    "sources.png": ("story", WIDE, _sources),
    "arcs.png": ("story", WIDE, _arcs),
    "search.png": ("search", WIDE, _search),
    "phone.png": ("story", NARROW, _story),
}


@pytest.mark.parametrize("name", TAKEN)
def test_picture(visit: Any, room: str, name: str) -> None:
    page, window, prepare = TAKEN[name]
    reader = visit(kinds_of_pages(room)[page], viewport=window)
    prepare(reader)
    path = PICTURES / name
    if os.environ.get("PICTURES") == "write":
        reader.page.screenshot(path=str(path), animations="disabled", caret="hide")
    assert path.is_file(), "PICTURES=write make browser takes it"
    width, height = struct.unpack(">II", path.read_bytes()[16:24])
    assert (width, height) == (window["width"], window["height"]), "PICTURES=write takes it anew"


def test_no_picture_is_left_over() -> None:
    assert {each.name for each in PICTURES.iterdir()} == set(TAKEN)
