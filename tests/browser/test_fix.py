"""Correcting in the reading room as a reader does: by mouse, by keyboard alone, without script, on a phone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Reader
from tests.browser.test_room import AXE, NARROW, _tab_to, asked
from tests.rooms import serving

LINE = "passed a safety inspection on 4 September"


@pytest.fixture(scope="module")
def desk(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A room of its own: what is corrected here is nobody else's."""
    folder = tmp_path_factory.mktemp("desk")
    copy = Path(shutil.copy(archive, folder / "news.db"))
    with serving(copy, folder=folder) as (_, address):
        yield address


@pytest.fixture
def work(browser: Any, desk: str) -> Iterator[Any]:
    """Opens the story of the ferry; at the end nothing was asked of anybody else, and nothing complained."""
    readers: list[Reader] = []

    def open_page(path: str = "", **window: Any) -> Reader:
        readers.append(Reader(browser, desk + (path or story(desk)), **window))
        return readers[-1]

    yield open_page
    for reader in readers:
        outside = [url for url in reader.requests if not url.startswith((desk, "data:"))]
        assert outside == []
        assert reader.complaints == []
        reader.context.close()


def story(desk: str) -> str:
    """The ferry's; a report that was left out of it has a story of its own, of one."""
    listed = asked.__wrapped__(f"{desk}stories.json")["stories"]
    found = (each for each in listed if "ferry" in each["title"] and each["reports"] > 1)
    return f"stories/{next(found)['id']}"


def entry(reader: Reader, words: str) -> Any:
    return reader.page.locator("#timeline .entry", has_text=words)


def undo_all(reader: Reader, desk: str) -> None:
    reader.page.goto(f"{desk}{story(desk)}/fix")
    while reader.page.get_by_role("button", name="Undo").count():
        reader.page.get_by_role("button", name="Undo").first.click()
        reader.page.wait_for_selector("[role=status]")


@pytest.mark.parametrize("script", [True, False])
def test_a_line_is_rejected_and_brought_back(work: Any, desk: str, script: bool) -> None:
    reader = work(java_script_enabled=script)
    entry(reader, LINE).get_by_role("link", name="correct").click()
    assert reader.page.locator("h1").inner_text().endswith("on 4 September.")
    form = reader.page.get_by_role("form", name="This is no line")
    form.get_by_label("Why").fill("The register has the 14th.")
    form.get_by_label("Your name").fill("Ada")
    form.get_by_role("button").click()
    assert "no line of the timeline" in reader.page.get_by_role("status").inner_text()
    reader.page.get_by_role("status").get_by_role("link", name="Back to the story").click()
    assert entry(reader, LINE).count() == 0
    told = reader.page.locator("#decided").text_content() or ""
    assert "Ada" in told
    assert "The register has the 14th." in told
    reader.page.get_by_role("link", name="The log, to undo").click()
    reader.page.get_by_role("button", name="Undo").first.click()
    assert "taken back" in reader.page.get_by_role("status").inner_text()
    reader.page.get_by_role("link", name="Back to the story").first.click()
    assert entry(reader, LINE).count() == 1


def test_the_whole_way_by_keyboard(work: Any, desk: str) -> None:
    reader = work()
    press = reader.page.keyboard.press
    entry(reader, LINE).locator("a.open").focus()
    _tab_to(reader, "a.fix", 6)
    press("Enter")
    reader.page.wait_for_selector(".act")
    _tab_to(reader, "#date-when", 30)
    press("Control+a")
    reader.page.keyboard.type("2027-09-05")
    _tab_to(reader, "#date-why", 1)
    reader.page.keyboard.type("It was a Sunday.")
    press("Enter")
    reader.page.wait_for_selector("[role=status]")
    _tab_to(reader, ".done a", 12)
    press("Enter")
    reader.page.wait_for_selector(".entry")
    moved = entry(reader, LINE)
    assert moved.locator(".date").inner_text().startswith("5 Sep")
    assert "It was a Sunday." in moved.locator(".decided").inner_text()
    moved.locator("a.open").focus()
    undo_all(reader, desk)


def test_somebody_is_called_otherwise_and_said_something(work: Any, desk: str) -> None:
    reader = work()
    person = reader.page.locator("#cast .row", has_text="Magnus Drever").first
    person.get_by_role("link", name="correct").click()
    form = reader.page.get_by_role("form", name="Called something else")
    form.get_by_label("Name", exact=True).fill("Magnus the Skipper")
    form.get_by_role("button").click()
    reader.page.get_by_role("link", name="Back to the story").first.click()
    reader.page.locator("#quotations", has_text="Magnus the Skipper").wait_for(state="attached")
    said = reader.page.locator("#quotations li", has_text="it was the moon coming up").last
    said.get_by_role("link", name="correct").click()
    reader.page.get_by_label("Who said it").select_option(label="Magnus the Skipper (person)")
    reader.page.get_by_role("button", name="Somebody else said this").click()
    assert "said “it was the moon" in reader.page.get_by_role("status").inner_text()
    undo_all(reader, desk)


