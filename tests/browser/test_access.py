"""Without JavaScript, in the dark, on paper, read aloud."""

from __future__ import annotations

import shutil
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests import stories


def test_without_javascript_the_link_leads_to_the_words(read: Any) -> None:
    reader = read(java_script_enabled=False)
    reader.opener("t2").click()
    target = reader.page.locator("mark:target")
    assert target.inner_text() == stories.PUT_OFF
    paper = reader.page.locator(".body p").nth(1)
    assert target.bounding_box()["y"] < 900
    assert paper.is_visible()
    reader.page.locator("#u1 summary").click()
    assert reader.page.locator("#u1 .sides").first.is_visible()


def _contrast(reader: Any, selector: str) -> float:
    """WCAG 2.2 contrast of the words against the page."""
    return float(
        reader.page.locator(selector).first.evaluate(
            """e => {
              const light = (text) => {
                const [r, g, b] = text.match(/[\\d.]+/g).slice(0, 3).map((v) => {
                  const c = v / 255;
                  return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
                });
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
              };
              const a = light(getComputedStyle(e).color);
              const b = light(getComputedStyle(document.body).backgroundColor);
              return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            }"""
        )
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_are_legible(read: Any, scheme: str) -> None:
    reader = read(color_scheme=scheme)
    assert _contrast(reader, "#t5 .w") > 12
    for quiet in ("#t5 p.t", "#t5 a.open", ".toc .n", ".bp", "figcaption"):
        assert _contrast(reader, quiet) >= 4.5


def test_dark_is_dark(read: Any) -> None:
    def paper(scheme: str) -> str:
        reader = read(color_scheme=scheme)
        return str(reader.page.evaluate("getComputedStyle(document.body).backgroundColor"))

    assert paper("dark") != paper("light")


def test_printed_all_words_and_sources_are_there(read: Any, tmp_path: Path) -> None:
    reader = read()
    reader.opener("t5").click()
    path = tmp_path / "story.pdf"
    reader.page.pdf(path=str(path))
    assert path.stat().st_size > 20_000
    reader.page.emulate_media(media="print")
    assert not reader.page.locator("#evidence").is_visible()
    assert not reader.page.locator(".toc").is_visible()
    assert "Ostrel Gazette" in reader.page.locator("#t5").inner_text()
    if shutil.which("pdftotext"):
        text = subprocess.run(
            ["pdftotext", str(path), "-"], capture_output=True, check=True, text=True
        ).stdout
        assert "ten walks for the first warm weekend" in text


def test_every_control_has_a_name(read: Any) -> None:
    reader = read()
    reader.opener("t5").click()
    unnamed = reader.page.evaluate(
        """() => Array.from(document.querySelectorAll("a[href], button, summary"))
          .filter((e) => !e.closest('[aria-hidden="true"]'))
          .filter((e) => !(e.getAttribute("aria-label") || e.textContent).trim())
          .map((e) => e.outerHTML)"""
    )
    assert unnamed == []


def test_nothing_hidden_can_be_focused(read: Any) -> None:
    reader = read()
    caught = reader.page.evaluate(
        """() => Array.from(document.querySelectorAll('[aria-hidden="true"] a'))
          .filter((e) => e.getAttribute("tabindex") !== "-1").length"""
    )
    assert caught == 0


def test_regions_are_named_and_headings_in_order(read: Any) -> None:
    reader = read()
    levels = reader.page.evaluate(
        "() => Array.from(document.querySelectorAll('h1,h2,h3,h4'), (h) => +h.tagName[1])"
    )
    assert levels[:2] == [1, 2]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    named = reader.page.evaluate(
        """() => Array.from(document.querySelectorAll("section, article, nav, aside, table"))
          .every((e) => e.getAttribute("aria-label") ||
                        document.getElementById(e.getAttribute("aria-labelledby"))?.textContent)"""
    )
    assert named


def test_two_registers_are_never_one_face(read: Any) -> None:
    reader = read()

    def face(selector: str) -> str:
        found = reader.page.locator(selector).first
        return str(found.evaluate("e => getComputedStyle(e).fontFamily.split(',')[0]"))

    words = {face(s) for s in ("#t5 .w", "h1", ".body p", "#c1 .name", "#d1 td .w", ".bp")}
    tool = {face(s) for s in ("#t5 p.t", "#t5 .date", ".facts", "#d1 p.t", ".toc a", "figcaption")}
    assert len(words) == 1
    assert len(tool) == 1
    assert words != tool


def test_reduced_motion_moves_nothing(read: Any) -> None:
    reader = read()
    reader.opener("t5").click()
    panel = reader.page.locator("#evidence")
    assert panel.evaluate("e => getComputedStyle(e).animationName") == "none"