def test_a_disagreement_and_a_report(work: Any, desk: str) -> None:
    reader = work()
    before = reader.page.locator(".dispute").count()
    reader.page.locator(".dispute").first.get_by_role("link", name="correct").click()
    reader.page.get_by_role("button", name="They do not disagree").click()
    reader.page.get_by_role("link", name="Back to the story").first.click()
    reader.page.wait_for_load_state()  # it is painted before all of it is there
    assert reader.page.locator(".dispute").count() == before - 1
    reports = reader.page.locator("article.report").count()
    reader.page.locator("article.report").last.get_by_role("link", name="correct").click()
    reader.page.get_by_role("button", name="It does not belong here").click()
    reader.page.get_by_role("link", name="Back to the story").first.click()
    reader.page.wait_for_load_state()
    assert reader.page.locator("article.report").count() == reports - 1
    assert reader.page.locator("#problems").text_content().count("left it out") == 1
    undo_all(reader, desk)
    reader.page.goto(desk + story(desk))
    assert reader.page.locator("article.report").count() == reports


def test_a_form_that_makes_no_sense_says_so_and_can_be_mended(work: Any, desk: str) -> None:
    reader = work()
    entry(reader, LINE).get_by_role("link", name="correct").click()
    form = reader.page.get_by_role("form", name="It is of another day")
    form.get_by_label("Why").fill("I remember it.")
    form.get_by_label("Day").fill("last Tuesday")
    form.get_by_role("button").click()
    assert form.get_by_label("Day").evaluate("e => !e.validity.valid"), "the browser says it"
    for day in ("2031-03-04", "2031", "2031-03~", "203X", "../2031-03-04", "2031-03/2031-04"):
        form.get_by_label("Day").fill(day)
        assert form.get_by_label("Day").evaluate("e => e.validity.valid"), day
    form.get_by_label("Day").fill("2031-02-30")
    form.get_by_role("button").click()
    assert "there is no day" in reader.page.get_by_role("alert").inner_text()
    assert form.get_by_label("Why").input_value() == "I remember it."
    form.get_by_label("Day").fill("2027-09-05")
    form.get_by_role("button").click()
    assert "of 2027-09-05" in reader.page.get_by_role("status").inner_text()
    reader.complaints.clear()  # the browser remarks on the status 400
    undo_all(reader, desk)


PAGES = ("line", "name", "quotation", "disagreement", "report", "log")


def page_of(desk: str, kind: str) -> str:
    told = asked.__wrapped__(f"{desk}{story(desk)}.json")
    things = {
        "line": "timeline", "name": "cast", "quotation": "quotations",
        "disagreement": "discrepancies", "report": "articles",
    }  # fmt: skip
    address = f"{story(desk)}/fix"
    return address if kind == "log" else f"{address}/{kind}/{told[things[kind]][0]['id']}"


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("width", [320, 375, 704, 1360])
def test_nothing_stands_out_of_the_page(work: Any, desk: str, kind: str, width: int) -> None:
    reader = work(page_of(desk, kind), viewport={"width": width, "height": 800})
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("kind", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(work: Any, desk: str, kind: str, scheme: str) -> None:
    if not AXE.is_file():
        pytest.skip("needs axe-core from npm: apt-get install npm, then make .venv/npm.stamp")
    reader = work(page_of(desk, kind), viewport=NARROW, color_scheme=scheme)
    reader.page.evaluate(AXE.read_text(encoding="utf-8"))
    found = reader.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found["violations"]] == []


@pytest.mark.parametrize("kind", PAGES)
def test_headings_labels_and_names(work: Any, desk: str, kind: str) -> None:
    reader = work(page_of(desk, kind))
    levels = reader.page.evaluate(
        "() => Array.from(document.querySelectorAll('h1,h2,h3'), (h) => +h.tagName[1])"
    )
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert reader.page.evaluate(
        """() => Array.from(document.querySelectorAll("main input:not([type=hidden]), main select"))
          .every((e) => e.labels.length === 1)"""
    )
    ids = reader.page.evaluate("() => Array.from(document.querySelectorAll('[id]'), (e) => e.id)")
    assert len(ids) == len(set(ids))


def test_a_read_only_room_shows_what_was_decided_and_no_way_to_correct(
    browser: Any, archive: Path, tmp_path: Path
) -> None:
    with serving(archive, "--read-only", folder=tmp_path) as (_, address):
        page = browser.new_page()
        page.goto(address + story(address))
        assert page.locator("a.fix").count() == 0
        assert page.goto(f"{address}{story(address)}/fix").status == 404
        page.close()
